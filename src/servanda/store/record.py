"""The record over a database: gives each call a transaction of its own.

Rule: composition only. What is written and asked stands in `writing`, `looking`, `standing` and `search`.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Self

from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.record import Assertion, Judgement, Problem, Reading
from servanda.model.scope import Scope
from servanda.model.source import Document
from servanda.store import clock, entries, looking, points, scoping, search, standing, verify, writing
from servanda.store.database import Database
from servanda.store.protocol import Entry, Hit, Point


class RecordStore:
    """A `Store` in a database. See the protocol for what each method promises."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._looking = database.to_look
        self._writing = database.to_write

    def add_document(self, document: Document, data: bytes | None, recorded_at: str) -> bool:
        """Keep a document with its bytes, or one more publication of known bytes."""
        with self._writing() as connection:
            return writing.add_document(connection, document, data, recorded_at)

    def add_reading(self, reading: Reading, recorded_at: str) -> bool:
        """Keep all of a reading or nothing of it."""
        with self._writing() as connection:
            return writing.add_reading(connection, reading, recorded_at)

    def add_judgement(self, judgement: Judgement) -> Judgement:
        """Keep a decision."""
        with self._writing() as connection:
            return writing.add_judgement(connection, judgement)

    def add_problem(self, problem: Problem, recorded_at: str) -> bool:
        """Keep a problem once."""
        with self._writing() as connection:
            return writing.add_problem(connection, problem, recorded_at)

    def add_dossier(self, dossier: Dossier, recorded_at: str) -> bool:
        """Keep the definitions in force from now on."""
        with self._writing() as connection:
            return writing.add_dossier(connection, dossier, recorded_at)

    def documents(self, recorded_by: str | None = None) -> tuple[tuple[Document, str], ...]:
        """Every document with when it was recorded."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return tuple(looking.documents(connection, until))

    def publications(self, document: str, recorded_by: str | None = None) -> tuple[Document, ...]:
        """Each publication of one document."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return looking.publications(connection, document, until)

    def visible(self, recorded_by: str | None = None, scope: Scope | None = None) -> tuple[Visible, ...]:
        """Every document that was read, with the reading that counts."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return tuple(standing.visible(connection, until, scope))

    def names(self, beginning: str) -> tuple[str, ...]:
        """Ids of one kind that some reading names."""
        with self._looking() as connection:
            return scoping.names(connection, beginning)

    def assertion(self, name: str) -> Assertion:
        """One assertion by its id."""
        with self.database.to_ask() as ask:
            return points.assertion(ask, name)

    def point(self, name: str, recorded_by: str | None = None) -> Point | None:
        """One assertion as of a time, with what dates its document."""
        until = _until(recorded_by)
        with self.database.to_ask() as ask:
            return points.point(ask, self.database.gathered, name, until)

    def unread(self, reader: str, words: str) -> tuple[Document, ...]:
        """Documents that this reader with these words has still to read."""
        with self._looking() as connection:
            return tuple(standing.unread(connection, reader, words))

    def bytes_of(self, document: str) -> bytes:
        """The bytes of a document as they came."""
        with self._looking() as connection:
            return looking.bytes_of(connection, document)

    def judgements(self, recorded_by: str | None = None) -> tuple[Judgement, ...]:
        """Every decision."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return tuple(looking.judgements(connection, until))

    def problems(self, recorded_by: str | None = None) -> tuple[Problem, ...]:
        """Every problem added on its own."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return tuple(looking.problems(connection, until))

    def dossiers(self, recorded_by: str | None = None) -> tuple[tuple[str, Dossier], ...]:
        """All definitions that were ever in force."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return looking.dossiers(connection, until)

    def dossier(self, recorded_by: str | None = None) -> Dossier | None:
        """The latest definitions."""
        until = _until(recorded_by)
        with self._looking() as connection:
            return looking.dossier(connection, until)

    def search(
        self,
        words: str,
        *,
        among: Collection[str] | None = None,
        recorded_by: str | None = None,
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """Find words in texts and statements, best first."""
        until = _until(recorded_by)
        with self._looking() as connection:
            latest = standing.latest_readings(connection, until)
            found = search.find(
                connection, words, until=until, readings=latest.values(), among=among, limit=limit
            )
            return tuple(islice(found, limit))

    def revision(self) -> int:
        """How many entries there are."""
        with self.database.to_ask() as ask:
            return entries.revision(ask)

    def entries(self, after: int, limit: int = 1000) -> tuple[Entry, ...]:
        """What was added after a revision."""
        with self._looking() as connection:
            return entries.later(connection, after, limit)

    def named(self, reading: str) -> frozenset[str]:
        """All ids that one reading names."""
        with self._looking() as connection:
            return scoping.named(connection, reading)

    def size(self) -> int:
        """How many assertions all readings hold."""
        with self._looking() as connection:
            return entries.size(connection)

    def last_recorded(self) -> str | None:
        """The time of the last entry."""
        with self._looking() as connection:
            return looking.last_recorded(connection)

    def check(self) -> tuple[Problem, ...]:
        """Verify all that is kept."""
        with self._looking() as connection:
            return tuple(verify.check(connection, self.database))

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _until(recorded_by: str | None) -> str:
    return clock.limit(recorded_by) or looking.FOREVER
