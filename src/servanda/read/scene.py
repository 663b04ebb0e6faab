"""What a document as a whole lends to each of its sentences: sides, figures, whether it tells of talks.

Rule: a pair of sides is taken only where two states stand out from all others; else none is lent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from servanda.model.actor import Actor
from servanda.model.dossier import ActDef
from servanda.model.figure import Figure
from servanda.model.record import Role
from servanda.read.acting import Recent
from servanda.read.frame import Frames
from servanda.read.frames import frames
from servanda.read.lexicon import table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.trace import Trace

_BEFORE = 3  # words between the mark of a joint body and its head
_AT_TALKS = frozenset({"sides", "parties", "delegations", "negotiators", "governments"})
_BOTH = frozenset({"the", "two", "both"})
_STANDS_OUT = 2  # the second side is named at least twice as often as the third


@dataclass(slots=True)
class Scene:
    """What the document as a whole lends to one sentence."""

    figures: tuple[Figure, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()  # the two states it speaks of: id, name
    talks: bool = False
    bodies: bool = False  # whether a joint commission or committee is named
    instruments: bool = False  # whether a treaty, a pact, a protocol is spoken of
    parties: dict[str, str | None] = field(default_factory=dict)  # entity id: state id
    names: dict[str, str] = field(default_factory=dict)
    recent: Recent = ()  # nouns with a class of the sentence before
    held: tuple[int, Role] | None = None  # block and subject of the sentence before, if it is one actor
    several: tuple[int, tuple[Role, ...]] | None = None  # block and subjects of the sentence before
    offered: bool = False  # whether the sentence before made an offer of talks
    frames: Frames = field(default_factory=frames)
    between: dict[str, tuple[Role, ...]] = field(default_factory=dict)  # by track: its parties, as implied
    trace: Trace | None = None


def make_scene(
    lines: Sequence[Line],
    actors: Sequence[Actor],
    figures: Sequence[Figure],
    acts: tuple[ActDef, ...] = (),
) -> Scene:
    """Gather what the title and body of a document, and a dossier's acts, lend to their sentences."""
    scene = Scene(figures=tuple(figures), frames=frames(acts))
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
    scene.instruments = any(_tells_of(line, "instrument") for line in lines)
    scene.bodies = any(_names_joint_body(line) for line in lines)
    scene.talks = bool(scene.sides) or scene.bodies
    scene.talks = scene.talks or any(_tells_of(line, "talks") or _tells_of_sides(line) for line in lines)
    return scene


def _tells_of(line: Line, name: str) -> bool:
    return any(
        word.kind == "word" and name in classes_of(line, Noun(word.i, word.i, word.i)) for word in line.words
    )


def _tells_of_sides(line: Line) -> bool:
    """Tell whether a sentence names those who hold talks: "the two delegations", "the Parties"."""
    return any(
        word.kind == "word" and word.low in _AT_TALKS and line.low(word.i - 1) in _BOTH for word in line.words
    )


def _names_joint_body(line: Line) -> bool:
    """Tell "the Joint Border Commission", "the Standing River Committee", "a mixed commission"."""
    bodies = table("acts")["joint_bodies"]
    return any(
        word.low in bodies["heads"]
        and any(line.low(place) in bodies["marks"] for place in range(max(word.i - _BEFORE, 0), word.i))
        for word in line.words
    )
