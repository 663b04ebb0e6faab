"""Whether something would have been allowed: the verdict, each rule in its words, what stays open."""

from __future__ import annotations

from servanda.assess.allowed import Answer, Fact, Judged, Open, Verdict
from servanda.assess.comparing import Outcome
from servanda.model.limits import Measure
from servanda.present.labels import OPEN
from servanda.present.naming import plain, spoken, spoken_day
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk
from servanda.present.sections.measures import rule_words, span, title

_OUTCOME = {Outcome.MET: "met", Outcome.BROKEN: "broken", Outcome.OPEN: "open"}


def allowed(desk: Desk, measure: Measure, verdict: Verdict) -> Section:
    """Write the answer; every line cites what it rests on."""
    asked = ", ".join(_fact(one) for one in verdict.facts) or "nothing"
    groups = [Group((_verdict(desk, measure, verdict),), f"Asked of {spoken_day(verdict.on)}: {asked}")]
    rules = tuple(_rule(desk, measure, one) for one in verdict.judged)
    if rules:
        groups.append(Group(rules, f"Rules of {spoken_day(verdict.on)}"))
    left = tuple(_open(desk, measure, one) for one in verdict.open)
    if left:
        groups.append(Group(left, "What stays open"))
    return Section("allowed", title(desk, measure), tuple(groups))


def _verdict(desk: Desk, measure: Measure, verdict: Verdict) -> Line:
    day = spoken_day(verdict.on)
    if verdict.answer is Answer.NO:
        text = f"No: a rule that stood on {day} is broken."
    elif verdict.answer is Answer.NOT_STATED:
        text = f"Not stated: what is on record leaves it open for {day}."
    elif verdict.in_force is False:
        text = f"Yes, as far as this measure goes: it was not in force on {day}."
    else:
        text = f"Yes, as far as this measure goes: what was given meets its rules of {day}."
    ground = verdict.because or measure.because
    return desk.citing.line(text, ground, id=measure.id, outside=measure.outside_knowledge, limit=3)


def _rule(desk: Desk, measure: Measure, one: Judged) -> Line:
    words = f"{rule_words(one.rule)}{span(one.rule.low, one.rule.high)}"
    given = f"{_fact(one.fact)}: {_OUTCOME[one.outcome]}" if one.fact else ""
    if one.fact is None and one.outcome is Outcome.OPEN:
        given = "not given"
    given = ", ".join(part for part in (given, "if it stood" if one.unsure else "") if part)
    ground = one.rule.because or measure.because
    label = plain(one.rule.parameter)
    text = f"{words} — {given}" if given else words
    return desk.citing.line(text, ground, label=label, shown=words, outside=measure.outside_knowledge)


def _open(desk: Desk, measure: Measure, one: Open) -> Line:
    when = spoken(one.when, "a day that is not told")
    text = OPEN.get(one.code, one.code).format(name=plain(one.name), when=when)
    ground = one.because or measure.because
    return desk.citing.line(text, ground, outside=measure.outside_knowledge, limit=1)


def _fact(one: Fact) -> str:
    unit = f" {one.unit}" if one.unit and one.unit.casefold() not in one.name.casefold() else ""
    return f"{plain(one.name)}={plain(one.value)}{unit}"
