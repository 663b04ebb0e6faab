"""Measures (rules, limits, permits, embargoes): in force or not, with which rules, from when to when."""

from __future__ import annotations

from servanda.assess.rules import stands
from servanda.model.limits import Measure, Parameter, Rule
from servanda.present.citing import DOSSIER
from servanda.present.labels import TEST, VERBS
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 8
RULES = 6  # of one measure, in a brief


def measures(desk: Desk) -> Section:
    """Write the section: those with most that is known of them first."""
    ranked = sorted(
        desk.view.assessment.measures,
        key=lambda one: (one.in_force is None, -len(one.parameters) - len(one.changes)),
    )
    shown, more = desk.cap(ranked, ROOM)
    groups = tuple(Group(tuple(_measure(desk, one)), title(desk, one)) for one in shown)
    return Section(
        "measures",
        "Measures",
        groups,
        empty="No measure is on record.",
        more=more,
        command="servanda measures",
    )


def title(desk: Desk, one: Measure) -> str:
    """Name a measure: what it is, by whom, and on whom."""
    names = desk.citing.names
    by = f", by {names.of(one.by)}" if one.by else ""
    on = f", on {names.of(one.on)}" if one.on else ""
    return f"{plain(one.name) or names.of(one.topic)}{by}{on}"


def _measure(desk: Desk, one: Measure) -> list[Line]:
    line = desk.citing.line
    force = {True: "in force", False: "no longer in force", None: "not stated whether in force"}[one.in_force]
    day, outside = spoken(desk.view.on.isoformat()), one.outside_knowledge
    lines = [line(force, one.because, label=day, id=one.id, outside=outside)]
    for when, type_, ids in one.changes:
        verb = VERBS.get(type_)
        told = verb.participle if verb else type_
        event = next((found for id_ in ids if (found := desk.event(id_))), None)
        said = desk.wording.event(event) if event else told
        lines.append(line(said, ids or one.because, label=spoken(when), level=1))
    rules = {(rule.parameter, rule.low, rule.because): rule for rule in stated(desk, one)}
    shown = [each for each in one.parameters if each.name != "in-force"]
    if not desk.whole:
        ended = {key for key, rule in rules.items() if stands(rule, desk.view.on, one.rules) is False}
        shown = [each for each in shown if (each.name, each.low, each.because) not in ended][:RULES]
    for each in shown:
        rule = rules.get((each.name, each.low, each.because))
        lines.append(_parameter(desk, one, each, rule_words(rule) if rule else plain(each.value)))
    if one.references and desk.whole:
        lines.append(
            line(f"legal text: {plain('; '.join(one.references))}", one.because, level=1, outside=outside)
        )
    return lines


def stated(desk: Desk, one: Measure) -> list[Rule]:
    """The rules that a dossier states: the compiler's words say more than their values."""
    of_dossier = {claim.id for claim in desk.view.reconciled.measures if claim.measure}
    return [
        rule
        for rule in one.rules
        if any(id_ in of_dossier or id_.startswith(DOSSIER) for id_ in rule.because)
    ]


def rule_words(rule: Rule) -> str:
    """Say a rule: in its own words, else by its test."""
    if rule.says:
        return plain(rule.says)
    values = f"{', '.join(rule.values)} {rule.unit}".strip()
    return plain(TEST.get(rule.test, "{}").format(values)).strip(" :")


def _parameter(desk: Desk, one: Measure, parameter: Parameter, words: str) -> Line:
    text = f"{plain(parameter.name)}: {words}{span(parameter.low, parameter.high)}"
    ground = parameter.because or one.because
    return desk.citing.line(text, ground, level=1, shown=text, outside=one.outside_knowledge)


def span(low: str | None, high: str | None) -> str:
    """Say from when to when: "(from 2004 until April 2009)"; nothing where neither is told."""
    said = " ".join(one for one in (_bound("from", low), _bound("until", high)) if one)
    return f" ({said})" if said else ""


def _bound(word: str, value: str | None) -> str:
    said = spoken(value) if value else ""
    return said if said.startswith("since ") else f"{word} {said}" if said else ""
