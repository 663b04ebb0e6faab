"""Passages with conditions and commitments, in tests/cases/terms, and how many of them the reader finds.

Rule: a condition is right where outcome and requirement share half their words with the told ones, and force
and named holder agree; a duty where its words do, and all that is told of it agrees. The unseen passages are
measured, never mended by.

    python -m tests.read.terms_in_passages [--unseen] [--faults] [--only WORDS]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from servanda.model.record import CommitmentClaim, Condition, Reading
from tests.read.status_cases import reading_of

CASES = Path(__file__).parents[1] / "cases" / "terms"
_ALIKE = 0.5
_TOLD = ("form", "strength", "bound", "timing", "period", "due")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with what it tells."""

    section: str
    text: str
    told: tuple[Any, ...]


@dataclass(slots=True)
class Tally:
    """What was told, found and right, and what is wrong with the rest."""

    told: int = 0
    found: int = 0
    right: int = 0
    spans: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Of what is right in every part."""
        return 2 * self.right / (self.told + self.found) if self.told + self.found else 1.0

    @property
    def spans_f1(self) -> float:
        """Of what was found with its words."""
        return 2 * self.spans / (self.told + self.found) if self.told + self.found else 1.0


def passages(name: str, only: str = "") -> Iterator[Passage]:
    """The passages of a file, or of its sections whose name holds some words."""
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    for section, each in rows.items():
        if only in section:
            yield from (Passage(section, text, tuple(told)) for text, *told in each)


def tally(name: str, only: str = "") -> Tally:
    """Read the passages of a file and count."""
    made = Tally()
    for one in passages(name, only):
        reading = reading_of(one.text)
        if name.startswith("conditions"):
            _count(one, list(reading.conditions), _condition_fault, reading, made)
        else:
            _count(one, _joined(reading), _duty_fault, reading, made)
    return made


def _count(one: Passage, left: list[Any], fault: Any, reading: Reading, made: Tally) -> None:
    made.told += len(one.told)
    made.found += len(left)
    for told in one.told:
        tries = [(fault(told, each, reading), each) for each in left]
        fits = [(why, each) for why, each in tries if why is not None]
        if not fits:
            made.faults.append(f"MISS  {one.section}: {told}\n      {one.text}")
            continue
        why, best = min(fits, key=lambda pair: len(pair[0]))
        left.remove(best)
        made.spans += 1
        made.right += not why
        if why:
            made.faults.append(f"WRONG {one.section}: {why}\n      {one.text}")
    made.faults += [f"ALARM {one.section}: {_shown(each)}\n      {one.text}" for each in left]


def _shown(one: Any) -> str:
    if isinstance(one, Condition):
        return f"{one.outcome} | {one.requires[0]} | {one.force} | {one.holder or one.holder_name}"
    claims: list[CommitmentClaim] = one
    return f"{[each.obligor or each.obligor_name for each in claims]}: {claims[0].duty}"


def _alike(wanted: str, words: str) -> bool:
    """Tell whether two stretches of words share at least half of the shorter, and one is not four times the other."""
    first, second = wanted.lower().split(), words.lower().split()
    common = sum(min(first.count(word), second.count(word)) for word in set(first))
    return common >= _ALIKE * min(len(first), len(second)) and len(second) <= 4 * len(first) + 4


def _condition_fault(told: list[str], one: Condition, reading: Reading) -> list[str] | None:
    outcome, requires, force, *by = told
    negated = requires.startswith("not ")
    if not _alike(outcome, one.outcome) or not _alike(requires.removeprefix("not "), one.requires[0]):
        return None
    found = [f"force {one.force} for {force}"] if one.force != force else []
    if negated and one.polarity.value != "negated":
        found.append("polarity affirmed")
    if by and _party(one.holder, reading) != _id(by[0]):
        found.append(f"holder {one.holder or one.holder_name} for {by[0]}")
    return found


def _joined(reading: Reading) -> list[list[CommitmentClaim]]:
    """The claims of a reading, those of one duty by several parties together."""
    found: dict[str, list[CommitmentClaim]] = {}
    for one in reading.commitments:
        found.setdefault(one.duty, []).append(one)
    return list(found.values())


def _duty_fault(told: dict[str, Any], claims: list[CommitmentClaim], reading: Reading) -> list[str] | None:
    one = claims[0]
    if not _alike(told["duty"], one.duty):
        return None
    found = [
        f"{name} {getattr(one, name)} for {told[name]}"
        for name in _TOLD
        if name in told and str(getattr(one, name)) != str(told[name])
    ]
    if "form" not in told and one.form != "do":
        found.append(f"form {one.form} for do")
    if "amount" in told and one.amount != told["amount"]:
        found.append(f"amount {one.amount} for {told['amount']}")
    if "to" in told and _party(one.beneficiary, reading) != _id(told["to"]):
        found.append(f"to {one.beneficiary} for {told['to']}")
    if told.get("polarity", "affirmed") != one.polarity.value:
        found.append(f"polarity {one.polarity.value}")
    owing = {_party(each.obligor, reading) for each in claims if each.obligor}
    wanted = {_id(part) for part in told["by"].split("+")} - {"none"}
    if told["by"] != "any" and owing != wanted:
        found.append(f"by {sorted(str(each) for each in owing)} for {told['by']}")
    return found


def _id(name: str) -> str:
    return f"state:{name}" if len(name) == 2 else name


def _party(entity: str | None, reading: Reading) -> str | None:
    return next((one.party for one in reading.actors if one.id == entity and one.party), entity)


def main() -> None:
    """Print the scores; the faults of the passages that may be looked at alone."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--of", default="", help="conditions or commitments")
    given = parser.parse_args()
    for name in ("conditions", "commitments"):
        if given.of in name:
            made = tally(name + "_unseen" * given.unseen, given.only)
            if given.faults and not given.unseen:
                print("\n".join(made.faults))
            print(
                f"{name}: told {made.told}, found {made.found}, with their words {made.spans} (F1"
                f" {made.spans_f1:.3f}), right {made.right} (F1 {made.f1:.3f})"
            )


if __name__ == "__main__":
    main()
