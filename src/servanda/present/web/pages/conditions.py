"""Conditions: who makes what depend on what, and what of it holds."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import conditions
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/conditions")
def every(visit: Reading) -> Response:
    """Show the conditions by their holders."""
    answer = visit.answer()
    body = drawn(visit, answer, "conditions.part.html.j2", screen=answer.screen(conditions.compose))
    return page(visit, "record.html.j2", answer=answer, title="Conditions", body=body)
