"""On what the accounts differ: the list, and one difference with its answers side by side, to be settled.

Rule: what a person settles stays a difference: every answer keeps its supporters, and the choice can be
undone.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from servanda.errors import BadCall
from servanda.model.record import Decision
from servanda.present.screens import duel
from servanda.present.web import deciding_forms
from servanda.present.web.deciding import decided
from servanda.present.web.paging import turned
from servanda.present.web.rendering import drawn, page
from servanda.present.web.security.who import Role
from servanda.present.web.visit import Reading, Reviewing

router = APIRouter()
ROWS = 100

Short = Annotated[str, Form(max_length=400)]


@router.get("/conflicts")
def show_all(visit: Reading, p: int = 1, precision: bool = False) -> Response:
    """List the differences; those of mere precision where they are asked for."""
    answer = visit.answer()
    found = answer.screen(duel.rows)
    finer = sum(one.agrees for one in found)
    some = tuple(one for one in found if precision or not one.agrees)
    shown, pager = turned(some, p, ROWS)
    body = drawn(
        visit,
        answer,
        "conflicts.part.html.j2",
        title="Conflicts",
        rows=shown,
        opened=sum(not one.settled for one in some if not one.agrees),
        settled=sum(bool(one.settled) for one in some),
        finer=finer,
        precision=precision,
        pager=pager,
    )
    return page(visit, "conflicts.html.j2", answer=answer, title="Conflicts", body=body)


@router.get("/conflicts/{conflict}")
def show(visit: Reading, conflict: str) -> Response:
    """Show one difference."""
    answer = visit.answer()
    screen = answer.screen(duel.compose, conflict)
    return page(
        visit,
        "conflict.html.j2",
        answer=answer,
        title="Where the accounts differ",
        screen=screen,
        may_judge=visit.who.may(Role.REVIEWER),
        asks_name=not deciding_forms.name_of(visit),
    )


@router.post("/conflicts/{conflict}/settle")
def settle(
    visit: Reviewing,
    conflict: str,
    do: Short,
    why: Annotated[str, Form(max_length=2000)] = "",
    by: Short = "",
) -> Response:
    """Settle a difference: prefer one account, or say that two things are one, or two."""
    screen = visit.answer().screen(duel.compose, conflict)
    word, _, chosen = do.partition(" ")
    if not why.strip():
        raise BadCall(
            "a decision needs a reason", remedy="Write why: it stands beside the decision for ever."
        )
    if word == Decision.PREFER and chosen in {each.id for one in screen.answers for each in one.accounts}:
        wanted = (Decision.PREFER, screen.id, chosen)
    elif word in (Decision.SAME, Decision.DIFFERENT) and len(screen.subjects) > 1:
        wanted = (Decision(word), screen.subjects[0][0], screen.subjects[1][0])
    else:
        raise BadCall("no such decision here", remedy="Choose an answer of the list.")
    deciding_forms.decide(visit, [wanted], why=why, by=by)
    # What is one, or two, may leave no difference behind.
    stays = word == Decision.PREFER
    response = RedirectResponse(visit.link(f"/conflicts/{conflict}" if stays else "/review/decided"), 303)
    deciding_forms.remember(visit, response, by)
    return decided(visit, response)
