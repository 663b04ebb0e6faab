"""Expressions that lean on one another: "from March to May 2010", "that year", "two days later".

Rule: an expression is settled by the time named before it only where that one is known as finely as needed;
else it stays vague. Both ends of a range mean the whole range; each keeps its own words and value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from servanda.errors import BadDate
from servanda.model.when import Expression, Kind, add_months, parse
from servanda.read.timex_value import timex3
from servanda.read.timex_words import Found, either, words

_OPEN = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"^\s*(?:to|and|until|till|through|-|–|—)\s*(?:the\s+)?$", re.IGNORECASE)
_LOOSE = re.compile(r"^\s*(?:to|until|through|-|–|—)\s*(?:the\s+)?$", re.IGNORECASE)

_DAYS = (Kind.WEEKDAY, Kind.MONTH_DAY)


@lru_cache(maxsize=1)
def _moved() -> re.Pattern[str]:
    """Match a verb of moving a date, with "from" after it."""
    return re.compile(
        rf"\b(?:{either(words()['moving'])})\b[^.;]{{0,40}}\bfrom\s+(?:the\s+)?$", re.IGNORECASE
    )


def join_times(found: list[Found]) -> list[Found]:
    """Give a time of day the date that stands nearest to it in its sentence; right beside it they are one."""
    dates = [
        one for one in found if one.type == "DATE" and one.expression is not None and _is_day(one.expression)
    ]
    joined: list[Found] = []
    for one in found:
        if joined and joined[-1].type == "TIME" and one.start == joined[-1].end + 1 and _floats(one):
            joined[-1] = replace(joined[-1], end=one.end, expression=one.expression)
        elif (
            one.type == "TIME" and one.expression is not None and one.expression.kind is Kind.VAGUE and dates
        ):
            nearest = min(dates, key=lambda date: max(date.start - one.end, one.start - date.end))
            joined.append(replace(one, expression=nearest.expression))
        else:
            joined.append(one)
    return joined


def _floats(one: Found) -> bool:
    """Tell "Monday" and "today" after a time of day from a full date, which stays by itself."""
    if one.type != "DATE" or one.expression is None:
        return False
    return one.expression.kind is Kind.WEEKDAY or one.expression.value.endswith(" day")


def join_ranges(text: str, found: list[Found]) -> list[Found]:
    """Give both ends of each range the expression of the whole: "between 1994 and 1996"."""
    joined = list(found)
    for place in range(len(found) - 1):
        left, right = joined[place], joined[place + 1]
        if not (_is_calendar(left) and _is_calendar(right)) or "/" in _value(left) + _value(right):
            continue
        between = text[left.end : right.start]
        if _moved().search(text[max(0, left.start - 50) : left.start]):
            continue  # "postponed from March to May": two times, not one stretch
        opened = _OPEN.search(text[: left.start])
        if not (_JOIN if opened else _LOOSE).match(between):
            continue
        first, last = _with_year_of(left, right), right
        try:
            whole = Expression.absolute(parse(f"{_value(first)}/{_value(last)}").value)
        except BadDate:
            continue
        joined[place] = replace(first, value=_timex(first), expression=whole)
        joined[place + 1] = replace(last, value=_timex(last), expression=whole)
    return joined


def _is_calendar(one: Found) -> bool:
    return (
        one.type == "DATE"
        and one.expression is not None
        and one.expression.kind in (Kind.ABSOLUTE, Kind.MONTH, Kind.MONTH_DAY)
    )


def _value(one: Found) -> str:
    assert one.expression is not None
    return one.expression.value


def _timex(one: Found) -> str:
    assert one.expression is not None
    return one.value or timex3(parse(one.expression.value), one.expression)


def _with_year_of(left: Found, right: Found) -> Found:
    """Give "March" in "March to May 2010" the year of the other end, or the year before it."""
    assert left.expression is not None
    assert right.expression is not None
    if left.expression.kind is Kind.ABSOLUTE or right.expression.kind is not Kind.ABSOLUTE:
        return left
    year = _value(right)[:4]
    if not year.isdigit():
        return left
    value = f"{year}-{left.expression.value}"
    if value > _value(right):
        value = f"{int(year) - 1:04d}-{left.expression.value}"
    return replace(left, expression=Expression.absolute(value))


def settle(one: Found, told: Sequence[Found]) -> Found:
    """Settle "that year" or "two days later" by the latest time named before that is fine enough."""
    amount, unit = int(one.shift.split()[0]), one.shift.split()[1]
    for before in told:
        if before.expression is not None and (found := _shifted(before.expression, amount, unit)) is not None:
            return replace(one, expression=found, value="")
    return one


def _shifted(expression: Expression, amount: int, unit: str) -> Expression | None:
    if amount == 0 and unit == "day" and _is_day(expression):
        return expression
    if expression.kind is not Kind.ABSOLUTE:
        return None
    when = parse(expression.value)
    if when.earliest is None or when.latest is None or when.is_interval:
        return None
    if unit == "day" and when.is_day:
        value = (when.earliest + timedelta(days=amount)).isoformat()
    elif unit == "week" and when.is_day and amount:
        value = (when.earliest + timedelta(weeks=amount)).isoformat()
    elif unit == "month" and (when.earliest.year, when.earliest.month) == (
        when.latest.year,
        when.latest.month,
    ):
        value = add_months(when.earliest.replace(day=1), amount).isoformat()[:7]
    elif unit == "year" and when.earliest.year == when.latest.year:
        value = f"{when.earliest.year + amount:04d}"
    else:
        return None
    return Expression.absolute(value)


def _is_day(expression: Expression) -> bool:
    if expression.kind in _DAYS or (expression.kind is Kind.OFFSET and expression.value.endswith(" day")):
        return True
    return expression.kind is Kind.ABSOLUTE and parse(expression.value).is_day
