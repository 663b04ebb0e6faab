"""The year of a dateline that names none, from the dates that the report itself gives.

Rule: reports that leave the year out of the dateline leave the current year out everywhere; so a past day
or month that is given with its year lies in an earlier one. The year is the first after the latest of
those that agrees with every weekday given beside a day and month, and with a telling that goes on from a
date ("since January 2009 ... last April"). Where only whole years are named, they bound it and no more.

Source: news agencies' style (Associated Press: no year for dates within the current year).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from servanda.model.record import Timex
from servanda.model.when import Kind, day, parse, resolve
from servanda.read.timex_words import any_weekday, weekday_numbers

_REACH = 8  # years after the latest named date in which a weekday may still settle it


def year_of(
    dateline: Timex, others: Sequence[Timex], since: Sequence[tuple[Timex, Timex]] = ()
) -> tuple[int | None, tuple[Timex, ...], str]:
    """Tell the year of a dateline.

    Args:
        dateline: an expression of a month and a day.
        others: the temporal expressions of title and body that look back.
        since: pairs of a date and a past day or month that is told as later than it.

    Returns:
        The year or None, the expressions that it rests on, and why in words.
    """
    assert dateline.expression is not None
    dated = [(when, one) for one in others if (when := _past_year(one)) is not None]
    pairs = [one for one in [dateline, *others] if _weekday(one) is not None]
    if not dated:
        return None, (), "nothing in the report tells it"
    latest, ground = max(dated, key=lambda pair: pair[0])
    exact = [pair for pair in dated if len(_value(pair[1])) > 4 and pair[0] == latest]
    years = [
        year
        for year in range(latest + 1, latest + 1 + _REACH)
        if _agrees(year, dateline, pairs) and all(_follows(year, dateline, *pair) for pair in since)
    ]
    if years and pairs:
        why = f"{years[0]} is the first year after “{ground.text}” that agrees with “{pairs[0].text}”"
        return years[0], (ground, pairs[0]), why
    if years and exact:
        ground = exact[0][1]
        why = f"{years[0]} is the first year after “{ground.text}”, the latest past date given with its year"
        if years[0] == latest + 1:
            return years[0], (ground,), why
        start, told = next(pair for pair in since if not _follows(years[0] - 1, dateline, *pair))
        return years[0], (ground, start, told), f"{why}, in which “{told.text}” is later than “{start.text}”"
    return None, (ground,), f"it is later than “{ground.text}”, and nothing in the report tells how much"


def _follows(year: int, dateline: Timex, start: Timex, told: Timex) -> bool:
    """Tell whether "last April", seen from the dateline in that year, is later than "since January 2009"."""
    published = _date(year, _value(dateline))
    if published is None or start.expression is None or told.expression is None:
        return False
    began, when = resolve(start.expression, None), resolve(told.expression, day(published))
    if began is None or when is None or began.earliest is None or when.latest is None:
        return True
    return when.latest >= began.earliest


def _value(one: Timex) -> str:
    return one.expression.value if one.expression else ""


def _past_year(one: Timex) -> int | None:
    """Give the year of a calendar date; decades and ranges tell too little, years ahead nothing."""
    if one.type != "DATE" or one.expression is None or one.expression.kind is not Kind.ABSOLUTE:
        return None
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", one.expression.value):
        return None
    when = parse(one.expression.value)
    return when.earliest.year if when.earliest else None


def _weekday(one: Timex) -> int | None:
    if one.expression is None or one.expression.kind is not Kind.MONTH_DAY:
        return None
    found = re.match(any_weekday(), one.text)
    return weekday_numbers().get(found.group().lower().rstrip(".")) if found else None


def _agrees(year: int, dateline: Timex, pairs: Sequence[Timex]) -> bool:
    """Tell whether each "Tuesday, June 2" can lie within half a year of the dateline in that year."""
    published = _date(year, _value(dateline))
    if published is None:
        return False
    for pair in pairs:
        days = [_date(near, _value(pair)) for near in (year - 1, year, year + 1)]
        near = [one for one in days if one and abs((one - published).days) <= 183]
        if not any(one.isoweekday() == _weekday(pair) for one in near):
            return False
    return True


def _date(year: int, month_day: str) -> date | None:
    month, _, number = month_day.partition("-")
    try:
        return date(year, int(month), int(number))
    except ValueError:
        return None
