"""Why the record says so: from one id down to the exact words."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.assess import why_of
from servanda.model.view import View
from servanda.present.because import tree
from servanda.present.page import Sheet
from servanda.present.web.rendering import page
from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/why/{subject}")
def why(visit: Reading, subject: str) -> Response:
    """Show what a line rests on."""
    answer = visit.answer()
    sheet = answer.screen(_tree, subject)
    return page(visit, "sheet.html.j2", answer=answer, title="Why the record says so", sheet=sheet)


def _tree(view: View, subject: str) -> Sheet:
    return tree(view, why_of(view, subject))
