"""What adding and reading tell when they are done."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.record import Problem


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of files that were to be added: ids of new and of known documents, and problems."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """Ids of the documents that were read, and the problems of their readings."""

    read: tuple[str, ...]
    problems: tuple[Problem, ...]
