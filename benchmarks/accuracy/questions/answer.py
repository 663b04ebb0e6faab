"""Checks on a record to one answer.

Rule: what holds needs evidence: ids that lead down to quotes, each equal to its document's words there. Only
a check that nothing is asserted (an absence) can hold without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from benchmarks.accuracy.questions.grounds import Grounds
from servanda.model.view import View


class As(Protocol):
    """A record that can be looked at as of two days; None leaves a day to the record's default."""

    def __call__(self, on: date | None = None, known_by: date | None = None) -> View:
        """Give the view on a day, as known by a day."""


class Outcome(StrEnum):
    """What the record has on one point."""

    HOLDS = "holds"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


class Verdict(StrEnum):
    """What the record has on a question."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not answered"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a question, what the record has on it, and the ids that it rests on."""

    point: str
    outcome: Outcome
    got: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """All points of one question."""

    number: int
    question: str
    checks: tuple[Check, ...]

    @property
    def verdict(self) -> Verdict:
        """Wrong if any point is contradicted, answered if all hold."""
        outcomes = {check.outcome for check in self.checks}
        if Outcome.CONTRADICTED in outcomes:
            return Verdict.WRONG
        return Verdict.ANSWERED if outcomes == {Outcome.HOLDS} else Verdict.NOT_ANSWERED

    @property
    def because(self) -> tuple[str, ...]:
        """What every point that holds rests on."""
        return tuple(dict.fromkeys(one for check in self.checks for one in check.because))


@dataclass(slots=True)
class Checks:
    """Collects the checks of one question on one view."""

    view: View
    found: list[Check] = field(default_factory=list)

    def __iter__(self) -> Iterator[Check]:
        return iter(self.found)

    def holds(self, point: str, because: Iterable[str], got: object = "") -> None:
        """Note that a point holds; without evidence it counts as missing."""
        ids = tuple(dict.fromkeys(because))
        lack = Grounds.of(self.view).lack(ids)
        if lack:
            self.found.append(Check(point, Outcome.MISSING, f"{got} (no evidence: {lack})", ids))
        else:
            self.found.append(Check(point, Outcome.HOLDS, str(got), ids))

    def absent(self, point: str) -> None:
        """Note that nothing of the kind is asserted, as it should be."""
        self.found.append(Check(point, Outcome.HOLDS, "nothing"))

    def missing(self, point: str, got: object = "") -> None:
        """Note that the record does not tell."""
        self.found.append(Check(point, Outcome.MISSING, str(got)))

    def contradicted(self, point: str, got: object, because: Iterable[str] = ()) -> None:
        """Note that the record says something else."""
        self.found.append(Check(point, Outcome.CONTRADICTED, str(got), tuple(because)))

    def judge(
        self,
        point: str,
        right: Callable[[], bool],
        *,
        told: bool,
        because: Iterable[str],
        got: object,
    ) -> None:
        """Note missing where nothing is told, contradicted where it is told and not right."""
        if not told:
            self.missing(point, got)
        elif right():
            self.holds(point, because, got)
        else:
            self.contradicted(point, got, because)
