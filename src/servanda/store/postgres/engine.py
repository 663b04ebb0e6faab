"""From an address to connections with a PostgreSQL server, and transactions on them.

Rule: a writer takes one lock for the whole record at the start of its transaction, so that writers queue, and
what they add is numbered and stamped in the order in which it is seen. Who reads waits for nobody.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, Engine, create_engine, text

from servanda.store.database import Ask
from servanda.store.migrate import MARK

BUSY_SECONDS = 60.0
CONNECT_SECONDS = 10  # where neither the address nor PGCONNECT_TIMEOUT says otherwise
_LOCK = text(f"SELECT pg_advisory_xact_lock({MARK})")
_VALUE = re.compile(r"(?<!:):([a-z]+)\b")

Connect = Callable[[], "psycopg.Connection[Any]"]


def connector(address: str) -> Connect:
    """How to make a connection; libpq adds what its variables, password and service files say."""

    def connect() -> psycopg.Connection[Any]:
        options: dict[str, Any] = {"client_encoding": "UTF8", "fallback_application_name": "servanda"}
        if "connect_timeout" not in conninfo_to_dict(address):
            options["connect_timeout"] = CONNECT_SECONDS
        connection = psycopg.connect(address, autocommit=True, **options)
        connection.execute(f"SET lock_timeout = {int(BUSY_SECONDS * 1000)}")
        connection.autocommit = False
        return connection

    return connect


class Shared:
    """What all stores of one address in one process share, since a server has few connections to give."""

    def __init__(self, address: str) -> None:
        connect = connector(address)
        self.engine = make_engine(connect)
        self.bare = Bare(connect)
        self.users = 0


_shared: dict[tuple[int, str], Shared] = {}  # by process: a connection must not pass to one that was forked
_sharing = Lock()


def share(address: str) -> Shared:
    """Take part in the connections with an address; give them back with `leave`."""
    with _sharing:
        key = (os.getpid(), address)
        shared = _shared.get(key) or _shared.setdefault(key, Shared(address))
        shared.users += 1
        return shared


def leave(address: str) -> None:
    """Give a part back; the last who leaves closes the connections."""
    with _sharing:
        key = (os.getpid(), address)
        shared = _shared.get(key)
        if shared is None:
            return
        shared.users -= 1
        if shared.users:
            return
        del _shared[key]
    shared.bare.close()
    shared.engine.dispose()


def make_engine(connect: Connect) -> Engine:
    """Make an engine; it connects when it is first used, and anew where the server was started again."""
    return create_engine(
        "postgresql+psycopg://", creator=connect, pool_pre_ping=True, max_overflow=30, use_native_hstore=False
    )


@contextmanager
def to_look(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: it sees one state of the record throughout."""
    made = engine.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with made as connection, connection.begin():
        yield connection


@contextmanager
def to_write(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it is kept on leaving, none of it where an error leaves it."""
    # Each statement after the lock sees all that writers before this one have kept.
    made = engine.connect().execution_options(isolation_level="READ COMMITTED")
    with made as connection, connection.begin():
        connection.execute(_LOCK)
        yield connection


class Bare:
    """One connection of the driver's own, for single statements; one thread at a time has it."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._held: psycopg.Connection[Any] | None = None
        self._lock = Lock()

    @contextmanager
    def asking(self) -> Iterator[Ask]:
        """Lend the connection; it is made anew after it was lost."""
        with self._lock:
            if self._held is None or self._held.closed:
                self._held = self._connect()
                self._held.autocommit = True
            yield self._ask

    def _ask(self, sql: str, values: Mapping[str, str]) -> list[tuple[Any, ...]]:
        assert self._held is not None
        return self._held.execute(_named(sql), values).fetchall()

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            if self._held is not None:
                self._held.close()
                self._held = None


@cache
def _named(sql: str) -> str:
    return _VALUE.sub(r"%(\1)s", sql)
