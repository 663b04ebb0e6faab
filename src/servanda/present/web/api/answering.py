"""Objects of an answer to what is sent: JSON of a known form, with the tag by which a program asks again.

Rule: a tag names the answer, not the bytes: the record, its last entry, the clocks, the address and the form.
So whoever has the answer already is told so before anything is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import Response
from fastapi.responses import StreamingResponse

from servanda.present.exchange import line
from servanda.present.exchange.reading import Object
from servanda.present.web.answers import Answer
from servanda.present.web.refusals import Refused
from servanda.present.web.visit import Visit

JSON = "application/json"
LINES = "application/x-ndjson"
CHUNK = 64 * 1024  # bytes of a stream that are sent at once
FORM = 1  # of the answers; a later form has other tags


def tag(visit: Visit, answer: Answer | None, *more: object) -> str:
    """Name an answer for `ETag`; `more` is what it rests on besides its clocks and its address."""
    made = (answer.revision, answer.recorded_at, answer.made_from, answer.later) if answer else ()
    query = sorted(visit.request.query_params.multi_items())
    told = [FORM, str(visit.site.folder), visit.request.url.path, query, visit.who.cases, made, more]
    return f'"{hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()[:40]}"'


def headers(told: str) -> dict[str, str]:
    """The headers of an answer that may be kept and asked for again."""
    return {"ETag": told, "Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}


def unchanged(visit: Visit, told: str) -> Response | None:
    """The answer to a program that has this one already; None where it has not."""
    given = visit.request.headers.get("if-none-match", "")
    known = [one.strip().removeprefix("W/") for one in given.split(",")]
    if told in known or given.strip() == "*":
        return Response(status_code=304, headers=headers(told))
    return None


def sent(told: str, thing: object, media: str = JSON, status: int = 200) -> Response:
    """Send an object that may be kept."""
    return Response(encoded(thing), status, headers=headers(told), media_type=media)


def plain(thing: object, status: int = 200) -> Response:
    """Send an object that is not to be kept."""
    return Response(encoded(thing), status, media_type=JSON, headers={"Cache-Control": "no-store"})


def encoded(thing: object) -> bytes:
    """Write JSON; half a character, which UTF-8 cannot hold, as an escape."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def streamed(told: str, found: Iterable[Object]) -> StreamingResponse:
    """Send objects line by line as they are made."""
    return StreamingResponse(_chunks(found), headers=headers(told), media_type=LINES)


def _chunks(found: Iterable[Object]) -> Iterator[bytes]:
    kept = bytearray()
    for thing in found:
        kept += line(thing).encode("utf-8", "backslashreplace") + b"\n"
        if len(kept) >= CHUNK:
            yield bytes(kept)
            kept.clear()
    if kept:
        yield bytes(kept)


def wanted(visit: Visit, offered: tuple[str, ...]) -> str:
    """Choose the media type that a program would rather have; without a wish the first.

    Raises:
        Refused: it takes none of those that there are.
    """
    accept = visit.request.headers.get("accept", "").strip() or "*/*"
    best: tuple[float, int, str] | None = None
    for place, media in enumerate(offered):
        quality = _quality(accept, media.partition(";")[0])
        if quality > 0 and (best is None or (quality, -place) > best[:2]):
            best = (quality, -place, media)
    if best is None:
        names = ", ".join(one.partition(";")[0] for one in offered)
        raise Refused(406, "no form that you take is offered here", remedy=f"Accept one of: {names}.")
    return best[2]


def _quality(accept: str, media: str) -> float:
    """How much a media type is wished for; the closest range of the header tells."""
    closest, found = -1, 0.0
    for part in accept.split(","):
        name, *given = (one.strip().lower() for one in part.split(";"))
        closeness = {media: 2, f"{media.partition('/')[0]}/*": 1, "*/*": 0}.get(name, -1)
        if closeness > closest:
            told: dict[str, Any] = dict(one.partition("=")[::2] for one in given)
            try:
                closest, found = closeness, float(told.get("q", "1"))
            except ValueError:
                closest, found = closeness, 0.0
    return found
