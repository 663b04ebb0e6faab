"""Who is who: the list of actors, the network between them, and a page for each."""

from __future__ import annotations

from fastapi import APIRouter, Response

from servanda.present.screens import network, people
from servanda.present.screens.network import KINDS
from servanda.present.web.clocks import day
from servanda.present.web.paging import turned
from servanda.present.web.portions import cited
from servanda.present.web.refusals import Refused
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit

router = APIRouter()

ROWS = 100


def _tabs(visit: Visit) -> tuple[tuple[str, str], ...]:
    return ((visit.link("/who"), "Actors"), (visit.link("/who/network"), "Who met, accused, supported whom"))


@router.get("/who")
def show(visit: Reading, kind: str = "", side: str = "", p: int = 1) -> Response:
    """List the actors."""
    answer = visit.answer()
    screen = answer.screen(people.compose, kind, side)
    rows, pager = turned(screen.rows, p, ROWS)
    lines = [line for row in rows for line in (*row.offices, row.first, row.last) if line]
    body = drawn(
        visit,
        answer,
        "people.part.html.j2",
        rows=rows,
        pager=pager,
        sources=cited(screen.sources, lines),
    )
    return page(
        visit,
        "people.html.j2",
        answer=answer,
        title="Who is who",
        body=body,
        tabs=_tabs(visit),
        facets=(
            ("kind", "Kind", "all who act", screen.types, kind),
            ("side", "Side", "all", screen.sides, side),
        ),
    )


@router.get("/who/network")
def show_network(
    visit: Reading, kind: str = "", since: str = "", until: str = "", sides: str = ""
) -> Response:
    """Show who met, accused or supported whom, and what each edge stands on."""
    answer = visit.answer()
    for name in ("since", "until"):
        day(visit.request.query_params, name)
    screen = answer.screen(network.compose, kind, since, until, bool(sides))
    body = drawn(visit, answer, "network.part.html.j2", net=screen, kinds=KINDS)
    return page(
        visit,
        "network.html.j2",
        answer=answer,
        title="Who met, accused, supported whom",
        body=body,
        tabs=_tabs(visit),
        kinds=screen.kinds,
        asked={"kind": kind, "since": since, "until": until, "sides": sides},
    )


@router.get("/who/{actor:path}")
def show_one(visit: Reading, actor: str) -> Response:
    """Show all that is on record of an actor."""
    answer = visit.answer()
    screen = answer.screen(people.compose_one, actor)
    if screen is None:
        raise Refused(404, f"this answer names no {actor[:80]}", remedy="See the list of who is who.")
    body = drawn(visit, answer, "person.part.html.j2", one=screen)
    return page(visit, "person.html.j2", answer=answer, title=screen.known.name, body=body)
