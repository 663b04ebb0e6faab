"""What the timeline draws, as objects: lanes, items with their words, and the days of publication.

Rule: it is the screen of the page. As known by a day it holds what was known then and nothing later.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from servanda.present.naming import plain, spoken
from servanda.present.screens import lanes
from servanda.present.web.api.answering import JSON, headers, tag, unchanged
from servanda.present.web.api.contract import promised
from servanda.present.web.api.strict import CLOCKED, strict
from servanda.present.web.rendering import place
from servanda.present.web.visit import Reading, Visit

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["questions"])

Filter = Annotated[str, Query(max_length=400)]


class WordsOut(BaseModel):
    """Words of a document, and the page that shows them there."""

    document: str
    start: int
    end: int
    quote: str
    address: str


class ItemOut(BaseModel):
    """A thing on a lane; `end` is the day after its last, null for a day."""

    id: str
    lane: str
    kind: str
    status: str
    status_name: str
    text: str
    label: str
    start: str
    end: str | None
    soft: bool = Field(description="It was at some time between; else it lasted.")
    open: str = Field(description="Where it fades: start, end or neither.")
    by_then: bool = Field(description="It has no day of its own; start is the day on which it was known.")
    known_on: str
    words: list[WordsOut]


class LaneOut(BaseModel):
    """A row of the drawing."""

    id: str
    name: str
    group: str


class LanesOut(BaseModel):
    """The lanes of an answer."""

    on: str
    on_name: str
    lanes: list[LaneOut]
    items: list[ItemOut]
    undated: int
    days: list[str]


@router.get(
    "/lanes",
    response_model=LanesOut,
    summary="What the timeline draws: lanes of rounds, acts, measures and statements.",
    description="`party`, `kind` and `status` filter as the page does; what nothing has leaves nothing.",
    responses=promised(None, "The lanes of the answer."),
    openapi_extra=CLOCKED,
)
def show(visit: Reading, party: Filter = "", kind: Filter = "", status: Filter = "") -> Response:
    """Give the lanes of a view."""
    answer = visit.answer()
    told = tag(visit, answer)
    if known := unchanged(visit, told):
        return known
    made: str = answer.kept(
        ("api/lanes", visit.clocks, party, kind, status),
        lambda: _out(visit, answer.screen(lanes.compose).only(party, kind, status)).model_dump_json(),
    )
    return Response(made, media_type=JSON, headers=headers(told))


def _out(visit: Visit, found: lanes.Lanes) -> LanesOut:
    return LanesOut(
        on=found.on,
        on_name=spoken(found.on),
        lanes=[LaneOut(id=one.id, name=plain(one.name), group=plain(one.group)) for one in found.lanes],
        items=[
            ItemOut(
                id=one.id,
                lane=one.lane,
                kind=one.kind,
                status=one.status,
                status_name=lanes.STATUS[one.status],
                text=one.text,
                label=one.label,
                start=one.at.start,
                end=one.at.end or None,
                soft=one.at.soft,
                open=one.at.open,
                by_then=one.at.by_then,
                known_on=one.known_on,
                words=[
                    WordsOut(
                        document=cite.document,
                        start=cite.start,
                        end=cite.end,
                        quote=plain(cite.quote),
                        address=visit.link(place(cite)),
                    )
                    for cite in one.cites
                    if cite.document
                ],
            )
            for one in found.items
        ],
        undated=found.undated,
        days=list(found.days),
    )
