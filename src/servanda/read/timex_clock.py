"""Times of day: "06:08 GMT", "5 p.m.", "noon". They join the date beside them, or none.

Rule: a number is a time of day only with minutes, or with a.m. or p.m.; "5.30" needs "at" before it.
"""

from __future__ import annotations

from servanda.model.when import Direction, Expression, Kind
from servanda.read.timex_words import Found, Match, Rule, either, rule, words


def _clock(match: Match) -> Found | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    zone = (
        "Z"
        if (match["zone"] or "").upper() in ("GMT", "UTC", "Z") and not match.group().endswith(")")
        else ""
    )
    return _time(match, f"T{hour:02d}:{minute:02d}{zone}") if hour <= 24 else None


def _noon(match: Match) -> Found | None:
    return _time(match, {"midnight": "T00:00"}.get(match["word"].lower(), "T12:00"))


def _time(match: Match, suffix: str) -> Found:
    expression = Expression(Kind.VAGUE, "", Direction.NEAREST)
    return Found(start=match.start(), end=match.end(), type="TIME", expression=expression, suffix=suffix)


def rules() -> tuple[Rule, ...]:
    """Give the grammar of times of day."""
    zones = either(words()["clock_zones"])
    hour = r"(?<![\w:.,/$£€])(?P<hour>[01]?\d|2[0-4])"
    zone = rf"(?:\s*\(?(?P<zone>{zones})(?!\w)(?:\s?[+-]\d{{1,2}})?\)?)"
    half = r"(?P<half>(?i:[ap]\.\s?m\.|[ap]m(?!\w)))"
    minute = r"[:.](?P<minute>[0-5]\d)(?::\d\d)?"
    end = r"(?![\w%:])(?![.,]\d)"
    return (
        rule("half day", rf"{hour}(?:{minute})?\s*{half}{zone}?", _clock),
        rule("zone", rf"{hour}{minute}(?P<half>){zone}", _clock),
        rule("minutes", rf"{hour}:(?P<minute>[0-5]\d)(?P<half>)(?P<zone>){end}", _clock),
        rule("hour", rf"(?<=\bat\s){hour}\.(?P<minute>[0-5]\d)(?P<half>)(?P<zone>){end}", _clock),
        rule("noon", r"(?<!\w)(?P<word>(?i:noon|midday|midnight))(?!\w)", _noon),
    )
