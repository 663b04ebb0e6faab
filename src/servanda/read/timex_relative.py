"""Times seen from elsewhere: "yesterday", "last month", "two weeks ago", "recently", "that year".

Rule: what is seen from the day of publication becomes an offset in the unit that the words use, no finer;
"nearly 20 years ago" becomes a direction only. What is seen from another time in the text is settled later.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction, Expression, Kind
from servanda.read.timex_words import (
    LEFT,
    MASKS,
    Found,
    Match,
    Rule,
    amount_of,
    count,
    duration,
    either,
    head,
    rule,
    unit,
    unit_name,
    vague,
    words,
)

_OFFSET_UNITS = {"day", "week", "month", "quarter", "year", "decade"}
_REFERENCES = {"past": "PAST_REF", "future": "FUTURE_REF", "nearest": "PRESENT_REF"}


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
            expression=vague(direction),
            value=duration(1, name),
        )
    if name == "day" and which in ("this", "current", "the current"):
        return None  # "to this day"
    amount = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    return _offset(match, amount, name)


def _whole(match: Match) -> Found | None:
    return _offset(match, 0, unit_name(match["unit"]))


def _year_before(match: Match) -> Found | None:
    """Build "the same month last year": which month is not said, the year is."""
    return _offset(match, -1, "year")


def _ago(match: Match) -> Found | None:
    amount, name = amount_of(match), unit_name(match["unit"])
    sign = -1 if match["way"].lower() in ("ago", "back") else 1
    told = amount is not None and amount == int(amount) and not match["about"] and name in _OFFSET_UNITS
    if not told or amount is None:
        direction = Direction.PAST if sign < 0 else Direction.FUTURE
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Found(start=match.start(), end=match.end(), expression=vague(direction), value=value)
    return _offset(match, sign * int(amount), name)


def _ahead(match: Match) -> Found | None:
    """Build "in three days": from now on where the clause looks ahead, else how long it took."""
    amount, name = amount_of(match), unit_name(match["unit"])
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


def _weekend(match: Match) -> Found | None:
    """Build "over the weekend": the one just past, which may lie in this week or in the last."""
    return Found(
        start=match.start(), end=match.end(), expression=vague(Direction.PAST), value=MASKS["weekend"]
    )


def _direction_only(match: Match) -> Found | None:
    text = re.sub(r"\s+", " ", match.group().lower())
    if re.match(r"-|\s+(?:as|after\w*|before\w*|enough)(?!\w)", match.string[match.end() :]):
        return None  # "shortly after the vote", "soon-to-open"
    way = next(way for way, known in words()["vague"].items() if text in known)
    start = match.start()
    for word in words()["vague_heads"]:
        if text.startswith(f"{word} "):
            start += len(re.match(rf"{word}\s+", match.group(), re.IGNORECASE).group())  # type: ignore[union-attr]
    return Found(start=start, end=match.end(), expression=vague(Direction(way)), value=_REFERENCES[way])


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
        expression=vague(Direction.NEAREST),
        value=MASKS.get(name, "XXXX-XX-XX"),
        shift="" if open_ended else f"{amount} {name}",
    )


def _later(match: Match) -> Found | None:
    amount, name = amount_of(match), unit_name(match["unit"])
    sign = 1 if match["way"].lower() in ("later", "afterwards", "thereafter") else -1
    told = amount is not None and amount == int(amount) and not match["about"]
    return Found(
        start=match.start(),
        end=match.end(),
        expression=vague(Direction.NEAREST),
        value=MASKS.get(name, "XXXX-XX-XX"),
        shift=f"{sign * int(amount or 0)} {name}" if told else "",
    )


_WHICH = (
    "this", "last", "next", "past", "coming", "upcoming", "current", "the current", "this past",
    "this coming",
    "the past", "the last", "the coming", "the next", "the upcoming",
)  # fmt: skip


def rules() -> tuple[Rule, ...]:
    """Give the grammar of relative times, stretches and sets."""
    time = words()
    about = rf"(?P<about>(?i:{either(time['quantifiers'])})\s+)?"
    end = r"(?!\w)"
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
            "same period",
            rf"{LEFT}(?i:the\s+same\s+(?:month|period|week|day|quarter|time|point)\s+(?:of\s+|in\s+)?"
            rf"(?:the\s+)?(?:last|previous)\s+year|the\s+same\s+(?:month|period|week|day|quarter|time)"
            rf"\s+a\s+year\s+(?:ago|earlier|before)){end}",
            _year_before,
        ),
        rule("weekend", rf"{LEFT}(?i:at|on|over|during)\s+(?P<body>(?i:the\s+weekend)){end}", _weekend),
        rule("direction", rf"{LEFT}(?i:{either(_all(time['vague']))}){end}", _direction_only),
        rule("anaphor", rf"{LEFT}(?P<body>(?i:{either(_all(time['anaphora']))})){end}", _anaphor),
    )


_SHIFTS = ("later", "afterwards", "thereafter", "earlier", "previously")


def _all(groups: dict[str, list[str]]) -> list[str]:
    return [word for known in groups.values() for word in known]
