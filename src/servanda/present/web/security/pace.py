"""How often somebody may ask, counted in memory: each process of a server keeps its own count.

Rule: what is asked costs no entry in any database to be counted. Whoever was quiet for a minute may ask for a
whole minute's worth at once; from then on as fast as that minute's worth comes back.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import Lock

from servanda.present.web.refusals import Refused

MINUTE = 60.0
MANY = 10_000  # keys after which those that are quiet are let go of


class Pace:
    """When each key will have all of its minute back (the generic cell rate algorithm)."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._full_at: dict[str, float] = {}
        self._lock = Lock()

    def count(self, key: str, most: int) -> None:
        """Count one more of a key.

        Args:
            key: who asks.
            most: so many a minute are let through.

        Raises:
            Refused: there were more; it says when to come back.
        """
        now = self._now()
        with self._lock:
            full_at = max(now, self._full_at.get(key, now)) + MINUTE / most
            wait = full_at - now - MINUTE
            if wait <= 1e-6:
                self._full_at[key] = full_at
                if len(self._full_at) > MANY:
                    self._full_at = {one: at for one, at in self._full_at.items() if at > now}
                return
        seconds = max(1, math.ceil(wait))
        raise Refused(
            429,
            "more was asked for than a minute has room for",
            remedy=f"Go on in {seconds} second{'' if seconds == 1 else 's'}, and more slowly.",
            headers={"Retry-After": str(seconds)},
        )
