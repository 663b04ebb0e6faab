"""The axes on which an act stands: polarity, modality, aspect, and who denies or alleges it.

Rule: of two worlds the less real wins; two negations affirm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from servanda.model.act import Aspect, Modality, Polarity
from servanda.read.clauses import Pred

_REAL = (Modality.ACTUAL, Modality.PLANNED, Modality.PROPOSED, Modality.CONDITIONAL, Modality.ASKED)


@dataclass(frozen=True, slots=True)
class Axes:
    """What the governing words say of one act; `sure` is a factor on confidence."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    aspect: Aspect = Aspect.EVENT
    denied_by: int = -1  # main word of a governor that denies
    accused_by: int = -1
    hearsay: int = -1  # main word of what is told as others tell it: "reportedly", "is said to"
    was: bool = False  # a plan told of as past: "was to", "had planned to"
    sure: float = 1.0

    def negated(self) -> Axes:
        """The same with the other polarity."""
        other = Polarity.AFFIRMED if self.polarity is Polarity.NEGATED else Polarity.NEGATED
        return replace(self, polarity=other)

    def under(self, modality: Modality, sure: float = 1.0) -> Axes:
        """The same in a world at most as real as the one given."""
        weaker = max(self.modality, modality, key=_REAL.index)
        return replace(self, modality=weaker, sure=self.sure * sure)


def joined(outer: Axes, inner: Axes) -> Axes:
    """Combine a governor's axes with those of what goes with it."""
    weaker = max(outer.modality, inner.modality, key=_REAL.index)
    negated = (outer.polarity is Polarity.NEGATED) != (inner.polarity is Polarity.NEGATED)
    aspect = inner.aspect if inner.aspect is not Aspect.EVENT else outer.aspect
    return Axes(
        Polarity.NEGATED if negated else Polarity.AFFIRMED,
        weaker,
        aspect,
        inner.denied_by if inner.denied_by >= 0 else outer.denied_by,
        inner.accused_by if inner.accused_by >= 0 else outer.accused_by,
        inner.hearsay if inner.hearsay >= 0 else outer.hearsay,
        inner.was or outer.was,
        outer.sure * inner.sure,
    )


Around = Callable[[Pred], Axes | None]
"""Reads the axes of the predicate that stands around another."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is settled by itself; `axes` None where nothing may be asserted."""

    axes: Axes | None
