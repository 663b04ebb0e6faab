"""The TIMEX3 value of what was found: resolved against an anchor, or masked.

Source: ISO 24617-1: ``2009-W23``, ``2005-Q4``, ``1994-SU``, ``199``, ``XXXX-WXX-5``, ``PAST_REF``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.model.when import Direction, Expression, Kind, When, resolve
from servanda.read.lexicon import table
from servanda.read.timex_words import MASKS, Found, either, words

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_PARTS = {
    **_SEASONS,
    **{str(code): f"Q{code - 32}" for code in range(33, 37)},
    **{str(code): f"H{code - 39}" for code in range(40, 42)},
}


def value_of(found: Found, anchor: When | None) -> str:
    """Give the value; an expression that the anchor does not settle is masked."""
    if found.value or found.expression is None:
        return found.value
    expression = found.near or found.expression
    when = resolve(expression, anchor)
    base = masked(expression) if when is None else timex3(when, expression)
    if found.side:
        first, _, last = base.partition("/")
        return first if found.side == "first" else last
    if found.suffix in ("-WE",) and base.endswith(found.suffix):
        return base
    return base + found.suffix


@lru_cache(maxsize=1)
def _mods() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (mod, re.compile(rf"(?:the\s+)?(?:{either(known)})(?!\w)", re.IGNORECASE))
        for mod, known in words()["mods"].items()
    )


def mod_of(text: str) -> str:
    """Give the TIMEX3 modifier that the first words of a mention tell: "early", "the end of", "more than"."""
    return next((mod for mod, pattern in _mods() if pattern.match(text)), "")


@lru_cache(maxsize=1)
def _rates() -> dict[str, float]:
    return {str(name): float(rate) for name, rate in table("timex_confidence")["rules"].items()}


def kind_of(found: Found, value: str) -> str:
    """Name the kind of find for which a confidence is measured: its rule, and whether it stayed open."""
    if found.type != "DURATION" and found.type != "SET" and "X" in value:
        return "masked"
    return found.rule


def confidence_of(found: Found, value: str) -> float:
    """Give the chance that extent and value are right, as measured for the kind of find."""
    rates = _rates()
    return rates.get(kind_of(found, value), rates["other"])


def timex3(when: When, expression: Expression) -> str:
    """Write a resolved time as TIMEX3 does; an interval of days stays an ISO interval."""
    value = when.value.rstrip("~?%")
    if expression.kind is Kind.WEEKEND:
        return week_of(when) + "-WE"
    if expression.kind in (Kind.OFFSET, Kind.SHIFT):
        unit = expression.value.split()[1]
        if unit in ("week", "whole-week") and not when.is_day:
            return week_of(when)
        if unit.startswith("fiscal:") and when.latest:
            return f"FY{when.latest.year}"
        if unit == "quarter" and when.earliest:
            return f"{when.earliest.year}-Q{(when.earliest.month + 2) // 3}"
    if re.fullmatch(r"\d{4}-\d\d", value) and value[5:] in _PARTS:
        return f"{value[:5]}{_PARTS[value[5:]]}"
    return value.rstrip("X") if re.fullmatch(r"\d+X+", value) else value


def week_of(when: When) -> str:
    """Write the ISO week in which a time begins."""
    assert when.earliest is not None
    year, week, _ = when.earliest.isocalendar()
    return f"{year}-W{week:02d}"


def masked(expression: Expression) -> str:
    """Write what is known of an unresolved time."""
    value = expression.value
    match expression.kind:
        case Kind.WEEKDAY:
            return f"XXXX-WXX-{value}"
        case Kind.WEEKEND:
            return MASKS["weekend"]
        case Kind.MONTH | Kind.MONTH_DAY:
            return "/".join(f"XXXX-{one}" for one in value.split("/"))
        case Kind.SEASON:
            return f"XXXX-{_PARTS.get(value, value)}"
        case Kind.OFFSET:
            _, unit, *part = value.split()
            if unit.startswith("fiscal:"):
                return "FYXXXX"
            return MASKS.get(unit, "XXXX-XX-XX") + "".join(f"-{_PARTS.get(one, one)}" for one in part)
        case Kind.SHIFT:
            unit, _, year_part = value.split()[1].partition(":")
            if unit == "year" and year_part:
                return f"XXXX-{_PARTS.get(year_part, year_part)}"
            return "XXXX" if unit == "same" else MASKS.get(unit, MASKS["day"])
        case _:
            return {Direction.PAST: "PAST_REF", Direction.FUTURE: "FUTURE_REF"}.get(
                expression.direction, "XXXX-XX-XX"
            )
