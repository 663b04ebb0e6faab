"""From a title or an office to the person whom it precedes, or who is named beside it.

Rule: only what may stand inside a title may stand between the two.
"""

from __future__ import annotations

from servanda.read.conjuncts import past_modifiers
from servanda.read.line import Line, Named
from servanda.read.nouns import Noun, noun_at


def named_beside(line: Line, noun: Noun) -> Named | None:
    """Find the person named beside a common noun: "the bloc's secretary general, N,"."""
    after = past_modifiers(line, noun.last + 1, len(line.words) - 1)
    if line.kind(after) != "comma" or noun.head in line.actor_at or line.kind(noun.head) != "word":
        return None
    name = noun_at(line, after + 1)
    if name is None or line.kind(name.last + 1) not in ("comma", "punct", "hard", "edge"):
        return None
    named = line.actor_at.get(name.head)
    return named if named is not None and named.type == "person" and named.entity else None


def called(line: Line, noun: Noun) -> Named | None:
    """Find the person whose name follows at once: "her counterpart N"."""
    named = line.actor_at.get(noun.last + 1)
    begins = named is not None and named.first == noun.last + 1 and named.kind == "name"
    return named if begins and named is not None and named.type == "person" and named.entity else None


def titled_person(line: Line, index: int) -> Named | None:
    """Find the person whom a title precedes: "Secretary of State NAME", "the head of the mission, NAME"."""
    place = index
    while place < len(line.words) and place - index < 14:
        named = line.actor_at.get(place)
        if named is not None and named.type == "person" and named.entity:
            return named
        kind = line.kind(place)
        inner = kind == "comma" and line.actor_at.get(place + 1) is not None
        if not inner and kind not in ("word", "prep", "det", "num", "hyphen") and line.low(place) != "and":
            return None
        if inner and line.actor_at[place + 1].type != "person":
            return None
        if kind == "prep" and line.low(place) not in ("of", "for", "in", "at", "to"):
            return None
        place += 1
    return None
