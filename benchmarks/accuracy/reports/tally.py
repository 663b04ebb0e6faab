"""Counts of what was found, missed and got wrong, and the differences as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

RATED = ("status", "agent", "target", "time", "voice")


class Harm(IntEnum):
    """Kinds of difference, the most harmful first: what a record would say falsely, then what it lacks."""

    STATUS = 0
    ALARM = 1
    AGENT = 2
    VOICE = 3
    TIME = 4
    TARGET = 5
    SPEAKER = 6
    STRAY = 7
    LACK = 8  # an attribute that the words give and the reader does not
    MISS = 9


@dataclass(slots=True)
class Tally:
    """What one set adds up to; `lines` hold a place in the report, then words."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[int, str]] = field(default_factory=list)
    classes: Counter[tuple[Harm, str]] = field(default_factory=Counter)

    def rate(self, what: str, right: bool) -> None:
        """Count one rated attribute."""
        self.counts[f"{what} of"] += 1
        self.counts[what] += right

    def note(self, place: int, harm: Harm, class_: str, words: str) -> None:
        """Keep one difference at its place."""
        self.lines.append((place, words))
        self.classes[harm, class_] += 1

    def shares(self) -> Iterator[tuple[str, int, int]]:
        """Every score as a part of a whole."""
        counts = self.counts
        yield "acts precision", counts["acts found"], counts["assertions"]
        yield "acts recall", counts["acts found"], counts["acts"]
        yield "acts told as happened", counts["happened right"], counts["happened"]
        for what in RATED:
            yield f"acts {what}", counts[what], counts[f"{what} of"]
        yield "statements precision", counts["sayings right"], counts["sayings found"] + counts["stray"]
        yield "statements recall", counts["sayings right"], counts["sayings"]
        yield "statements direct", counts["direct"], counts["direct of"]


def scores(name: str, tally: Tally) -> dict[str, float]:
    """Print the table of a set and give its scores; keys as in floors.json."""
    made: dict[str, float] = {}
    for what, part, whole in tally.shares():
        value = part / whole if whole else 0.0
        print(f"{what:24} {value:.3f}  ({part} of {whole})")
        made[f"reports {name} {what}"] = round(value, 4)
    for what in ("acts", "statements"):
        precision, recall = made[f"reports {name} {what} precision"], made[f"reports {name} {what} recall"]
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{what + ' F1':24} {f1:.3f}")
        made[f"reports {name} {what} F1"] = round(f1, 4)
    return made


def classes(tally: Tally) -> None:
    """Print the classes of difference, the most harmful kind first, each kind by number."""
    print("\n== differences, the most harmful first")
    for (_, class_), number in sorted(tally.classes.items(), key=lambda one: (one[0][0], -one[1], one[0][1])):
        print(f"{number:4}  {class_}")
