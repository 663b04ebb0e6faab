"""Instants and intervals that keep their granularity, and expressions that need an anchor.

A `When` is an EDTF value with the first and last day that it can mean; "2004" stays a year.
An `Expression` is what a text says ("Friday", "in December", "last month") before the day it was
published is known; `resolve` turns it into a `When` once it is, and never finer than the words.

Source: EDTF (ISO 8601-2:2019) levels 0 and 1; ISO 24617-1 for the kinds of expression.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from servanda.errors import BadDate

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_SEASONS |= {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}  # quarters, halves
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR = re.compile(r"^(\d{4})$")
_MASKED = re.compile(r"^(\d{3}X|\d{2}XX)$")
_NO_YEAR = re.compile(r"^XXXX-(\d{2})(?:-(\d{2}))?$")


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time as it was given.

    `earliest` and `latest` are the first and last day that the value can mean, both inclusive;
    None where it is open or not known ("in December" of an unknown year, "since 1962").
    """

    value: str
    earliest: date | None
    latest: date | None

    @property
    def days(self) -> int | None:
        """How many days the value can mean; None where it is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def is_day(self) -> bool:
        """Tell whether the value names one day."""
        return self.days == 1

    @property
    def is_interval(self) -> bool:
        """Tell whether the value was given as a from-to."""
        return "/" in self.value

    def agrees(self, other: When) -> bool:
        """Tell whether one value contains the other: then they differ in precision at most."""
        return self.contains(other) or other.contains(self)

    def contains(self, other: When) -> bool:
        """Tell whether every day that the other can mean is one that this can mean."""
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        high = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return low and high

    def overlaps(self, other: When) -> bool:
        """Tell whether there is a day that both can mean."""
        low = self.earliest is None or other.latest is None or self.earliest <= other.latest
        high = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return low and high

    def includes(self, day: date) -> bool:
        """Tell whether the value can mean that day."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def before(self, other: When) -> bool:
        """Tell whether this certainly ends before the other begins."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def __str__(self) -> str:
        return self.value


def day(value: date) -> When:
    """Make a When of one day."""
    return When(value.isoformat(), value, value)


@lru_cache(maxsize=16384)
def parse(value: str) -> When:
    """Read an EDTF value.

    Days, months, years, seasons (``2004-21`` to ``-24``), quarters (``-33`` to ``-36``), halves (``-40``,
    ``-41``), decades and centuries (``199X``), a month or day of an unknown year (``XXXX-12``), intervals
    (``a/b``, open as ``..``), and the marks ``~ ? %``.
    An approximate value can also mean its neighbours: ``1994~`` is 1993 to 1995.

    Raises:
        BadDate: the value is not of these forms or names no day of the calendar.
    """
    text = value.strip()
    if "/" in text:
        left, _, right = text.partition("/")
        first = None if left in ("..", "") else parse(left).earliest
        last = None if right in ("..", "") else parse(right).latest
        if first and last and last < first:
            raise BadDate(f"an interval that ends before it begins: {value}", remedy="Write it as FROM/TO.")
        return When(text, first, last)
    mark = text[-1:] if text[-1:] in "~?%" else ""
    core = text[: len(text) - len(mark)]
    try:
        first, last = _bounds(core)
    except ValueError as error:
        raise BadDate(
            f"not a date: {value!r} ({error})",
            remedy="Write a day as 2009-05-22, a month as 2009-05, a year as 2009.",
        ) from None
    if mark in ("~", "%") and mark and first and last:
        width = (last - first).days + 1
        if _YEAR.match(core):
            first, last = date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
        else:
            first, last = first - timedelta(days=width), last + timedelta(days=width)
    return When(text, first, last)


def _bounds(core: str) -> tuple[date | None, date | None]:
    if m := _DAY.match(core):
        one = date(int(m[1]), int(m[2]), int(m[3]))
        return one, one
    if m := _MONTH.match(core):
        year, month = int(m[1]), int(m[2])
        if month in _SEASONS:
            start, end = _SEASONS[month]
            return date(year, start, 1), _month_end(year, end)
        return date(year, month, 1), _month_end(year, month)
    if m := _YEAR.match(core):
        return date(int(m[1]), 1, 1), date(int(m[1]), 12, 31)
    if _MASKED.match(core):
        return date(int(core.replace("X", "0")) or 1, 1, 1), date(int(core.replace("X", "9")), 12, 31)
    if m := _NO_YEAR.match(core):
        date(2000, int(m[1]), int(m[2] or 1))
        return None, None
    raise ValueError("no EDTF form that is known here")


def _month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


class Direction(StrEnum):
    """Which of the recurring days or months a text means, seen from its publication."""

    PAST = "past"  # the latest one, today included
    FUTURE = "future"  # the next one, today included
    BEFORE = "before"  # the latest one, today excluded: "last April"
    AFTER = "after"  # the next one, today excluded: "next Friday"
    NEAREST = "nearest"  # the words do not tell


class Kind(StrEnum):
    """What an expression needs in order to be resolved."""

    ABSOLUTE = "absolute"  # value is EDTF; needs no anchor
    WEEKDAY = "weekday"  # value 1 (Monday) to 7
    MONTH = "month"  # value 01 to 12
    MONTH_DAY = "month-day"  # value 06-02; of several days 06-02/06-04
    SEASON = "season"  # value 21 to 24; quarters 33 to 36
    WEEKEND = "weekend"  # no value: a Saturday and the Sunday after it
    SHIFT = "shift"  # seen from another expression: "2 day weekday past 5", two days after Friday
    OFFSET = "offset"  # value is "<n> <unit>": "-1 month", "0 week"; of a year a part too: "0 year 10"
    VAGUE = "vague"  # "recently", "soon": a direction and no more


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression before resolution; its text form is ``kind|value|direction``."""

    kind: Kind
    value: str = ""
    direction: Direction = Direction.NEAREST

    def __str__(self) -> str:
        return f"{self.kind}|{self.value}|{self.direction}"

    @classmethod
    def from_text(cls, text: str) -> Expression:
        """Read the text form back."""
        kind, value, direction = text.split("|")
        return cls(Kind(kind), value, Direction(direction))

    @classmethod
    def absolute(cls, value: str) -> Expression:
        """Make an expression that needs no anchor."""
        return cls(Kind.ABSOLUTE, value)

    @property
    def needs_anchor(self) -> bool:
        """Tell whether the value depends on the day of publication."""
        return self.kind is not Kind.ABSOLUTE


