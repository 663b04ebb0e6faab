"""Runs the steps of a reading: what goes wrong becomes a Problem, and what nobody asked for is left out.

Rule: STANDS_ON lists, for the parts that can be read alone, the steps on which each stands. A part that is
not listed needs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from servanda.model.ids import content_id
from servanda.model.record import Problem
from servanda.model.source import Document

T = TypeVar("T")

_DAYS = frozenset({"sentences", "temporal expressions", "day of publication"})
_ACTORS = frozenset({"actors", "tracks", "names of tracks"})
STANDS_ON: dict[str, frozenset[str]] = {
    "timexes": _DAYS,
    "actors": _DAYS | _ACTORS,
    "figures": _DAYS | _ACTORS | {"concepts", "figures", "statements", "voices of figures"},
}


class Bench:
    """Runs steps by their names and keeps what goes wrong.

    Args:
        document: what is read.
        only: the parts that are asked for; None for all.
        strict: whether a fault is raised, in place of becoming a Problem.
    """

    def __init__(
        self, document: Document, only: Collection[str] | None = None, *, strict: bool = False
    ) -> None:
        self.document = document
        self.strict = strict
        self.problems: list[Problem] = []
        self._steps: frozenset[str] | None = None
        if only is not None and all(part in STANDS_ON for part in only):
            self._steps = _DAYS.union(*(STANDS_ON[part] for part in only))

    def many(self, name: str, work: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """Run a step that gives several; a failure gives none."""
        return self.step(name, work, ())

    def step(self, name: str, work: Callable[[], T], otherwise: T) -> T:
        """Run one step; a failure becomes a Problem and the step's empty result."""
        if self._steps is not None and name not in self._steps:
            return otherwise
        try:
            return work()
        except Exception as error:
            # Any fault of one step on one text must leave the others their results.
            if self.strict:
                raise
            self.note(
                f"the step “{name}” failed ({type(error).__name__}: {error})",
                "The rest was read. Please report the words, so that the reader can be mended.",
            )
            return otherwise

    def odd(self, start: int, end: int, error: Exception) -> None:
        """Note a sentence that could not be read for acts."""
        self.note(
            f"a sentence could not be read for acts ({type(error).__name__}: {error})",
            "The other sentences were read.",
            self.document.text[start:end],
            start,
        )

    def note(self, what: str, remedy: str, words: str = "", start: int = 0) -> None:
        """Keep one problem."""
        line = self.document.text.count("\n", 0, start) + 1
        self.problems.append(
            Problem(
                id=content_id("p", self.document.id, what, start),
                where=f"{self.document.file}:{line}",
                what=what,
                words=words,
                remedy=remedy,
                document=self.document.id,
            )
        )
