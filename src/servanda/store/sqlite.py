"""The record in one SQLite file: opens it, and is the database that it is kept in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from servanda.errors import BadRecord
from servanda.store import engine
from servanda.store.damage import explained
from servanda.store.database import Ask
from servanda.store.migrate import in_file, is_outdated, upgrade
from servanda.store.record import RecordStore
from servanda.store.transactions import OnEngine


def open_store(path: Path | str | None, create: bool = False) -> RecordStore:
    """Open the record in a file, bringing an older one to the present shape; None keeps it in memory.

    Args:
        path: the SQLite file.
        create: make it where it is missing; one that a kill left unfinished is finished.

    Raises:
        BadRecord: there is none, it is another program's, newer than this program, or damaged.
    """
    file = None if path is None else Path(path)
    where = str(file) if file else "record in memory"
    if file and not create and not file.is_file():
        raise BadRecord("there is no record here", where=where, remedy="Make one with: servanda init DIR")
    make = create or file is None
    with explained(where):
        made = engine.make_engine(file)
        try:
            with engine.to_look(made) as connection:
                outdated = is_outdated(in_file(connection), create=make, where=where)
            engine.use_wal(made)
            if outdated:
                with engine.to_write(made) as connection:
                    shape = in_file(connection)  # another may have been faster
                    if is_outdated(shape, create=make, where=where):
                        upgrade(connection)
                        engine.mark(connection)
        except BaseException:
            made.dispose()
            raise
    return RecordStore(SqliteDatabase(made, where))


def is_record(path: Path) -> bool:
    """Tell whether a record was made in a file, or only begun.

    Raises:
        BadRecord: it is another program's, newer than this program, or damaged.
    """
    made = engine.make_engine(path)
    try:
        with explained(str(path)), engine.to_look(made) as connection:
            shape = in_file(connection)
            is_outdated(shape, create=True, where=str(path))
            return not shape.empty
    finally:
        made.dispose()


class SqliteDatabase(OnEngine):
    """A SQLite file as a `Database`."""

    gathered = "json_group_array(payload)"

    def __init__(self, made: Engine, where: str) -> None:
        super().__init__(made, where, look=engine.to_look, write=engine.to_write, explain=explained)
        self._bare = engine.Bare(made)

    @contextmanager
    def to_ask(self) -> Iterator[Ask]:
        """Single statements on the driver's own connection."""
        with explained(self.where), self._bare as connection:
            yield lambda sql, values: connection.execute(sql, values).fetchall()

    def damages(self, connection: Connection) -> Iterator[str]:
        """What SQLite finds wrong with its file, and entries that refer to nothing."""
        for (message,) in connection.execute(text("PRAGMA integrity_check")):
            if message != "ok":
                yield str(message)
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"an entry of {row[0]} refers to what is not there ({row[2]})"

    def close(self) -> None:
        """Let go of the file."""
        self._bare.close()
        self._engine.dispose()
