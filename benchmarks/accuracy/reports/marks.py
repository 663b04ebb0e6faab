"""Reports and their gold files to marks with offsets.

Rule: every mark quotes words of its report; one whose words are not there, or are there twice, is an error
at its line, and so is a type or status that the vocabulary lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from servanda.dossier.places import Placed, read_yaml, shape
from servanda.errors import BadDate
from servanda.model.act import ACT, Status
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.text import load

SETS = Path(__file__).parent
CLOSED = frozenset({"test", "blind", "blind/second"})  # sets into which nobody looks
ANY = "any"
NONE = "none"
_BRACKETS = re.compile(r"\[(.+?)\]", re.DOTALL)


class Marked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    words: str = Field(min_length=1)
    nth: int | None = None
    optional: bool = False


class ActMark(Marked):
    """An act as a coder marks it."""

    type: str
    status: str = "happened"
    agent: str = NONE
    target: str = NONE
    time: str = NONE
    said_by: str = NONE


class StatementMark(Marked):
    """A statement as a coder marks it; `direct` may be any where quoted words stand in a reported clause."""

    speaker: str
    direct: bool | Literal["any"] = False


class GoldFile(BaseModel):
    """A gold file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    published: str
    acts: tuple[ActMark, ...]
    statements: tuple[StatementMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Tell whether the marked words and a stretch overlap."""
        return self.start < end and start < self.end

    def words(self, text: str) -> str:
        """The marked words, on one line."""
        return " ".join(text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class GoldAct(Span):
    """An act with the offsets of its trigger; alternatives in tuples."""

    mark: ActMark
    types: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement(Span):
    """A statement with the offsets of the first words of its content."""

    mark: StatementMark


@dataclass(frozen=True, slots=True)
class Report:
    """A report, and all that a careful coder finds in it."""

    name: str
    document: Document
    published: str
    acts: tuple[GoldAct, ...]
    statements: tuple[GoldStatement, ...]


def reports(folder: Path, only: str = "") -> Iterator[Report]:
    """Load the reports of a set, by name.

    Raises:
        BadDossier: a gold file is wrong, or quotes words that its report does not have once.
    """
    for file in sorted(folder.glob("*.yaml")):
        if only in ("", file.stem):
            yield _report(file)


def alternatives(value: str) -> tuple[str, ...]:
    """Part the alternatives of a value."""
    return tuple(one.strip() for one in value.split(" | "))


def _report(file: Path) -> Report:
    placed = read_yaml(file)
    gold = shape(GoldFile, placed)
    source = file.with_suffix(".txt")
    document = load(source.read_bytes(), source.name)
    acts = []
    for n, mark in enumerate(gold.acts):
        start, end = place(mark, document.text, placed, ("acts", n))
        acts.append(
            GoldAct(
                start,
                end,
                mark,
                _known(alternatives(mark.type), ACT, placed, ("acts", n, "type")),
                _known(alternatives(mark.status), set(Status), placed, ("acts", n, "status")),
            )
        )
        _check_time(mark.time, placed, ("acts", n, "time"))
    statements = tuple(
        GoldStatement(*place(mark, document.text, placed, ("statements", n)), mark)
        for n, mark in enumerate(gold.statements)
    )
    return Report(file.stem, document, gold.published, tuple(acts), statements)


def place(mark: Marked, text: str, placed: Placed, path: tuple[str | int, ...]) -> tuple[int, int]:
    plain = _BRACKETS.sub(r"\1", mark.words)
    inner = _BRACKETS.search(mark.words)
    found = [match.start() for match in re.finditer(re.escape(plain), text)]
    if not found:
        raise placed.error(path, f"no such words: {plain}", "Quote the report's own words.")
    if mark.nth is None and len(found) > 1:
        raise placed.error(path, f"these words stand {len(found)} times: {plain}", "Quote more, or add nth.")
    if mark.nth is not None and mark.nth > len(found):
        raise placed.error(path, f"these words stand {len(found)} times: {plain}", "Lower nth.")
    start = found[(mark.nth or 1) - 1]
    if inner is None:
        return start, start + len(plain)
    return start + inner.start(), start + inner.start() + len(inner[1])


def _known(
    values: tuple[str, ...], known: object, placed: Placed, path: tuple[str | int, ...]
) -> tuple[str, ...]:
    for value in values:
        if value not in known:  # type: ignore[operator]
            raise placed.error(path, f"not in the vocabulary: {value}", "See model/act.py.")
    return values


def _check_time(value: str, placed: Placed, path: tuple[str | int, ...]) -> None:
    for one in alternatives(value):
        if one not in (ANY, NONE):
            try:
                parse(one)
            except BadDate as error:
                raise placed.error(path, str(error), "Write EDTF.") from None
