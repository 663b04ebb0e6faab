"""Times seen from elsewhere: "yesterday", "last month", "two weeks ago", "recently", "that year".

Rule: what is seen from the day of publication becomes an offset in the unit that the words use, no finer;
"nearly 20 years ago" becomes a direction only. What is seen from another time in the text stands in
`timex_anaphora`.
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

_OFFSET_UNITS = {"day", "week", "month", "quarter", "year", "decade", "century"}
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
        if which in ("the last", "the next") and name == "quarter":
            return _offset(match, -1 if which == "the last" else 1, name)
        if which == "the next" and not re.search(
            rf"(?i:\b(?:{either(_DURING)})\s+)$", match.string[max(0, match.start() - 12) : match.start()]
        ):
            return _leaning(match, name)
        if name == "weekend":
            return None
        many = match["unit"].lower() != name
        if many and direction is Direction.FUTURE:
            return Found(
                start=match.start(), end=match.end(), expression=vague(direction), value="FUTURE_REF"
            )
        return Found(
            start=match.start(),
            end=match.end(),
            type="DURATION",
            expression=vague(direction),
            value=duration(None if many else 1, name),
        )
    if name == "weekend" and which == "this":
        return Found(start=match.start(), end=match.end(), expression=Expression(Kind.WEEKEND), open=True)
    if match["unit"].lower() != name:
        return None
    if name == "day" and which in ("this", "current", "the current"):
        return None  # "to this day"
    amount = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    return _offset(match, amount, name)


_DURING = ("over", "during", "for", "within", "in", "throughout", "of")


def _leaning(match: Match, name: str) -> Found | None:
    """Build "the next day", "the next month" after a time of the past."""
    value, shift = MASKS.get(name, MASKS["day"]), f"1 {'whole-week' if name == 'week' else name}"
    return Found(
        start=match.start(), end=match.end(), expression=vague(Direction.NEAREST), value=value, shift=shift
    )


def _whole(match: Match) -> Found | None:
    return _offset(match, 0, unit_name(match["unit"]))


def _ago(match: Match) -> Found | None:
    amount, name = amount_of(match), unit_name(match["unit"])
    sign = -1 if match["way"].lower() in ("ago", "back") else 1
    whole = amount is not None and amount == int(amount) and name in _OFFSET_UNITS
    if whole and match["about"]:
        # Which year "nearly 20 years ago" was nobody can say; the value names the one that it is near.
        expression = Expression(Kind.OFFSET, f"{sign * int(amount or 0)} {name}")
        return Found(start=match.start(), end=match.end(), expression=vague(_way(sign)), near=expression)
    told = whole
    if not told or amount is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Found(start=match.start(), end=match.end(), expression=vague(_way(sign)), value=value)
    return _offset(match, sign * int(amount), name)


def _way(sign: int) -> Direction:
    return Direction.PAST if sign < 0 else Direction.FUTURE


def _ahead(match: Match) -> Found | None:
    """Build "in three days": from now on where the clause looks ahead, else how long it took."""
    amount, name = amount_of(match), unit_name(match["unit"])
    if amount is None or amount != int(amount) or name not in _OFFSET_UNITS:
        return None
    return Found(
        start=match.start("count"),
        end=match.end(),
        type="AHEAD",
        expression=Expression(Kind.OFFSET, f"{int(amount)} {name}"),
        value=duration(amount, name),
        open=True,
    )


def _weekend(match: Match) -> Found | None:
    """Build "over the weekend": the one just past or the one to come, as the clause tells."""
    return Found(
        start=match.start("body"), end=match.end("body"), expression=Expression(Kind.WEEKEND), open=True
    )


def _is_present(match: Match) -> bool:
    """Tell "the bridge is now open" from "now that", "by now", "right now", "Apocalypse Now"."""
    before, after = match.string[max(0, match.start() - 12) : match.start()], match.string[match.end() :]
    if match.group()[0].isupper() and before.strip()[-1:].isalnum():
        return False
    joined = re.search(r"(?i)\b(?:by|from|until|till|even|just|for|then|and|up to|but)\s+$", before)
    return not (joined or re.match(r"\s+(?:that|and then)\b|-", after))


def _direction_only(match: Match) -> Found | None:
    text = re.sub(r"\s+", " ", match.group().lower())
    if text in ("now", "currently") and not _is_present(match):
        return None
    if text not in words()["vague"]["nearest"] and re.match(
        r"-|\s+(?:as|after\w*|before\w*|enough)(?!\w)", match.string[match.end() :]
    ):
        return None  # "shortly after the vote", "soon-to-open"
    way = next(way for way, known in words()["vague"].items() if text in known)
    start = match.start()
    for word in words()["vague_heads"]:
        if text.startswith(f"{word} "):
            start += len(re.match(rf"{word}\s+", match.group(), re.IGNORECASE).group())  # type: ignore[union-attr]
    return Found(start=start, end=match.end(), expression=vague(Direction(way)), value=_REFERENCES[way])


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
            "ago",
            rf"{LEFT}{about}{count()}\s+{unit()}\s+(?P<way>(?i:ago|back|from\s+(?:now|today)|hence)){end}",
            _ago,
        ),
        rule("ahead", rf"{LEFT}(?i:in)\s+{count()}\s+{unit()}(?:['’]s?\s+time)?(?!\s+of\b)", _ahead),
        rule(
            "weekend", rf"{LEFT}(?i:at|on|over|during)\s+(?P<body>(?i:the\s+weekend)){end}(?!\s+of)", _weekend
        ),
        rule("direction", rf"{LEFT}(?i:{either(_all(time['vague']))}){end}", _direction_only),
    )


def _all(groups: dict[str, list[str]]) -> list[str]:
    return [word for known in groups.values() for word in known]
