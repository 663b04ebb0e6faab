"""Quarters, halves and fiscal years: "Q3 2009", "the second half of last year", "fiscal 2010".

Rule: a fiscal year is that of whoever is named beside it, else the one that the text tells to begin or end
in a month; that of nobody in particular stays the two calendar years in which it lies. Results of a
quarter are told after it, so a quarter of the past is one that has ended.

Source: EDTF (ISO 8601-2), level 2 for quarters (33 to 36) and halves (40, 41); TIMEX3 for ``FY2010``.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction, Expression, Kind, fiscal_year
from servanda.read.timex_words import (
    LEFT,
    RIGHT,
    YEAR,
    Found,
    Match,
    Rule,
    absolute,
    either,
    full_year,
    head,
    month,
    month_of,
    rule,
    vague,
    words,
)

_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
_OFFSETS = {
    "last": -1,
    "this": 0,
    "next": 1,
    "past": -1,
    "previous": -1,
    "current": 0,
    "coming": 1,
    "upcoming": 1,
}


def first_month(text: str) -> int:
    """Tell in which month the fiscal year of a document begins, as its words say; 0 where they do not."""
    if not re.search(r"(?i)\b(?:fiscal|financial|budget)\s+year", text):
        return 0
    told = {
        (month_of(found["month"]) % 12 + 1)
        if found["way"].lower().startswith("end")
        else month_of(found["month"])
        for found in re.finditer(_TOLD.replace("MONTH", month()), text)
    }
    return told.pop() if len(told) == 1 else 0


_TOLD = (
    r"(?i:fiscal|financial|budget)\s+(?i:years?)(?:[\s,]+\w+){0,4}?[\s,]+(?P<way>(?i:begins?|began|starts?|started|runs?|ends?|ended|ending|beginning|starting))"
    r"(?:\s+(?i:on|in|from|the|at|end|of|day|last|first)){0,5}\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?MONTH"
)


def _quarter(match: Match) -> Found | None:
    place = _ORDINALS[match["nth"].lower()]
    half = match["size"].lower() == "half"
    if half and place > 2:
        return None
    code, timex = (f"{39 + place}", f"-H{place}") if half else (f"{32 + place}", f"-Q{place}")
    if match["year"]:
        return absolute(match, f"{match['year']}-{code}", match["year"] + timex)
    if match["which"]:
        expression = Expression(Kind.OFFSET, f"{_OFFSETS[match['which'].lower()]} year {code}")
        return Found(start=match.start(), end=match.end(), expression=expression)
    if half:
        return None  # the half of what is not said
    return Found(start=match.start(), end=match.end(), expression=Expression(Kind.SEASON, code), open=True)


def _short_quarter(match: Match) -> Found | None:
    year, place = match["before"] or match["year"], int(match["q"])
    if not year:
        return Found(
            start=match.start(),
            end=match.end(),
            expression=Expression(Kind.SEASON, f"{32 + place}"),
            open=True,
        )
    return absolute(match, f"{year}-{32 + place}", f"{year}-Q{place}")


def _begins(text: str, told: int) -> int:
    """Give the month in which the fiscal year of whoever a sentence names begins."""
    for first, names in words()["fiscal"].items():
        if re.search(rf"(?<!\w)(?:{either(names)})(?!\w)", text):
            return int(first)
    return told


def _fiscal(match: Match, told: int) -> Found | None:
    year = int(match["year"]) if match["year"] else full_year(match["short"])
    if match["to"]:
        year += 1
    first = _begins(match.string, told)
    value = fiscal_year(year, first).value if first else f"{year - 1:04d}/{year:04d}"
    return absolute(match, value, f"FY{year}" + _quarter_of(match))


def _quarter_of(match: Match) -> str:
    return f"-Q{_ORDINALS[match['nth'].lower()]}" if match["nth"] else ""


def _this_fiscal(match: Match, told: int) -> Found | None:
    amount, first = _OFFSETS[match["which"].lower()], _begins(match.string, told)
    expression = Expression(Kind.OFFSET, f"{amount} fiscal:{first or 1}")
    if first:
        return Found(start=match.start(), end=match.end(), expression=expression)
    direction = (Direction.PAST, Direction.NEAREST, Direction.FUTURE)[amount + 1]
    return Found(start=match.start(), end=match.end(), expression=vague(direction), near=expression)


def rules(told: int = 0) -> tuple[Rule, ...]:
    """Give the grammar of quarters and fiscal years; `told` is the month in which the text's own begins."""
    the = r"(?:(?i:the)\s+)?"
    which = r"(?P<which>(?i:last|next|this))\s+year"
    span = r"(?:[-–/](?P<to>\d{4}|\d\d))?"
    nth = rf"(?P<nth>(?i:{'|'.join(_ORDINALS)}))"
    fiscal = r"(?i:fiscal|financial|budget)"
    of_quarter = rf"(?:{the}{nth}[\s-]+(?i:quarter)\s+(?:(?i:of|in)\s+)?)?"
    return (
        rule(
            "quarter",
            rf"{LEFT}{the}{nth}[\s-]+(?P<size>(?i:quarter|half))"
            rf"(?:\s+(?:of\s+)?(?:(?:the\s+)?{YEAR}|{which}))?(?!\w)",
            _quarter,
        ),
        rule(
            "Q",
            rf"{LEFT}(?:(?P<before>20\d\d|19\d\d)[\s-]?)?[Qq](?P<q>[1-4])(?:[\s,]+(?:of\s+)?{YEAR})?(?!\w)",
            _short_quarter,
        ),
        rule(
            "fiscal",
            rf"{LEFT}{of_quarter}{the}(?:{fiscal}\s+(?:(?i:years?)\s+)?|FY[\s-]?)"
            rf"(?:{YEAR}|['’]?(?P<short>\d\d)(?!\d)){span}{RIGHT}",
            lambda match: _fiscal(match, told),
        ),
        rule(
            "year fiscal",
            rf"{LEFT}{of_quarter}{the}{YEAR}{span}(?P<short>)\s+{fiscal}\s+(?i:year)(?!\w)",
            lambda match: _fiscal(match, told),
        ),
        rule(
            "this fiscal",
            rf"{LEFT}{head()}{the}(?P<which>(?i:{'|'.join(_OFFSETS)}))\s+{fiscal}\s+(?i:year)(?!\w)",
            lambda match: _this_fiscal(match, told),
        ),
    )
