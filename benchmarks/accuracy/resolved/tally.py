"""Counts of one set, as rows of a table, and the differences as lines for people.

Rule: a row is a share (so many right of so many), an F1 (right, found, marked) or the F1 of two means.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

LAYERS = ("timexes", "figures", "who")
Row = tuple[str, str]  # layer, what


@dataclass(slots=True)
class Tally:
    """What one set adds up to; `lines` hold a text's name, a place in it, a layer, and words."""

    shares: dict[Row, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    pairs: dict[Row, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    chains: dict[Row, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    lines: list[tuple[str, int, str, str]] = field(default_factory=list)

    def share(self, layer: str, what: str, right: float, of: float = 1) -> None:
        """Count so many right, of so many."""
        row = self.shares[layer, what]
        row[0] += right
        row[1] += of

    def compare(self, layer: str, what: str, right: int, found: int, marked: int) -> None:
        """Count so many right, of so many found and so many marked."""
        row = self.pairs[layer, what]
        for place, number in enumerate((right, found, marked)):
            row[place] += number

    def chain(self, layer: str, what: str, precision: float, recall: float, of: int) -> None:
        """Add up the precisions and recalls of so many mentions."""
        row = self.chains[layer, what]
        for place, number in enumerate((precision, recall, of)):
            row[place] += number

    def note(self, name: str, place: int, layer: str, words: str) -> None:
        """Keep one difference."""
        self.lines.append((name, place, layer, words))

    def scores(self, name: str, only: str = "") -> dict[str, float]:
        """Print the table of a set and give its scores; keys as in floors.json."""
        rows: list[tuple[str, str, float, str]] = []
        for (layer, what), (right, of) in self.shares.items():
            rows.append((layer, what, right / of if of else 0.0, f"{right:g} of {of:g}"))
        for (layer, what), (hits, found, marked) in self.pairs.items():
            shown = f"P {hits / max(1, found):.3f} R {hits / max(1, marked):.3f}, {hits} of {marked}"
            rows.append((layer, f"{what} F1", _f1(hits, found, marked), shown))
        for (layer, what), (precision, recall, of) in self.chains.items():
            p, r = (precision / of, recall / of) if of else (0.0, 0.0)
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            rows.append((layer, f"{what} B3 F1", f1, f"P {p:.3f} R {r:.3f}, {of:g} mentions"))
        made: dict[str, float] = {}
        for layer, what, value, shown in sorted(rows, key=lambda row: LAYERS.index(row[0])):
            if only in ("", layer):
                print(f"{name:7} {layer:8} {what:24} {value:.3f}  ({shown})")
                made[f"resolved {name} {layer} {what}"] = round(value, 4)
        return made


def _f1(hits: int, found: int, marked: int) -> float:
    return 2 * hits / (found + marked) if found + marked else 0.0
