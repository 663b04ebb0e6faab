"""Why the record says so: from one id down to the exact words."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import grounds
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/why/{subject}")
def why(visit: Reading, subject: str) -> Response:
    """Show what a line rests on."""
    answer = visit.answer()
    screen = answer.screen(grounds.compose, subject)
    body = drawn(visit, answer, "why.part.html.j2", screen=screen)
    return page(visit, "record.html.j2", answer=answer, title="Why the record says so", body=body)
