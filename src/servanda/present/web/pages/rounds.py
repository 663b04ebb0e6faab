"""The rounds of talks: all of them in a list, and each on a page of its own."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import meeting
from servanda.present.web.portions import cited, portion
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()
MOST = 200  # rounds on a page


@router.get("/rounds")
def every(visit: Reading, p: int = 1) -> Response:
    """List the rounds by track, the latest first."""
    answer = visit.answer()
    screen = answer.screen(meeting.overview)
    tables, pager = portion(((one, one.rows) for one in screen.tables), p, MOST)
    sources = cited(screen.sources, (row.line for _, rows in tables for row in rows))
    body = drawn(visit, answer, "rounds.part.html.j2", tables=tables, pager=pager, sources=sources)
    return page(visit, "record.html.j2", answer=answer, title="Rounds", body=body)


@router.get("/rounds/{round_id}")
def show(visit: Reading, round_id: str) -> Response:
    """Show one round: each side in a column, and what came of it."""
    answer = visit.answer()
    screen = answer.screen(meeting.compose, round_id)
    body = drawn(visit, answer, "round.part.html.j2", screen=screen)
    return page(visit, "record.html.j2", answer=answer, title=f"Round of {screen.name}", body=body)
