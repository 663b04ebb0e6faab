"""What the timeline draws, as objects: lanes, items with their words, and the days of publication.

Rule: it is the screen of the page. As known by a day it holds what was known then and nothing later.
"""

from __future__ import annotations

from hashlib import sha256

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from servanda.present.naming import plain, spoken
from servanda.present.screens import lanes
from servanda.present.web.rendering import place
from servanda.present.web.visit import Reading, Visit

router = APIRouter(prefix="/api", tags=["views"])


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


@router.get("/lanes", response_model=LanesOut)
def show(visit: Reading, party: str = "", kind: str = "", status: str = "") -> Response:
    """Give the lanes of a view, filtered as the page is."""
    answer = visit.answer()
    made: str = answer.kept(
        ("api/lanes", visit.clocks, party, kind, status),
        lambda: _out(visit, answer.screen(lanes.compose).only(party, kind, status)).model_dump_json(),
    )
    tag = f'"{sha256(made.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(made, media_type="application/json", headers=headers)


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
