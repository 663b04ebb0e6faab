"""The record in a PostgreSQL database: opens it, and is the database that it is kept in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from servanda.errors import BadRecord
from servanda.store.database import Ask
from servanda.store.migrate import Shape, is_outdated, upgrade, version_of
from servanda.store.postgres import engine, indexing
from servanda.store.postgres.address import without_password
from servanda.store.postgres.damage import explained
from servanda.store.record import RecordStore
from servanda.store.transactions import OnEngine

OURS = "a record of servanda"  # the comment on alembic's table tells a record from any other database
# Tables in the schema of the record, but for those of extensions, which a server may put anywhere.
_TABLES = text("""
    SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace(current_schema())
       AND relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT EXISTS (
           SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')""")
_COMMENT = text("SELECT obj_description(to_regclass('alembic_version'), 'pg_class')")


def open_store(address: str, create: bool = False) -> RecordStore:
    """Open the record in a database, bringing an older one to the present shape.

    Args:
        address: of a database that exists, as libpq takes it: ``postgresql://user@host/name``.
        create: make the record where the database is empty.

    Raises:
        BadRecord: there is none, it is another program's, newer than this program, or cannot be reached.
    """
    where = without_password(address)
    made = engine.share(address).engine
    try:
        with explained(where):
            with engine.to_look(made) as connection:
                outdated = is_outdated(_shape(connection, where), create=create, where=where)
            if outdated:
                with engine.to_write(made) as connection:
                    # Another may have been faster.
                    if is_outdated(_shape(connection, where), create=create, where=where):
                        upgrade(connection)
                        connection.execute(text(f"COMMENT ON TABLE alembic_version IS '{OURS}'"))
        return RecordStore(PostgresDatabase(address))
    finally:
        engine.leave(address)


def is_record(address: str) -> bool:
    """Tell whether a record was made in a database, or none as yet.

    Raises:
        BadRecord: it is another program's, newer than this program, or cannot be reached.
    """
    where = without_password(address)
    try:
        with explained(where), engine.to_look(engine.share(address).engine) as connection:
            shape = _shape(connection, where)
            is_outdated(shape, create=True, where=where)
            return not shape.empty
    finally:
        engine.leave(address)


def _shape(connection: Connection, where: str) -> Shape:
    encoding = connection.execute(text("SHOW server_encoding")).scalar()
    if encoding != "UTF8":
        raise BadRecord(
            f"the database keeps texts in {encoding}",
            where=where,
            remedy="Make one that takes every text: createdb --encoding UTF8 --template template0 NAME",
        )
    empty = not connection.execute(_TABLES).scalar()
    ours = connection.execute(_COMMENT).scalar() == OURS
    return Shape(empty, ours, version_of(connection) if ours else None)


class PostgresDatabase(OnEngine):
    """A PostgreSQL database as a `Database`."""

    gathered = "coalesce(json_agg(payload), '[]')::text"

    def __init__(self, address: str) -> None:
        self._address = address
        self._shared: engine.Shared | None = engine.share(address)
        self._bare = self._shared.bare
        made, where = self._shared.engine, without_password(address)
        super().__init__(made, where, look=engine.to_look, write=engine.to_write, explain=explained)

    @contextmanager
    def to_ask(self) -> Iterator[Ask]:
        """Single statements on the driver's own connection."""
        with explained(self.where), self._bare.asking() as ask:
            yield ask

    def damages(self, connection: Connection) -> Iterator[str]:
        """What is wrong with the index for search; the server itself guards its files and references."""
        return indexing.damages(connection)

    def close(self) -> None:
        """Let go of the server; once."""
        if self._shared is not None:
            self._shared = None
            engine.leave(self._address)
