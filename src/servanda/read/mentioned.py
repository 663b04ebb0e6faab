"""A sentence's words with the mentions in them, and who is found to speak there.

Rule: offsets are the document's; where mentions nest, the longest is asked first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.model.actor import Actor, Mention
from servanda.model.record import Speaker
from servanda.read.words import Word


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as word numbers of a sentence, the last not included, with its actor."""

    first: int
    last: int
    mention: Mention
    actor: Actor


@dataclass(slots=True)
class Clause:
    """A sentence's words with the mentions in it, longest first where they nest."""

    words: list[Word]
    named: list[Named]
    lows: list[str]

    def low(self, place: int) -> str:
        """The folded word at a place; empty outside."""
        return self.lows[place] if 0 <= place < len(self.lows) else ""

    def ending(self, place: int) -> list[Named]:
        """The mentions that end just before a place: those of the longest stretch."""
        found = [one for one in self.named if one.last == place]
        first = min((one.first for one in found), default=0)
        return [one for one in found if one.first == first]

    def beginning(self, place: int) -> list[Named]:
        """The mentions that begin at a place: those of the longest stretch."""
        found = [one for one in self.named if one.first == place]
        last = max((one.last for one in found), default=0)
        return [one for one in found if one.last == last]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and which words of the sentence say so."""

    speakers: tuple[Speaker, ...]
    first: int
    last: int


class Index:
    """The mentions of a document in order, for looking into one stretch."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        pairs = [(mention, actor) for actor in actors for mention in actor.mentions]
        self._pairs = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [mention.start for mention, _ in self._pairs]

    def between(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """Mentions wholly between two offsets, longest first where they nest."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [pair for pair in self._pairs[low:high] if pair[0].end <= end]
