"""The exchange format as a stream: every object of the answer, or of some kinds, one a line."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from servanda.present.exchange import KINDS, objects
from servanda.present.web.api.answering import LINES, streamed, tag, unchanged, wanted
from servanda.present.web.api.contract import promised
from servanda.present.web.api.strict import CLOCKED, strict
from servanda.present.web.visit import Reading

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["exchange"])

Kind = StrEnum("Kind", {one: one for one in KINDS})  # type: ignore[misc]


@router.get(
    "/export",
    summary="Every object, one a line; only some kinds where asked.",
    response_class=Response,
    responses=promised({LINES: {"type": "string"}}, "JSON lines: one object of the exchange format each."),
    openapi_extra=CLOCKED,
)
def export(
    visit: Reading,
    kind: Annotated[list[Kind] | None, Query(min_length=1, description="May be given again.")] = None,
) -> Response:
    """Send objects as they are made, so that nothing grows with their number."""
    wanted(visit, (LINES, "application/json-lines", "application/jsonl"))
    answer = visit.answer()
    name = tag(visit, answer)
    kinds = tuple(dict.fromkeys(one.value for one in kind)) if kind else None
    return unchanged(visit, name) or streamed(name, objects(answer.view, kinds))
