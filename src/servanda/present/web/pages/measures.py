"""Measures on a day, and the question whether something would have been allowed under one."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from servanda.present.screens import measures
from servanda.present.web.portions import cited, portion
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit

router = APIRouter()
GIVEN = "given."  # before the name of a parameter, in a query
ON_PAGE = 60  # measures
MOST = 40  # facts, and code points of each
LONG = 200


@router.get("/measures")
def every(visit: Reading, p: int = 1) -> Response:
    """Show the measures of a day; one that is chosen leads to its page."""
    if chosen := visit.request.query_params.get("measure", "").strip():
        return RedirectResponse(visit.link(f"/measures/{chosen}"), 303)
    answer = visit.answer()
    screen = answer.screen(measures.compose)
    groups, pager = portion(screen.groups, p, ON_PAGE)
    sources = cited(screen.sources, (line for _, cards in groups for one in cards for line in one.lines()))
    body = drawn(
        visit,
        answer,
        "measures.part.html.j2",
        groups=groups,
        choices=screen.choices,
        pager=pager,
        sources=sources,
    )
    return page(visit, "record.html.j2", answer=answer, title="Measures", body=body)


@router.get("/measures/{measure_id}")
def show(visit: Reading, measure_id: str) -> Response:
    """Show one measure, and answer what is asked of it."""
    answer = visit.answer()
    screen = answer.screen(measures.question, measure_id, given(visit))
    body = drawn(
        visit,
        answer,
        "measure.part.html.j2",
        screen=screen,
        on=answer.view.on,
        told=dict(given(visit)),
        other_name=visit.request.query_params.get("name", ""),
        other_value=visit.request.query_params.get("value", ""),
    )
    return page(visit, "record.html.j2", answer=answer, title=screen.card.name, body=body)


def given(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Read the facts of a query: those of the fields that the rules name, and one of the asker's own."""
    query = visit.request.query_params
    found = [
        (name.removeprefix(GIVEN)[:LONG], value.strip()[:LONG])
        for name, value in query.multi_items()
        if name.startswith(GIVEN) and value.strip()
    ]
    if (name := query.get("name", "").strip()) and (value := query.get("value", "").strip()):
        found.append((name.replace("=", " ")[:LONG], value[:LONG]))
    return tuple(found[:MOST])
