"""How far the marks of two coders agree on reports that both marked: what a reader can be asked for.

Rule: reports are paired by their words, marks one to one as readings are (`joint`): of one act, at words that
overlap, with a status, an agent and a target on which both could be right. A mark that the other coder calls
optional counts neither way. No words are shown, so that closed reports may be compared.

    python -m benchmarks.accuracy.reports.coders FOLDER FOLDER
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection
from pathlib import Path

from benchmarks.accuracy.reports.agreement import plain
from benchmarks.accuracy.reports.joint import FIELDS, matched
from benchmarks.accuracy.reports.marks import ANY, GoldAct, Report, alternatives, reports


def measure(first: Path, second: Path) -> dict[str, float]:
    """Score the agreement of two folders of marks, field by field; nothing where they share no report."""
    others = {one.document.text: one for one in reports(second)}
    pairs = [(one, others[one.document.text]) for one in reports(first) if one.document.text in others]
    print(f"{len(pairs)} reports marked by both")
    made = {}
    for name, asked in FIELDS if pairs else ():
        counted = [agreed(one, other, asked) for one, other in pairs]
        same, of = sum(one for one, _ in counted), sum(one for _, one in counted)
        made[f"coders {name} F1"] = round(same / of, 4) if of else 1.0
        print(f"coders {name:20} {same / of if of else 1.0:.3f}  ({same // 2} marks agree, of {of} by both)")
    return made


def agreed(one: Report, other: Report, asked: frozenset[str]) -> tuple[int, int]:
    """How many marks of two coders agree, and of how many; each mark of each coder counts."""
    firm = [gold for gold in one.acts if not gold.mark.optional]
    firmer = [gold for gold in other.acts if not gold.mark.optional]
    same = len(_paired(firm, firmer, asked))
    left = (
        len(firm) - len(_paired(firm, other.acts, asked)),
        len(firmer) - len(_paired(firmer, one.acts, asked)),
    )
    return 2 * same, 2 * same + left[0] + left[1]


def _paired(
    some: Collection[GoldAct], others: Collection[GoldAct], asked: frozenset[str]
) -> dict[GoldAct, str]:
    ways = {
        (gold, str(number)): frozenset(field for field in asked if not _same(field, gold, two))
        for gold in some
        for number, two in enumerate(others)
        if set(gold.types) & set(two.types) and gold.meets(two.start, two.end)
    }
    return matched(some, ways, asked)


def _same(field: str, one: GoldAct, two: GoldAct) -> bool:
    if field == "status":
        return bool(set(one.statuses) & set(two.statuses))
    sides = [{_people(choice) for choice in alternatives(getattr(gold.mark, field))} for gold in (one, two)]
    return any(frozenset({ANY}) in side for side in sides) or bool(sides[0] & sides[1])


def _people(choice: str) -> frozenset[str]:
    return frozenset(plain(name.strip()) for name in choice.split(" + "))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    given = parser.parse_args()
    for metric, value in measure(given.first, given.second).items():
        print(json.dumps({metric: value}))
