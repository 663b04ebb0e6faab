"""Expressions that lean on one another: "from March to May 2010", "that year", "two days later".

Rule: an expression is settled by the time named before it only where that one is known as finely as needed;
else it stays vague. Both ends of a range mean the whole range; each keeps its own words and value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from servanda.errors import BadDate
from servanda.model.when import Direction, Expression, Kind, parse, shifted
from servanda.read.timex_value import timex3, week_of
from servanda.read.timex_words import QUARTERS, Found, either, words

OF_A_DAY = "part of a day"  # "the morning of" before a day: no time by itself
_OPEN = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"^\s*(?:to|and|until|till|through|-|–|—)\s*(?:the\s+)?$", re.IGNORECASE)
_LOOSE = re.compile(r"^\s*(?:to|until|through|-|–|—)\s*(?:the\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _moved() -> re.Pattern[str]:
    """Match a verb of moving a date, with "from" after it."""
    return re.compile(
        rf"\b(?:{either(words()['moving'])})\b[^.;]{{0,40}}\bfrom\s+(?:the\s+)?$", re.IGNORECASE
    )


def join_times(found: list[Found]) -> list[Found]:
    """Give a time of day the date that stands nearest to it in its sentence; right beside it they are one."""
    sets = [one for one in found if one.type == "SET"]
    dates = [
        one
        for one in found
        if one.type == "DATE" and one.expression is not None and _grain(one.expression) == "day"
    ]
    joined: list[Found] = []
    for one in found:
        beside = (
            bool(joined) and joined[-1].type == "TIME" and one.start in (joined[-1].end, joined[-1].end + 1)
        )
        if beside and one.type == "DATE" and (_floats(one) or joined[-1].rule == OF_A_DAY):
            joined[-1] = replace(joined[-1], end=one.end, expression=one.expression, rule=one.rule)
        elif (
            one.type == "TIME" and one.expression is not None and one.expression.kind is Kind.VAGUE and dates
        ):
            nearest = min(dates, key=lambda date: max(date.start - one.end, one.start - date.end))
            joined.append(replace(one, expression=nearest.expression))
        elif one.type == "TIME" and sets and not dates and one.suffix[1:2].isdigit():
            joined.append(replace(one, value=one.suffix))  # "every Tuesday at 07:45": of no one day
        else:
            joined.append(one)
    return [one for one in joined if one.rule != OF_A_DAY]


def day_for(one: Found, told: Sequence[Found]) -> Found:
    """Give a time of day that no date stands beside the day named last, for its value alone."""
    if one.type != "TIME" or one.value or one.expression is None or one.expression.kind is not Kind.VAGUE:
        return one
    days = (other.expression for other in told if other.expression and _grain(other.expression) == "day")
    return replace(one, near=next(days, Expression(Kind.OFFSET, "0 day")))


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
        pair = _whole(_with_year_of(left, right), right)
        if pair is not None:
            joined[place : place + 2] = pair
    return joined


def _whole(first: Found, last: Found) -> list[Found] | None:
    """Give both ends of a range the expression of the whole, each its own value."""
    kinds = {
        first.expression.kind if first.expression else None,
        last.expression.kind if last.expression else None,
    }
    if kinds == {Kind.ABSOLUTE}:
        try:
            whole = Expression.absolute(parse(f"{_value(first)}/{_value(last)}").value)
        except BadDate:
            return None
        return [
            replace(first, value=_timex(first), expression=whole),
            replace(last, value=_timex(last), expression=whole),
        ]
    if kinds in ({Kind.MONTH}, {Kind.MONTH_DAY}):
        assert last.expression is not None
        whole = replace(last.expression, value=f"{_value(first)}/{_value(last)}")
        return [replace(first, expression=whole, side="first"), replace(last, expression=whole, side="last")]
    if kinds == {Kind.WEEKDAY}:
        # The direction settles one end; the other is the nearest such day on its far side.
        assert first.expression is not None
        assert last.expression is not None
        if last.expression.direction in (Direction.PAST, Direction.BEFORE):
            return [replace(first, expression=_beside(last.expression, -1, _value(first))), last]
        return [first, replace(last, expression=_beside(first.expression, 1, _value(last)))]
    return None


def _beside(expression: Expression, amount: int, weekday: str) -> Expression:
    value = f"{amount} weekday:{weekday} {expression.kind} {expression.direction} {expression.value}"
    return Expression(Kind.SHIFT, value)


def _is_calendar(one: Found) -> bool:
    return (
        one.type == "DATE"
        and one.expression is not None
        and one.expression.kind in (Kind.ABSOLUTE, Kind.MONTH, Kind.MONTH_DAY, Kind.WEEKDAY)
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
    """Settle "that year" or "two days later" by the latest time named before that is fine enough.

    A time that itself waits for the day of publication gives an expression that waits with it.
    """
    amount, unit = one.shift.split()
    for before in told:
        if before.expression is not None and (found := _moved_on(before.expression, int(amount), unit)):
            week = found.kind is Kind.ABSOLUTE and unit == "whole-week"
            return replace(one, expression=found, value=week_of(parse(found.value)) if week else "")
    return one


def _moved_on(expression: Expression, amount: int, unit: str) -> Expression | None:
    name = unit.partition(":")[0]
    if name in ("day", "occasion") and not amount:
        return expression if _grain(expression) in _FINE_ENOUGH[name] else None
    if _names_again(expression, unit):
        return expression
    if unit.startswith("same:") and expression.kind in (Kind.MONTH, Kind.SEASON):
        return Expression.absolute(f"{unit[5:]}-{expression.value}")
    if expression.kind is Kind.ABSOLUTE:
        when = parse(expression.value)
        if when.is_interval and unit != "year" and not unit.startswith("year:"):
            return None
        found = shifted(when, amount, unit)
        return Expression.absolute(found.value) if found else None
    if _grain(expression) not in _FINE_ENOUGH[name]:
        return None
    number, own, *part = expression.value.split()[:3] if expression.kind is Kind.OFFSET else ("0", "")
    if own == unit and not part:
        return replace(expression, value=f"{int(number) + amount} {unit}")
    value = f"{amount} {unit} {expression.kind} {expression.direction} {expression.value}"
    return Expression(Kind.SHIFT, value)


def _names_again(expression: Expression, unit: str) -> bool:
    """Tell "that winter" after "the winter of 1992"."""
    return unit.startswith("year:") and _grain(expression) == "season" and expression.value.endswith(unit[5:])


_FINE_ENOUGH = {
    "day": ("day",),
    "occasion": ("day", "month", "season"),
    "same": ("month", "quarter", "season"),
    "weekday": ("day",),
    "week": ("day",),
    "whole-week": ("day", "week"),
    "month": ("day", "month"),
    "quarter": ("day", "month", "quarter"),
    "year": ("day", "month", "quarter", "season", "year"),
    "decade": ("day", "month", "quarter", "season", "year", "decade"),
    "century": ("year", "decade", "century"),
}


def _grain(expression: Expression) -> str:
    """Tell how finely an expression will be known once it is resolved; "" where it will not."""
    value = expression.value
    match expression.kind:
        case Kind.WEEKDAY:
            return "day"
        case Kind.MONTH_DAY:
            return "month" if "/" in value else "day"
        case Kind.MONTH:
            return "month"
        case Kind.SEASON:
            return "quarter" if value in QUARTERS else "season"
        case Kind.OFFSET:
            _, unit, *part = value.split()
            return ("day" if len(part[0]) == 5 else "month") if part else unit
        case Kind.SHIFT:
            unit = value.split()[1].partition(":")[0]
            return {"weekday": "day", "whole-week": "week", "week": "day"}.get(unit, unit)
        case Kind.ABSOLUTE:
            if re.fullmatch(r"\d{4}-\d\d", value):
                return "month" if value[5:] <= "12" else "quarter" if value[5:] in QUARTERS else "season"
            return "day" if parse(value).is_day else ""
        case _:
            return ""
