"""Statements by speaker and side, their stances over time, and a page for each speaker."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import speakers
from servanda.present.screens.speakers import Asked
from servanda.present.web.paging import cut
from servanda.present.web.refusals import Refused
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit

router = APIRouter()


@router.get("/statements")
def show(
    visit: Reading,
    speaker: str = "",
    side: str = "",
    stance: str = "",
    towards: str = "",
    direct: str = "",
    p: int = 1,
) -> Response:
    """Show the statements that are asked for."""
    return _page(visit, "Statements", Asked(speaker, side, stance, towards, direct), p)


@router.get("/speakers/{speaker:path}")
def show_speaker(
    visit: Reading, speaker: str, stance: str = "", towards: str = "", direct: str = "", p: int = 1
) -> Response:
    """Show what one has said."""
    answer = visit.answer()
    found = answer.screen(speakers.compose, Asked())
    name = next((one.name for one in found.speakers if one.value == speaker), "")
    if not name:
        raise Refused(
            404, f"nobody called {speaker[:80]} speaks in this answer", remedy="See the list of statements."
        )
    return _page(visit, name, Asked(speaker=speaker, stance=stance, towards=towards, direct=direct), p)


def _page(visit: Visit, title: str, asked: Asked, p: int) -> Response:
    answer = visit.answer()
    screen = answer.screen(speakers.compose, asked)
    told, pager = cut(screen.sheet, p)
    strip = screen.strip
    body = drawn(visit, answer, "statements.part.html.j2", strip=strip, sheet=told, pager=pager)
    one = visit.request.url.path.startswith("/speakers/")
    facets = (
        ("speaker", "Speaker", "anybody", () if one else screen.speakers, asked.speaker),
        ("side", "Side", "either side", () if one else screen.sides, asked.side),
        ("stance", "Stance", "any", screen.stances, asked.stance),
        ("towards", "Towards", "anything", screen.towards, asked.towards),
        ("direct", "Words", "any", screen.direct, asked.direct),
    )
    return page(
        visit,
        "statements.html.j2",
        answer=answer,
        title=title,
        body=body,
        facets=tuple(each for each in facets if each[3]),
        count=screen.count,
        narrowed=any(each[4] for each in facets if each[3]),
        speaker=asked.speaker if one else "",
    )
