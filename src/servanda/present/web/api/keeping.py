"""Who one is to the record, and for keepers what was done in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from servanda.present.web.api.answering import JSON, plain
from servanda.present.web.api.contract import closed, promised
from servanda.present.web.api.cursors import MOST, PAGE
from servanda.present.web.api.strict import strict
from servanda.present.web.rendering import set_cookie
from servanda.present.web.security.audit import Noted
from servanda.present.web.security.who import Role
from servanda.present.web.visit import Keeping, Reading

router = APIRouter(prefix="/api", dependencies=[Depends(strict)], tags=["keeping"])

NOTED = closed(
    {
        "id": {"type": "integer"},
        "at": {"type": "string", "format": "date-time"},
        **{name: {"type": "string"} for name in ("by", "action", "subject", "address", "outcome")},
    }
)


@router.get(
    "/audit",
    summary="Who did what when, the latest first.",
    response_class=Response,
    responses=promised(
        {JSON: closed({"items": {"type": "array", "items": NOTED}, "next": {"type": ["integer", "null"]}})},
        "Lines of the log; `next` is the `before` of the next page.",
        kept=False,
    ),
)
def audit(
    visit: Keeping,
    before: Annotated[
        int | None, Query(ge=1, le=2**62, description="Only older lines than this one.")
    ] = None,
    by: Annotated[str, Query(max_length=400, description="Only what this person did.")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> Response:
    """Show the audit log."""
    found = visit.audited(visit.site.gate.audit.lines(before=before, by=by, limit=limit))
    following = found[-1].id if len(found) == limit else None
    return plain({"items": [_line(one) for one in found], "next": following})


def _line(one: Noted) -> dict[str, object]:
    at = datetime.fromtimestamp(one.at, UTC).isoformat().replace("+00:00", "Z")
    return {
        "id": one.id, "at": at, "by": one.by, "action": one.action, "subject": one.subject,
        "address": one.address, "outcome": one.outcome,
    }  # fmt: skip


@router.get(
    "/me",
    summary="Who one is here; and, for a browser's session, what a change must bring along.",
    response_class=Response,
    responses=promised(
        {
            JSON: closed(
                {
                    "name": {"type": "string"},
                    "role": {"enum": [one.word for one in Role]},
                    "cases": {"type": "boolean"},
                    "csrf": {
                        "type": ["string", "null"],
                        "description": "for the header X-CSRF-Token; null with a token",
                    },
                }
            )
        },
        "The account.",
        kept=False,
    ),
)
def me(visit: Reading) -> Response:
    """Tell who asks."""
    who = visit.who
    csrf = visit.csrf if who.token is None else None
    answer = plain({"name": who.name, "role": who.role.word, "cases": who.cases, "csrf": csrf})
    if visit.entry.fresh and visit.entry.cookie:
        set_cookie(visit, answer, visit.site.gate.cookie, visit.entry.cookie)
    return answer
