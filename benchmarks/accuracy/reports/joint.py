"""Assertions against marked acts, jointly: one act read right is its type, agent, target and status at once.

Rule: marks and assertions are paired one to one, as many as can be, for each set of fields anew; an assertion
that repeats another has no mark of its own and counts against precision, so that a spray of readings costs.
An optional mark takes one assertion of its type and status, which then counts neither way. A reading goes
beyond the evidence where it tells as happened what every mark of its type at those words calls planned,
proposed, conditional, denied, alleged, or what did not happen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.accuracy.reports.acts import ratings
from benchmarks.accuracy.reports.agreement import Sides
from benchmarks.accuracy.reports.marks import GoldAct, Report
from servanda.model.act import Status
from servanda.model.record import Assertion

FIELDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("type", frozenset()),
    ("type + agent", frozenset({"agent"})),
    ("type + target", frozenset({"target"})),
    ("type + status", frozenset({"status"})),
    ("type + time", frozenset({"time"})),
    ("joint", frozenset({"agent", "target", "status"})),
    ("joint + time", frozenset({"agent", "target", "status", "time"})),
)
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
Wrong = dict[tuple[GoldAct, str], frozenset[str]]


@dataclass(slots=True)
class JointTally:
    """Counts over a set; `right` by name of the fields."""

    marks: int = 0
    readings: int = 0
    beyond: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, other: JointTally) -> None:
        """Count the reports of another set in."""
        self.marks += other.marks
        self.readings += other.readings
        self.beyond += other.beyond
        self.right += other.right


def compare(report: Report, found: Sequence[Assertion], sides: Sides, tally: JointTally) -> Wrong:
    """Count one report; give which fields are wrong of each mark and assertion that may be paired."""
    wrong = pairs_of(report, found, sides)
    firm = [gold for gold in report.acts if not gold.mark.optional]
    taken = spent(report, firm, wrong)
    tally.marks += len(firm)
    counted = [one for one in found if one.id not in taken]
    tally.readings += len(counted)
    for name, asked in FIELDS:
        tally.right[name] += len(matched(firm, wrong, asked))
    tally.beyond += sum(_is_beyond(one, report) for one in counted)
    return wrong


def pairs_of(report: Report, found: Sequence[Assertion], sides: Sides) -> Wrong:
    """Every mark with every assertion of its type at its words, and the fields on which they differ."""
    return {
        (gold, one.id): frozenset(
            rating.what for rating in ratings(gold, one, report.published, sides) if not rating.right
        )
        for gold in report.acts
        for one in found
        if one.type in gold.types and any(gold.meets(part.start, part.end) for part in one.evidence)
    }


def matched(golds: Collection[GoldAct], wrong: Wrong, asked: frozenset[str]) -> dict[GoldAct, str]:
    """Pair as many marks with an assertion each as can be, where no field asked for differs.

    Source: augmenting paths (Kuhn 1955) for a matching of the most pairs.
    """
    ways: dict[GoldAct, list[str]] = {gold: [] for gold in golds}
    for (gold, id_), faults in wrong.items():
        if gold in ways and not faults & asked:
            ways[gold].append(id_)
    holder: dict[str, GoldAct] = {}

    def place(gold: GoldAct, seen: set[str]) -> bool:
        for id_ in ways[gold]:
            if id_ not in seen:
                seen.add(id_)
                if id_ not in holder or place(holder[id_], seen):
                    holder[id_] = gold
                    return True
        return False

    for gold in ways:
        place(gold, set())
    return {gold: id_ for id_, gold in holder.items()}


def spent(report: Report, firm: Collection[GoldAct], wrong: Wrong) -> frozenset[str]:
    """The assertions that optional marks take: none that a firm mark needs."""
    needed = set(matched(firm, wrong, frozenset()).values())
    optional = [gold for gold in report.acts if gold.mark.optional]
    left = {pair: faults for pair, faults in wrong.items() if pair[1] not in needed}
    return frozenset(matched(optional, left, frozenset({"status"})).values())


def _is_beyond(one: Assertion, report: Report) -> bool:
    if one.status not in _REAL:
        return False
    marks = [
        gold
        for gold in report.acts
        if one.type in gold.types and any(gold.meets(part.start, part.end) for part in one.evidence)
    ]
    weaker = set(Status) - _REAL - {Status.NOT_STATED}
    return bool(marks) and all(set(gold.statuses) <= weaker for gold in marks)


def shares(name: str, tally: JointTally) -> Iterator[tuple[str, float, str]]:
    """Every score with its key, its value and its counts."""
    for what, _ in FIELDS:
        part = tally.right[what]
        precision = part / tally.readings if tally.readings else 0.0
        recall = part / tally.marks if tally.marks else 0.0
        f1 = 2 * precision * recall / (precision + recall) if part else 0.0
        counts = f"P {precision:.3f} R {recall:.3f} ({part} of {tally.readings} read, {tally.marks} marked)"
        yield f"reports {name} acts {what} F1", f1, counts
        if what == "joint":
            yield f"reports {name} acts joint precision", precision, ""
            yield f"reports {name} acts joint recall", recall, ""
    within = 1 - tally.beyond / tally.readings if tally.readings else 1.0
    yield f"reports {name} acts within the evidence", within, f"{tally.beyond} of {tally.readings} beyond it"


def scores(name: str, tally: JointTally) -> dict[str, float]:
    """Print the table and give its scores; keys as in floors.json."""
    made: dict[str, float] = {}
    for key, value, counts in shares(name, tally):
        made[key] = round(value, 4)
        if counts:
            print(f"{key.removeprefix(f'reports {name} '):30} {value:.3f}  {counts}")
    return made
