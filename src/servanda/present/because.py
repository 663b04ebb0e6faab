"""A trace to a sheet: one thing, what it rests on, and so on down to the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.assess.stated import OUTSIDE
from servanda.assess.trace import Trace
from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.citing import OUTSIDE as OUTSIDE_CITED
from servanda.present.citing import cite
from servanda.present.naming import plain, spoken
from servanda.present.page import Cite, Group, Line, Section, Sheet
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

QUOTES = 3  # of one thing that are shown
_OUTSIDE = (OUTSIDE, "source")
_VERBATIM = ("file", "address", "source", "id")  # what may look like an id and is none
_DECIDED = ("judgement", "problem")  # what nobody's words stand under


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
    said = ", ".join(f"{plain(name)} {_value(desk, name, value)}" for name, value in found.says)
    known = f", known on {spoken(found.known_on)}" if found.known_on else ""
    head = plain(found.id) if found.kind == OUTSIDE else f"{found.kind} {plain(found.id)}"
    text = f"{head}: {said}{known}" if said else f"{head}{known}"
    if found.kind in _OUTSIDE:  # the dossier's word: under it stand the sources that it names
        yield Line(text, (Cite("", 0, 0, "", OUTSIDE_CITED),), level=level, id=found.id)
    elif not (found.evidence or found.cites) and found.kind in _DECIDED:
        yield Line(text, (Cite("", 0, 0, "", found.kind),), level=level, id=found.id)
    else:
        yield _cited(desk, text, found, level)
    for below in found.because:
        yield from _lines(desk, below, level + 1)


def _cited(desk: Desk, text: str, found: Trace, level: int) -> Line:
    quotes = found.evidence or found.cites[:1]
    if not quotes:  # a document as a whole; else what the dossier alone names
        whole = desk.citing.line(text, (found.id,), level=level, id=found.id)
        return whole if whole.cites else replace(whole, cites=(Cite("", 0, 0, "", OUTSIDE_CITED),))
    words = " … ".join(f"“{plain(one.quote)}”" for one in found.evidence[:QUOTES])
    text = f"{text}: {words}" if words else text
    cites = tuple(cite(one, text) for one in quotes[:QUOTES])
    return Line(text, cites, level=level, id=found.id, more=max(0, len(quotes) - QUOTES))


def _value(desk: Desk, name: str, value: str) -> str:
    if name in ("when", "since", "held", "planned", "published"):
        return spoken(value)
    if name in _VERBATIM:
        return plain(value)
    return desk.citing.names.told(value)
