"""From a cue and what it governs to the act of saying so, for or against what, and whether on a condition.

Rule: the verb tells ("welcomed", "rejected"), or a set phrase in what is said of the speaker's own side
("would not support X"); a condition beside it makes the stance conditional. Everything else is neutral.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from servanda.model.actor import Mention
from servanda.read.cues import Cue
from servanda.read.lexicon import table
from servanda.read.mentioned import Index
from servanda.read.words import key, words_of

_AHEAD = frozenset(
    ("will", "would", "shall", "can", "could", "may", "might", "must", "is", "are", "was", "were")
)
_NEVER = frozenset(("no", "not", "never", "nothing", "cannot", "neither", "n't"))
_REACH = 60  # code points after a phrase within which its object begins


@dataclass(frozen=True, slots=True)
class Stance:
    """`value` supports | opposes | conditional | neutral, towards an id or words, and the act's type."""

    value: str = "neutral"
    towards: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Topics:
    """What can be spoken of: the concepts of a page in order, and the mentions of its actors."""

    concepts: Sequence[Mention]
    index: Index

    def first(self, text: str, start: int, end: int) -> str:
        """The first concept between two offsets, else the first entity, else the words."""
        for one in self.concepts:
            if start <= one.start and one.end <= end and one.entity:
                return one.entity
        for mention, _ in self.index.between(start, end):
            if mention.entity:
                return mention.entity
        return " ".join(text[start:end].split())[:120].strip(" ,.;:")


@lru_cache(maxsize=1)
def _phrases() -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    rows = table("cues")["phrases"]
    found = [(key(words), row) for row in rows for words in row["words"]]
    return sorted(found, key=lambda one: -len(one[0]))


@lru_cache(maxsize=1)
def _conditions() -> tuple[tuple[str, ...], ...]:
    return tuple(key(words) for words in table("cues")["conditional"])


def of_cue(cue: Cue, text: str, span: tuple[int, int] | None, topics: Topics) -> Stance:
    """The stance of a cue towards its object, given the object's offsets."""
    if not cue.act or (cue.link and span is None):
        return Stance()  # "insisted on" demands, "insisted that" does not
    towards = topics.first(text, *span) if span else ""
    return Stance(cue.stance or "neutral", towards, cue.act)


def of_content(text: str, start: int, end: int, topics: Topics) -> Stance:
    """The stance that a set phrase inside a content gives."""
    words = words_of(text[start:end], start)
    lows = [word.low for word in words]
    for place in range(len(words)):
        for phrase, row in _phrases():
            if tuple(lows[place : place + len(phrase)]) != phrase:
                continue
            after = words[place + len(phrase) - 1].end
            limit = min(end, after + _REACH)
            stop = next((w.start for w in words if w.start >= after and w.text in ",;."), limit)
            value = "conditional" if is_conditional(lows) else row["stance"]
            return Stance(value, topics.first(text, after, min(limit, stop)), row["act"])
    bound = _bound_at(lows)
    if bound is not None and bound > 0:
        return Stance("conditional", topics.first(text, start, words[bound].start), "position.set-condition")
    return Stance()


def _bound_at(lows: list[str]) -> int | None:
    """Where the condition begins that binds what is to come: "no talks until", "would … unless"."""
    for place in range(len(lows)):
        led = set(lows[:place])
        if any(tuple(lows[place : place + len(phrase)]) == phrase for phrase in _conditions()):
            return place if led & (_AHEAD | _NEVER) else None
        if lows[place] in ("until", "before") and led & _NEVER and led & (_AHEAD | {"no"}):
            return place
    return None


def is_conditional(lows: list[str]) -> bool:
    """Tell whether folded words hold "only if", "unless", "until and unless" and the like."""
    return any(
        tuple(lows[place : place + len(phrase)]) == phrase
        for phrase in _conditions()
        for place in range(len(lows))
    )
