"""What could not be used, and what to do about it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import problems
from servanda.present.web.deciding_forms import name_of
from servanda.present.web.paging import turned
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
    shown, pager = turned(found, p, ROWS)
    return page(
        visit,
        "problems.html.j2",
        answer=answer,
        title="Problems",
        rows=shown,
        total=len(found),
        pager=pager,
        may_judge=visit.who.may(Role.REVIEWER),
        asks_name=not name_of(visit),
    )
