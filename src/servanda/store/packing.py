"""Nouns to JSON text and back, and dates to columns."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, TypeVar

from servanda.errors import BadDate, BadRecord
from servanda.model.codec import decode, encode
from servanda.model.when import When, parse

T = TypeVar("T")
Row = dict[str, Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # `json.dumps` would make one a call


def pack(noun: object) -> str:
    """Write a noun as JSON text."""
    return _ENCODER.encode(encode(noun))


def unpack(kind: type[T], payload: str, where: str) -> T:
    """Read a noun back.

    Raises:
        BadRecord: the text is not what `pack` wrote.
    """
    try:
        return decode(kind, json.loads(payload))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadRecord(
            f"a damaged entry: {where}",
            words=str(error),
            remedy="Restore the record from a backup; `servanda read` makes readings anew in a new record.",
        ) from error


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value, as ISO days; what is no date bounds nothing."""
    when = when_of(value)
    return (iso(when.earliest), iso(when.latest)) if when else (None, None)


def when_of(value: str | None) -> When | None:
    """Read an EDTF value; None where it is no date."""
    try:
        return parse(value) if value else None
    except BadDate:
        return None


def iso(day: date | None) -> str | None:
    """Write a day as ISO 8601."""
    return day.isoformat() if day else None
