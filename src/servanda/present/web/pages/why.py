"""Why the record says so: from one id down to the exact words."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.assess import why_of
from servanda.model.view import View
from servanda.present.because import tree
from servanda.present.page import Sheet
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()
TITLE = "Why the record says so"


@router.get("/why/{subject}")
def why(visit: Reading, subject: str) -> Response:
    """Show what a line rests on."""
    answer = visit.answer()
    sheet = answer.screen(_tree, subject)
    body = drawn(visit, answer, "sheet.part.html.j2", title=TITLE, sheet=sheet)
    return page(visit, "drawn.html.j2", answer=answer, title=TITLE, body=body)


def _tree(view: View, subject: str) -> Sheet:
    return tree(view, why_of(view, subject))
