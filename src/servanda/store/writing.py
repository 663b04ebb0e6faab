"""Adding to the record: each function writes one thing within the caller's transaction.

Rule: look first, then insert; what is there already is left as it is. Every addition is an entry too.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, Table, insert, select

from servanda.errors import BadCall, UnknownId
from servanda.model.dossier import Dossier
from servanda.model.ids import content_id
from servanda.model.record import Judgement, Problem, Reading
from servanda.model.source import Document
from servanda.store import tables
from servanda.store.clock import following, stamp
from servanda.store.document_rows import document_row, publication_row
from servanda.store.evidence import check_evidence
from servanda.store.indexing import index
from servanda.store.looking import document_by_id, last_recorded, standing_dossier
from servanda.store.packing import pack
from servanda.store.reading_rows import assertion_rows, naming_rows, reading_row, statement_rows
from servanda.store.standing import HAND, standing


def add_document(connection: Connection, document: Document, data: bytes | None, recorded_at: str) -> bool:
    """Keep content once and each publication once; True where the content is new."""
    if data is not None and hashlib.sha256(data).hexdigest() != document.sha256:
        raise BadCall("the bytes are not those of the document", where=document.file)
    if any("\0" in one for one in (document.text, document.title, document.address, document.publisher)):
        raise BadCall(
            "the text holds a NUL character, so it is no text",
            where=document.file,
            remedy="Give the document in a text format, in UTF-8.",
        )
    at = _time(connection, recorded_at)
    known = _there(connection, tables.document, document.id)
    if not known:
        connection.execute(insert(tables.document), document_row(document, at))
        index(connection, "document")
        if data is not None:
            row = {"document": document.id, "data": data, "recorded_at": at}
            connection.execute(insert(tables.original), row)
        _enter(connection, "document", document.id, document.id, at)
    publication = publication_row(document, at)
    if not _there(connection, tables.publication, publication["id"]):
        connection.execute(insert(tables.publication), publication)
        _enter(connection, "publication", publication["id"], document.id, at)
    return not known


def add_reading(connection: Connection, reading: Reading, recorded_at: str) -> bool:
    """Keep a reading and let it stand as the latest of its kind (machine or hand) for its document."""
    document = document_by_id(connection, reading.document)
    if document is None:
        raise UnknownId(f"no document {reading.document}", remedy="Add the document before its reading.")
    at = _time(connection, recorded_at)
    if not _there(connection, tables.reading, reading.id):
        check_evidence(reading, document)
        connection.execute(insert(tables.reading), reading_row(reading, at))
        for table, rows in (
            (tables.assertion, assertion_rows(reading, document, at)),
            (tables.statement, statement_rows(reading, at)),
            (tables.naming, naming_rows(reading, at)),
        ):
            if rows:
                connection.execute(insert(table), rows)
        index(connection, "statement")
    elif standing(connection, reading.document, hand=reading.reader == HAND) == reading.id:
        return False
    # An older reading that is made again (a dossier's words were taken back) stands again.
    _enter(connection, "reading", reading.id, reading.document, at)
    return True


def add_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Keep a decision, at its own time unless the record is already past that."""
    kept = replace(judgement, recorded_at=_time(connection, judgement.recorded_at))
    if _there(connection, tables.judgement, kept.id):
        raise BadCall(
            f"there is a judgement {kept.id} already", remedy="Give each decision a name of its own."
        )
    row = {
        "id": kept.id,
        "decision": kept.decision.value,
        "subject": kept.subject,
        "by": kept.by,
        "payload": pack(kept),
        "recorded_at": kept.recorded_at,
    }
    connection.execute(insert(tables.judgement), row)
    _enter(connection, "judgement", kept.id, None, kept.recorded_at)
    return kept


def add_problem(connection: Connection, problem: Problem, recorded_at: str) -> bool:
    """Keep a problem once."""
    if _there(connection, tables.problem, problem.id):
        return False
    at = _time(connection, recorded_at)
    row = {"id": problem.id, "document": problem.document, "payload": pack(problem), "recorded_at": at}
    connection.execute(insert(tables.problem), row)
    _enter(connection, "problem", problem.id, problem.document, at)
    return True


def add_dossier(connection: Connection, dossier: Dossier, recorded_at: str) -> bool:
    """Keep definitions and let them stand from now on."""
    payload = pack(dossier)
    name = content_id("o", payload)
    if standing_dossier(connection) == name:
        return False
    at = _time(connection, recorded_at)
    if not _there(connection, tables.dossier, name):
        connection.execute(insert(tables.dossier), {"id": name, "payload": payload, "recorded_at": at})
    _enter(connection, "dossier", name, None, at)
    return True


def _there(connection: Connection, table: Table, name: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == name)).first() is not None


def _time(connection: Connection, recorded_at: str) -> str:
    """The time of an entry: as given, but after the last one, or older answers would change."""
    return following(last_recorded(connection), stamp(recorded_at))


def _enter(connection: Connection, kind: str, subject: str, document: str | None, at: str) -> None:
    row = {"kind": kind, "subject": subject, "document": document, "recorded_at": at}
    connection.execute(insert(tables.entry), row)
