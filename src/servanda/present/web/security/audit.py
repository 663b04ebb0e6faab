"""The audit log: who did what, when, to what, from which address, and what came of it.

Rule: it is only added to. What is written is cut and made one plain line, whatever was sent.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine, insert, select

from servanda.present.naming import plain
from servanda.present.web.security import tables
from servanda.store.engine import to_look, to_write

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of the log."""

    id: int
    at: float
    by: str
    action: str
    subject: str
    address: str
    outcome: str


class Audit:
    """The log of a record."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._now = now

    def note(self, by: str, action: str, subject: str, address: str, outcome: str) -> None:
        """Add a line."""
        told = {"by": by, "action": action, "subject": subject, "address": address, "outcome": outcome}
        row = {name: plain(value[: 4 * LONGEST])[:LONGEST] for name, value in told.items()}
        with to_write(self._engine) as connection:
            connection.execute(insert(tables.audit), {**row, "at": self._now()})

    def lines(self, *, before: int | None = None, by: str = "", limit: int = 100) -> tuple[Noted, ...]:
        """The latest lines first; those before a number, or of one person."""
        table = tables.audit
        query = select(table).order_by(table.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(table.c.id < before)
        if by:
            query = query.where(table.c.by == by)
        with to_look(self._engine) as connection:
            return tuple(
                Noted(row.id, row.at, row.by, row.action, row.subject, row.address, row.outcome)
                for row in connection.execute(query)
            )
