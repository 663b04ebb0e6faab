"""Between documents and their rows: content once, and each publication of it.

Rule: what columns repeat of a payload is for queries and is never read back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from servanda.model.ids import content_id
from servanda.model.source import Basis, Canonical, Document, Published, Region
from servanda.store.packing import Row, bounds, pack, unpack, when_of


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

    dating = dated_by([one.published for one in publications])
    document = replace(
        publications[0],
        published=publications[dating].published,
        address=next((one.address for one in publications if one.address), ""),
        publisher=next((one.publisher for one in publications if one.publisher), ""),
    )
    return document, dating


def dated_by(days: Sequence[Published]) -> int:
    """Which of the days of publication counts: the earliest that is stated, else the earliest."""

    def order(number: int) -> tuple[bool, bool, date]:
        when = when_of(days[number].value)
        latest = when.latest if when and when.latest else date.max
        return (when is None, days[number].basis is not Basis.STATED, latest)

    return min(range(len(days)), key=order)
