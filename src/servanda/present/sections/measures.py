"""Measures (rules, limits, permits, embargoes): in force or not, with which parameters, from when to when."""

from __future__ import annotations

from servanda.model.accord import Measure, Parameter
from servanda.present.labels import VERBS
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 8


def measures(desk: Desk) -> Section:
    """Write the section: those with most that is known of them first."""
    ranked = sorted(
        desk.view.assessment.measures,
        key=lambda one: (one.in_force is None, -len(one.parameters) - len(one.changes)),
    )
    shown, more = desk.cap(ranked, ROOM)
    groups = tuple(Group(tuple(_measure(desk, one)), _title(desk, one)) for one in shown)
    return Section(
        "measures",
        "Measures",
        groups,
        empty="No measure is on record.",
        more=more,
        command="servanda measures",
    )


def _title(desk: Desk, one: Measure) -> str:
    names = desk.citing.names
    by = f", by {names.of(one.by)}" if one.by else ""
    on = f", on {names.of(one.on)}" if one.on else ""
    return f"{names.of(one.topic)}{by}{on}"


def _measure(desk: Desk, one: Measure) -> list[Line]:
    line = desk.citing.line
    force = {True: "in force", False: "no longer in force", None: "not stated whether in force"}[one.in_force]
    lines = [line(force, one.because, label=spoken(desk.view.on.isoformat()), id=one.id)]
    for when, type_, ids in one.changes:
        verb = VERBS.get(type_)
        told = verb.participle if verb else type_
        event = next((found for id_ in ids if (found := desk.event(id_))), None)
        said = desk.wording.event(event) if event else told
        lines.append(line(said, ids or one.because, label=spoken(when), level=1))
    lines += [_parameter(desk, one, each) for each in one.parameters if each.name != "in-force"]
    return lines


def _parameter(desk: Desk, one: Measure, parameter: Parameter) -> Line:
    bounds = (_bound("from", parameter.low), _bound("until", parameter.high))
    span = " ".join(bound for bound in bounds if bound)
    span = f" ({span})" if span else ""
    text = f"{plain(parameter.name)}: {plain(parameter.value)}{span}"
    return desk.citing.line(text, parameter.because or one.because, level=1, shown=text)


def _bound(word: str, value: str | None) -> str:
    said = spoken(value) if value else ""
    return said if said.startswith("since ") else f"{word} {said}" if said else ""
