"""Conditions: who makes what depend on what, and what of it holds."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import conditions
from servanda.present.web.portions import cited, portion
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()
MOST = 80  # conditions on a page


@router.get("/conditions")
def every(visit: Reading, p: int = 1) -> Response:
    """Show the conditions by their holders."""
    answer = visit.answer()
    screen = answer.screen(conditions.compose)
    holders, pager = portion(((one, one.hinges) for one in screen.holders), p, MOST)
    lines = (line for _, hinges in holders for one in hinges for line in one.lines())
    sources = cited(screen.sources, lines)
    body = drawn(visit, answer, "conditions.part.html.j2", holders=holders, pager=pager, sources=sources)
    return page(visit, "record.html.j2", answer=answer, title="Conditions", body=body)
