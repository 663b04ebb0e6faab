"""From the query of an address to the clocks of a question, and back to addresses that keep them.

Rule: `on`, `known_by`, `recorded_by` and `track` mean what they mean on the command line, and an empty
one is one that is not given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlencode

from servanda.errors import BadDate
from servanda.store.clock import limit

NAMES = ("track", "on", "known_by", "recorded_by")


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three days of a question, and the track to which it is narrowed."""

    track: str | None = None
    on: date | None = None
    known_by: date | None = None
    recorded_by: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """Those that are given, as they stand in an address."""
        all_ = {name: getattr(self, name) for name in NAMES}
        return {name: str(value) for name, value in all_.items() if value}


def read(query: Mapping[str, str]) -> Clocks:
    """Read the clocks of a query.

    Raises:
        BadDate: a day is none, or `recorded_by` is neither a day nor an instant.
    """
    recorded_by = query.get("recorded_by", "").strip() or None
    limit(recorded_by)
    return Clocks(
        query.get("track", "").strip() or None,
        day(query, "on"),
        day(query, "known_by"),
        recorded_by,
    )


def day(query: Mapping[str, str], name: str) -> date | None:
    """Read a day of a query, None where it is not given or empty, as a form sends it.

    Raises:
        BadDate: it is no day.
    """
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise BadDate(f"{name} is not a day: {text[:40]!r}", remedy="Write a day as 2009-05-22.") from None


def address(path: str, clocks: Clocks, more: Mapping[str, object] | None = None) -> str:
    """Write an address within the site that keeps the clocks.

    Args:
        path: from the root, unquoted; a part after `#` stays where it is.
        clocks: of the page that holds the link.
        more: further fields of the query; one that is None or empty takes a clock of its name away.
    """
    fields = {**clocks.given, **(more or {})}
    return _address(path, tuple((name, str(one)) for name, one in fields.items() if one not in (None, "")))


@lru_cache(maxsize=10_000)
def _address(path: str, fields: tuple[tuple[str, str], ...]) -> str:
    # A page has fifty links, and all who read the same have the same ones.
    place, _, fragment = path.partition("#")
    query = f"?{urlencode(fields)}" if fields else ""
    return f"{quote(place, safe='/:')}{query}" + (f"#{quote(fragment, safe=':')}" if fragment else "")
