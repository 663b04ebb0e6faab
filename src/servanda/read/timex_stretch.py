"""How long and how often: "ten days", "47-year-old", "the past ten years", "twice a year", "every Friday".

Rule: a stretch or a repetition is never a date. A repetition recurs at a whole interval or, where it has
none that would not be invented ("five times a year"), at none.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction, Recurrence
from servanda.read.numbers import number, number_pattern, word_pattern
from servanda.read.timex_words import (
    LEFT,
    Found,
    Match,
    Rule,
    amount_of,
    count,
    duration,
    either,
    rule,
    unit,
    unit_name,
    vague,
    weekday,
    weekday_numbers,
    words,
)


def _stretch(match: Match) -> Found | None:
    amount, name = amount_of(match), unit_name(match["unit"])
    low = match["count"].lower()
    before = match.string[: match.start()]
    if low in ("a", "an") or (low == "one" and name == "day"):
        headed = re.search(rf"(?i:\b(?:{either(words()['stretch']['heads'])})\s+)$", before)
        tailed = re.match(r"\s+(?:after|before)(?!\w)", match.string[match.end() :])
        if not (headed or tailed or match["about"]):
            return None
        if name == "second" or re.match(r"\s+[a-z]+(?:ing|ed|er)?\s+ago", match.string[match.end() :]):
            return None
    if match["unit"].lower() == name and low not in ("a", "an", "one", "half a", "half an", "1"):
        return None  # "two week": no plural, no hyphen
    if name in ("quarter", "weekend") and low in ("a", "an", "one"):
        return None
    which = (match["which"] or "").lower()
    direction = None
    if any(word in which for word in ("past", "last", "previous", "preceding")):
        direction = vague(Direction.PAST)
    elif any(word in which for word in ("next", "coming", "following")):
        direction = vague(Direction.FUTURE)
    return Found(
        start=match.start(),
        end=match.end(),
        type="DURATION",
        expression=direction,
        value=duration(amount, name),
    )


def _hyphened(match: Match) -> Found | None:
    name = unit_name(match["unit"])
    text = match["count"].lower()
    amount = None if text in words()["several"] else number(text)
    return Found(start=match.start(), end=match.end(), type="DURATION", value=duration(amount, name))


def _unit_long(match: Match) -> Found | None:
    name = unit_name(match["unit"])
    plural = match["unit"].lower() != name
    return Found(
        start=match.start(), end=match.end(), type="DURATION", value=duration(None if plural else 1, name)
    )


def _units_after(match: Match) -> Found | None:
    """Build "hours after": more than one of them, nobody says how many."""
    if match["unit"].lower() == unit_name(match["unit"]):
        return None
    return _unit_plural(match)


def _unit_plural(match: Match) -> Found | None:
    value = duration(None, unit_name(match["unit"]))
    return Found(start=match.start("body"), end=match.end(), type="DURATION", value=value)


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
    if told is None:
        return _set(match, None, "XXXX-XX-XX")
    return _set(match, Recurrence(*told), duration(told[0], told[1]))


def _times(match: Match) -> Found | None:
    amount = words()["times"].get(match["times"].lower()) if match["times"] else number(match["number"])
    name = unit_name(match["unit"])
    if not amount or amount != int(amount) or name not in ("day", "week", "month", "year"):
        return None
    return _set(match, _divided(int(amount), name), duration(1, name))


def _divided(times: int, name: str) -> Recurrence | None:
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


_NO_NOUN = r"(?!(?:as|was|is|has|this|its|us|less|when|then|often)\b)"
_COUNTED = rf"(?:\d[\w%]*|\b{_NO_NOUN}[a-z]+(?:s|en|ple|cent|illion|and))"
_QUANTITY = rf"(?i:\d|\b(?:{word_pattern()}|times|hundreds|thousands|dozens|millions)\b)"
_PLURALS = ("decades", "centuries", "years", "months", "weeks", "days", "hours")


def _rate_of(match: Match) -> Found | None:
    """Build "a year" after a number of something: fifteen a year, 20,000 visas per year."""
    name = unit_name(match["unit"])
    before = match.string[: match.start("rate")]
    counted = re.search(rf"{_COUNTED}\s+$", before) and re.search(_QUANTITY, before[-60:])
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


def _weekday_names() -> list[str]:
    return [names[0] for names in words()["weekdays"].values()]


def rules() -> tuple[Rule, ...]:
    """Give the grammar of stretches and sets."""
    time = words()
    about = rf"(?P<about>(?i:{either(time['quantifiers'])})\s+)?"
    which = rf"(?P<which>(?:the\s+)?(?i:{either(time['stretch']['ordinals'])})\s+)?"
    end = r"(?!\w)"
    every = rf"(?i:{either(time['every'])})"
    plain = number_pattern()
    return (
        rule(
            "stretch",
            rf"{LEFT}(?:{about}(?!the\s)|(?P<no>)){which}{count()}\s+(?:(?:more|further|additional|full|consecutive|straight)\s+)?{unit()}(?!-)",
            _stretch,
        ),
        rule(
            "hyphened",
            rf"{LEFT}(?P<count>(?i:half|several)|{plain})-{unit()}(?:-(?:old|long))?{end}",
            _hyphened,
        ),
        rule("unit long", rf"{LEFT}{unit()}-(?:long|old){end}", _unit_long),
        rule(
            "units",
            rf"{LEFT}(?i:{either(time['stretch']['heads'])})\s+"
            rf"(?P<body>(?:(?:the|many)\s+)?(?P<unit>(?i:{either(_PLURALS)}))){end}",
            _unit_plural,
        ),
        rule(
            "units after",
            rf"{LEFT}(?P<body>{unit()})(?=\s+(?:after|before|later|earlier)(?!\w))",
            _units_after,
        ),
        rule("unitlong", rf"{LEFT}(?P<unit>(?i:day|week|month|year|decade))long{end}", _unit_long),
        rule("recurring", rf"{LEFT}(?i:{either(time['recurring'])}){end}(?!-)", _recurring),
        rule(
            "times",
            rf"{LEFT}(?:(?P<times>(?i:{either(time['times'])}))|(?P<number>{plain})\s+times)"
            rf"\s+(?:an?|per|each|every)\s+{unit()}",
            _times,
        ),
        rule("every", rf"{LEFT}{every}\s+(?:(?P<step>[a-zA-Z]+|\d+)\s+)?{unit()}", _every),
        rule("every weekday", rf"{LEFT}{every}\s+{weekday()}", _every_weekday),
        rule("weekdays", rf"{LEFT}(?P<weekday>{either(_weekday_names())})s{end}", _every_weekday),
        rule(
            "rate",
            rf"(?<=[\w%)])\s+(?P<rate>(?i:an?|per)\s+{unit()})(?!\s+(?:ago|later|earlier|before|after|old))",
            _rate_of,
        ),
    )
