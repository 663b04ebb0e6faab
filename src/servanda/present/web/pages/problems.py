"""What could not be used, and what to do about it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import problems
from servanda.present.web.deciding_forms import name_of
from servanda.present.web.rendering import page
from servanda.present.web.security.who import Role
from servanda.present.web.visit import Reading

router = APIRouter()
ROWS = 150


@router.get("/problems")
def show(visit: Reading, p: int = 1) -> Response:
    """List the problems."""
    answer = visit.answer()
    found = answer.screen(problems.compose)
    pages = max(1, -(-len(found) // ROWS))
    p = min(max(1, p), pages)
    return page(
        visit,
        "problems.html.j2",
        answer=answer,
        title="Problems",
        rows=found[(p - 1) * ROWS : p * ROWS],
        total=len(found),
        p=p,
        pages=pages,
        may_judge=visit.who.may(Role.REVIEWER),
        asks_name=not name_of(visit),
    )
