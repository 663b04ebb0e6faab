"""What a database must do for the record that is kept in it; all else is the same for every database.

Rule: only what differs stands here. Statements on which the databases agree are in `writing`, `looking`,
`standing`, `scoping` and `points`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection

Ask = Callable[[str, Mapping[str, str]], list[tuple[Any, ...]]]


class Database(Protocol):
    """Where the rows of a record lie. Its transactions raise `BadRecord` for whatever goes wrong inside."""

    where: str  # as it is named to people; never with a password
    gathered: str  # SQL for one JSON array, as text, of the `payload` of all rows

    def to_look(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads: it sees one state of the record throughout, and waits for nobody."""

    def to_write(self) -> AbstractContextManager[Connection]:
        """A transaction that writes, one at a time: all is kept on leaving, nothing after an error."""

    def to_ask(self) -> AbstractContextManager[Ask]:
        """Single statements that look up by key, with values as ``:name``; each sees one state."""

    def damages(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong, one line each."""

    def close(self) -> None:
        """Let go of it."""
