"""What a document as a whole lends to each of its sentences: its two sides, its talks, its figures.

Rule: a pair of sides is taken only where two states stand out from all others, and a topic of talks only
where the document names one alone; else nothing is lent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from servanda.model.actor import Actor
from servanda.model.figure import Figure
from servanda.read.clauses import Noun
from servanda.read.frames import classes_of
from servanda.read.line import Line
from servanda.read.roles import Scene, chain_end

_STANDS_OUT = 2  # the second side is named at least twice as often as the third


def make_scene(lines: Sequence[Line], actors: Sequence[Actor], figures: Sequence[Figure]) -> Scene:
    """Gather what the title and body of a document lend to their sentences."""
    scene = Scene(figures=tuple(figures))
    scene.names = {actor.id: actor.name for actor in actors}
    scene.parties = {
        actor.id: actor.party or (actor.id if actor.type.value == "state" else None) for actor in actors
    }
    counts = Counter(
        one.party
        for line in lines
        for one in line.actors
        if one.party is not None and one.acting and one.kind != "pronoun"
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    third = ranked[2][1] if len(ranked) > 2 else 0
    if len(ranked) >= 2 and ranked[1][1] >= max(1, _STANDS_OUT * third):
        scene.sides = tuple(sorted((state, scene.names.get(state, "")) for state, _ in ranked[:2]))
    found: dict[str, str] = {}
    for line in lines:
        for word in line.words:
            if word.kind == "word" and "talks" in classes_of(line, Noun(word.i, word.i, word.i)):
                scene.talks = True
                for topic in _topics_of_talks(line, word.i):
                    found.setdefault(topic[0], topic[1])
    if len(found) == 1:
        scene.talks_topic = next(iter(found.items()))
    return scene


def _topics_of_talks(line: Line, index: int) -> list[tuple[str, str]]:
    """Concepts that say what talks are about: "cod talks", "talks on the quota"."""
    first = index
    while first > 0 and line.kind(first - 1) in ("word", "hyphen"):
        first -= 1
    end = chain_end(line, index)
    found = []
    for one in line.concepts:
        if one.entity is None or (first <= one.first <= index <= one.last):
            continue
        if (first <= one.first and one.last < index) or (index < one.first and one.last <= end and _is_about(line, index + 1, one.first)):
            found.append((one.entity, one.text))
    return found


def _is_about(line: Line, start: int, end: int) -> bool:
    return any(
        line.low(place) in ("on", "about", "regarding", "concerning", "over") for place in range(start, end)
    )
