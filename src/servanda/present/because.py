"""A trace to a sheet: one thing, what it rests on, and so on down to the words."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.assess.trace import OUTSIDE, Trace
from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.citing import OUTSIDE as OUTSIDE_CITED
from servanda.present.citing import cite
from servanda.present.naming import plain, spoken
from servanda.present.page import Cite, Group, Line, Section, Sheet
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

QUOTES = 3  # of one thing that are shown


def tree(view: View, found: Trace) -> Sheet:
    """Write why the record says something."""
    desk = Desk.of(view, whole=True)
    group = Group(tuple(_lines(desk, found, 0)), subject(desk, found.id))
    section = Section("why", "Why the record says so", (group,))
    return sheet(desk, "", (section,))


def walk(found: Trace) -> Iterator[Trace]:
    """Go through a tree, top down."""
    yield found
    for one in found.because:
        yield from walk(one)


def _lines(desk: Desk, found: Trace, level: int) -> Iterator[Line]:
    said = ", ".join(f"{name} {_value(desk, name, value)}" for name, value in found.says)
    known = f", known on {spoken(found.known_on)}" if found.known_on else ""
    head = f"{found.kind} {plain(found.id)}"
    text = f"{head}: {said}{known}" if said else f"{head}{known}"
    if found.kind == OUTSIDE:
        yield Line(plain(found.id), (Cite("", 0, 0, "", OUTSIDE_CITED),), level=level, id=found.id)
        return
    quotes = found.evidence or found.cites[:1]
    words = " … ".join(f"“{plain(one.quote)}”" for one in found.evidence[:QUOTES])
    text = f"{text}: {words}" if words else text
    cites = tuple(cite(one, text) for one in quotes[:QUOTES])
    yield Line(text, cites, level=level, id=found.id, more=max(0, len(quotes) - QUOTES))
    for below in found.because:
        yield from _lines(desk, below, level + 1)


def _value(desk: Desk, name: str, value: str) -> str:
    if name in ("when", "since", "held", "planned", "published"):
        return spoken(value)
    return desk.citing.names.told(value)
