"""What was entered since, and how much there is; in the caller's transaction.

Rule: these only count and list. Whether an entry bears on an answer, the register decides.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from servanda.store import tables
from servanda.store.database import Ask
from servanda.store.protocol import Entry


def later(connection: Connection, after: int, limit: int) -> tuple[Entry, ...]:
    """The first entries after the one of a number, in order."""
    table = tables.entry
    rows = connection.execute(
        select(table.c.seq, table.c.kind, table.c.subject, table.c.document, table.c.recorded_at)
        .where(table.c.seq > after)
        .order_by(table.c.seq)
        .limit(limit)
    )
    return tuple(Entry(row.seq, row.kind, row.subject, row.document, row.recorded_at) for row in rows)


def revision(ask: Ask) -> int:
    """The number of the last entry; asked before every answer, and so outside of a transaction."""
    return ask("SELECT max(seq) FROM entry", {})[0][0] or 0


def size(connection: Connection) -> int:
    """How many assertions all readings hold."""
    return connection.execute(select(func.count()).select_from(tables.assertion)).scalar() or 0
