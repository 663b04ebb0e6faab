"""The predicates of a line, as the passes of read/cutting.py fill them.

Rule: what cannot be told stays None or -1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from servanda.read.line import Line
from servanda.read.nouns import Noun


@dataclass(slots=True)
class Pred:
    """One predicate. `kind`: finite, infinitive, gerund, participle (reduced or adverbial).

    `opener` is the word that opens its clause (which, if, after, that, to) or -1; `governor` the
    predicate or noun that it depends on; `subject` the noun phrase that does or undergoes it.
    """

    i: int
    first: int
    last: int
    lemmas: tuple[str, ...]
    tags: frozenset[str]
    kind: str
    passive: bool = False
    group: tuple[str, ...] = ()  # low forms of the words before the main one
    opener: int = -1
    governor: int = -1  # word number of a governing verb or noun
    subject: Noun | None = None
    shared_with: int = -1  # main word of the predicate whose subject it shares
    controller: int = -1  # main word of the governor whose subject is its own
    left: int = 0  # first word of its clause
    right: int = 0  # last word of its clause
    antecedent: bool = False  # subject was found through a relative pronoun or as the noun before
    options: tuple[Noun, ...] = ()  # nouns that an antecedent may be, nearest last
    gap: tuple[Noun, ...] = ()  # what its missing object may be: "the ties which Oslo cut"

    @property
    def finite(self) -> bool:
        """Tell whether it can stand alone."""
        return self.kind == "finite"


@dataclass(frozen=True, slots=True)
class Step:
    """How the status of a predicate was told: by which rule, from what its own words say, to which axes."""

    rule: str  # own | governed | participle | inverted | opened | said | command | loose | network
    own: Any  # Axes
    axes: Any  # Axes; None where nothing may be asserted


@dataclass(slots=True)
class Clauses:
    """The predicates of a line in text order."""

    line: Line
    preds: list[Pred] = field(default_factory=list)
    by_word: dict[int, Pred] = field(default_factory=dict)
    tree: Any = None
    steps: dict[int, Step] | None = None  # by predicate, kept only where a reading is traced

    def before(self, index: int) -> Pred | None:
        """The last predicate whose main word stands before a place."""
        return next((one for one in reversed(self.preds) if one.i < index), None)

    def after(self, index: int) -> Pred | None:
        """The first predicate whose group starts after a place."""
        return next((one for one in self.preds if one.first > index), None)
