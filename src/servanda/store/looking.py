"""Asking the record: each function reads within the caller's transaction.

Rule: of several readings of a document the last entry stands; one by hand outranks those of machines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from servanda.errors import UnknownId
from servanda.model.accord import Dossier
from servanda.model.event import Visible
from servanda.model.record import Assertion, Judgement, Problem, Reading
from servanda.model.source import Document
from servanda.store import tables
from servanda.store.rows import documents_of, merged, unpack

HAND = "hand"  # the reader of marked texts
FOREVER = "9999-12-31T23:59:59.999999Z"
_CHUNK = 500  # ids in one query; SQLite takes 999 in its older builds


def last_recorded(connection: Connection) -> str | None:
    """The time of the last entry."""
    query = select(tables.entry.c.recorded_at).order_by(tables.entry.c.seq.desc()).limit(1)
    return connection.execute(query).scalar()


def documents(connection: Connection, until: str) -> Iterator[tuple[Document, str]]:
    """Every document of that time with when it was recorded, in that order."""
    table = tables.document
    published = _publications(connection, until)
    query = select(table).where(table.c.recorded_at <= until).order_by(table.c.seq)
    for row in connection.execute(query).mappings():
        yield merged(documents_of(dict(row), published[row["id"]]))[0], row["recorded_at"]


def document_by_id(connection: Connection, name: str) -> Document | None:
    """One document as it is known now; None where there is none of that id."""
    found = publications(connection, name, FOREVER)
    return merged(found)[0] if found else None


def publications(connection: Connection, name: str, until: str) -> tuple[Document, ...]:
    """A document once for each of its publications, in the order recorded."""
    content = connection.execute(select(tables.document).where(tables.document.c.id == name)).first()
    table = tables.publication
    query = select(table).where(table.c.document == name, table.c.recorded_at <= until).order_by(table.c.seq)
    return (
        documents_of(dict(content._mapping), [dict(row._mapping) for row in connection.execute(query)])
        if content
        else ()
    )


def _publications(connection: Connection, until: str) -> dict[str, list[Mapping[str, Any]]]:
    table = tables.publication
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    query = select(table).where(table.c.recorded_at <= until).order_by(table.c.seq)
    for row in connection.execute(query).mappings():
        found[row["document"]].append(dict(row))
    return found


def bytes_of(connection: Connection, name: str) -> bytes:
    """The bytes of a document as they came."""
    table = tables.original
    data = connection.execute(select(table.c.data).where(table.c.document == name)).scalar()
    if data is None:
        raise UnknownId(f"no document {name}", remedy="`servanda search` and every view name the documents.")
    return bytes(data)


def standing(connection: Connection, name: str, *, hand: bool) -> str | None:
    """The id of the latest reading of a document, by hand or by machine."""
    entry, reading = tables.entry, tables.reading
    query = (
        select(reading.c.id)
        .join(entry, entry.c.subject == reading.c.id)
        .where(entry.c.kind == "reading", entry.c.document == name)
        .where((reading.c.reader == HAND) if hand else (reading.c.reader != HAND))
        .order_by(entry.c.seq.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def latest_readings(connection: Connection, until: str) -> dict[str, str]:
    """The id of the reading that counts, for each document that was read by then."""
    entry, reading = tables.entry, tables.reading
    query = (
        select(entry.c.document, reading.c.id, reading.c.reader)
        .join(reading, entry.c.subject == reading.c.id)
        .where(entry.c.kind == "reading", entry.c.recorded_at <= until)
        .order_by(entry.c.seq)
    )
    machine: dict[str, str] = {}
    hand: dict[str, str] = {}
    for name, found, reader in connection.execute(query):
        (hand if reader == HAND else machine)[name] = found
    return machine | hand


def readings(connection: Connection, names: list[str]) -> dict[str, Reading]:
    """Readings by id, whole."""
    found: dict[str, Reading] = {}
    for at in range(0, len(names), _CHUNK):
        chunk = names[at : at + _CHUNK]
        held: dict[str, list[Assertion]] = defaultdict(list)
        table = tables.assertion
        query = (
            select(table.c.reading, table.c.payload).where(table.c.reading.in_(chunk)).order_by(table.c.seq)
        )
        for name, payload in connection.execute(query):
            held[name].append(unpack(Assertion, payload, f"an assertion of reading {name}"))
        table = tables.reading
        for name, payload in connection.execute(
            select(table.c.id, table.c.payload).where(table.c.id.in_(chunk))
        ):
            reading = unpack(Reading, payload, f"reading {name}")
            found[name] = replace(reading, assertions=tuple(held[name]))
    return found


def visible(connection: Connection, until: str) -> Iterator[Visible]:
    """Every document that was read by then, with the reading that counts, in the order recorded."""
    latest = latest_readings(connection, until)
    read = readings(connection, list(latest.values()))
    for document, at in documents(connection, until):
        if document.id in latest:
            yield Visible(document, read[latest[document.id]], at)


def unread(connection: Connection, reader: str, words: str) -> Iterator[Document]:
    """Documents that this reader with these words has still to read, in the order recorded.

    Those whose latest machine reading is another's, and those whose day was told after it was made.
    """
    entry, reading = tables.entry, tables.reading
    made = {  # document -> entry of its latest machine reading, and whose it is
        row.document: (row.seq, row.reader, row.words)
        for row in connection.execute(
            select(entry.c.document, entry.c.seq, reading.c.reader, reading.c.words)
            .join(reading, entry.c.subject == reading.c.id)
            .where(entry.c.kind == "reading", reading.c.reader != HAND)
            .order_by(entry.c.seq)
        )
    }
    told = {
        row.subject: row.seq
        for row in connection.execute(
            select(entry.c.subject, entry.c.seq).where(entry.c.kind == "publication")
        )
    }
    published = _publications(connection, FOREVER)
    for row in connection.execute(select(tables.document).order_by(tables.document.c.seq)).mappings():
        places = published[row["id"]]
        document, dating = merged(documents_of(dict(row), places))
        seq, by, by_words = made.get(document.id, (0, "", ""))
        if (by, by_words) != (reader, words) or seq < told[places[dating]["id"]]:
            yield document


def judgements(connection: Connection, until: str) -> Iterator[Judgement]:
    """Every decision of that time, in the order recorded."""
    table = tables.judgement
    query = select(table.c.id, table.c.payload).where(table.c.recorded_at <= until).order_by(table.c.seq)
    return (unpack(Judgement, payload, f"judgement {name}") for name, payload in connection.execute(query))


def problems(connection: Connection, until: str) -> Iterator[Problem]:
    """Every problem of that time, in the order recorded."""
    table = tables.problem
    query = select(table.c.id, table.c.payload).where(table.c.recorded_at <= until).order_by(table.c.seq)
    return (unpack(Problem, payload, f"problem {name}") for name, payload in connection.execute(query))


def standing_dossier(connection: Connection, until: str = FOREVER) -> str | None:
    """The id of the definitions in force at that time."""
    entry = tables.entry
    query = (
        select(entry.c.subject)
        .where(entry.c.kind == "dossier", entry.c.recorded_at <= until)
        .order_by(entry.c.seq.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def dossier(connection: Connection, until: str) -> Dossier | None:
    """The definitions in force at that time."""
    name = standing_dossier(connection, until)
    table = tables.dossier
    payload = connection.execute(select(table.c.payload).where(table.c.id == name)).scalar()
    return unpack(Dossier, payload, f"dossier {name}") if payload else None
