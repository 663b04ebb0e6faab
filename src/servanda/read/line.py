"""A sentence as words with kinds, and the names, subject matters and times that stand in it.

Rule: places are numbers of words; outside the line there is nothing, and no error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from servanda.model.record import Timex
from servanda.read.lexicon import strings, table
from servanda.read.page import Sentence

QUOTES = frozenset("\"“”„«»''``‘")
NOUNY = frozenset({"word", "num", "det", "pron", "poss", "hyphen", "quote", "time"})
HARD = frozenset({";", ":", "--", "–", "—", "(", ")", "…"})


@dataclass(slots=True)
class Token:
    """One token. `verb` maps lemma to tags where the form can be a verb's; `kind` is its class here."""

    i: int
    text: str
    low: str
    start: int  # in the canonical text
    end: int
    kind: str = "word"
    verb: dict[str, frozenset[str]] = field(default_factory=dict)
    glued: bool = False  # no white space before it
    token: Any = None  # of the pipeline
    phrasal: bool = False  # "after" and its like before a noun phrase: it opens no clause


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor or a concept, as token numbers, both ends included."""

    first: int
    last: int
    entity: str | None
    text: str
    start: int
    end: int
    kind: str = "name"
    acting: bool = True
    type: str = ""
    party: str | None = None
    name: str = ""


@dataclass(slots=True)
class Line:
    """A sentence ready to be cut into clauses."""

    sentence: Sentence
    words: list[Token]
    actors: list[Named]
    concepts: list[Named]
    timexes: list[tuple[int, int, Timex]]
    actor_at: dict[int, Named]
    timex_at: dict[int, Timex]
    lows: tuple[str, ...]  # the lower-case forms of the words
    track_at: dict[int, Named] = field(default_factory=dict)  # tracks of talks that a dossier names
    nouns: tuple[dict[tuple[str, ...], frozenset[str]], int] | None = None  # classes that a dossier adds to

    def text(self, first: int, last: int) -> str:
        """The words from one to another, both included, as they stand."""
        base = self.sentence.start
        return self.sentence.text[self.words[first].start - base : self.words[last].end - base]

    def low(self, index: int) -> str:
        """The lower-case form at a place; empty outside the line."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def kind(self, index: int) -> str:
        """The kind at a place; ``edge`` outside the line."""
        return self.words[index].kind if 0 <= index < len(self.words) else "edge"


def is_track(entity: str | None) -> bool:
    """Tell whether an id is that of a track of talks."""
    return entity is not None and entity.startswith("track:")


@cache
def closed(name: str) -> frozenset[str]:
    """One closed list of lexicons/grammar.yaml."""
    return frozenset(strings(table("grammar")[name], f"grammar.yaml: {name}"))


@cache
def nouns_too() -> frozenset[str]:
    """Verbs whose plain or -s form is at least as often a noun."""
    return frozenset(strings(table("verbs")["nouns_too"], "verbs.yaml: nouns_too"))
