"""The minimal pairs of tests/cases/status.yaml: one sentence, its trigger, and what must be read of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from servanda.model.record import Assertion, Reading
from servanda.model.source import Document
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document

CASES = Path(__file__).parents[1] / "cases" / "status.yaml"
_CHECKED = ("agent", "target", "cause", "place", "topic")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with one expected assertion; `status` "none" forbids one of that type."""

    cue: str
    text: str
    trigger: str
    type: str
    status: str
    roles: dict[str, str] = field(default_factory=dict)
    when: str = ""
    start: int = -1  # where the trigger stands; -1 for its first occurrence


def cases() -> Iterator[Case]:
    """All cases, in the order of the file."""
    for cue, rows in yaml.safe_load(CASES.read_text(encoding="utf-8")).items():
        for row in rows:
            roles = {name: row[name] for name in _CHECKED if name in row}
            yield Case(
                cue, row["text"], row["trigger"], row["type"], row["status"], roles, str(row.get("when", ""))
            )


def document_of(text: str) -> Document:
    """A document of plain body text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=f"d_{digest[:16]}", sha256=digest, file="case.txt", text=text)


@cache
def reading_of(text: str, anchor: str | None = "2021-06-09") -> Reading:
    """Read a text as published on a day (a Wednesday)."""
    return read_document(document_of(text), language=load(), lexicon=Lexicon.of(), anchor=anchor)


def candidates(case: Case) -> list[Assertion]:
    """Assertions of the type whose evidence shows the trigger."""
    start = case.start if case.start >= 0 else case.text.index(case.trigger)
    return [
        one
        for one in reading_of(case.text).assertions
        if one.type == case.type
        and one.evidence[0].start < start + len(case.trigger)
        and start < one.evidence[0].end
    ]


def fault(case: Case) -> str:
    """Say what is wrong with the reading of a case; empty where nothing is."""
    found = candidates(case)
    if case.status == "none":
        return "" if not found else f"asserted {found[0].type} {found[0].status}"
    if not found:
        others = [f"{one.type} {one.status}" for one in reading_of(case.text).assertions]
        return f"missing; found {others}"
    right = [one for one in found if one.status.value == case.status]
    if not right:
        return f"status {[one.status.value for one in found]}"
    return _roles_fault(case, right)


def _roles_fault(case: Case, found: list[Assertion]) -> str:
    for name, wanted in case.roles.items():
        fillers = [role.entity or role.text for one in found for role in one.all_roles(name)]
        words = [role.text for one in found for role in one.all_roles(name)]
        if wanted not in fillers and wanted not in words:
            return f"{name}: {fillers}, not {wanted}"
    if case.when:
        values = [one.when.expression.value for one in found if one.when]
        if case.when not in values:
            return f"when: {values}, not {case.when}"
    return ""
