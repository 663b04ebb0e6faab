"""The views of the record as objects of the exchange format: lists, page by page, and each by itself.

Rule: a view is a line of VIEWS. Its objects are those that `servanda export --kind` writes, in that order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from servanda.errors import UnknownId
from servanda.model.view import View
from servanda.present.exchange import objects
from servanda.present.exchange.reading import Object
from servanda.present.sections.timeline import day_of
from servanda.present.web.answers import Answer
from servanda.present.web.api.answering import JSON, sent, tag, unchanged, wanted
from servanda.present.web.api.contract import page_of, promised, ref
from servanda.present.web.api.cursors import MOST, PAGE, bound, cut
from servanda.present.web.api.strict import CLOCKED, strict
from servanda.present.web.visit import Reading, Visit

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["views"])

VIEWS: tuple[tuple[str, str, str], ...] = (  # path, kind, what it lists
    ("tracks", "track", "Tracks of talks: where they stand, and what is due."),
    ("rounds", "round", "Rounds, held and planned."),
    ("proposals", "proposal", "Proposals, requests and demands, with their replies."),
    ("instruments", "instrument", "Instruments, and when they were in force."),
    ("commitments", "commitment", "Who owes what to whom."),
    ("performances", "performance", "Whether it was performed, period by period."),
    ("measures", "measure", "Rules, limits and embargoes, with their parameters over time."),
    ("statements", "statement", "Who said what, in which words."),
    ("conditions", "condition", "What a side makes an outcome hang on."),
    ("figures", "figure", "How many of what, counted by whom."),
    ("events", "event", "What happened, or was to happen, as all who report it tell it."),
    ("conflicts", "conflict", "On what the accounts differ, and what settled it."),
    ("actors", "actor", "Who is who, with offices and mentions."),
    ("documents", "document", "The sources: title, publisher, day and how it is known."),
    ("assertions", "assertion", "What single documents say, each with its exact words."),
    ("timexes", "timex", "Expressions of time in the documents."),
    (
        "cases",
        "case",
        "Grants, refusals, interceptions; single cases for those named, else by type and year.",
    ),
    ("judgements", "judgement", "What people decided."),
    ("problems", "problem", "Text or steps that could not be used, and what to do."),
)

Cursor = Annotated[
    str | None,
    Query(pattern=r"^[A-Za-z0-9_\-]+$", max_length=2000, description="`next` of the page before."),
]
Size = Annotated[int, Query(ge=1, le=MOST, description="How many at most on a page.")]
Id = Annotated[str, Path(max_length=400, description="As it stands in `id`.")]

Made = Callable[[Answer], Sequence[Object]]


def page(visit: Visit, made: Made, cursor: str | None, size: int, **more: object) -> Response:
    """Send a page of objects of the answer, or say that it is as the program has it."""
    wanted(visit, (JSON,))
    answer, place = bound(visit, cursor)
    name = tag(visit, answer)
    known = unchanged(visit, name)
    if known is not None:
        return known
    found = made(answer)
    items, following = cut(visit, found, place, size, answer.recorded_at)
    return sent(
        name, {"items": items, "total": len(found), "next": following, **clocks(visit, answer), **more}
    )


def clocks(visit: Visit, answer: Answer) -> Object:
    """By which clocks an answer is: with the day that was taken where none was named."""
    view = answer.view
    return {
        "on": view.on.isoformat(),
        "known_by": view.known_by.isoformat() if view.known_by else None,
        "recorded_by": view.recorded_by,
        "recorded_at": answer.recorded_at,
        "track": visit.clocks.track,
        "later": answer.later,
    }


def of_kind(answer: Answer, kind: str) -> Sequence[Object]:
    """The objects of one kind, made once while the answer stands."""
    found: Sequence[Object] = answer.kept(("objects", kind), lambda: tuple(objects(answer.view, (kind,))))
    return found


def _list(path: str, kind: str, what: str) -> None:
    @router.get(
        f"/{path}",
        name=f"list_{path}",
        summary=what,
        response_class=Response,
        responses=promised({JSON: page_of((kind,))}, "A page of them."),
        openapi_extra=CLOCKED,
    )
    def show(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
        return page(visit, lambda answer: of_kind(answer, kind), cursor, limit)

    @router.get(
        f"/{path}/{{id}}",
        name=f"one_of_{path}",
        summary=f"One {kind}, by its id.",
        response_class=Response,
        responses=promised({JSON: ref(kind)}, "The object."),
        openapi_extra=CLOCKED,
    )
    def one(visit: Reading, id: Id) -> Response:
        wanted(visit, (JSON,))
        answer = visit.answer()
        name = tag(visit, answer)
        found = next((thing for thing in of_kind(answer, kind) if thing["id"] == id), None)
        if found is None:
            raise UnknownId(f"no {kind} of that id on these days", remedy=f"Their ids stand in /api/{path}.")
        return unchanged(visit, name) or sent(name, found)


for _path, _kind, _what in VIEWS:
    _list(_path, _kind, _what)


@router.get(
    "/timeline",
    summary="Events in the order of their days; those without a day come last.",
    response_class=Response,
    responses=promised({JSON: page_of(("event",))}, "A page of them."),
    openapi_extra=CLOCKED,
)
def timeline(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """List the events as the timeline does."""

    def ordered(answer: Answer) -> Sequence[Object]:
        order = answer.screen(_order)
        return sorted(of_kind(answer, "event"), key=lambda thing: order[str(thing["id"])])

    return page(visit, ordered, cursor, limit)


def _order(view: View) -> dict[str, int]:
    events = sorted(view.reconciled.events, key=day_of)
    return {event.id: number for number, event in enumerate(events)}
