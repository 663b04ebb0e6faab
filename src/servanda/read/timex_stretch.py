"""How long: "ten days", "47-year-old", "the past ten years", "a year and a half".

Rule: a stretch is never a date; only "the past" and "the next" give it a direction.
"""

from __future__ import annotations

import re

from servanda.model.when import Direction
from servanda.read.numbers import number, number_pattern
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
    if match["half"] and amount is not None:
        amount += 0.5
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
    amount = None if text in words()["several"] else 0.5 if text == "half" else number(text)
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


_PLURALS = ("decades", "centuries", "years", "months", "weeks", "days", "hours")


def rules() -> tuple[Rule, ...]:
    """Give the grammar of stretches and sets."""
    time = words()
    about = rf"(?P<about>(?i:{either(time['quantifiers'])})\s+)?"
    which = rf"(?P<which>(?:the\s+)?(?i:{either(time['stretch']['ordinals'])})\s+)?"
    end = r"(?!\w)"
    plain = number_pattern()
    return (
        rule(
            "stretch",
            rf"{LEFT}(?:{about}(?!the\s)|(?P<no>)){which}{count()}\s+(?:(?:more|further|additional|full|consecutive|straight)\s+)?{unit()}(?!-)"
            r"(?P<half>\s+and\s+a\s+half)?(?:\s+old(?!\w))?",
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
    )
