"""The review queue for programs: readings that nobody decided on, in the order of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from fastapi import APIRouter, Depends, Response
from pydantic import TypeAdapter

from servanda.present.exchange.reading import Object
from servanda.present.screens import decisions, queue
from servanda.present.web.answers import Answer
from servanda.present.web.api.answering import JSON
from servanda.present.web.api.contract import page_of, promised
from servanda.present.web.api.cursors import PAGE
from servanda.present.web.api.strict import CLOCKED, strict
from servanda.present.web.api.things import Cursor, Size, page
from servanda.present.web.visit import Reading

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["views"])

_WRITTEN: TypeAdapter[tuple[queue.Entry, ...]] = TypeAdapter(tuple[queue.Entry, ...])


def _entry() -> dict[str, Any]:
    found = TypeAdapter(queue.Entry).json_schema(mode="serialization")
    return {**found, "required": [one.name for one in fields(queue.Entry)], "additionalProperties": False}


@router.get(
    "/review",
    summary="Readings to look at, the least certain and most consequential first.",
    response_class=Response,
    responses=promised(
        {JSON: page_of((), items={"type": "array", "items": _entry()})}, "A page of the queue."
    ),
    openapi_extra=CLOCKED,
)
def review(visit: Reading, cursor: Cursor = None, limit: Size = PAGE) -> Response:
    """Show what waits."""
    return page(visit, _queue, cursor, limit)


def _queue(answer: Answer) -> Sequence[Object]:
    done = decisions.judged_ids(answer.view.judgements)
    waiting = tuple(one for one in answer.screen(queue.compose) if one.id not in done)
    found: Sequence[Object] = _WRITTEN.dump_python(waiting, mode="json")
    return found
