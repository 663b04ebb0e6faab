"""From a stretch of words to the noun phrases that stand in it side by side.

Rule: a list ends where something other than a comma or "and" stands between two.
"""

from __future__ import annotations

from servanda.read.line import Line
from servanda.read.nouns import Noun, noun_at, nouns_from


def listed_before(line: Line, noun: Noun) -> list[Noun]:
    """Read "Norway, Iceland and Chile, which ...": a list of names that opens the sentence is meant whole."""
    if line.kind(noun.last + 1) != "comma" or line.kind(noun.first - 1) != "coord":
        return [noun]
    items = nouns_from(line, 0, noun.last)
    named = all(item.head in line.actor_at for item in items)
    return items if named and items and items[-1].head == noun.head else [noun]


def conjuncts(line: Line, start: int, end: int) -> list[Noun]:
    """Read subjects joined over what stands beside each: "the envoy of Oslo, Anna Berg, and Finland"."""
    found: list[Noun] = []
    place = start
    while place <= end:
        nouns = nouns_from(line, place, end)
        if not nouns:
            break
        found += nouns
        place = past_modifiers(line, nouns[-1].last + 1, end)
        if line.kind(place) == "comma":  # an apposition, closed by another comma
            beside = noun_at(line, place + 1, end)
            after = past_modifiers(line, beside.last + 1, end) if beside is not None else place
            place = after + 1 if line.kind(after) == "comma" else place + 1
        if line.low(place) != "and":
            break
        place += 1
    return found


def past_modifiers(line: Line, place: int, end: int) -> int:
    """Step over "of Norway", "for the north" after a noun."""
    while place <= end and line.kind(place) == "prep":
        noun = noun_at(line, place + 1, end)
        if noun is None:
            return place
        place = noun.last + 1
    return place
