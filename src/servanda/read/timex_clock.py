"""Times of day: "06:08 GMT", "5 p.m.", "noon", "0600 GMT", "at dusk". They join the date beside them.

Rule: a number is a time of day only with minutes, or with a.m. or p.m.; "5.30" needs "at" before it, four
digits need a zone or "hours". A zone is written as its distance from Greenwich where its name is that of one
alone; "IST" and "Eastern Time" stay in the words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.model.when import Direction, Expression, Kind
from servanda.read.timex_words import LEFT, Found, Match, Rule, either, rule, words


def _clock(match: Match) -> Found | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return _time(match, f"T{hour:02d}:{minute:02d}{_zone(match)}") if hour <= 24 else None


def _zone(match: Match) -> str:
    told = re.sub(r"\s+", " ", (match["zone"] or "").lower())
    if told and "shift" in match.re.groupindex and (shift := match["shift"]):
        sign, hours = shift.strip()[0], int(shift.strip()[1:])
        return f"{sign}{hours:02d}:00" if hours <= 14 else ""
    return str(_zones().get(told, ""))


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {name.lower(): str(far) for name, far in words()["clock_zones"].items()}


def _noon(match: Match) -> Found | None:
    return _time(match, {"midnight": "T00:00"}.get(match["word"].lower(), "T12:00"))


def _part_of_day(match: Match) -> Found | None:
    return _time(match, "T" + words()["parts_of_day"][match["part"].lower()], "part")


def _time(match: Match, suffix: str, group: str | int = 0) -> Found:
    expression = Expression(Kind.VAGUE, "", Direction.NEAREST)
    return Found(
        start=match.start(group), end=match.end(group), type="TIME", expression=expression, suffix=suffix
    )


def rules() -> tuple[Rule, ...]:
    """Give the grammar of times of day."""
    zones = either(words()["clock_zones"])
    hour = r"(?<![\w:.,/$£€])(?P<hour>[01]?\d|2[0-4])"
    zone = rf"(?:\s?\(?(?P<zone>{zones})(?!\w)(?P<shift>\s?[+-]\d{{1,2}}(?!\d))?\)?)"
    half = r"(?P<half>(?i:[ap]\.\s?m\.|[ap]m(?!\w)))"
    minute = r"[:.](?P<minute>[0-5]\d)(?::\d\d)?"
    end = r"(?![\w%:])(?![.,]\d)"
    return (
        rule("half day", rf"{hour}(?:{minute})?\s?{half}{zone}?", _clock),
        rule("zone", rf"{hour}{minute}(?P<half>){zone}", _clock),
        rule("minutes", rf"{hour}:(?P<minute>[0-5]\d)(?P<half>)(?P<zone>){end}", _clock),
        rule("hour", rf"(?<=\bat\s){hour}\.(?P<minute>[0-5]\d)(?P<half>)(?P<zone>){end}", _clock),
        rule(
            "four digits",
            r"(?<![\w:.,/$£€-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<half>)"
            r"(?:\s?(?P<zone>GMT|UTC|Z)(?!\w)|\s(?:hours|hrs)(?!\w))",
            _clock,
        ),
        rule("noon", r"(?<!\w)(?P<word>(?i:noon|midday|midnight))(?!\w)", _noon),
        rule(
            "part of day",
            rf"{LEFT}(?i:at|by|before|after|until|since|from)\s+(?P<part>(?i:dawn|dusk|nightfall|daybreak|sunset|sunrise))(?!\w)",
            _part_of_day,
        ),
    )
