"""Sentences by construction with the acts that they hold, and how many of their roles the reader fills.

Rule: an expected act is found where an assertion has its type; of several the one with the fewest faults is
taken, and each counts once. Every role that a case gives is rated; who acts is rated always: where nobody is
named, nobody may be found. An act that is told as happened and is not expected is a false alarm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from servanda.model.act import Status
from servanda.model.record import Assertion
from servanda.model.when import parse as day
from servanda.model.when import resolve
from servanda.read.lexicon import parse, strings
from tests.read.status_cases import reading_of

CASES = Path(__file__).parent / "role_cases"
PUBLISHED = "2021-06-09"
ROLES = ("agent", "target", "patient", "place", "time", "status")
_KEYS = {"agent": "by", "target": "to", "patient": "of", "place": "in", "time": "when", "status": "is"}
_UNDERGOING = ("patient", "topic", "instrument", "track", "amount")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its acts, each as its row gives it, and the acts that may be there besides."""

    construction: str
    text: str
    acts: tuple[dict[str, str], ...]
    may: frozenset[str]


@dataclass(slots=True)
class Tally:
    """Acts wanted and found, roles wanted and right, false alarms, and a line for each fault."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    rated: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    faults: list[str] = field(default_factory=list)


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of the files."""
    return tuple(
        _case(name, row, path.name)
        for path in sorted(CASES.glob("*.yaml"))
        for name, rows in parse(path.read_text(encoding="utf-8"), path.name).items()
        for row in rows
    )


def _case(name: str, row: dict[str, Any], where: str) -> Case:
    acts = tuple({key: str(value) for key, value in one.items()} for one in row["acts"])
    return Case(name, row["text"], acts, frozenset(strings(row.get("may", []), where)))


def tally(some: Iterable[Case]) -> Tally:
    """Read each case and count."""
    made = Tally()
    for case in some:
        reading = reading_of(case.text, PUBLISHED)
        parties = {one.id: one.party for one in reading.actors if one.party and one.type.value != "person"}
        _count(case, list(reading.assertions), parties, made)
    return made


def _count(case: Case, found: list[Assertion], parties: dict[str, str], made: Tally) -> None:
    seen = [shown(one) for one in found]
    left = list(found)
    for row in case.acts:
        made.wanted[case.construction] += 1
        fitting = [one for one in left if one.type == row["act"]]
        if not fitting:
            made.faults.append(f"MISS  {case.construction}: {row['act']}: {case.text} {seen}")
            continue
        made.found[case.construction] += 1
        best = min(fitting, key=lambda one: sum(not right for _, right in _ratings(row, one, parties)))
        left.remove(best)
        for role, right in _ratings(row, best, parties):
            made.rated[role] += 1
            made.right[role] += right
            if not right:
                wanted = row.get(_KEYS[role], "none")
                made.faults.append(f"WRONG {role} for {wanted}: {case.text} {shown(best)}")
    listed = {row["act"] for row in case.acts} | case.may
    for one in found:
        if one.status is Status.HAPPENED and one.type not in listed:
            made.alarms += 1
            made.faults.append(f"ALARM {case.construction}: {one.type}: {case.text} {seen}")


def _ratings(row: dict[str, str], one: Assertion, parties: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Rate who acts and the status always, the rest where the case gives it."""
    if row.get("by") != "any":
        yield "agent", _same(row.get("by", ""), one, "agent", parties)
    if "to" in row:
        yield "target", _same(row["to"], one, "target", parties)
    if "of" in row:
        words = " ".join(
            f"{filler.text} {filler.name}" for role in _UNDERGOING for filler in one.all_roles(role)
        )
        yield "patient", row["of"].lower() in words.lower()
    if "in" in row:
        yield "place", row["in"].lower() in " ".join(filler.text.lower() for filler in one.all_roles("place"))
    if "when" in row:
        yield "time", _time(one) == row["when"]
    if row.get("is") != "any":
        yield "status", one.status.value == row.get("is", "happened")


def _time(one: Assertion) -> str:
    got = resolve(one.when.expression, day(PUBLISHED)) if one.when is not None else None
    return got.value if got is not None else "none"


def _same(wanted: str, one: Assertion, role: str, parties: dict[str, str]) -> bool:
    fillers = one.all_roles(role)
    if not wanted:
        return not any(filler.entity for filler in fillers)
    ids = {parties.get(filler.entity or "", filler.entity or filler.text) for filler in fillers}
    coded = {f"state:{part}" if len(part) == 2 else part for part in wanted.split("+")}
    words = " ".join(filler.text.lower() for filler in fillers)
    return ids == coded or ("+" not in wanted and len(wanted) > 2 and wanted.lower() in words)


def shown(one: Assertion) -> str:
    """An assertion in a line."""
    roles = " ".join(f"{role.role}={role.entity or role.text}" for role in one.roles)
    return f"{one.type} {one.status} {_time(one)} {roles}"


def table(made: Tally) -> str:
    """Acts by construction, then roles."""
    rows = [f"{name:14}{made.found[name]:4} of {made.wanted[name]}" for name in made.wanted]
    rows += [f"{role:14}{made.right[role]:4} of {made.rated[role]}" for role in ROLES]
    acts = f"{'all acts':14}{sum(made.found.values()):4} of {sum(made.wanted.values())}"
    return "\n".join([*rows, acts, f"{'false alarms':14}{made.alarms:4}"])


if __name__ == "__main__":
    result = tally(cases())
    print("\n".join(result.faults), table(result), sep="\n\n")
