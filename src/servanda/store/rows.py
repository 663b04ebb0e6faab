"""Between nouns of the model and rows of the tables.

Rule: `payload` holds the whole noun; what other columns repeat of it is for queries and is never read back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from servanda.errors import BadDate, BadRecord
from servanda.model.codec import decode, encode
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Reading
from servanda.model.source import Basis, Canonical, Document, Published, Region
from servanda.model.when import When, parse, resolve

T = TypeVar("T")
Row = dict[str, Any]


def pack(noun: object) -> str:
    """Write a noun as JSON text."""
    return json.dumps(encode(noun), ensure_ascii=False, separators=(",", ":"))


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
    when = _when(value)
    return (_iso(when.earliest), _iso(when.latest)) if when else (None, None)


def _when(value: str | None) -> When | None:
    try:
        return parse(value) if value else None
    except BadDate:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def document_row(document: Document, at: str) -> Row:
    """The row of a document's content."""
    first, last = bounds(document.published.value)
    return {
        "id": document.id,
        "sha256": document.sha256,
        "text": document.text,
        "title": document.title,
        "media_type": document.media_type,
        "converter": document.canonical.converter,
        "converter_version": document.canonical.version,
        "regions": pack(document.regions),
        "published": document.published.value,
        "published_first": first,
        "published_last": last,
        "recorded_at": at,
    }


def publication_row(document: Document, at: str) -> Row:
    """The row of where and when a document appeared; its id names exactly that."""
    published = document.published
    first, last = bounds(published.value)
    place = (document.id, document.file, document.address, document.publisher, published.value or "")
    return {
        "id": content_id("b", *place, published.basis),
        "document": document.id,
        "file": document.file,
        "address": document.address,
        "publisher": document.publisher,
        "published": published.value,
        "published_basis": published.basis.value,
        "published_first": first,
        "published_last": last,
        "payload": pack(published),
        "recorded_at": at,
    }


def documents_of(row: Mapping[str, Any], publications: Sequence[Mapping[str, Any]]) -> tuple[Document, ...]:
    """One document for each publication of the content in `row`."""
    where = f"document {row['id']}"
    regions = unpack(tuple[Region, ...], row["regions"], where)
    content = Document(
        id=row["id"],
        sha256=row["sha256"],
        file="",
        text=row["text"],
        title=row["title"],
        regions=regions,
        canonical=Canonical(row["converter"], row["converter_version"]),
        media_type=row["media_type"],
    )
    return tuple(
        replace(
            content,
            file=one["file"],
            address=one["address"],
            publisher=one["publisher"],
            published=unpack(Published, one["payload"], where),
        )
        for one in publications
    )


def merged(publications: Sequence[Document]) -> tuple[Document, int]:
    """One document of its publications, and which of them dates it.

    The earliest stated day counts, since from then on the text could be known; names are the first given.
    """

    def order(number: int) -> tuple[bool, bool, date]:
        published = publications[number].published
        when = _when(published.value)
        latest = when.latest if when and when.latest else date.max
        return (when is None, published.basis is not Basis.STATED, latest)

    dating = min(range(len(publications)), key=order)
    document = replace(
        publications[0],
        published=publications[dating].published,
        address=next((one.address for one in publications if one.address), ""),
        publisher=next((one.publisher for one in publications if one.publisher), ""),
    )
    return document, dating


def reading_row(reading: Reading, at: str) -> Row:
    """The row of a reading without its assertions, which have rows of their own."""
    first, last = bounds(reading.published.value)
    return {
        "id": reading.id,
        "document": reading.document,
        "reader": reading.reader,
        "words": reading.words,
        "anchor": reading.anchor,
        "published": reading.published.value,
        "published_first": first,
        "published_last": last,
        "payload": pack(replace(reading, assertions=())),
        "recorded_at": at,
    }


def assertion_rows(reading: Reading, document: Document, at: str) -> list[Row]:
    """The rows of a reading's assertions, in its order, with the three clocks.

    Valid time is resolved against the day of publication as it is known now; views resolve it anew.
    """
    published = document.published.value or reading.anchor or reading.published.value
    anchor = _when(published)
    known_on = _iso(anchor.latest) if anchor else None
    return [_assertion_row(assertion, reading, anchor, known_on, at) for assertion in reading.assertions]


def _assertion_row(
    assertion: Assertion, reading: Reading, anchor: When | None, known_on: str | None, at: str
) -> Row:
    try:
        valid = resolve(assertion.when.expression, anchor) if assertion.when else None
    except (BadDate, OverflowError, ValueError):  # beyond the calendar: the words are kept all the same
        valid = None
    return {
        "id": assertion.id,
        "reading": reading.id,
        "document": reading.document,
        "type": assertion.type,
        "status": assertion.status.value,
        "start": assertion.evidence[0].start,
        "end": assertion.evidence[0].end,
        "valid": valid.value if valid else None,
        "valid_first": _iso(valid.earliest) if valid else None,
        "valid_last": _iso(valid.latest) if valid else None,
        "known_on": known_on,
        "confidence": assertion.confidence,
        "payload": pack(assertion),
        "recorded_at": at,
    }


def statement_rows(reading: Reading, at: str) -> list[Row]:
    """One row for each stretch of what was said."""
    return [
        {
            "id": statement.id,
            "reading": reading.id,
            "document": reading.document,
            "start": start,
            "end": end,
            "text": quote,
            "recorded_at": at,
        }
        for statement in reading.statements
        for start, end, quote in dict.fromkeys((one.start, one.end, one.quote) for one in statement.content)
    ]
