"""Search hits to a sheet: each with the words around it and who says them."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.citing import cite
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Section, Sheet
from servanda.present.sections.desk import Desk
from servanda.store.protocol import Hit


def hits(view: View, found: Sequence[Hit], words: str) -> Sheet:
    """Write where some words stand."""
    desk = Desk.of(view, whole=True)
    lines = tuple(_line(desk, hit) for hit in found)
    section = Section(
        "search",
        f"Where {plain(words)} stands",
        (Group(lines),) if lines else (),
        empty="No document that is visible on these days has these words.",
    )
    return sheet(desk, "", (section,))


def _line(desk: Desk, hit: Hit) -> Line:
    speech = desk.speech(hit.statement) if hit.statement else None
    said = f"{desk.wording.speakers(speech)}: " if speech else ""
    shown = plain(hit.snippet.quote)
    day = spoken(desk.citing.published(hit.document).value)
    return Line(f"{said}… {shown} …", (cite(hit.snippet, shown),), label=day, id=speech.id if speech else "")
