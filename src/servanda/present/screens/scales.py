"""Days and amounts to places on a drawing: shares of its width and height, and the ticks beside it.

Rule: an axis of amounts begins at nought, and an axis of days shows no day that the drawing has no room for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)  # years between ticks
MOST = 7  # ticks on an axis of days; more would run into each other on a phone


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in per cent of its length, and its name."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Days:
    """An axis of days."""

    first: date
    last: date
    ticks: tuple[Tick, ...]

    def at(self, day: date) -> float:
        """Give the place of a day, in per cent."""
        span = max((self.last - self.first).days, 1)
        return round(100 * min(max((day - self.first).days / span, 0.0), 1.0), 3)


def days(first: date, last: date) -> Days:
    """Lay an axis over some days, with a little room at both ends."""
    room = timedelta(days=max(15, int((last - first).days * 0.04)))
    low = first - room if first - date.min > room else first
    high = last + room if date.max - last > room else last
    made = Days(low, high, ())
    years = high.year - low.year
    if years < 2:
        months = [date(y, m, 1) for y in range(low.year, high.year + 1) for m in range(1, 13)]
        kept = [one for one in months if low <= one <= high]
        kept = kept[:: len(kept) // MOST + 1]
        return Days(low, high, tuple(Tick(made.at(one), f"{one:%b} {one.year}") for one in kept))
    step = next((one for one in _STEPS if years / one <= MOST), _STEPS[-1])
    marked = (date(one, 1, 1) for one in range(low.year, high.year + 1) if one and one % step == 0)
    return Days(low, high, tuple(Tick(made.at(one), str(one.year)) for one in marked if low <= one <= high))


def amounts(top: float) -> tuple[float, tuple[Tick, ...]]:
    """Choose the top of an axis of amounts and its ticks, in per cent from below."""
    if top <= 0:
        return 1.0, (Tick(0.0, "0"),)
    step = 1.0
    while top / step > 5:
        step *= 10
    while top / step <= 0.5:
        step /= 10
    step = next(step * share for share in (0.2, 0.5, 1.0) if top / (step * share) <= 5)
    number = int(-(-top // step))
    return number * step, tuple(Tick(100 * n / number, _name(n * step)) for n in range(number + 1))


def _name(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"
