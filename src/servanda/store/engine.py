"""From the path of a file to a SQLite engine that loses nothing, and transactions on it.

Rule: WAL with synchronous=FULL, so that what was committed survives a kill and a power cut; a writer takes
the lock at the start of its transaction, so that two writers queue and none has to be rolled back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event, text
from sqlalchemy.pool import QueuePool, StaticPool

from servanda.store.migrate import MARK

BUSY_SECONDS = 60.0


def make_engine(path: Path | None) -> Engine:
    """Make an engine on a file, or in memory where there is no path. The file is made where it is missing."""

    def connect() -> sqlite3.Connection:
        # Transactions are begun by hand below; Python's own handling would split those of a migration.
        connection = sqlite3.connect(
            path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool if path else StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    _driver(connection).execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def use_wal(engine: Engine) -> None:
    """Switch the file to write-ahead logging, which it then stays in. Only for files known to be records."""
    with engine.connect() as connection:
        _driver(connection).execute("PRAGMA journal_mode=WAL")


def mark(connection: Connection) -> None:
    """Mark the file as a record."""
    connection.execute(text(f"PRAGMA application_id = {MARK}"))


@contextmanager
def to_write(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it is kept on leaving, none of it where an error leaves it."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


class Bare:
    """The driver's own connection, for single statements that look up by key: what SQLAlchemy and its pool
    add to each costs more than the statement. Taken from the pool once; one thread at a time has it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._held: PoolProxiedConnection | None = None
        self._lock = Lock()

    def __enter__(self) -> sqlite3.Connection:
        self._lock.acquire()
        try:
            if self._held is None:
                self._held = self._engine.raw_connection()
            driver = self._held.driver_connection
            assert isinstance(driver, sqlite3.Connection)
        except BaseException:
            self._lock.release()
            raise
        return driver

    def __exit__(self, *exc: object) -> None:
        self._lock.release()

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            if self._held is not None:
                self._held.close()
                self._held = None


@contextmanager
def to_look(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: it sees one state of the record throughout."""
    with engine.connect() as connection, connection.begin():
        yield connection
