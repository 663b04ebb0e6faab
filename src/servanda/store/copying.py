"""Copy a whole record into an empty one, from one kind of database to another.

Rule: every row goes over as it is, clocks and order included, in one transaction: so that every answer, as
recorded by any moment, is the same, and a copy that was broken off is none.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from servanda.errors import BadCall
from servanda.store import looking, tables
from servanda.store.indexing import TABLES, index
from servanda.store.record import RecordStore

BATCH = 500  # rows at a time, so that the bytes of a large record need not be held at once


def copy(source: RecordStore, target: RecordStore) -> int:
    """Copy all that was recorded; gives how many entries it was.

    Raises:
        BadCall: something was recorded in the target already.
        BadRecord: one of them cannot be used; nothing was copied.
    """
    with source.database.to_look() as there, target.database.to_write() as here:
        if looking.revision(here):
            raise BadCall(
                "the record to copy into is not empty",
                where=target.database.where,
                remedy="Name a folder or a database that holds no record.",
            )
        for table in tables.metadata.sorted_tables:
            _copy(there, here, table)
        for name in TABLES:
            index(here, name)
        if here.dialect.name == "postgresql":
            here.execute(
                text("ANALYZE")
            )  # a server learns by itself only after a while how much came at once
        return looking.revision(here)


def _copy(there: Connection, here: Connection, table: Table) -> None:
    # Rows are numbered anew in the same order; a sequence of the server then goes on from there.
    columns = [column for column in table.columns if column.name != "seq"]
    order = table.c.seq if "seq" in table.c else table.c.recorded_at
    found = there.execute(select(*columns).order_by(order), execution_options={"yield_per": BATCH})
    for rows in found.mappings().partitions():
        kept: list[dict[str, Any]] = [dict(row) for row in rows]
        here.execute(insert(table), kept)
