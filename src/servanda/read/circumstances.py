"""What stands round an act in its clause: how far its content reaches, topics, places, amounts.

Rule: a place is a name after "in" or "at" that is a place; an amount is a figure inside the phrase it counts.
"""

from __future__ import annotations

from servanda.model.record import FEW, Role
from servanda.read.line import Line, Named, closed
from servanda.read.nouns import Noun, noun_at
from servanda.read.role_of import role_of_name
from servanda.read.scene import Scene


def reach(line: Line, index: int) -> int:
    """Last word of what a demand or a readiness is about: the rest of the sentence, short of its source.

    It goes on over "as well as" and a coordinated infinitive, and ends at a mark, at a relative clause after
    a comma, and at ", the ministry said".
    """
    place = index
    while place + 1 < len(line.words):
        kind = line.kind(place + 1)
        if kind in ("hard", "punct") or line.words[place + 1].text in ('"', "”"):
            break
        if kind == "sub" and not _as_well_as(line, place + 1):
            break
        back = _returns(line, place + 2) if kind == "comma" else -1
        if back >= 0:
            place = back
            continue
        if kind == "comma" and not (line.kind(place + 2) == "coord" or _as_well_as(line, place + 2)):
            break
        place += 3 if kind == "sub" else 1
    return min(place, len(line.words) - 1)


def _as_well_as(line: Line, index: int) -> bool:
    return (line.low(index), line.low(index + 1), line.low(index + 2)) == ("as", "well", "as")


def _returns(line: Line, index: int) -> int:
    """Where an insertion, ", as set out in the accords, and to", ends; -1 where there is none."""
    for place in range(index, min(index + 9, len(line.words))):
        if line.kind(place) == "comma":
            return place if line.kind(place + 1) == "coord" and line.kind(index) == "sub" else -1
        if line.kind(place) == "hard":
            return -1
    return -1


def topics(line: Line, start: int, end: int) -> list[Role]:
    """Concepts named between two places, each once, in text order."""
    found: dict[str | None, Role] = {}
    for one in line.concepts:
        if start <= one.first and one.last <= end and one.entity is not None:
            found.setdefault(one.entity, Role("topic", one.text, one.entity, "", one.start, one.end))
    return list(found.values())


def places(line: Line, start: int, end: int) -> list[Role]:
    """Where: "in" or "at" and a name."""
    found: list[Role] = []
    for place in range(start, end + 1):
        if line.kind(place) == "comma":
            break
        if line.low(place) in ("in", "at") and line.kind(place) == "prep" and place not in line.actor_at:
            after = place + 1
            while line.kind(after) == "det":
                after += 1
            named = line.actor_at.get(after)
            if named is None or not _is_where(line, named, after, line.low(place)):
                continue
            found.append(role_of_name("place", named))
    return found[:1]


def _is_where(line: Line, named: Named, index: int, preposition: str) -> bool:
    """Tell a place: a town, a state named whole, or a seat that one is "at"."""
    noun = noun_at(line, index)
    whole = noun is not None and noun.head == named.last
    if named.type == "place" or named.type == "state":
        return whole
    return named.type in ("organisation", "organ") and preposition == "at" and whole


def amounts(line: Line, noun: Noun, scene: Scene) -> list[Role]:
    """How many: a figure or a quantity word in the phrase; a bare "few" is told to be so."""
    start, end = line.words[noun.first].start, line.words[noun.last].end
    for figure in scene.figures:
        if start <= figure.start and figure.end <= end:
            return [Role("amount", figure.text, None, "", figure.start, figure.end)]
    for place in range(noun.first, noun.head):
        low = line.low(place)
        if low in closed("scanty") and line.low(place - 1) not in closed("some"):
            word = line.words[place]
            return [Role("amount", word.text, FEW, "", word.start, word.end)]
        if low in closed("quantity") and low.endswith("s") and line.low(place + 1) == "of":
            return [
                Role(
                    "amount", line.words[place].text, None, "", line.words[place].start, line.words[place].end
                )
            ]
    return []
