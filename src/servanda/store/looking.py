"""Asking the record for documents, decisions, problems and definitions, in the caller's transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, Text, column, func, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from servanda.errors import UnknownId
from servanda.model.dossier import Dossier
from servanda.model.record import Judgement, Problem
from servanda.model.source import Document
from servanda.store import tables
from servanda.store.document_rows import documents_of, merged
from servanda.store.packing import unpack

FOREVER = "9999-12-31T23:59:59.999999Z"


class _Each(FunctionElement[Any]):
    """The texts of a JSON array as rows with one column, `value`."""

    inherit_cache = True


@compiles(_Each, "sqlite")
def _in_sqlite(element: _Each, compiler: Any, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Each, "postgresql")
def _in_postgresql(element: _Each, compiler: Any, **options: Any) -> str:
    return f"jsonb_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS jsonb))"


def listed(names: Iterable[str]) -> Select[Any]:
    """Ids as the rows of a subquery: any number of them, in one parameter."""
    return select(column("value", Text)).select_from(_Each(literal(json.dumps(sorted(names)))))


def last_recorded(connection: Connection) -> str | None:
    """The time of the last entry."""
    query = select(tables.entry.c.recorded_at).order_by(tables.entry.c.seq.desc()).limit(1)
    return connection.execute(query).scalar()


def revision(connection: Connection) -> int:
    """The number of the last entry."""
    return connection.execute(select(func.max(tables.entry.c.seq))).scalar() or 0


def documents(
    connection: Connection, until: str, among: Collection[str] | None = None
) -> Iterator[tuple[Document, str]]:
    """Every document of that time with when it was recorded, in that order; None of `among` is all."""
    table = tables.document
    published = publications_of_all(connection, until, among)
    query = select(table).where(table.c.recorded_at <= until).order_by(table.c.seq)
    if among is not None:
        query = query.where(table.c.id.in_(listed(among)))
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


def publications_of_all(
    connection: Connection, until: str, among: Collection[str] | None = None
) -> dict[str, list[Mapping[str, Any]]]:
    """Rows of the publications of that time by document, in the order recorded."""
    table = tables.publication
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    query = select(table).where(table.c.recorded_at <= until).order_by(table.c.seq)
    if among is not None:
        query = query.where(table.c.document.in_(listed(among)))
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


def dossiers(connection: Connection, until: str) -> tuple[tuple[str, Dossier], ...]:
    """Every set of definitions that was ever in force, with the time from which it first was."""
    entry, table = tables.entry, tables.dossier
    query = (
        select(entry.c.recorded_at, table.c.id, table.c.payload)
        .join(table, entry.c.subject == table.c.id)
        .where(entry.c.kind == "dossier", entry.c.recorded_at <= until)
        .order_by(entry.c.seq)
    )
    found: dict[str, tuple[str, Dossier]] = {}
    for at, name, payload in connection.execute(query):
        if name not in found:
            found[name] = (at, unpack(Dossier, payload, f"dossier {name}"))
    return tuple(found.values())


def dossier(connection: Connection, until: str) -> Dossier | None:
    """The definitions in force at that time."""
    name = standing_dossier(connection, until)
    table = tables.dossier
    payload = connection.execute(select(table.c.payload).where(table.c.id == name)).scalar()
    return unpack(Dossier, payload, f"dossier {name}") if payload else None
