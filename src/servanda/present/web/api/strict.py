"""The query of a call to the fields that its route has, and nothing else.

Rule: a field that is misspelt, given twice or empty is refused, since an answer to another question than the
one that was meant is worse than none. Pages, whose forms send empty fields, are more lenient.
"""

from __future__ import annotations

import re
from datetime import date

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from servanda.errors import BadDate
from servanda.present.web.clocks import NAMES
from servanda.store.clock import limit

CLOCKED = {"x-clocks": True}  # `openapi_extra` of a route that answers by the clocks
MANY = ("kind", "given")  # fields that may be given again
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$"
)
TRACK = r"^track:[^\x00-\x20\x7f-\xa0]+$"


def strict(request: Request) -> None:
    """Refuse a query that is not of the form which the route tells.

    Raises:
        RequestValidationError: with each field that is wrong.
    """
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return
    wrong: list[tuple[str, str]] = []
    known = {field.alias for one in _all(route.dependant) for field in one.query_params}
    if is_clocked(route):
        known |= set(NAMES)
        wrong += _clocks(request)
    query = request.query_params
    wrong += [(name, "there is no such field") for name in dict.fromkeys(query) if name not in known]
    wrong += [
        (name, "given more than once")
        for name in dict.fromkeys(query)
        if name not in MANY and len(query.getlist(name)) > 1
    ]
    if wrong:
        raise RequestValidationError(
            [{"loc": ("query", name), "msg": what, "type": "value_error"} for name, what in wrong]
        )


def is_clocked(route: APIRoute) -> bool:
    """Tell whether a route answers by the clocks."""
    return bool((route.openapi_extra or {}).get("x-clocks"))


def as_day(text: str) -> date | None:
    """Read a day in the one form that the API takes; None where it is none."""
    try:
        return date.fromisoformat(text) if re.fullmatch(DAY, text, re.ASCII) else None
    except ValueError:
        return None


def _clocks(request: Request) -> list[tuple[str, str]]:
    query = request.query_params
    wrong = [
        (name, "not a day; write it as 2009-05-22")
        for name in ("on", "known_by")
        if name in query and as_day(query[name]) is None
    ]
    if "recorded_by" in query and not is_moment(query["recorded_by"]):
        wrong.append(("recorded_by", "neither a day nor an instant; write 2009-05-22T09:30:00Z"))
    if "track" in query and not re.match(TRACK, query["track"]):
        wrong.append(("track", "not the id of a track; they begin with track:"))
    return wrong


def is_moment(text: str) -> bool:
    """Tell whether this is a day or an instant of the record."""
    if not re.match(MOMENT, text):
        return False
    try:
        limit(text.upper())
    except (BadDate, OverflowError):
        return False
    return True


def _all(dependant: Dependant) -> list[Dependant]:
    return [dependant, *(inner for one in dependant.dependencies for inner in _all(one))]