@dataclass(frozen=True, slots=True)
class Temporal:
    """What a text says of a time: the words, where they stand, and the unresolved expression.

    `start` and `end` are offsets into the document, or None where the time is implied.
    """

    text: str
    expression: Expression
    start: int | None = None
    end: int | None = None


def resolve(expression: Expression, anchor: When | None) -> When | None:
    """Turn an expression into a When, seen from the anchor; None where the anchor does not settle it.

    An imprecise anchor still settles what all of its days agree on: "last year" in a report of March 2009.
    """
    if expression.kind is Kind.ABSOLUTE:
        return parse(expression.value)
    if expression.kind is Kind.VAGUE or anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    try:
        first = _resolve_from(expression, anchor.earliest)
        return first if first == _resolve_from(expression, anchor.latest) else None
    except (OverflowError, ValueError):
        return None  # before the year 1 or after 9999


def _resolve_from(expression: Expression, anchor: date) -> When | None:
    value, direction = expression.value, expression.direction
    if expression.kind is Kind.WEEKDAY:
        return day(_weekday(int(value), direction, anchor))
    if expression.kind is Kind.OFFSET:
        number, unit, *part = value.split()
        if part:
            return parse(f"{anchor.year + int(number):04d}-{part[0]}")
        return _offset(int(number), unit, anchor)
    if expression.kind is Kind.SHIFT:
        amount, unit, inner, way, at = value.split(" ", 4)
        before = _resolve_from(Expression(Kind(inner), at, Direction(way)), anchor)
        return shifted(before, int(amount), unit) if before else None
    forms = []
    for year in _years(anchor):
        if expression.kind is Kind.WEEKEND:
            continue
        try:
            forms.append(parse(_of_year(value, year)))
        except BadDate:
            continue  # 29 February exists only in some years
    if expression.kind is Kind.WEEKEND:
        saturday = anchor - timedelta(days=(anchor.isoweekday() - 6) % 7)
        weeks = (saturday + timedelta(weeks=number) for number in (-1, 0, 1, 2))
        forms = [parse(f"{one.isoformat()}/{(one + timedelta(days=1)).isoformat()}") for one in weeks]
    return _pick(forms, direction, anchor)


def _of_year(value: str, year: int) -> str:
    """Write a month, a season or a day of a year; a stretch over the new year begins in the year given."""
    first, _, last = value.partition("/")
    if not last:
        return f"{year:04d}-{first}"
    return f"{year:04d}-{first}/{year + (last < first):04d}-{last}"


def _years(anchor: date) -> range:
    return range(max(1, anchor.year - 4), min(9999, anchor.year + 4) + 1)


def _pick(forms: list[When], direction: Direction, anchor: date) -> When | None:
    past = [f for f in forms if f.earliest and f.earliest <= anchor]
    future = [f for f in forms if f.latest and f.latest >= anchor]
    if direction is Direction.PAST:
        return past[-1] if past else None
    if direction is Direction.FUTURE:
        return future[0] if future else None
    if direction is Direction.BEFORE:
        ended = [f for f in past if f.latest and f.latest < anchor]
        return ended[-1] if ended else None
    if direction is Direction.AFTER:
        coming = [f for f in future if f.earliest and f.earliest > anchor]
        return coming[0] if coming else None
    return min(forms, key=lambda f: _distance(f, anchor), default=None)


def _distance(form: When, anchor: date) -> int:
    assert form.earliest
    assert form.latest
    if form.includes(anchor):
        return 0
    return min(abs((form.earliest - anchor).days), abs((form.latest - anchor).days))


