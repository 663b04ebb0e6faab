"""Short sentences with the acts that they hold, and how much of them the reader finds.

Rule: an expected act is found where an assertion has its type; it is right where agent, status and a named
target agree too. What is found besides is a false alarm, unless the case allows it or it is the content of
another act of the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from servanda.model.record import Assertion
from servanda.read.lexicon import parse, strings
from tests.read.status_cases import reading_of

CASES = Path(__file__).parent / "act_cases"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: the act of its section with agent, target and status, others that must or may be there."""

    act: str
    text: str
    agent: str = ""
    target: str = ""
    status: str = "happened"
    also: tuple[str, ...] = ()
    may: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tally:
    """What was found, by act."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of the files."""
    return tuple(
        _case(act, row, path.name)
        for path in sorted(CASES.glob("*.yaml"))
        for act, rows in parse(path.read_text(encoding="utf-8"), path.name).items()
        for row in rows
    )


def _case(act: str, row: dict[str, Any], where: str) -> Case:
    return Case(
        act,
        row["text"],
        str(row.get("agent", "")),
        str(row.get("target", "")),
        str(row.get("status", "happened")),
        strings(row.get("also", []), where),
        frozenset(strings(row.get("may", []), where)),
    )


def tally(some: Iterator[Case]) -> Tally:
    """Read each case and count."""
    made = Tally()
    for case in some:
        reading = reading_of(case.text)
        parties = {one.id: one.party for one in reading.actors if one.party and one.type.value != "person"}
        _count(case, reading.assertions, parties, made)
    return made


def _count(case: Case, assertions: tuple[Assertion, ...], parties: dict[str, str], made: Tally) -> None:
    seen = [f"{one.type} {one.status} by {_fillers(one, 'agent')}" for one in assertions]
    wanted = [] if case.act == NONE else [case.act, *case.also]
    for type_ in wanted:
        made.wanted[type_] += 1
        fitting = [one for one in assertions if one.type == type_]
        if not fitting:
            made.faults.append(f"MISS  {type_}: {case.text} {seen}")
            continue
        made.found[type_] += 1
        wrong = min((_wrong(case, one, parties) for one in fitting), key=len) if type_ == case.act else []
        if wrong:
            made.faults.append(f"WRONG {type_}: {case.text} {wrong} {seen}")
        else:
            made.right[type_] += 1
    known = {one.id for one in assertions if one.type in wanted}
    for one in assertions:
        if one.type not in case.may and one.id not in known and one.content_of not in known:
            made.alarms[one.type] += 1
            made.faults.append(f"ALARM {one.type}: {case.text} {seen}")


def _wrong(case: Case, one: Assertion, parties: dict[str, str]) -> list[str]:
    found = [] if one.status.value == case.status else [f"status {one.status}"]
    if not _same(case.agent, one, "agent", parties):
        found.append(f"agent {_fillers(one, 'agent')}")
    if case.target and not _same(case.target, one, "target", parties):
        found.append(f"target {_fillers(one, 'target')}")
    return found


def _fillers(one: Assertion, role: str) -> list[str]:
    return [filler.entity or filler.text for filler in one.all_roles(role)]


def _same(wanted: str, one: Assertion, role: str, parties: dict[str, str]) -> bool:
    if wanted == "any":
        return True
    fillers = one.all_roles(role)
    if not wanted:
        return not any(filler.entity for filler in fillers)
    ids = {parties.get(filler.entity or "", filler.entity or filler.text) for filler in fillers}
    words = " ".join(filler.text.lower() for filler in fillers)
    parts = wanted.split("+")
    coded = {f"state:{part}" if len(part) == 2 else part for part in parts}
    return ids == coded or (len(parts) == 1 and wanted.lower() in words)


def shown(made: Tally) -> str:
    """The counts as a table: act, wanted, found, right, false alarms."""
    acts = sorted(set(made.wanted) | set(made.alarms))
    rows = [
        f"{act:28}{made.wanted[act]:4}{made.found[act]:4}{made.right[act]:4}{made.alarms[act]:4}"
        for act in acts
    ]
    total = [sum(one.values()) for one in (made.wanted, made.found, made.right, made.alarms)]
    return "\n".join([*rows, f"{'all':28}" + "".join(f"{one:4}" for one in total)])


if __name__ == "__main__":
    result = tally(iter(cases()))
    print("\n".join(result.faults), shown(result), sep="\n\n")
