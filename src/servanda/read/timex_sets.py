"""How often: "twice a year", "every six months", "annually", "every Friday", "each September", "20 a day".

Rule: a repetition is never a date. It recurs at a whole interval or, where it has none that would not be
invented ("five times a year"), at none.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction, Recurrence
from servanda.read.numbers import number, number_pattern, word_pattern
from servanda.read.timex_words import (
    LEFT,
    MASKS,
    Found,
    Match,
    Rule,
    duration,
    either,
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


def _set(match: Match, recurrence: Recurrence | None, value: str) -> Found:
    # What repeats at no whole interval ("five times a year") has no recurrence that is not invented.
    expression = None if recurrence else vague(Direction.NEAREST)
    return Found(
        start=match.start(),
        end=match.end(),
        type="SET",
        expression=expression,
        recurrence=recurrence,
        value=value,
    )


def _recurring(match: Match) -> Found | None:
    if match.group()[0].isupper() and match.start() and match.string[: match.start()].strip()[-1:].isalnum():
        return None  # "the Daily News"
    told = words()["recurring"][re.sub(r"\s+", " ", match.group().lower())]
    if told is None or isinstance(told, str):
        return _set(match, None, told or "XXXX-XX-XX")
    return _set(match, Recurrence(*told), duration(told[0], told[1]))


def _times(match: Match) -> Found | None:
    amount = words()["times"].get(match["times"].lower()) if match["times"] else number(match["number"])
    name = unit_name(match["unit"])
    if not amount or amount != int(amount) or name not in ("day", "week", "month", "year"):
        return None
    return _set(match, divided(int(amount), name), duration(1, name))


def divided(times: int, name: str) -> Recurrence | None:
    """Give the interval of so many times a unit, where it is a whole number of some unit."""
    if times == 1:
        return Recurrence(1, name)
    if name == "year" and 12 % times == 0:
        return Recurrence(12 // times, "month")
    if name == "week" and times == 7:
        return Recurrence(1, "day")
    return None


def _every(match: Match) -> Found | None:
    name = unit_name(match["unit"])
    step = (match["step"] or "").lower()
    factor = {"decade": ("year", 10), "fortnight": ("week", 2), "quarter": ("month", 3)}
    amount = {"": 1.0, "other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0}.get(step)
    if amount is None:
        amount = number(step)
    if not amount or amount != int(amount):
        return None
    base, times = factor.get(name, (name, 1))
    if base not in ("day", "week", "month", "year"):
        return _set(match, None, duration(amount, name))
    return _set(match, Recurrence(int(amount) * times, base), duration(amount, name))


def _every_weekday(match: Match) -> Found | None:
    return _set(match, Recurrence(1, "week"), f"XXXX-WXX-{weekday_numbers()[match['weekday'].lower()]}")


def _every_part(match: Match) -> Found | None:
    """Build "every morning", "every spring", "each September"."""
    if match["part"]:
        return _set(
            match, Recurrence(1, "day"), f"{MASKS['day']}T{words()['parts_of_day'][match['part'].lower()]}"
        )
    if match["season"]:
        return _set(
            match, Recurrence(1, "year"), f"XXXX-{_SEASONS[words()['seasons'][match['season'].lower()]]}"
        )
    return _set(match, Recurrence(1, "year"), f"XXXX-{month_of(match['month']):02d}")


_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_NO_NOUN = r"(?!(?:as|was|is|has|this|its|us|less|when|then|often)\b)"
_COUNTED = rf"(?:\d[\w%]*|\b{_NO_NOUN}[a-z]+(?:s|en|ple|cent|illion|and))"
_QUANTITY = rf"(?i:\d|\b(?:{word_pattern()}|times|hundreds|thousands|dozens|millions)\b)"


def _rate_of(match: Match) -> Found | None:
    """Build "a year" after a number of something: fifteen a year, 20,000 visas per year."""
    name = unit_name(match["unit"])
    before = match.string[max(0, match.start("rate") - 120) : match.start("rate")].rstrip()
    counted = re.search(rf"{_COUNTED}$", before[-60:])
    ended = re.match(
        r"\s*(?:[.,;:)]|(?:and|or|but|since|from|to|in|by|for|until|at|on|under|with)\b|$)",
        match.string[match.end() :],
    )
    mass = ended and re.search(
        r"\b(?:of|in|worth)\s+(?:[a-z]+\s+)?[a-z]+$", before[-40:]
    )  # "tonnes of tuna a year."
    counted = (counted or mass) and re.search(_QUANTITY, before[-60:])
    if match["rate"].lower().startswith("a") and not counted:
        return None  # "marks a year in power"
    if name not in ("day", "week", "month", "year", "hour", "decade"):
        return None
    recurrence = None if name in ("hour", "decade") else Recurrence(1, name)
    return Found(
        start=match.start("rate"),
        end=match.end("rate"),
        type="SET",
        expression=None if recurrence else vague(Direction.NEAREST),
        recurrence=recurrence,
        value=duration(1, name),
    )


def rules() -> tuple[Rule, ...]:
    """Give the grammar of sets."""
    time = words()
    end = r"(?!\w)"
    every = rf"(?i:{either(time['every'])})"
    plain = number_pattern()
    parts = either(time["parts_of_day"])
    names = either(known[0] for known in time["weekdays"].values())
    return (
        rule("recurring", rf"{LEFT}(?i:{either(time['recurring'])}){end}(?!-)", _recurring),
        rule(
            "times",
            rf"{LEFT}(?:(?P<times>(?i:{either(time['times'])}))|(?P<number>{plain})\s+times)"
            rf"\s+(?:an?|per|each|every)\s+{unit()}",
            _times,
        ),
        rule("every", rf"{LEFT}(?:(?i:once)\s+)?{every}\s+(?:(?P<step>[a-zA-Z]+|\d+)\s+)?{unit()}", _every),
        rule("every weekday", rf"{LEFT}{every}\s+{weekday()}", _every_weekday),
        rule("weekdays", rf"{LEFT}(?P<weekday>{names})s{end}", _every_weekday),
        rule(
            "every part",
            rf"{LEFT}{every}\s+(?:(?P<part>(?i:{parts})){end}|{season()}|{month()}(?!\s+\d))",
            _every_part,
        ),
        rule(
            "rate",
            rf"(?<=[\w%)])\s+(?P<rate>(?i:an?|per)\s+{unit()})(?!\s+(?:ago|later|earlier|before|after|old))",
            _rate_of,
        ),
    )
