"""A trace to a sheet: one thing, what it rests on, and so on down to the words."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.assess.trace import OUTSIDE, Trace
from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.citing import cite
from servanda.present.naming import plain, spoken
from servanda.present.page import Cite, Group, Line, Section, Sheet
from servanda.present.sections.desk import Desk


def tree(view: View, found: Trace) -> Sheet:
    """Write why the record says something."""
    desk = Desk.of(view, whole=True)
    section = Section("why", f"Why {found.kind} {found.id}", (Group(tuple(_lines(desk, found, 0))),))
    return sheet(desk, "", (section,))


def walk(found: Trace) -> Iterator[Trace]:
    """Go through a tree, top down."""
    yield found
    for one in found.because:
        yield from walk(one)


def _lines(desk: Desk, found: Trace, level: int) -> Iterator[Line]:
    quotes = found.evidence or found.cites
    if found.kind == OUTSIDE:
        cites: tuple[Cite, ...] = (Cite("", 0, 0, "", f"dossier, {plain(found.id)}; no document"),)
    else:
        cites = tuple(cite(one) for one in quotes[: 3 if found.evidence else 1])
    said = ", ".join(f"{name} {_value(desk, name, value)}" for name, value in found.says)
    known = f", known on {spoken(found.known_on)}" if found.known_on else ""
    head = f"{found.kind} {found.id}" if level else plain(found.id)
    yield Line(f"{head}: {said}{known}" if said or known else head, cites, level=level, id=found.id)
    if found.kind == "assertion":
        for one in found.evidence:
            words = plain(one.quote)
            yield Line(f"“{words}”", (cite(one, words),), level=level + 1, id=found.id)
    for below in found.because:
        yield from _lines(desk, below, level + 1)


def _value(desk: Desk, name: str, value: str) -> str:
    if name in ("when", "since", "held", "planned", "published"):
        return spoken(value)
    return desk.citing.names.told(value)
