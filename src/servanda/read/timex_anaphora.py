"""Times seen from another time of the text: "that year", "two days later", "the following Friday".

Rule: the words tell how far to move and in which unit; `timex_settle` finds the time to move from. Until
it is found the value is a mask of the unit.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from servanda.model.when import Direction, Expression, Kind
from servanda.read.timex_words import (
    LEFT,
    MASKS,
    YEAR,
    Found,
    Match,
    Rule,
    absolute,
    amount_of,
    count,
    either,
    head,
    month,
    month_of,
    rule,
    season,
    unit,
    unit_name,
    vague,
    weekday,
    weekday_numbers,
    words,
)

_SHIFTS = ("later", "afterwards", "thereafter", "earlier", "previously")
_AMOUNTS = {"same": 0, "next": 1, "before": -1}
_STRETCHES = ("over", "during", "for", "within", "in")


def _leaning(match: Match, shift: str, value: str, *, group: str | int = 0, suffix: str = "") -> Found:
    return Found(
        start=match.start(group),
        end=match.end(group),
        type="TIME" if suffix else "DATE",
        expression=vague(Direction.NEAREST),
        value=value + suffix,
        suffix=suffix,
        shift=shift,
    )


def _anaphor(match: Match) -> Found | None:
    text = re.sub(r"\s+", " ", match["body"].lower())
    before = match.string[: match.start("body")]
    heads = words()["anaphora_heads"].get(text)
    if heads is not None and not re.search(rf"(?i:\b(?:{either(heads)})\s+)$", before[-24:]):
        return None
    amount = next(_AMOUNTS[way] for way, known in words()["anaphora"].items() if text in known)
    name = next((name for name in words()["units"] if re.search(rf"\b{name}\b", text)), "day")
    if text.startswith("the next") and name not in ("day", "night"):
        if re.search(rf"(?i:\b(?:{either(_STRETCHES)})\s+)$", before[-10:]):
            return None  # "over the next year" is a stretch
        if re.match(r"(?i:the\s+next\s+(?:month|week|year))$", match["body"]):
            return None
    if text.endswith("same time") and not re.search(r"\w\s+\w+\s+$", before[-40:]):
        return None  # "At the same time, ..." only joins two sentences
    part = next((word for word in words()["parts_of_day"] if text.endswith(f" {word}")), "")
    if part:
        return _leaning(
            match, f"{amount} day", MASKS["day"], group="body", suffix="T" + words()["parts_of_day"][part]
        )
    if (code := words()["seasons"].get(text.split()[-1])) is not None:
        return _leaning(match, f"{amount} year:{code}", "XXXX", group="body")
    if text in ("that occasion", "that date"):
        return _leaning(match, "0 occasion", MASKS["day"], group="body")
    shift = (
        "" if text.endswith(("time", "period")) else f"{amount} {'whole-week' if name == 'week' else name}"
    )
    return _leaning(match, shift, MASKS.get(name, MASKS["day"]), group="body")


def _later(match: Match) -> Found | None:
    amount, name = amount_of(match), unit_name(match["unit"])
    sign = 1 if match["way"].lower() in ("later", "afterwards", "thereafter") else -1
    told = amount is not None and amount == int(amount) and not match["about"]
    if name == "fortnight":
        name, amount = "week", 2 * (amount or 0)
    if name not in ("day", "week", "month", "year", "decade"):
        told = False  # "two hours later" is still that day, or the next
    return _leaning(match, f"{sign * int(amount or 0)} {name}" if told else "", MASKS.get(name, MASKS["day"]))


def _weekday(match: Match) -> Found | None:
    amount = {"that": 0, "previous": -1, "preceding": -1}.get(match["which"].lower(), 1)
    number = weekday_numbers()[match["weekday"].lower()]
    return _leaning(match, f"{amount} weekday:{number}", f"XXXX-WXX-{number}")


def _month(match: Match) -> Found | None:
    number, amount = month_of(match["month"]), _year_of(match)
    part = f"{number:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
    return _leaning(match, f"{amount} year:{part}", f"XXXX-{part}")


def _season(match: Match) -> Found | None:
    code = words()["seasons"][match["season"].lower()]
    return _leaning(match, f"{_year_of(match)} year:{code}", "XXXX")


def _part_of(match: Match) -> Found | None:
    return _leaning(match, f"{_year_of(match)} year", "XXXX")


def _same(match: Match) -> Found | None:
    """Build "the same month last year" and "the same month of 2007": the month named before, in that year."""
    shift = f"0 same:{match['year']}" if match["year"] else "-1 same"
    expression = Expression.absolute(match["year"]) if match["year"] else Expression(Kind.OFFSET, "-1 year")
    return Found(start=match.start(), end=match.end(), expression=expression, shift=shift)


def _end_of(match: Match) -> Found | None:
    """Build "the last day of this month", "the first day of March 2010"."""
    unit_ = "last-day" if match["which"].lower() in ("last", "final") else "first-day"
    year = match["year"] or match["year_"]
    if match["month"]:
        number = month_of(match["month"])
        day = calendar.monthrange(int(year) if year else 2001, number)[1] if unit_ == "last-day" else 1
        if year:
            return absolute(match, f"{year}-{number:02d}-{day:02d}")
        expression = Expression(Kind.MONTH_DAY, f"{number:02d}-{day:02d}")
        return Found(start=match.start(), end=match.end(), expression=expression, open=True)
    if year:
        return absolute(match, f"{year}-12-31" if unit_ == "last-day" else f"{year}-01-01")
    amount = {"last": -1, "next": 1}.get((match["way"] or "").lower(), 0)
    value = f"0 {unit_} offset nearest {amount} {match['unit'].lower()}"
    return Found(start=match.start(), end=match.end(), expression=Expression(Kind.SHIFT, value))


def _year_of(match: Match) -> int:
    way = match["which"].lower().split()[-1]
    return {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(way, 0)


def rules() -> tuple[Rule, ...]:
    """Give the grammar of what leans on another time."""
    time = words()
    about = rf"(?P<about>(?i:{either(time['quantifiers'])})\s+)?"
    end = r"(?!\w)"
    that_year = r"(?P<which>(?i:that(?:\s+same)?|the\s+(?:same|following|next|previous|preceding)))\s+year"
    period = r"(?i:month|period|week|day|quarter|time|point|season|half)"
    of_year = rf"(?:\s+(?:of|in)|,)?\s+{that_year}{end}"
    return (
        rule("later", rf"{LEFT}{about}{count()}\s+{unit()}\s+(?P<way>(?i:{either(_SHIFTS)})){end}", _later),
        rule(
            "following weekday",
            rf"{LEFT}(?i:the\s+)?(?P<which>(?i:following|previous|preceding|that))\s+{weekday()}{end}",
            _weekday,
        ),
        rule(
            "month of that year",
            rf"{LEFT}{head()}{month()}(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?{of_year}",
            _month,
        ),
        rule("season of that year", rf"{LEFT}(?i:the\s+)?{season()}{of_year}", _season),
        rule(
            "part of that year",
            rf"{LEFT}(?i:{either(time['parts'])}|(?:earlier|later|early|late)(?:\s+in)?)\s+{that_year}{end}",
            _part_of,
        ),
        rule(
            "same",
            rf"{LEFT}(?i:the\s+same)\s+{period}\s+(?:(?i:of|in)\s+)?(?:{YEAR}|(?:the\s+)?(?i:last|previous)\s+year|"
            rf"(?i:a|one)\s+year\s+(?i:ago|earlier|before)){end}",
            _same,
        ),
        rule(
            "end of",
            rf"{LEFT}(?i:the\s+(?P<which>first|last|final|opening|closing)\s+day\s+(?:of|in))\s+"
            rf"(?:{month()}(?:,?\s+(?:of\s+)?{YEAR})?|(?P<way>(?i:this|last|next|the))\s+(?P<unit>(?i:month|week|year|quarter))"
            rf"|(?i:the\s+year\s+)?{YEAR.replace('year', 'year_')}){end}(?!\s+(?:before|after))",
            _end_of,
        ),
        rule("anaphor", rf"{LEFT}(?P<body>(?i:{either(_all(time['anaphora']))})){end}", _anaphor),
    )


def _all(groups: dict[str, list[str]]) -> Iterable[str]:
    return [word for known in groups.values() for word in known]
