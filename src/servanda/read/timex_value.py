"""The TIMEX3 value of what was found: resolved against an anchor, or masked.

Source: ISO 24617-1: ``2009-W23``, ``2005-Q4``, ``1994-SU``, ``199``, ``XXXX-WXX-5``, ``PAST_REF``.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction, Expression, Kind, When, resolve
from servanda.read.timex_words import MASKS, Found

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_PARTS = {
    **_SEASONS,
    **{str(code): f"Q{code - 32}" for code in range(33, 37)},
    **{str(code): f"H{code - 39}" for code in range(40, 42)},
}
_WEEK = re.compile(r"^\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$")


def value_of(found: Found, anchor: When | None) -> str:
    """Give the value; an expression that the anchor does not settle is masked."""
    if found.value or found.expression is None:
        return found.value
    when = resolve(found.expression, anchor)
    base = masked(found.expression) if when is None else timex3(when, found.expression)
    if found.suffix in ("-WE",) and base.endswith(found.suffix):
        return base
    return base + found.suffix


def timex3(when: When, expression: Expression) -> str:
    """Write a resolved time as TIMEX3 does; an interval of days stays an ISO interval."""
    value = when.value.rstrip("~?%")
    if expression.kind is Kind.OFFSET:
        unit = expression.value.split()[1]
        if unit == "week" and when.earliest:
            year, week, _ = when.earliest.isocalendar()
            return f"{year}-W{week:02d}"
        if unit == "quarter" and when.earliest:
            return f"{when.earliest.year}-Q{(when.earliest.month + 2) // 3}"
    if re.fullmatch(r"\d{4}-\d\d", value) and value[5:] in _PARTS:
        return f"{value[:5]}{_PARTS[value[5:]]}"
    return value.rstrip("X") if re.fullmatch(r"\d+X+", value) else value


def masked(expression: Expression) -> str:
    """Write what is known of an unresolved time."""
    value = expression.value
    match expression.kind:
        case Kind.WEEKDAY:
            return f"XXXX-WXX-{value}"
        case Kind.MONTH | Kind.MONTH_DAY:
            return f"XXXX-{value}"
        case Kind.SEASON:
            return f"XXXX-{_PARTS.get(value, value)}"
        case Kind.OFFSET:
            _, unit, *part = value.split()
            return MASKS.get(unit, "XXXX-XX-XX") + "".join(f"-{_PARTS.get(one, one)}" for one in part)
        case _:
            return {Direction.PAST: "PAST_REF", Direction.FUTURE: "FUTURE_REF"}.get(
                expression.direction, "XXXX-XX-XX"
            )
