"""Where a record of a test is kept: a SQLite file, or a database on the tests' PostgreSQL server.

Rule: the tests ask a home for what another program would do, so that each claim is held against both.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg

from servanda.store import sqlite
from servanda.store.postgres import opening
from servanda.store.record import RecordStore
from tests.postgres import Server

KINDS = ("sqlite", "postgresql")
Rows = list[tuple[Any, ...]]


class Home(Protocol):
    """One place for a record, with nothing in it yet."""

    kind: str
    place: str  # what a program is told: a file, or an address
    replacing: str  # how a row is put in place of one that is there

    def open(self, create: bool = False) -> RecordStore: ...

    def is_record(self) -> bool: ...

    def rows(self, sql: str) -> Rows:
        """Ask, as another program may."""

    def change(self, *statements: str) -> None:
        """Change, as another program may try to."""

    def tamper(self, table: str, statement: str) -> None:
        """Change rows after the guard of their table was taken away."""


class File:
    kind = "sqlite"
    replacing = "INSERT OR REPLACE INTO {table} SELECT * FROM {table}"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)

    def open(self, create: bool = False) -> RecordStore:
        return sqlite.open_store(self.path, create=create)

    def is_record(self) -> bool:
        return sqlite.is_record(self.path)

    def rows(self, sql: str) -> Rows:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchall()

    def change(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    def tamper(self, table: str, statement: str) -> None:
        self.change(f"DROP TRIGGER {table}_no_update", statement)


class Database:
    kind = "postgresql"
    replacing = (
        "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}"
    )

    def __init__(self, address: str) -> None:
        self.place = address

    def open(self, create: bool = False) -> RecordStore:
        return opening.open_store(self.place, create=create)

    def is_record(self) -> bool:
        return opening.is_record(self.place)

    def rows(self, sql: str) -> Rows:
        with psycopg.connect(self.place) as connection:
            return connection.execute(sql.encode()).fetchall()

    def change(self, *statements: str) -> None:
        with psycopg.connect(self.place) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def tamper(self, table: str, statement: str) -> None:
        self.change(f"DROP TRIGGER {table}_no_change ON {table}", statement)


class Homes:
    """Gives homes of one kind; where `made`, a record was made there already."""

    def __init__(self, kind: str, server: Server | None) -> None:
        self.kind = kind
        self._server = server
        self._template = ""

    @contextmanager
    def home(self, made: bool = False) -> Iterator[Home]:
        if self._server is None:
            with tempfile.TemporaryDirectory() as folder:
                file = File(Path(folder) / "record.sqlite")
                if made:
                    file.open(create=True).close()
                yield file
            return
        if made and not self._template:  # a copy of a database takes a tenth of the time of the steps
            self._template = self._server.make()
            Database(self._server.address(self._template)).open(create=True).close()
        with self._server.database(self._template if made else "template0") as address:
            yield Database(address)

    @contextmanager
    def store(self) -> Iterator[RecordStore]:
        """A record that nobody asks where it is; SQLite's is in memory."""
        if self._server is None:
            with sqlite.open_store(None) as store:
                yield store
            return
        with self.home(made=True) as home, home.open() as store:
            yield store
