"""Which readings count: all, latest, and those still to be made; in the caller's transaction.

Rule: of several readings of a document the last entry stands; one by hand outranks those of machines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from servanda.model.event import Visible
from servanda.model.record import Assertion, Reading
from servanda.model.scope import Scope
from servanda.model.source import Document, Published
from servanda.store import scoping, tables
from servanda.store.document_rows import dated_by
from servanda.store.looking import FOREVER, document_by_id, documents, listed, publications_of_all
from servanda.store.packing import unpack

HAND = "hand"  # the reader of marked texts
_CHUNK = 500  # ids in one query; SQLite takes 999 in its older builds


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


def latest_readings(
    connection: Connection, until: str, among: Collection[str] | None = None
) -> dict[str, str]:
    """The id of the reading that counts, for each document that was read by then.

    `among` are the documents to look at; None is all.
    """
    entry, reading = tables.entry, tables.reading
    query = (
        select(entry.c.document, reading.c.id, reading.c.reader)
        .join(reading, entry.c.subject == reading.c.id)
        .where(entry.c.kind == "reading", entry.c.recorded_at <= until)
        .order_by(entry.c.seq)
    )
    if among is not None:
        query = query.where(entry.c.document.in_(listed(among)))
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


def visible(connection: Connection, until: str, scope: Scope | None = None) -> Iterator[Visible]:
    """Every document that was read by then, with the reading that counts, in the order recorded.

    With a scope, only those whose reading bears on it; the others are not even decoded.
    """
    if scope is None:
        latest, among = latest_readings(connection, until), None
    else:
        bearing = scoping.readings_within(connection, scope)
        found = latest_readings(connection, until, frozenset(bearing.values()))
        latest = {document: reading for document, reading in found.items() if reading in bearing}
        among = frozenset(latest)
    read = readings(connection, list(latest.values()))
    for document, at in documents(connection, until, among):
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
    wanted = []
    for document, places in publications_of_all(connection, FOREVER).items():
        dating = dated_by([unpack(Published, one["payload"], f"document {document}") for one in places])
        seq, by, by_words = made.get(document, (0, "", ""))
        if (by, by_words) != (reader, words) or seq < told[places[dating]["id"]]:
            wanted.append(document)
    return (one for name in wanted if (one := document_by_id(connection, name)))
