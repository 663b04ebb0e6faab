"""Questions with an answer of their own: what changed, why, where words stand, and lists to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.exceptions import RequestValidationError

from servanda.assess import changes, entered, why_of
from servanda.errors import UnknownId
from servanda.model.accord import Change
from servanda.model.view import View
from servanda.present import brief as briefs
from servanda.present import views
from servanda.present.because import walk
from servanda.present.exchange import KINDS, objects
from servanda.present.exchange.changed import changes as written
from servanda.present.exchange.reading import Object
from servanda.present.web.answers import Answer
from servanda.present.web.api.answering import JSON, sent, tag, unchanged, wanted
from servanda.present.web.api.contract import DAY, INSTANT, closed, page_of, promised, ref
from servanda.present.web.api.cursors import PAGE
from servanda.present.web.api.strict import CLOCKED, as_day, is_moment, strict
from servanda.present.web.api.things import Cursor, Id, Size, clocks, page
from servanda.present.web.refusals import Refused
from servanda.present.web.visit import Reading, Visit

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["questions"])
HITS = 50
WORDS = r"^[^\x00]*[A-Za-z0-9][^\x00]*$"

_int: dict[str, Any] = {"type": "integer", "minimum": 0}
HIT = closed(
    {
        "document": {"type": "string"},
        "statement": {"type": ["string", "null"], "description": "that holds the words; null in other text"},
        "start": _int,
        "end": _int,
        "quote": {"type": "string", "description": "the words around"},
        "matches": {
            "type": "array",
            "items": closed({"start": _int, "end": _int}),
            "description": "the words themselves, as offsets into the document's text",
        },
    }
)
"""Where searched words stand."""


@router.get(
    "/changes",
    summary="What became known after a day, or was recorded after a moment.",
    description="Without either it counts from the last round. Changes come first, then what they are of.",
    response_class=Response,
    responses=promised({JSON: page_of(("change", *KINDS))}, "A page of changes and their objects."),
    openapi_extra=CLOCKED,
)
def changed(
    visit: Reading,
    since: Annotated[str | None, Query(json_schema_extra={**DAY})] = None,
    recorded: Annotated[
        str | None,
        Query(
            json_schema_extra={"anyOf": [DAY, INSTANT]},
            description="What was entered after this moment, however old.",
        ),
    ] = None,
    cursor: Cursor = None,
    limit: Size = PAGE,
) -> Response:
    """Tell what changed."""
    if since is not None and as_day(since) is None:
        raise not_of_form("since", "not a day; write it as 2009-05-22")
    if recorded is not None and not is_moment(recorded):
        raise not_of_form("recorded", "neither a day nor an instant; write 2009-05-22T09:30:00Z")
    if since and recorded:
        raise Refused(409, "these are two questions", remedy="Give `since` or `recorded`, not both.")
    day = as_day(since) if since else None
    return page(visit, lambda answer: _changes(visit, answer, day, recorded), cursor, limit)


def _changes(visit: Visit, answer: Answer, since: date | None, recorded: str | None) -> Sequence[Object]:
    after, asked = answer.view, replace(visit.clocks, recorded_by=answer.view.recorded_by)
    day = None if recorded else since or answer.screen(briefs.last_day)
    if day is None and not recorded:
        raise UnknownId(
            "no round is known to have been held, so there is no day to start from", remedy="Give `since`."
        )
    earlier = (
        replace(asked, on=after.on, known_by=min(day, asked.known_by or day))
        if day
        else replace(asked, on=after.on, recorded_by=recorded)
    )
    before = visit.answer(earlier).view
    found: tuple[Change, ...] = changes(
        (before.reconciled, before.assessment), (after.reconciled, after.assessment)
    )
    if recorded and not day:
        found = entered(found, before, after)
    subjects = {one.subject for one in found}
    # A speech act is no object of its own: its excerpts are.
    subjects |= {
        excerpt.id
        for speech in after.reconciled.speeches
        if speech.id in subjects
        for excerpt in speech.statements
    }
    return (*written(after, found), *(thing for thing in objects(after) if thing["id"] in subjects))


@router.get(
    "/why/{id}",
    summary="Why the record says so: all that one thing rests on, down to the words.",
    response_class=Response,
    responses=promised({JSON: page_of(KINDS)}, "A page of the objects below it, itself among them."),
    openapi_extra=CLOCKED,
)
def why(visit: Reading, id: Id, cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """Tell what a thing rests on."""

    def made(answer: Answer) -> Sequence[Object]:
        under = answer.screen(_under, id.split(":", 2)[-1] if id.startswith("change:") else id)
        return [thing for thing in objects(answer.view) if thing["id"] in under]

    return page(visit, made, cursor, limit)


def _under(view: View, id_: str) -> frozenset[str]:
    found = why_of(view, id_)
    return frozenset({one.id for one in walk(found)} | {cite.document for cite in found.cites})


@router.get(
    "/search",
    summary="Where words stand, the best first.",
    description='All words must occur; `"two words"` stand together, `migra*` is a beginning.',
    response_class=Response,
    responses=promised(
        {
            JSON: page_of(
                ("document", "statement"),
                hits={"type": "array", "items": HIT, "description": "the best first"},
            )
        },
        "The places, and the documents and statements that they are in.",
    ),
    openapi_extra=CLOCKED,
)
def search(
    visit: Reading,
    q: Annotated[str, Query(min_length=1, max_length=400, pattern=WORDS)],
    limit: Annotated[int, Query(ge=1, le=500, description="How many places at most.")] = HITS,
) -> Response:
    """Find words."""
    wanted(visit, (JSON,))
    answer = visit.answer()
    name = tag(visit, answer, visit.site.answers.revision())
    known = unchanged(visit, name)
    if known is not None:
        return known
    with visit.site.registers.lend() as register:
        found = register.search(answer.view, q, limit=limit)
    hits = [
        {
            "document": hit.document,
            "statement": hit.statement,
            "start": hit.snippet.start,
            "end": hit.snippet.end,
            "quote": hit.snippet.quote,
            "matches": [{"start": start, "end": end} for start, end in hit.matches],
        }
        for hit in found
    ]
    places = {hit.document for hit in found} | {hit.statement for hit in found if hit.statement}
    items = [one for one in objects(answer.view, ("document", "statement")) if one["id"] in places]
    return sent(
        name, {"items": items, "total": len(items), "next": None, **clocks(visit, answer), "hits": hits}
    )


@router.get(
    "/lists/{name}",
    summary="A list as people read it: its lines in words, each with its citations.",
    response_class=Response,
    responses=promised({JSON: ref("Sheet")}, "The sheet that the page and the command line show."),
    openapi_extra=CLOCKED,
)
def listed(
    visit: Reading,
    name: Annotated[str, Path(json_schema_extra={"enum": sorted(views.BY_NAME)})],
) -> Response:
    """Give one list, whole."""
    if name not in views.BY_NAME:
        raise RequestValidationError(
            [{"loc": ("path", "name"), "msg": f"one of: {', '.join(views.BY_NAME)}"}]
        )
    wanted(visit, (JSON,))
    answer = visit.answer()
    told_ = tag(visit, answer)
    return unchanged(visit, told_) or sent(told_, asdict(answer.screen(views.compose, name)))


def not_of_form(name: str, what: str) -> RequestValidationError:
    """The error of a field of the query that is not of its form."""
    return RequestValidationError([{"loc": ("query", name), "msg": what, "type": "value_error"}])
