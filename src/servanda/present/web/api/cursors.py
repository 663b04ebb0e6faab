"""A list to pages of it that hold still while the record grows.

Rule: a cursor names the last entry that the first page was made of, and each page that follows is of the
record as it stood then. It is opaque to programs, and good for the question that it was given for.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.errors import BadDate
from servanda.present.exchange.reading import Object
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import Clocks
from servanda.present.web.refusals import Refused
from servanda.present.web.visit import Visit
from servanda.store.clock import limit

PAGE = 100
MOST = 1000
ONLY = ("cursor", "limit")  # fields that are not part of the question


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after so many objects, the last of them this one, as recorded by then."""

    question: str
    recorded_at: str
    start: int
    last: str


def bound(visit: Visit, cursor: str | None) -> tuple[Answer, Place | None]:
    """The answer that a page is cut from, and where it begins.

    Raises:
        Refused: the cursor is none, or of another question.
        Busy: the answer is still being worked out.
    """
    if cursor is None:
        return visit.answer(), None
    place = _read(cursor)
    if place.question != question(visit):
        raise Refused(
            404, "this cursor is of another question", remedy="Ask without a cursor for the first page."
        )
    now = visit.answer()
    if now.recorded_at == place.recorded_at or not place.recorded_at:
        return now, place
    return visit.answer(replace(visit.clocks, recorded_by=_earlier(visit.clocks, place))), place


def cut(
    visit: Visit, found: Sequence[Object], place: Place | None, size: int, recorded_at: str
) -> tuple[list[Object], str | None]:
    """Cut a page, and the cursor of the next one; None where this is the last.

    Raises:
        Refused: what stood before this page is no more, since the dossier was edited.
    """
    start = place.start if place else 0
    if place and (start > len(found) or _name(found[start - 1]) != place.last):
        raise Refused(
            410, "the definitions were edited since the first page", remedy="Ask again without a cursor."
        )
    page = list(found[start : start + size])
    if start + size >= len(found):
        return page, None
    kept = place.recorded_at if place else recorded_at
    return page, _write(Place(question(visit), kept, start + size, _name(page[-1])))


def _name(thing: Object) -> str:
    """The id of an object; of one that has none, a name made of what it says."""
    if thing.get("id"):
        return str(thing["id"])
    told = json.dumps(thing, sort_keys=True, default=str)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def question(visit: Visit) -> str:
    """Name what is asked, but for the page of it."""
    told = [pair for pair in visit.request.query_params.multi_items() if pair[0] not in ONLY]
    asked = json.dumps([visit.request.url.path, sorted(told), visit.who.cases])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def _earlier(clocks: Clocks, place: Place) -> str:
    given = limit(clocks.recorded_by)
    return (
        clocks.recorded_by
        if clocks.recorded_by and given and given <= place.recorded_at
        else place.recorded_at
    )


def _write(place: Place) -> str:
    told = json.dumps([place.question, place.recorded_at, place.start, place.last], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def _read(cursor: str) -> Place:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        asked, recorded_at, start, last = found
        if not all(isinstance(one, str) for one in (asked, recorded_at, last)):
            raise ValueError
        if not isinstance(start, int) or start < 1:
            raise ValueError
        limit(recorded_at or None)
    except (binascii.Error, ValueError, TypeError, RecursionError, OverflowError, BadDate):
        raise Refused(404, "this is no cursor", remedy="Take it from `next` of the page before.") from None
    return Place(asked, recorded_at, start, last)
