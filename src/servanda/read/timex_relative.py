"""Times seen from elsewhere, stretches and repetitions: "two weeks ago", "ten days", "twice a year".

Rule: what is seen from the day of publication becomes an offset in the unit that the words use, no finer;
"nearly 20 years ago" becomes a direction only. How long and how often never become a date.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction, Expression, Kind, Recurrence
from servanda.read.numbers import number, number_pattern, word_pattern
from servanda.read.timex_words import (
    LEFT,
    MASKS,
    Found,
    Match,
    Rule,
    count,
    duration,
    either,
    head,
    rule,
    unit,
    unit_name,
    weekday,
    weekday_numbers,
    words,
)

_OFFSET_UNITS = {"day", "week", "month", "quarter", "year", "decade"}
_REFERENCES = {"past": "PAST_REF", "future": "FUTURE_REF", "nearest": "PRESENT_REF"}


def _vague(direction: Direction) -> Expression:
    return Expression(Kind.VAGUE, "", direction)


def _offset(match: Match, amount: int, name: str, suffix: str = "", type_: str = "DATE") -> Found | None:
    if name == "weekend":
        name, suffix = "week", "-WE"
    if name == "fortnight":
        name, amount = "week", amount * 2
    if name not in _OFFSET_UNITS:
        return None
    return Found(
        start=match.start(),
        end=match.end(),
        type=type_,
        expression=Expression(Kind.OFFSET, f"{amount} {name}"),
        suffix=suffix,
    )


def _deictic(match: Match) -> Found | None:
    offset, suffix = words()["deictic"][re.sub(r"\s+", " ", match.group().lower())]
    amount, name = offset.split()
    return _offset(match, int(amount), name, suffix, "TIME" if suffix else "DATE")


def _period(match: Match) -> Found | None:
    which = match["which"].lower()
    name = unit_name(match["unit"])
    if which in ("the past", "the last", "the coming", "the next", "the upcoming"):
        direction = Direction.PAST if which in ("the past", "the last") else Direction.FUTURE
        if which == "the last" and name == "quarter":
            return None
        return Found(
            start=match.start(),
            end=match.end(),
            type="DURATION",
            expression=_vague(direction),
            value=duration(1, name),
        )
    amount = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    return _offset(match, amount, name)


def _whole(match: Match) -> Found | None:
    return _offset(match, 0, unit_name(match["unit"]))


def _amount(match: Match) -> float | None:
    text = re.sub(r"\s+", " ", match["count"].lower())
    if text in words()["several"]:
        return None
    if text.startswith("half a"):
        return 0.5
    return number(text)


def _ago(match: Match) -> Found | None:
    amount, name = _amount(match), unit_name(match["unit"])
    sign = -1 if match["way"].lower() in ("ago", "back") else 1
    told = amount is not None and amount == int(amount) and not match["about"] and name in _OFFSET_UNITS
    if not told or amount is None:
        direction = Direction.PAST if sign < 0 else Direction.FUTURE
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Found(start=match.start(), end=match.end(), expression=_vague(direction), value=value)
    return _offset(match, sign * int(amount), name)


def _ahead(match: Match) -> Found | None:
    """Build "in three days": from now on where the clause looks ahead, else how long it took."""
    amount, name = _amount(match), unit_name(match["unit"])
    if amount is None or amount != int(amount) or name not in _OFFSET_UNITS:
        return None
    return Found(
        start=match.start("count"),
        end=match.end("unit"),
        type="AHEAD",
        expression=Expression(Kind.OFFSET, f"{int(amount)} {name}"),
        value=duration(amount, name),
        open=True,
    )


def _stretch(match: Match) -> Found | None:
    amount, name = _amount(match), unit_name(match["unit"])
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
        direction = _vague(Direction.PAST)
    elif any(word in which for word in ("next", "coming", "following")):
        direction = _vague(Direction.FUTURE)
    return Found(
        start=match.start(),
        end=match.end(),
        type="DURATION",
        expression=direction,
        value=duration(amount, name),
    )


def _year_before(match: Match) -> Found | None:
    """Build "the same month last year": which month is not said, the year is."""
    return _offset(match, -1, "year")


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


def _weekend(match: Match) -> Found | None:
    """Build "over the weekend": the one just past, which may lie in this week or in the last."""
    return Found(
        start=match.start(), end=match.end(), expression=_vague(Direction.PAST), value=MASKS["weekend"]
    )


def _unit_plural(match: Match) -> Found | None:
    value = duration(None, unit_name(match["unit"]))
    return Found(start=match.start("body"), end=match.end(), type="DURATION", value=value)


def _set(match: Match, recurrence: Recurrence | None, value: str) -> Found:
    # What repeats at no whole interval ("five times a year") has no recurrence that is not invented.
    expression = None if recurrence else _vague(Direction.NEAREST)
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


def _direction_only(match: Match) -> Found | None:
    text = re.sub(r"\s+", " ", match.group().lower())
    if re.match(r"-|\s+(?:as|after\w*|before\w*|enough)(?!\w)", match.string[match.end() :]):
        return None  # "shortly after the vote", "soon-to-open"
    way = next(way for way, known in words()["vague"].items() if text in known)
    start = match.start()
    for word in words()["vague_heads"]:
        if text.startswith(f"{word} "):
            start += len(re.match(rf"{word}\s+", match.group(), re.IGNORECASE).group())  # type: ignore[union-attr]
    return Found(start=start, end=match.end(), expression=_vague(Direction(way)), value=_REFERENCES[way])


def _anaphor(match: Match) -> Found | None:
    text = re.sub(r"\s+", " ", match["body"].lower())
    heads = words()["anaphora_heads"].get(text)
    if heads is not None and not re.search(
        rf"(?i:\b(?:{either(heads)})\s+)$", match.string[: match.start("body")]
    ):
        return None
    way = next(way for way, known in words()["anaphora"].items() if text in known)
    name = next((name for name in words()["units"] if re.search(rf"\b{name}\b", text)), "day")
    amount = {"same": 0, "next": 1, "before": -1}[way]
    open_ended = text.endswith(("time", "period"))
    if text.endswith("same time") and not re.search(r"\w\s+\w+\s+$", match.string[: match.start("body")]):
        return None  # "At the same time, ..." only joins two sentences
    return Found(
        start=match.start("body"),
        end=match.end("body"),
        expression=_vague(Direction.NEAREST),
        value=MASKS.get(name, "XXXX-XX-XX"),
        shift="" if open_ended else f"{amount} {name}",
    )


def _later(match: Match) -> Found | None:
    amount, name = _amount(match), unit_name(match["unit"])
    sign = 1 if match["way"].lower() in ("later", "afterwards", "thereafter") else -1
    told = amount is not None and amount == int(amount) and not match["about"]
    return Found(
        start=match.start(),
        end=match.end(),
        expression=_vague(Direction.NEAREST),
        value=MASKS.get(name, "XXXX-XX-XX"),
        shift=f"{sign * int(amount or 0)} {name}" if told else "",
    )


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
        expression=None if recurrence else _vague(Direction.NEAREST),
        recurrence=recurrence,
        value=duration(1, name),
    )


_NO_NOUN = r"(?!(?:as|was|is|has|this|its|us|less|when|then|often)\b)"
_COUNTED = rf"(?:\d[\w%]*|\b{_NO_NOUN}[a-z]+(?:s|en|ple|cent|illion|and))"
_QUANTITY = rf"(?i:\d|\b(?:{word_pattern()}|times|hundreds|thousands|dozens|millions)\b)"
_WHICH = (
    "this", "last", "next", "past", "coming", "upcoming", "current", "the current", "this past",
    "this coming",
    "the past", "the last", "the coming", "the next", "the upcoming",
)  # fmt: skip


def rules() -> tuple[Rule, ...]:
    """Give the grammar of relative times, stretches and sets."""
    time = words()
    about = rf"(?P<about>(?i:{either(time['quantifiers'])})\s+)?"
    which = rf"(?P<which>(?:the\s+)?(?i:{either(time['stretch']['ordinals'])})\s+)?"
    end = r"(?!\w)"
    every = rf"(?i:{either(time['every'])})"
    plain = number_pattern()
    return (
        rule("deictic", rf"{LEFT}(?i:{either(time['deictic'])}){end}", _deictic),
        rule("period", rf"{LEFT}{head()}(?P<which>(?i:{either(_WHICH)}))\s+{unit()}", _period),
        rule(
            "whole",
            rf"{LEFT}(?i:{either(time['parts'])}|(?:earlier|later|early|late)\s+in)\s+the\s+{unit()}",
            _whole,
        ),
        rule(
            "ago", rf"{LEFT}{about}{count()}\s+{unit()}\s+(?P<way>(?i:ago|back|from\s+now|hence)){end}", _ago
        ),
        rule("later", rf"{LEFT}{about}{count()}\s+{unit()}\s+(?P<way>(?i:{either(_SHIFTS)})){end}", _later),
        rule("ahead", rf"{LEFT}(?i:in)\s+{count()}\s+{unit()}(?:['’]s?\s+time)?(?!\s+of\b)", _ahead),
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
            "same period",
            rf"{LEFT}(?i:the\s+same\s+(?:month|period|week|day|quarter|time|point)\s+(?:of\s+|in\s+)?"
            rf"(?:the\s+)?(?:last|previous)\s+year|the\s+same\s+(?:month|period|week|day|quarter|time)"
            rf"\s+a\s+year\s+(?:ago|earlier|before)){end}",
            _year_before,
        ),
        rule(
            "units after",
            rf"{LEFT}(?P<body>{unit()})(?=\s+(?:after|before|later|earlier)(?!\w))",
            _units_after,
        ),
        rule("unitlong", rf"{LEFT}(?P<unit>(?i:day|week|month|year|decade))long{end}", _unit_long),
        rule("weekend", rf"{LEFT}(?i:at|on|over|during)\s+(?P<body>(?i:the\s+weekend)){end}", _weekend),
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
        rule("direction", rf"{LEFT}(?i:{either(_all(time['vague']))}){end}", _direction_only),
        rule("anaphor", rf"{LEFT}(?P<body>(?i:{either(_all(time['anaphora']))})){end}", _anaphor),
    )


_SHIFTS = ("later", "afterwards", "thereafter", "earlier", "previously")
_PLURALS = ("decades", "centuries", "years", "months", "weeks", "days", "hours")


def _weekday_names() -> list[str]:
    return [names[0] for names in words()["weekdays"].values()]


def _all(groups: dict[str, list[str]]) -> list[str]:
    return [word for known in groups.values() for word in known]
