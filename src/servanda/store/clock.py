"""Time stamps of entries: ISO 8601 in UTC with microseconds, each later than the one before.

Rule: all stamps have one length, so that they sort as text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from servanda.errors import BadDate

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_REMEDY = "Write a day as 2009-07-15 or an instant as 2009-07-15T09:30:00Z."


def utc_now() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)


class Clock:
    """Gives stamps that never repeat and never go back, whatever the machine's clock does.

    Args:
        now: where the time comes from; tests hand in their own.
        after: a stamp that every one given must follow (the last entry of a record).
    """

    def __init__(self, now: Callable[[], datetime] = utc_now, after: str | None = None) -> None:
        self._now = now
        self._last = _read(after) if after else None

    def __call__(self) -> str:
        """The next stamp."""
        moment = self._now().astimezone(UTC)
        if self._last is not None and moment <= self._last:
            moment = self._last + timedelta(microseconds=1)
        self._last = moment
        return _write(moment)


def stamp(value: str) -> str:
    """Bring an ISO 8601 instant to the one form that is kept; without a zone it is UTC.

    Raises:
        BadDate: it is no instant.
    """
    return _write(_read(value))


def following(last: str | None, wanted: str) -> str:
    """The stamp that is wanted, or the first after the last one where that is later."""
    return wanted if last is None or wanted > last else _write(_read(last) + timedelta(microseconds=1))


@lru_cache(maxsize=64)
def limit(recorded_by: str | None) -> str | None:
    """The last stamp that a `recorded_by` lets in: that of an instant, or the end of a day.

    Raises:
        BadDate: it is neither.
    """
    if recorded_by is None:
        return None
    try:
        day = date.fromisoformat(recorded_by)
    except ValueError:
        return stamp(recorded_by)
    return f"{day.isoformat()}T23:59:59.999999Z"


def _read(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise BadDate(f"not an instant: {value!r}", remedy=_REMEDY) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _write(moment: datetime) -> str:
    # strftime does not pad years before 1000 everywhere, and isoformat drops zero microseconds.
    return f"{moment.year:04d}{moment.strftime(_FORM.removeprefix('%Y'))}"
