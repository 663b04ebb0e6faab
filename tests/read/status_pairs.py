"""The minimal pairs of tests/cases/status_pairs*.yaml: two sentences that differ in one cue, and their scores.

Rule: a pair is right where both its sentences are; the unseen pairs are measured, never mended by.

    python -m tests.read.status_pairs [--unseen | --more] [--faults] [--cue WORDS]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.read.status_cases import Case, fault

SEEN = Path(__file__).parents[1] / "cases" / "status_pairs.yaml"
MORE = SEEN.with_name("status_pairs_more.yaml")
UNSEEN = SEEN.with_name("status_pairs_unseen.yaml")


@dataclass(frozen=True, slots=True)
class Score:
    """How many sentences and whole pairs read as marked, and what is wrong with the others."""

    sentences: int
    sentences_right: int
    pairs: int
    pairs_right: int
    beyond: int  # read as happened or ongoing, and marked as anything else
    faults: tuple[str, ...]


def pairs(path: Path = SEEN, cue: str = "") -> Iterator[tuple[Case, Case]]:
    """All pairs of a file, or those of one cue."""
    for name, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        if cue in name:
            for type_, first, text, second, other in rows:
                yield _case(name, type_, first, text), _case(name, type_, second, other)


def _case(cue: str, type_: str, status: str, marked: str) -> Case:
    before, trigger, after = marked.split("*")
    return Case(cue, before + trigger + after, trigger, type_, status, start=len(before))


def score(path: Path = SEEN, cue: str = "") -> Score:
    """Read all pairs of a file."""
    told = [(case, fault(case)) for pair in pairs(path, cue) for case in pair]
    both = [not first and not second for (_, first), (_, second) in zip(told[::2], told[1::2], strict=True)]
    beyond = [
        case
        for case, wrong in told
        if case.status not in ("happened", "ongoing") and ("'happened'" in wrong or "'ongoing'" in wrong)
    ]
    return Score(
        len(told),
        sum(not wrong for _, wrong in told),
        len(both),
        sum(both),
        len(beyond),
        tuple(f"{case.cue}: {case.status}: {case.text} -- {wrong}" for case, wrong in told if wrong),
    )


def main() -> None:
    """Print the score by cue; the faults of the seen pairs alone."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--more", action="store_true")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--cue", default="")
    given = parser.parse_args()
    path = UNSEEN if given.unseen else MORE if given.more else SEEN
    for cue in dict.fromkeys(pair[0].cue for pair in pairs(path, given.cue)):
        one = score(path, cue)
        print(f"{cue:32} {one.sentences_right}/{one.sentences}")
    whole = score(path, given.cue)
    if given.faults and not given.unseen:
        print("\n".join(whole.faults))
    print(
        f"sentences {whole.sentences_right}/{whole.sentences}, pairs {whole.pairs_right}/{whole.pairs},"
        f" beyond the evidence {whole.beyond}"
    )


if __name__ == "__main__":
    main()
