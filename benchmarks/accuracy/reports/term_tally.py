"""Counts of terms that were found, missed and got wrong, and the scores that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

RATED = ("strength", "bound", "timing", "period", "amount", "beneficiary", "polarity", "due")


@dataclass(slots=True)
class TermTally:
    """What the terms of one set add up to; `lines` are the differences of the last report."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[int, str]] = field(default_factory=list)

    def rate(self, what: str, right: bool) -> None:
        """Count one rated attribute."""
        self.counts[f"{what} of"] += 1
        self.counts[what] += right

    def shares(self) -> Iterator[tuple[str, int, int]]:
        """Every score as a part of a whole."""
        counts = self.counts
        for what in ("conditions", "commitments"):
            yield f"{what} precision", counts[f"{what} right"], counts[f"{what} found"]
            yield f"{what} recall", counts[f"{what} right"], counts[what]
        yield "conditions force", counts["force"], counts["force of"]
        yield "commitments words", counts["commitments words"], counts["commitments"]
        for what in RATED:
            yield f"commitments {what}", counts[what], counts[f"{what} of"]
        yield "speech chain", counts["chain"], counts["chain of"]
        yield "speech innermost", counts["innermost"], counts["innermost of"]


def scores(name: str, tally: TermTally) -> dict[str, float]:
    """Print the table of a set and give its scores; nothing where the set has no terms."""
    made: dict[str, float] = {}
    if not tally.counts:
        return made
    for what, part, whole in tally.shares():
        if whole:
            print(f"{what:24} {part / whole:.3f}  ({part} of {whole})")
            made[f"reports {name} {what}"] = round(part / whole, 4)
    for what in ("conditions", "commitments"):
        found, gold = tally.counts[f"{what} found"], tally.counts[what]
        f1 = 2 * tally.counts[f"{what} right"] / (found + gold) if found + gold else 0.0
        print(f"{what + ' F1':24} {f1:.3f}")
        made[f"reports {name} {what} F1"] = round(f1, 4)
    return made
