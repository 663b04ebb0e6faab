"""Who owes what to whom, under what, and whether it was performed; who alleges otherwise.

Rule: the answer never exceeds the evidence. An allegation names who makes it, and says whether the
side that owes has replied.
"""

from __future__ import annotations

from servanda.model.accord import Commitment, Performance, PerformanceState
from servanda.present.labels import PERFORMANCE
from servanda.present.naming import join, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 8
_CONTESTED = (
    PerformanceState.NOT_PERFORMED,
    PerformanceState.DISPUTED,
    PerformanceState.ALLEGED_NOT_PERFORMED,
)
_FORMS = {"do": "shall", "refrain": "shall not", "give-access": "shall give access:"}


def commitments(desk: Desk) -> Section:
    """Write the section: what is contested first."""
    ranked = sorted(desk.view.assessment.commitments, key=_rank)
    shown, more = desk.cap(ranked, ROOM)
    return Section(
        "commitments",
        "Who owes what",
        (Group(tuple(line for one in shown for line in _commitment(desk, one))),) if shown else (),
        empty="No commitment is on record.",
        more=more,
        command="servanda commitments",
    )


def _rank(one: Commitment) -> tuple[bool, bool, bool]:
    contested = any(period.state in _CONTESTED for period in one.performance)
    told = any(period.state is not PerformanceState.NO_EVIDENCE for period in one.performance)
    return (not contested, not told, one.provisional)


def _commitment(desk: Desk, one: Commitment) -> list[Line]:
    names = desk.citing.names
    who = names.of(one.obligor, "not stated who")
    to = f" (owed to {names.of(one.beneficiary)})" if one.beneficiary else ""
    under = names.of(one.instrument, one.instrument_text)
    text = f"{names.told(one.duty) or 'a duty that is not told'}{to}" + (f", under {under}" if under else "")
    if one.form == "refrain":
        text = f"not to: {text}"
    if one.strength == "best-efforts":
        text += " — best efforts only"
    outside = one.outside_knowledge
    lines = [desk.citing.line(text, one.because, label=who, id=one.id, limit=1, shown=text, outside=outside)]
    lines += [_performance(desk, one, period) for period in one.performance]
    return lines


def _performance(desk: Desk, one: Commitment, period: Performance) -> Line:
    names = desk.citing.names
    said = PERFORMANCE[period.state]
    if period.period:
        said = f"{said} ({spoken(period.period)})"
    if period.alleged_by:
        word = "by" if period.state is PerformanceState.ALLEGED_NOT_PERFORMED else "alleged by"
        word = "by" if period.state is PerformanceState.ALLEGED_NOT_PERFORMED else "alleged by"
        said += f", {word} {join(tuple(names.told(who) for who in period.alleged_by))}"
    if period.state in _CONTESTED:
        obligor = names.of(one.obligor, "the side that owes it")
        said += "; answered" if period.replies else f"; no reply from {obligor} on record"
    ground = (*period.because, *period.replies) or one.because
    return desk.citing.line(said, ground, level=1, outside=one.outside_knowledge and not period.because)
