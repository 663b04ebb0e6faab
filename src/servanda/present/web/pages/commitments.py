"""Commitments: the matrix of provision by year, the steps of coders, the list in words, and each on a page.

Rule: filters are fields of the query and hold for all three views of them.
"""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.errors import BadCall
from servanda.model.view import View
from servanda.present import views
from servanda.present.page import Sheet
from servanda.present.screens import duty, matrix
from servanda.present.screens.matrix import Wanted
from servanda.present.web.paging import cut
from servanda.present.web.portions import cited, portion
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit

router = APIRouter()
MOST = 100  # duties on a page
VIEWS = (("", "By year"), ("steps", "Steps of coders"), ("words", "In words"))
FIELDS = ("instrument", "obligor", "state", "first", "last")


@router.get("/commitments")
def every(visit: Reading, p: int = 1) -> Response:
    """Show who owes what, and what is known of each year."""
    query = visit.request.query_params
    how, wanted = query.get("as", ""), asked(visit)
    answer = visit.answer()
    screen = answer.screen(matrix.compose, wanted, steps=how == "steps")
    sheet = None
    blocks, pager = portion(((one, one.rows) for one in screen.blocks), p, MOST)
    if how == "words":
        sheet, pager = cut(answer.screen(_in_words, wanted), p)
    body = drawn(
        visit,
        answer,
        "commitments.part.html.j2",
        screen=screen,
        wanted=wanted,
        how=how,
        tabs=VIEWS,
        fields={name: query.get(name, "") for name in FIELDS},
        sheet=sheet,
        blocks=blocks,
        sources=cited(screen.sources, (row.line for _, rows in blocks for row in rows)),
        pager=pager,
    )
    return page(visit, "record.html.j2", answer=answer, title="Commitments", body=body)


@router.get("/commitments/{commitment_id}")
def show(visit: Reading, commitment_id: str) -> Response:
    """Show one commitment, period by period."""
    answer = visit.answer()
    screen = answer.screen(duty.compose, commitment_id)
    body = drawn(visit, answer, "commitment.part.html.j2", screen=screen)
    return page(visit, "record.html.j2", answer=answer, title=screen.title, body=body)


def asked(visit: Visit) -> Wanted:
    """Read the filters of a query.

    Raises:
        BadCall: a year is none.
    """
    query = visit.request.query_params
    told = {name: query.get(name, "").strip() for name in FIELDS}
    return Wanted(
        told["instrument"],
        told["obligor"],
        told["state"],
        _year(told["first"]),
        _year(told["last"]),
    )


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadCall(f"not a year: {text[:20]!r}", remedy="Write a year as 2009.")
    return int(text)


def _in_words(view: View, wanted: Wanted) -> Sheet:
    return views.compose(matrix.narrowed(view, wanted), "commitments")
