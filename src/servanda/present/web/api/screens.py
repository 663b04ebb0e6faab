"""What each page shows, as objects: the screens of `present.screens`, of which the pages are drawn.

Rule: nothing is worked out here. A list comes page by page; what is one thing comes whole, with the words
that each of its lines stands on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from servanda.errors import UnknownId
from servanda.model.view import View
from servanda.present.exchange.reading import Object
from servanda.present.page import Line
from servanda.present.screens import (
    charts,
    conditions,
    dashboard,
    decisions,
    documents,
    duel,
    duty,
    hits,
    item,
    marked,
    matrix,
    measures,
    meeting,
    network,
    people,
    problems,
    speakers,
)
from servanda.present.screens.matrix import Wanted
from servanda.present.web.answers import Answer
from servanda.present.web.api.answering import JSON, sent, tag, unchanged, wanted
from servanda.present.web.api.asking import WORDS, not_of_form
from servanda.present.web.api.contract import DAY, page_of, promised
from servanda.present.web.api.cursors import PAGE
from servanda.present.web.api.shapes import (
    DutyRow,
    GroupedMeasure,
    HeldCondition,
    TrackRound,
    ref_to,
    written,
)
from servanda.present.web.api.strict import CLOCKED, as_day, strict
from servanda.present.web.api.things import Cursor, Id, Size, clocks, page
from servanda.present.web.comparing import earlier
from servanda.present.web.pages.opening import glance as at_a_glance
from servanda.present.web.visit import Reading, Visit

router = APIRouter(prefix="/api/pages", dependencies=[Depends(strict)], tags=["pages"])

LOOKED_AT = 400  # places of searched words, as on the page
Word = Annotated[str, Query(max_length=400)]
Year = Annotated[str | None, Query(pattern=r"^[0-9]{4}$")]
Fact = Annotated[str, Query(min_length=3, max_length=400, pattern=r"^[^=\x00]+=[^\x00]+$")]

Composed = Callable[[View], Any]


def _whole(visit: Visit, shape: Any, make: Callable[[Answer], object], *more: object) -> Response:
    """Send one screen, or say that it is as the program has it."""
    wanted(visit, (JSON,))
    answer = visit.answer()
    name = tag(visit, answer, *more)
    return unchanged(visit, name) or sent(name, written(shape, make(answer)))


def _listed(
    visit: Visit, shape: Any, make: Callable[[Answer], Sequence[object]], cursor: str | None, size: int
) -> Response:
    """Send a page of a list of one shape."""

    def made(answer: Answer) -> Sequence[Object]:
        key = ("pages", visit.request.url.path, tuple(_asked(visit)))
        found: Sequence[Object] = answer.kept(key, lambda: [written(shape, one) for one in make(answer)])
        return found

    return page(visit, made, cursor, size)


def _asked(visit: Visit) -> list[tuple[str, str]]:
    given = visit.request.query_params.multi_items()
    return sorted(pair for pair in given if pair[0] not in ("cursor", "limit"))


def _promise(shape: Any, what: str) -> dict[int | str, dict[str, Any]]:
    return promised({JSON: ref_to(shape)}, what)


def _promise_of(shape: Any, **more: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    items = {"type": "array", "items": ref_to(shape)}
    return promised({JSON: page_of((), items=items, **more)}, "A page of them.")


@router.get(
    "/glance",
    summary="The first page: where each track stands, what is due, new, open and waiting.",
    response_class=Response,
    responses=_promise(dashboard.Dashboard, "The dossier at a glance."),
    openapi_extra=CLOCKED,
)
def glance(
    visit: Reading,
    since: Annotated[
        str | None, Query(json_schema_extra={**DAY}, description="New since this day; else the last round.")
    ] = None,
) -> Response:
    """Give the dossier at a glance."""
    day = as_day(since) if since is not None else None
    if since is not None and day is None:
        raise not_of_form("since", "not a day; write it as 2009-05-22")
    return _whole(
        visit, dashboard.Dashboard, lambda answer: at_a_glance(answer, earlier(visit, answer, day), day)
    )


@router.get(
    "/rounds",
    summary="The rounds by track, the latest first, with what each side raised.",
    response_class=Response,
    responses=_promise_of(TrackRound),
    openapi_extra=CLOCKED,
)
def rounds(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """List the rounds."""

    def made(answer: Answer) -> list[TrackRound]:
        tables = answer.screen(meeting.overview).tables
        return [TrackRound(row.id, one.track, one.name, row) for one in tables for row in one.rows]

    return _listed(visit, TrackRound, made, cursor, limit)


@router.get(
    "/commitments",
    summary="The matrix of provision by year, a row to each duty.",
    description="`steps` are the steps of coders instead of what the sources tell.",
    response_class=Response,
    responses=_promise_of(DutyRow),
    openapi_extra=CLOCKED,
)
def commitments(
    visit: Reading,
    instrument: Word = "",
    obligor: Word = "",
    state: Word = "",
    first: Year = None,
    last: Year = None,
    steps: bool = False,
    cursor: Cursor = None,
    limit: Size = PAGE,
) -> Response:
    """Give the matrix."""
    asked = Wanted(instrument, obligor, state, int(first) if first else None, int(last) if last else None)

    def made(answer: Answer) -> list[DutyRow]:
        blocks = answer.screen(matrix.compose, asked, steps=steps).blocks
        return [
            DutyRow(row.id, one.instrument, one.title, one.columns, row) for one in blocks for row in one.rows
        ]

    return _listed(visit, DutyRow, made, cursor, limit)


@router.get(
    "/conditions",
    summary="Conditions by their holders: what each hangs on, and what of it holds.",
    response_class=Response,
    responses=_promise_of(HeldCondition),
    openapi_extra=CLOCKED,
)
def held(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """List the conditions."""

    def made(answer: Answer) -> list[HeldCondition]:
        holders = answer.screen(conditions.compose).holders
        return [HeldCondition(each.id, one.name, one.side, each) for one in holders for each in one.hinges]

    return _listed(visit, HeldCondition, made, cursor, limit)


@router.get(
    "/measures",
    summary="Measures as they stand on the day, with their rules and changes.",
    response_class=Response,
    responses=_promise_of(GroupedMeasure),
    openapi_extra=CLOCKED,
)
def on_a_day(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """List the measures."""

    def made(answer: Answer) -> list[GroupedMeasure]:
        groups = answer.screen(measures.compose).groups
        return [GroupedMeasure(each.id, name, each) for name, cards in groups for each in cards]

    return _listed(visit, GroupedMeasure, made, cursor, limit)


@router.get(
    "/measures/{id}",
    summary="One measure; with `given`, whether something would have been allowed under it.",
    description="`given` is NAME=VALUE, and may be given again.",
    response_class=Response,
    responses=_promise(measures.Question, "The measure, and the answer where something was asked."),
    openapi_extra=CLOCKED,
)
def measure(
    visit: Reading, id: Id, given: Annotated[list[Fact] | None, Query(max_length=40)] = None
) -> Response:
    """Give a measure."""
    facts = tuple((name, value) for name, _, value in (one.partition("=") for one in given or ()))
    return _whole(visit, measures.Question, lambda answer: answer.screen(measures.question, id, facts))


@router.get(
    "/figures",
    summary="Series of comparable counts, each a chart with its table.",
    description="What was counted once stands in /api/lists/figures.",
    response_class=Response,
    responses=_promise_of(charts.Series),
    openapi_extra=CLOCKED,
)
def figures(visit: Reading, counted: Word = "", cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """List the series."""
    return _listed(
        visit, charts.Series, lambda answer: answer.screen(charts.compose, counted).series, cursor, limit
    )


@router.get(
    "/statements",
    summary="Statements in words, by speaker, side, stance and what they are about.",
    response_class=Response,
    responses=_promise_of(Line),
    openapi_extra=CLOCKED,
)
def statements(
    visit: Reading,
    speaker: Word = "",
    side: Word = "",
    stance: Word = "",
    towards: Word = "",
    direct: Word = "",
    cursor: Cursor = None,
    limit: Size = PAGE,
) -> Response:
    """List the statements."""
    asked = speakers.Asked(speaker, side, stance, towards, direct)

    def made(answer: Answer) -> list[Line]:
        sheet = answer.screen(speakers.compose, asked).sheet
        return [line for section in sheet.sections for line in section.lines()]

    return _listed(visit, Line, made, cursor, limit)


@router.get(
    "/people",
    summary="Who is who: actors with offices, and where they are first and last named.",
    response_class=Response,
    responses=_promise_of(people.Known),
    openapi_extra=CLOCKED,
)
def actors(
    visit: Reading, type: Word = "", side: Word = "", cursor: Cursor = None, limit: Size = PAGE
) -> Response:
    """List the actors."""
    return _listed(
        visit, people.Known, lambda answer: answer.screen(people.compose, type, side).rows, cursor, limit
    )


@router.get(
    "/network",
    summary="Who met, accused, supported whom, and what each edge stands on.",
    response_class=Response,
    responses=_promise(network.Network, "The network; `more` nodes are left out."),
    openapi_extra=CLOCKED,
)
def ties(
    visit: Reading,
    kind: Word = "",
    since: Annotated[str | None, Query(json_schema_extra={**DAY})] = None,
    until: Annotated[str | None, Query(json_schema_extra={**DAY})] = None,
    sides: bool = False,
) -> Response:
    """Give the network."""
    for name, value in (("since", since), ("until", until)):
        if value is not None and as_day(value) is None:
            raise not_of_form(name, "not a day; write it as 2009-05-22")
    return _whole(
        visit,
        network.Network,
        lambda answer: answer.screen(network.compose, kind, since or "", until or "", sides),
    )


@router.get(
    "/search",
    summary="Where words stand, with facets.",
    response_class=Response,
    responses=_promise_of(hits.Found, facets={"type": "array", "items": ref_to(hits.Facet)}),
    openapi_extra=CLOCKED,
)
def search(
    visit: Reading,
    q: Annotated[str, Query(min_length=1, max_length=400, pattern=WORDS)],
    kind: Word = "",
    speaker: Word = "",
    publisher: Word = "",
    year: Word = "",
    document: Word = "",
) -> Response:
    """Find words; the facets leave out."""
    wanted(visit, (JSON,))
    answer = visit.answer()
    name = tag(visit, answer, visit.site.answers.revision())
    known = unchanged(visit, name)
    if known is not None:
        return known
    asked = {"kind": kind, "speaker": speaker, "publisher": publisher, "year": year, "document": document}
    with visit.site.registers.lend() as register:
        raw = register.search(answer.view, q, limit=LOOKED_AT)
    found, names = answer.screen(hits.compose, raw)
    kept = hits.narrowed(found, asked)
    facets = hits.facets(found, asked, lambda key: names.get(key, key))
    told = {
        "items": [written(hits.Found, one) for one in kept],
        "total": len(kept),
        "next": None,
        **clocks(visit, answer),
        "facets": [written(hits.Facet, one) for one in facets],
    }
    return sent(name, told)


def _list(path: str, shape: Any, compose: Composed, what: str) -> None:
    @router.get(
        f"/{path}",
        name=f"page_{path.replace('/', '_')}",
        summary=what,
        response_class=Response,
        responses=_promise_of(shape),
        openapi_extra=CLOCKED,
    )
    def show(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
        return _listed(visit, shape, lambda answer: answer.screen(compose), cursor, limit)


def _one(path: str, shape: Any, compose: Callable[[View, str], Any], what: str) -> None:
    @router.get(
        f"/{path}/{{id}}",
        name=f"page_of_{path}",
        summary=what,
        response_class=Response,
        responses=_promise(shape, "The page."),
        openapi_extra=CLOCKED,
    )
    def show(visit: Reading, id: Id) -> Response:
        return _whole(visit, shape, lambda answer: _there(answer.screen(compose, id)))


def _there(screen: object) -> object:
    if screen is None:
        raise UnknownId("there is no such thing on these days", remedy="Ids stand in the lists.")
    return screen


LISTS: tuple[tuple[str, Any, Composed, str], ...] = (
    ("conflicts", duel.Row, duel.rows, "Differences: open ones first, those of mere precision last."),
    ("documents", documents.Row, documents.compose, "Documents, with what was read from each."),
    ("problems", problems.Row, problems.compose, "What could not be used, with its words and the remedy."),
    ("decided", decisions.Decided, decisions.decided, "What people decided, in words, the latest first."),
    ("disagreements", decisions.Dispute, decisions.disputes, "Where two people decided differently."),
)
ONES: tuple[tuple[str, Any, Callable[[View, str], Any], str], ...] = (
    ("rounds", meeting.Meeting, meeting.compose, "One round: each side, its words, and what came of it."),
    ("commitments", duty.Duty, duty.compose, "One duty, period by period, with its grounds and replies."),
    (
        "conflicts",
        duel.Duel,
        duel.compose,
        "One difference: its answers with who holds each, in their words.",
    ),
    ("documents", marked.Marked, marked.compose, "One document: its text, and what was read from each span."),
    ("people", people.One, people.compose_one, "All that is on record of one actor."),
    ("review", item.Item, item.compose, "One reading to decide on: its words, parts, and events like it."),
)
for _path, _shape, _compose, _what in LISTS:
    _list(_path, _shape, _compose, _what)
for _path, _shape, _compose_one, _what in ONES:
    _one(_path, _shape, _compose_one, _what)
