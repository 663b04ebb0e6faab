"""Who owes what to whom, under what, and whether it was performed; who alleges otherwise.

Rule: the answer never exceeds the evidence. An allegation names who makes it, and says whether the
side that owes has replied; a count names who counts and its cut-off.
"""

from __future__ import annotations

from servanda.model.accord import Commitment, Performance, PerformanceState, Step
from servanda.present.citing import OUTSIDE
from servanda.present.labels import PERFORMANCE
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Cite, Group, Line, Section
from servanda.present.sections.counted import STEP, amount, counts
from servanda.present.sections.desk import Desk

ROOM = 8
PERIODS = 4  # of one commitment, the latest of which something is told
_CONTESTED = (
    PerformanceState.NOT_PERFORMED,
    PerformanceState.DISPUTED,
    PerformanceState.ALLEGED_NOT_PERFORMED,
)
_SILENT = (PerformanceState.NO_EVIDENCE, PerformanceState.NOT_YET_DUE)


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
    told = any(not _silent(period) for period in one.performance)
    return (not contested, not told, one.provisional)


def _silent(period: Performance) -> bool:
    """Tell whether nothing at all is told of a period."""
    said = period.counts or period.expected or period.withdrawn or period.replies
    return period.state in _SILENT and not said


def _commitment(desk: Desk, one: Commitment) -> list[Line]:
    line = desk.citing.line(
        duty(desk, one),
        one.because,
        label=desk.citing.names.of(one.obligor, "not stated who"),
        id=one.id,
        limit=1,
        shown=duty(desk, one),
        outside=one.outside_knowledge,
    )
    return [line, *_periods(desk, one), *(_step(one, step) for step in _steps(desk, one))]


def duty(desk: Desk, one: Commitment) -> str:
    """Say what is owed, to whom, and under what."""
    names = desk.citing.names
    to = f" (owed to {names.of(one.beneficiary)})" if one.beneficiary else ""
    under = names.of(one.instrument, one.instrument_text)
    where = provision(desk, one)
    under = f"{under}, {where}" if under and where else under
    text = f"{names.told(one.duty) or 'a duty that is not told'}{to}" + (f", under {under}" if under else "")
    if one.form == "refrain":
        text = f"not to: {text}"
    if one.strength == "best-efforts":
        text += " — best efforts only"
    if one.exception:
        text += f"; except {plain(one.exception)}"
    if one.ambiguous:
        text += " — the words may mean another duty as well"
    return text


def provision(desk: Desk, one: Commitment) -> str:
    """Name the provision of the instrument in which it stands."""
    provisions = (each for instrument in desk.view.dossier.instruments for each in instrument.provisions)
    return next((plain(each.label) for each in provisions if each.id == one.provision), "")


def _periods(desk: Desk, one: Commitment) -> list[Line]:
    """The periods of which something is told, the latest first; the others in one line."""
    ordered = sorted(one.performance, key=_latest, reverse=True)
    silent = [period for period in ordered if _silent(period)]
    if len(silent) <= 1:
        silent = []
    shown, more = desk.cap([period for period in ordered if period not in silent], PERIODS)
    lines = [_performance(desk, one, period) for period in shown]
    left = [f"{more} earlier periods of which something is told"] if more else []
    if silent:
        running = silent[0].state is PerformanceState.NOT_YET_DUE
        last = f", {_name(silent[0])} not yet due" if running else ""
        said = f"{PERFORMANCE[PerformanceState.NO_EVIDENCE]} for {len(silent) - running} periods"
        left.append(f"{said} between {_name(silent[-1])} and {_name(silent[running])}{last}")
    ground = tuple(id_ for period in silent for id_ in period.because) or one.because
    outside = one.outside_knowledge
    return [*lines, *(desk.citing.line(said, ground, level=1, limit=1, outside=outside) for said in left)]


def _latest(period: Performance) -> str:
    when = period.period
    return when.latest.isoformat() if when and when.latest else ""


def _name(period: Performance) -> str:
    if period.name.startswith("FY"):
        return period.name
    return spoken(period.period)


def _performance(desk: Desk, one: Commitment, period: Performance) -> Line:
    names = desk.citing.names
    said = PERFORMANCE[period.state]
    if period.period:
        said = f"{said} ({_name(period)})"
    if period.cured_by:
        said += f", the shortfall of {amount(period.shortfall)} made good in {period.cured_by}" if (
            period.shortfall
        ) else f", made good in {period.cured_by}"  # fmt: skip
    if period.own_word:
        said += f", by the count of {names.of(one.obligor)} alone"
    if period.counts:
        said += f": {counts(names, one, period)}"
    if period.shortfall and not period.cured_by:
        said += f"; short by {amount(period.shortfall)}"
    if period.alleged_by:
        word = "by" if period.state is PerformanceState.ALLEGED_NOT_PERFORMED else "alleged by"
        said += f", {word} {join(tuple(names.told(who) for who in period.alleged_by))}"
    for each in period.expected:
        by = f" by {join(tuple(names.told(who) for who in each.by))}" if each.by else ""
        said += f"; foretold{by} that it will {'be done' if each.met else 'be missed'}"
    if period.withdrawn:
        said += f"; {len(period.withdrawn)} withdrawn since and not counted"
    if period.state in _CONTESTED:
        obligor = names.of(one.obligor, "the side that owes it")
        said += "; answered" if period.replies else f"; no reply from {obligor} on record"
    ground = (*period.because, *period.replies) or one.because
    return desk.citing.line(said, ground, level=1, outside=one.outside_knowledge and not period.because)


def _steps(desk: Desk, one: Commitment) -> tuple[Step, ...]:
    ordered = sorted(one.steps, key=lambda step: step.period.latest.isoformat() if step.period.latest else "")
    shown, _ = desk.cap(tuple(reversed(ordered)), PERIODS)
    return tuple(shown)


def _step(one: Commitment, step: Step) -> Line:
    name = step.name if step.name.startswith("FY") else spoken(step.period)
    said = f"coded {STEP[step.step]} ({name}) by {plain(step.by)} on {spoken(step.on)}: {plain(step.why)}"
    return Line(said, (cite_step(step),), level=1, id=one.id)


def cite_step(step: Step) -> Cite:
    """Cite a coder's step: it is a decision, or the dossier's word, and stands in no document."""
    judged = next((id_ for id_ in step.because if id_.startswith("j_")), "")
    return Cite("", 0, 0, "", f"judgement {judged}" if judged else OUTSIDE)
