"""From an engine to the transactions of a `Database`.

Rule: what opens a transaction and what a complaint means differ from database to database and are given;
that every complaint inside becomes a `BadRecord` is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine

Open = Callable[[Engine], AbstractContextManager[Connection]]
Explain = Callable[[str], AbstractContextManager[None]]


class OnEngine:
    """The part of a `Database` that every engine of SQLAlchemy shares.

    Args:
        made: the engine.
        where: what it is on, as it is named to people.
        look, write: open a transaction that only reads, and one that writes.
        explain: raises `BadRecord` for whatever goes wrong inside.
    """

    def __init__(self, made: Engine, where: str, *, look: Open, write: Open, explain: Explain) -> None:
        self._engine = made
        self.where = where
        self._look, self._write, self._explain = look, write, explain

    @contextmanager
    def to_look(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._explain(self.where), self._look(self._engine) as connection:
            yield connection

    @contextmanager
    def to_write(self) -> Iterator[Connection]:
        """A transaction that writes."""
        with self._explain(self.where), self._write(self._engine) as connection:
            yield connection
