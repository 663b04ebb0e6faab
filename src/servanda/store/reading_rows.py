"""From readings to rows: the reading, its assertions with their clocks, what was said for search.

Rule: `payload` holds the whole noun; the other columns are for queries and are never read back.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.errors import BadDate
from servanda.model.record import Assertion, Reading
from servanda.model.source import Document
from servanda.model.when import When, resolve
from servanda.store.naming import named_by
from servanda.store.packing import Row, bounds, iso, pack, when_of


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
    anchor = when_of(published)
    known_on = iso(anchor.latest) if anchor else None
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
        "valid_first": iso(valid.earliest) if valid else None,
        "valid_last": iso(valid.latest) if valid else None,
        "known_on": known_on,
        "confidence": assertion.confidence,
        "payload": pack(assertion),
        "recorded_at": at,
    }


def naming_rows(reading: Reading, at: str) -> list[Row]:
    """One row for each id that a reading names."""
    return [{"reading": reading.id, "entity": one, "recorded_at": at} for one in sorted(named_by(reading))]


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
