"""Days, weekdays and months in a sentence: "Monday, 1 June 2009", "Sep 17", "early June", "last Friday".

Rule: a day or a month is taken where its words can be nothing else; "May", "March" and abbreviations alone
need a neighbour that tells. Where day and month of 05/06/2009 cannot be told apart, there is no date.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from servanda.model.when import Direction, Expression, Kind
from servanda.read.timex_settle import OF_A_DAY
from servanda.read.timex_words import (
    DAY,
    LEFT,
    RIGHT,
    SHORT_YEAR,
    YEAR,
    Found,
    Match,
    Rule,
    absolute,
    any_weekday,
    either,
    full_year,
    head,
    month,
    month_of,
    part,
    rule,
    weekday,
    weekday_numbers,
    words,
)


def _day(match: Match, year: int, number: int, day: int) -> Found | None:
    try:
        return absolute(match, date(year, number, day).isoformat())
    except ValueError:
        return None


def _full_day(match: Match) -> Found | None:
    return _day(match, int(match["year"]), month_of(match["month"]), int(match["day"]))


def _short_day(match: Match) -> Found | None:
    return _day(match, full_year(match["short"]), month_of(match["month"]), int(match["day"]))


def _month_day(match: Match) -> Found | None:
    number, day = month_of(match["month"]), int(match["day"])
    try:
        date(2000, number, day)
    except ValueError:
        return None
    value = f"{number:02d}-{day:02d}"
    for year, name in words()["remembered"].get(value, {}).items():
        if re.match(rf"\s+(?i:{either(name)})(?!\w)", match.string[match.end() :]):
            return absolute(match, f"{year}-{value}")
    expression = Expression(Kind.MONTH_DAY, value)
    return Found(start=match.start(), end=match.end(), expression=expression, open=True)


def _feast(match: Match) -> Found | None:
    after = re.match(r"\s+([a-z]\w+)", match.string[match.end() :])
    if after and after[1] not in words()["no_nouns"] and " " not in match.group():
        return None  # "Christmas sales"
    value = words()["feasts"][re.sub(r"\s+", " ", match.group().lower().replace("’", "'"))]
    return Found(
        start=match.start(), end=match.end(), expression=Expression(Kind.MONTH_DAY, value), open=True
    )


def _days(match: Match) -> Found | None:
    """Build "3-5 May": one expression of several days."""
    number, first, last = month_of(match["month"]), int(match["first"]), int(match["last"])
    if last <= first or not _exists(number, last):
        return None
    days = [f"{number:02d}-{day:02d}" for day in (first, last)]
    if match["year"]:
        try:
            return absolute(
                match, "/".join(date.fromisoformat(f"{match['year']}-{day}").isoformat() for day in days)
            )
        except ValueError:
            return None
    expression = Expression(Kind.MONTH_DAY, "/".join(days))
    return Found(start=match.start(), end=match.end(), expression=expression, open=True)


def _exists(number: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(2000, number)[1]


def _end_day(match: Match) -> Found | None:
    """Build "3" of "between 3 and 5 May", "5" of "May 3 to 5": a day whose month the other one names."""
    number, first, last = month_of(match["month"]), int(match["first"]), int(match["last"])
    which = "last" if match.re.groupindex["month"] < match.re.groupindex["first"] else "first"
    joined = match["join"].strip().lower()
    opened = re.search(
        r"(?i:\b(?:between|from)\s+(?:the\s+)?)$", match.string[max(0, match.start() - 16) : match.start()]
    )
    if (
        last <= first
        or not _exists(number, last)
        or (joined in ("and", "&", "or") and last != first + 1 and not opened)
    ):
        return None
    value = f"{number:02d}-{int(match[which]):02d}"
    expression = Expression(Kind.MONTH_DAY, value)
    if match["year"]:
        try:
            expression = Expression.absolute(date.fromisoformat(f"{match['year']}-{value}").isoformat())
        except ValueError:
            return None
    start, end = match.span(which)
    return Found(start=start, end=end, expression=expression, open=expression.needs_anchor)


def _month_year(match: Match) -> Found | None:
    year = int(match["year"]) if match["year"] else full_year(match["short"])
    return absolute(match, f"{year:04d}-{month_of(match['month']):02d}")


def _month(match: Match) -> Found | None:
    text = match.string
    before = re.search(r"(\S+)\s+$", text[: match.start("month")])
    after = re.match(r"\s+([\w’']+)", text[match.end() :])
    previous = before[1].strip("(“\"'‘") if before else ""
    if previous in words()["titles_before_names"]:
        return None
    full = match["month"].title() in {names[0] for names in words()["months"].values()}
    doubtful = not full or match["month"].title() in words()["doubtful_months"]
    if doubtful and not match["part"]:
        told = previous.lower() in words()["month_evidence"] or text[match.end() :][:2] in ("'s", "’s")
        if not told and not (after and after[1].lower() in words()["month_followers"]):
            return None
        if (
            after
            and after[1][0].isupper()
            and previous.lower() not in ("in", "since", "until", "last", "next")
        ):
            return None  # "for April Jones"
    expression = Expression(Kind.MONTH, f"{month_of(match['month']):02d}")
    return Found(start=match.start(), end=match.end(), expression=expression, open=True)


DIRECTIONS = {
    "last": Direction.BEFORE,
    "past": Direction.BEFORE,
    "previous": Direction.BEFORE,
    "next": Direction.AFTER,
    "coming": Direction.AFTER,
    "following": Direction.AFTER,
    "this": Direction.NEAREST,
}


def pointed(kind: Kind, value: str, match: Match, suffix: str = "") -> Found:
    """Build what "last" or "next" points to: the words tell the direction themselves."""
    which = match["which"].lower()
    return Found(
        start=match.start(),
        end=match.end(),
        type="TIME" if suffix else "DATE",
        expression=Expression(kind, value, DIRECTIONS[which]),
        open=which == "this",
        suffix=suffix,
    )


def _pointed_month(match: Match) -> Found | None:
    return pointed(Kind.MONTH, f"{month_of(match['month']):02d}", match)


def _month_of_year(match: Match) -> Found | None:
    offset = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    part = f"{month_of(match['month']):02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
    expression = Expression(Kind.OFFSET, f"{offset} year {part}")
    return Found(start=match.start(), end=match.end(), expression=expression)


def _weekday(match: Match) -> Found | None:
    text = match.string
    for name in words()["names_with_weekdays"]:
        begin = match.start("weekday") - name.find(match["weekday"].title())
        if begin >= 0 and text[begin : begin + len(name)].lower() == name.lower():
            return None
    value = str(weekday_numbers()[match["weekday"].lower()])
    suffix = "T" + words()["parts_of_day"][match["part"].lower()] if match["part"] else ""
    if match["which"]:
        return pointed(Kind.WEEKDAY, value, match, suffix)
    return Found(
        start=match.start(),
        end=match.end(),
        type="TIME" if suffix else "DATE",
        expression=Expression(Kind.WEEKDAY, value),
        open=True,
        suffix=suffix,
    )


def _part_of_day(match: Match) -> Found | None:
    """Build "the morning of" before a day; it joins the day."""
    suffix = "T" + words()["parts_of_day"][match["part"].lower()]
    expression = Expression(Kind.VAGUE)
    return Found(start=match.start(), end=match.end(), type="TIME", expression=expression, suffix=suffix)


def rules() -> tuple[Rule, ...]:
    """Give the grammar of days and months."""
    lead = rf"(?:{any_weekday()},?\s+(?:the\s+)?)?"
    dash = r"\s?[-–—]\s?"
    join = r"(?P<join>\s+(?:to|and|&|or|until|through)\s+(?:the\s+)?)"
    nth = r"(?:st|nd|rd|th)?"
    pair = rf"(?P<first>\d{{1,2}}){nth}{dash}(?P<last>\d{{1,2}}){nth}"
    joined = rf"(?P<first>\d{{1,2}}){nth}{join}(?P<last>\d{{1,2}}){nth}"
    no_count = r"(?!\w)(?!\s*(?:%|per\s?cent|million|billion|thousand))(?![.,:]\d)"
    which = r"(?P<which>(?i:last|next|this|past|coming|following|previous))"
    year = r"(?P<which>(?i:last|next|this))\s+year"
    day_part = either(words()["parts_of_day"])
    feasts = either(words()["feasts"]).replace("'", "['’]")
    return (
        rule("day month year", rf"{LEFT}{lead}{DAY}(?:\s+of)?[\s-]+{month()}[\s,-]+{YEAR}{RIGHT}", _full_day),
        rule(
            "month day year",
            rf"{LEFT}{lead}{month()}(?:\s+|(?<=\.))(?:the\s+)?{DAY}\s*,?\s+{YEAR}{RIGHT}",
            _full_day,
        ),
        rule("day month 'yy", rf"{LEFT}{lead}{DAY}[\s-]+{month()}[\s,-]+{SHORT_YEAR}{RIGHT}", _short_day),
        rule("month day 'yy", rf"{LEFT}{lead}{month()}\s+{DAY}\s*,?\s+{SHORT_YEAR}{RIGHT}", _short_day),
        # In running text "on 12 May 14 people" is more likely than the year '14.
        rule(
            "day month yy",
            rf"{LEFT}{lead}{DAY}[\s-]+{month()}[\s,-]+(?P<short>\d\d){RIGHT}",
            _short_day,
            furniture=True,
        ),
        rule(
            "day month", rf"{LEFT}{lead}{DAY}(?:\s+of)?[\s-]+{month()}(?!\s*,?\s+\d{{4}}(?!\w))", _month_day
        ),
        rule("month day", rf"{LEFT}{lead}{month()}(?:\s+|(?<=\.))(?:the\s+)?{DAY}{no_count}", _month_day),
        rule("feast", rf"{LEFT}(?i:{feasts}){RIGHT}", _feast),
        rule("days month", rf"{LEFT}{pair}\s+{month()}(?:\s*,?\s+{YEAR})?{RIGHT}", _days),
        rule("end day", rf"{LEFT}{joined}(?:\s+of)?\s+{month()}(?:\s*,?\s+{YEAR})?{RIGHT}", _end_day),
        rule("day end", rf"{LEFT}{month()}\s+{joined}(?!\w)(?!\s+[A-Z])(?:\s*,?\s+{YEAR})?{RIGHT}", _end_day),
        rule("month days", rf"{LEFT}{month()}\s+{pair}(?!\w)(?:\s*,?\s+{YEAR})?{RIGHT}", _days),
        rule(
            "month year",
            rf"{LEFT}{head()}{month()}(?:\s*,)?\s+(?:of\s+)?(?:{YEAR}|{SHORT_YEAR}){RIGHT}",
            _month_year,
        ),
        rule(
            "month of year",
            rf"{LEFT}{head()}{month()}(?:\s+(?P<day>\d{{1,2}}){nth})?,?\s+(?:of\s+)?{year}(?!\w)",
            _month_of_year,
        ),
        rule("which month", rf"{LEFT}{which}\s+{month()}(?!\s+\d)", _pointed_month),
        rule("month", rf"{LEFT}{part()}{month()}(?!\s+\d)(?!\w)(?![-–]\w)", _month),
        rule(
            OF_A_DAY,
            rf"{LEFT}(?i:the\s+)?(?P<part>(?i:{day_part}))\s+of\s+(?=(?:{any_weekday()},?\s+)?(?:the\s+)?(?:\d|{month()}))",
            _part_of_day,
        ),
        rule(
            "weekday",
            rf"{LEFT}(?:{which}\s+)?(?:(?i:early|late)\s+(?:on\s+)?)?{weekday()}"
            rf"(?:\s+(?P<part>{day_part})(?!\w))?(?!\w)",
            _weekday,
        ),
    )
