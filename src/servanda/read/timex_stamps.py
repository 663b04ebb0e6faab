"""Dates in figures: "2009-06-01T17:20Z", "13/05/2009", "30.05.09".

Rule: where day and month of 05/06/2009 cannot be told apart by the figures alone, another date of the same
text in the same style decides, else the publisher's custom, else there is no date. With full stops the day
comes first.

Source: ISO 8601; CLDR for the order of day and month by territory.
"""

from __future__ import annotations

import re
from datetime import date

from servanda.read.timex_words import Found, Match, Rule, absolute, full_year, rule, words

_NUMERIC = r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\w/-])(?!\.\d)"
_SLASHED = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w/-])(?!\.\d)")


def order_in(text: str, publisher: str = "") -> str:
    """Tell in which order a document writes day and month: ``dmy``, ``mdy`` or "" where nothing tells.

    Args:
        text: the whole text; one date whose figures leave no choice (13/05/2009) settles it for all.
        publisher: the publisher's name or address, asked where the text does not tell.
    """
    orders = set()
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[3])
        if first <= 31 and second <= 31 and (first > 12) != (second > 12):
            orders.add("dmy" if first > 12 else "mdy")
    if orders:
        return orders.pop() if len(orders) == 1 else ""
    host = re.search(r"(?:^|[/.@])((?:[\w-]+\.)+[a-z]{2,})(?:[/:?]|$)", publisher.lower())
    name = host[1] if host else publisher.lower()
    for order, known in words()["day_month_order"].items():
        if any(name == one or name.endswith(f".{one}") for one in known):
            return str(order)
    return ""


def _iso(match: Match) -> Found | None:
    found = _day(match, int(match[1]), int(match[2]), int(match[3]))
    if found is None or not match["clock"]:
        return found
    hour, zone = re.sub(r"[.,]\d+$", "", match["clock"]), match["zone"] or ""
    return (
        absolute(match, found.expression.value, type_="TIME", suffix=f"T{hour}{zone.strip()}")
        if found.expression
        else None
    )


def _numeric(match: Match) -> Found | None:
    return _in_order(match, "")


def _day_first(match: Match) -> Found | None:
    return _in_order(match, "dmy")


def _month_first(match: Match) -> Found | None:
    return _in_order(match, "mdy")


def _in_order(match: Match, order: str) -> Found | None:
    first, second = int(match[1]), int(match[3])
    if (
        len(match[4]) == 2
        and match[2] != "/"
        and not (match[2] == "." and len(match[1]) == len(match[3]) == 2)
    ):
        return None  # "1-2-10", "5.2.10" count sections and scores
    year = int(match[4]) if len(match[4]) == 4 else full_year(match[4])
    if match[2] == "." or first > 12 or first == second:
        return _day(match, year, second, first)
    if second > 12:
        return _day(match, year, first, second)
    return {"dmy": _day(match, year, second, first), "mdy": _day(match, year, first, second)}.get(order)


def _day(match: Match, year: int, number: int, day: int) -> Found | None:
    try:
        return absolute(match, date(year, number, day).isoformat())
    except ValueError:
        return None


def rules(order: str = "") -> tuple[Rule, ...]:
    """Give the grammar of dates in figures, for one order of day and month."""
    build = {"dmy": _day_first, "mdy": _month_first}.get(order, _numeric)
    return (
        rule(
            "iso",
            r"(?<![\w/.-])(\d{4})-(\d\d)-(\d\d)"
            r"(?:(?:T|\s)(?P<clock>(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?)"
            r"(?P<zone>\s?Z(?!\w)|\s?[+-]\d\d:?\d\d(?!\d))?(?!\w)|(?=\D|$))(?!-\d)",
            _iso,
        ),
        rule("numeric", _NUMERIC, build),
    )
