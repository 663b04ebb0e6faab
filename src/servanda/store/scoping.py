"""Which readings bear on a scope, by what they name; in the caller's transaction.

Rule: the table only finds candidates; `Scope.holds` decides, on all that a reading names.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select, text

from servanda.model.scope import Scope
from servanda.store import tables
from servanda.store.looking import listed

# Each id is found by one step in the index from the one before, however many readings name it.
_NAMES = text("""
    WITH RECURSIVE found(name) AS (
        SELECT min(entity) FROM naming WHERE entity >= :first AND entity < :beyond
        UNION ALL
        SELECT (SELECT min(entity) FROM naming WHERE entity > name AND entity < :beyond)
          FROM found WHERE name IS NOT NULL)
    SELECT name FROM found WHERE name IS NOT NULL""")


def readings_within(connection: Connection, scope: Scope) -> dict[str, str]:
    """Every reading that bears on a scope, standing or not, with its document."""
    table = tables.naming
    candidates = select(table.c.reading).where(table.c.entity.in_(listed(scope.candidates())))
    named: dict[str, set[str]] = defaultdict(set)
    for reading, entity in connection.execute(
        select(table.c.reading, table.c.entity).where(table.c.reading.in_(candidates))
    ):
        named[reading].add(entity)
    bearing = [reading for reading, names in named.items() if scope.holds(names)]
    table = tables.reading
    rows = connection.execute(select(table.c.id, table.c.document).where(table.c.id.in_(listed(bearing))))
    return {row.id: row.document for row in rows}


def named(connection: Connection, reading: str) -> frozenset[str]:
    """All that one reading names."""
    table = tables.naming
    return frozenset(connection.execute(select(table.c.entity).where(table.c.reading == reading)).scalars())


def names(connection: Connection, beginning: str) -> tuple[str, ...]:
    """The ids with a beginning that any reading names, in order."""
    beyond = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return tuple(connection.execute(_NAMES, {"first": beginning, "beyond": beyond}).scalars())
