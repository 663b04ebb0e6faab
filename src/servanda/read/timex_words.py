"""The words of time as pieces of patterns, from lexicons/time.yaml, and what a pattern finds.

Rule: pieces only; which of them make an expression stands in the grammar. Spaces may be any white space,
so that no-break spaces and line breaks inside a date cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from servanda.model.when import Direction, Expression, Kind, Recurrence
from servanda.read.lexicon import table
from servanda.read.numbers import number, number_pattern
from servanda.read.timex_hints import needs

LEFT = r"(?<![\w$£€])(?<!\d[.,/:])"  # no word, no sum of money and no longer number goes on before
RIGHT = r"(?!\w)(?![.,/:]\d)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th))?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
Match = re.Match[str]
SHORT_YEAR = r"['’`](?P<short>\d\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one rule found in a sentence's text, before direction and value are told.

    `open`: the clause decides the direction. `suffix` is added to a resolved TIMEX3 value (``TMO``,
    ``-Q3``, ``-WE``); `value` replaces it. `shift` is an anaphor: "0 day", "1 year" from the time before.
    `near` gives the value where the expression is too vague for one. `rule` is the line of the grammar.
    `side`: first or last, which end of its expression's stretch it names.
    `aside`: it belongs to the name of a thing ("the Treaty of 1961").
    """

    start: int
    end: int
    type: str = "DATE"
    expression: Expression | None = None
    recurrence: Recurrence | None = None
    value: str = ""
    suffix: str = ""
    open: bool = False
    shift: str = ""
    near: Expression | None = None
    rule: str = ""
    side: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar. `build` gives None where it is no time after all.

    `furniture`: the rule holds in menus, stamps and lists only; running text has other readings.
    `needs`: kinds of word without which the rule finds nothing (see `timex_hints`).
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[Match], Found | None]
    furniture: bool = False
    needs: frozenset[str] = frozenset()

    def find(self, text: str, furniture: bool) -> Iterator[Found]:
        """Yield what the rule finds, in text order."""
        if self.furniture and not furniture:
            return
        for match in self.pattern.finditer(text):
            found = self.build(match)
            if found is not None:
                yield replace(found, rule=self.name)


def rule(name: str, pattern: str, build: Callable[[Match], Found | None], *, furniture: bool = False) -> Rule:
    """Make one line of the grammar."""
    told = needs().get(name)
    if told is None:
        told = frozenset(kind for kind in ("month", "weekday", "unit", "season") if f"(?P<{kind}>" in pattern)
    return Rule(name, re.compile(pattern), build, furniture, told)


def absolute(match: Match, value: str, timex: str = "", *, type_: str = "DATE", suffix: str = "") -> Found:
    """Build a date that needs no anchor; `timex` where TIMEX3 writes it unlike EDTF."""
    expression = Expression.absolute(value)
    return Found(
        start=match.start(), end=match.end(), type=type_, expression=expression, value=timex, suffix=suffix
    )


def words() -> Any:
    """Give the whole table of time words."""
    return table("time")


def either(choices: Iterable[str]) -> str:
    """Give a pattern for any of some words, longest first; a space in a word is any white space."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(" ", r"\s+")
        for word in sorted(choices, key=len, reverse=True)
    )


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Give the number of each month name and abbreviation, in lower case."""
    return {name.lower(): number for number, names in words()["months"].items() for name in names}


@lru_cache(maxsize=1)
def weekday_numbers() -> dict[str, int]:
    """Give the number of each weekday name and abbreviation, 1 for Monday, in lower case."""
    return {name.lower(): number for number, names in words()["weekdays"].items() for name in names}


def _cased(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, name.upper())]


@lru_cache(maxsize=1)
def month() -> str:
    """Give the pattern of a month name or abbreviation with a capital, in the group ``month``."""
    full = _cased(names[0] for names in words()["months"].values())
    short = _cased(name for names in words()["months"].values() for name in names[1:])
    return rf"(?P<month>(?:{either(full)})(?![a-zA-Z])|(?:{either(short)})(?![a-zA-Z])\.?)"


def head() -> str:
    """Give the pattern of what narrows a time and belongs to its mention: "the end of", "early"."""
    parts, marks = either(words()["parts"]), either(words()["early_late"])
    return rf"(?:(?i:{parts})\s+(?:the\s+)?|(?i:(?:the\s+)?(?:{marks}))(?:\s+|-)(?:the\s+)?)?"


def part() -> str:
    """Give the same in the group ``part``: it tells that a time follows."""
    return f"(?P<part>{head()[3:-2]})?"


@lru_cache(maxsize=1)
def weekday() -> str:
    """Give the pattern of a full weekday name, in the group ``weekday``."""
    return rf"(?P<weekday>{either(_cased(names[0] for names in words()['weekdays'].values()))})(?![a-zA-Z])"


@lru_cache(maxsize=1)
def any_weekday() -> str:
    """Give the pattern of a weekday name or abbreviation before a date."""
    names = _cased(name for known in words()["weekdays"].values() for name in known)
    return rf"(?:{either(names)})(?![a-zA-Z])\.?"


@lru_cache(maxsize=1)
def season() -> str:
    """Give the pattern of a season, in the group ``season``."""
    return rf"(?P<season>(?i:{either(words()['seasons'])}))(?![a-zA-Z])"


@lru_cache(maxsize=1)
def unit() -> str:
    """Give the pattern of a unit of time, singular or plural, in the group ``unit``."""
    known = [*words()["unit_variants"], *words()["units"]]
    return rf"(?P<unit>(?i:{either(known)}))(?![a-zA-Z])"


def unit_name(text: str) -> str:
    """Give the singular of a unit."""
    low = text.lower()
    return str(words()["unit_variants"].get(low, low))


def count() -> str:
    """Give the pattern of how many units, in the group ``count``."""
    return rf"(?P<count>{number_pattern()}|(?i:{either(words()['several'])})|(?i:an?|half\s+an?)(?=\s))"


def month_of(text: str) -> int:
    """Give the number of a month as matched."""
    return month_numbers()[text.lower().rstrip(".")]


def full_year(short: str) -> int:
    """Read a year of two digits: those up to 49 are of this century."""
    return int(short) + (2000 if int(short) < 50 else 1900)


def amount_of(match: Match) -> float | None:
    """Read how many units were matched; None where no number is told ("several")."""
    text = re.sub(r"\s+", " ", match["count"].lower())
    if text in words()["several"]:
        return None
    if text.startswith("half a"):
        return 0.5
    return number(text)


def vague(direction: Direction) -> Expression:
    """Make an expression that tells a direction and no more."""
    return Expression(Kind.VAGUE, "", direction)


_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_TIMES = {
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "fortnight": ("W", 2),
    "quarter": ("M", 3),
    "weekend": ("D", 2),
}


def duration(amount: float | None, name: str) -> str:
    """Give the TIMEX3 value of a duration: ``P2W``, ``PT30M``; ``PXY`` where the number is not told."""
    if amount == 0.5 and name in _HALVES:
        amount, name = _HALVES[name]
    code, factor = _TIMES.get(name, (_CODES.get(name, "D"), 1))
    time, letter = ("T", code[1]) if len(code) == 2 else ("", code)
    told = "X" if amount is None else f"{amount * factor:g}"
    return f"P{time}{told}{letter}"


_HALVES = {"year": (6, "month"), "hour": (30, "minute"), "minute": (30, "second"), "day": (12, "hour")}
QUARTERS = ("33", "34", "35", "36")  # EDTF codes
MASKS = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "whole-week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