def _weekday(number: int, direction: Direction, anchor: date) -> date:
    back = (anchor.isoweekday() - number) % 7
    ahead = (number - anchor.isoweekday()) % 7
    if direction is Direction.PAST:
        return anchor - timedelta(days=back)
    if direction is Direction.BEFORE:
        return anchor - timedelta(days=back or 7)
    if direction is Direction.FUTURE:
        return anchor + timedelta(days=ahead)
    if direction is Direction.AFTER:
        return anchor + timedelta(days=ahead or 7)
    return anchor - timedelta(days=back) if back <= ahead else anchor + timedelta(days=ahead)


def _offset(number: int, unit: str, anchor: date) -> When:
    if unit == "day":
        return day(anchor + timedelta(days=number))
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=number)
        return parse(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")
    if unit == "month":
        return parse(add_months(anchor.replace(day=1), number).isoformat()[:7])
    if unit == "quarter":
        start = add_months(date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * number)
        return parse(f"{start.isoformat()[:7]}/{add_months(start, 2).isoformat()[:7]}")
    if unit == "year":
        return parse(f"{anchor.year + number:04d}")
    if unit == "decade":
        return parse(f"{anchor.year // 10 + number:03d}X")
    if unit == "century":
        return parse(f"{anchor.year // 100 + number:02d}XX")
    if unit.startswith("fiscal:"):
        first = int(unit.partition(":")[2])
        return fiscal_year(anchor.year + number + (1 < first <= anchor.month), first)
    raise BadDate(f"no such unit of time: {unit}")


def shifted(when: When, amount: int, unit: str) -> When | None:
    """Move on from a time that a text named: "two days later", "the following week", "that year".

    The unit may name a part with it: ``weekday:5`` (the Friday after), ``year:06`` (June of that year);
    ``same`` is the same part of another year, ``last-day`` the last day of it.
    None where the time is not known as finely as the unit asks.
    """
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    unit, _, part = unit.partition(":")
    if unit == "weekday":
        return day(_weekday(int(part), _WAYS[amount], first)) if first == last else None
    if unit == "year" and first.year == last.year:
        return parse(f"{first.year + amount:04d}" + (f"-{part}" if part else ""))
    if unit == "same":
        year = int(part or first.year + amount)
        if re.fullmatch(r"\d{4}-\d\d", when.value):
            return parse(f"{year:04d}{when.value[4:]}")
        quarter = first.day == 1 and first.month % 3 == 1 and last == _month_end(first.year, first.month + 2)
        return parse(f"{year:04d}-{33 + first.month // 3}") if quarter else None
    if unit in ("first-day", "last-day"):
        return day(first if unit == "first-day" else last)
    if unit == "day" and first == last:
        return day(first + timedelta(days=amount))
    if unit == "week" and first == last and amount:
        return day(first + timedelta(weeks=amount))
    if unit in ("week", "whole-week") and (last - first).days < 7:
        return _offset(amount, "week", first) if first.isocalendar()[:2] == last.isocalendar()[:2] else None
    if unit in ("month", "quarter", "decade", "century"):
        wide = {"month": 31, "quarter": 92, "decade": 3653, "century": 36525}[unit]
        moved = _offset(amount, unit, first)
        return moved if (last - first).days < wide and moved == _offset(amount, unit, last) else None
    return None


_WAYS = {-1: Direction.BEFORE, 0: Direction.NEAREST, 1: Direction.AFTER}


def add_months(start: date, months: int) -> date:
    """Move a day by whole months; a day that the month lacks becomes its last."""
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often something is due: every `every` units, as in every 6 months."""

    every: int
    unit: str  # day, week, month, year

    @property
    def months(self) -> float:
        """The interval in months."""
        return {"day": 12 / 365.25, "week": 12 * 7 / 365.25, "month": 1.0, "year": 12.0}[
            self.unit
        ] * self.every

    def after(self, start: When, times: int = 1) -> When:
        """Move a When on by the interval, keeping its granularity (never finer than a month)."""
        if start.earliest is None or start.latest is None:
            return start
        if self.unit in ("day", "week"):
            span = timedelta(days=self.every * times * (7 if self.unit == "week" else 1))
            first, last = start.earliest + span, start.latest + span
            return day(first) if first == last else parse(f"{first.isoformat()}/{last.isoformat()}")
        months = self.every * times * (12 if self.unit == "year" else 1)
        first, last = add_months(start.earliest, months), add_months(start.latest, months)
        if (first.year, first.month) == (last.year, last.month):
            return parse(first.isoformat()[:7])
        if first.year == last.year and first.month == 1 and last.month == 12:
            return parse(f"{first.year:04d}")
        return parse(f"{first.isoformat()[:7]}/{last.isoformat()[:7]}")

    def __str__(self) -> str:
        return f"{self.every} {self.unit}"


def fiscal_year(year: int, first_month: int = 10) -> When:
    """Give the fiscal year that ends in `year` and begins with `first_month` (October: the United States)."""
    if first_month == 1:
        return parse(f"{year:04d}")
    start = date(year - 1, first_month, 1)
    end = _month_end(year, first_month - 1)
    return parse(f"{start.isoformat()}/{end.isoformat()}")
