"""How often something may be tried.

Rule: what is tried is counted before it is done, in one transaction, so that many at once get no further
than one after another; every worker of a server counts in the same place.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from sqlalchemy import Engine, delete, func, insert, select

from servanda.present.web.refusals import Refused
from servanda.present.web.security import tables
from servanda.store.engine import to_write

LONGEST = 86400.0  # seconds; no window is longer


class Limits:
    """Counts by key."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._now = now

    def count(self, key: str, most: int, window: float) -> None:
        """Count one more of a key.

        Args:
            key: what is counted.
            most: so many within the window are let through.
            window: seconds.

        Raises:
            Refused: there were as many already; it says when to come back.
        """
        now, table = self._now(), tables.attempt
        with to_write(self._engine) as connection:
            connection.execute(delete(table).where(table.c.key == key, table.c.at <= now - window))
            connection.execute(delete(table).where(table.c.at <= now - LONGEST))  # keys that never came again
            counted, first = connection.execute(
                select(func.count(), func.min(table.c.at)).where(table.c.key == key)
            ).one()
            if counted < most:
                connection.execute(insert(table), {"key": key, "at": now})
                return
        wait = max(1, math.ceil(first + window - now))
        raise Refused(
            429,
            "this was tried too often",
            remedy=f"Try again in {_spoken(wait)}.",
            headers={"Retry-After": str(wait)},
        )

    def clear(self, key: str) -> None:
        """Forget what was counted of a key."""
        with to_write(self._engine) as connection:
            connection.execute(delete(tables.attempt).where(tables.attempt.c.key == key))


def _spoken(seconds: int) -> str:
    if seconds < 90:
        return f"{seconds} seconds"
    return f"{math.ceil(seconds / 60)} minutes"
