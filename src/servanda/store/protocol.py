"""What any record must be able to do, whatever it is kept in.

Rule: the record only grows. What was added stays as it was; a later entry stands in front of an earlier
one, and `recorded_by` asks for the record as it stood at an instant (``2009-07-15T09:00:00Z``) or at the
end of a day in UTC (``2009-07-15``). None is no limit.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol, Self

from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.record import Assertion, Judgement, Problem, Reading
from servanda.model.scope import Scope
from servanda.model.source import Document, Evidence, Published


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words stand: `snippet` cites the words around, `matches` the words themselves.

    `statement` is the id of the statement that holds them, None where they were found in the text alone.
    """

    document: str
    snippet: Evidence
    matches: tuple[tuple[int, int], ...]  # offsets into the canonical text
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An assertion as read, and what its document's day of publication is made of.

    `published` is what those who added the document or its metadata told by then; `read` what its own words
    tell, asked for only where `published` has no day; `decisions` are those on the document itself.
    """

    assertion: Assertion
    published: Published
    read: Published
    reader: str
    decisions: tuple[Judgement, ...]
    recorded_at: str  # of the document


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was added: its number in the record, of which kind, its id, and whose document it is."""

    number: int
    kind: str  # document publication reading judgement problem dossier
    subject: str
    document: str | None
    recorded_at: str


class Store(Protocol):
    """An append-only record of documents, readings, judgements and problems.

    Every `recorded_at` is ISO 8601 in UTC. Each entry is later than the one before it: where the clock of a
    machine went back, or two writers meet, the store takes the first microsecond after the last entry.
    Any method raises `BadRecord` where the record is damaged, locked or cannot be written.
    """

    def add_document(self, document: Document, data: bytes | None, recorded_at: str) -> bool:
        """Keep a document with its bytes; False where the same bytes are there already.

        A publication of known bytes under another file, address, publisher or day is kept beside the first.
        `data` is None where someone else keeps the bytes, as of a record in memory.

        Raises:
            BadCall: the bytes are not those that the document names, or the text holds a NUL.
        """

    def add_reading(self, reading: Reading, recorded_at: str) -> bool:
        """Keep all of a reading or nothing of it; False where it already stands as the latest.

        Raises:
            UnknownId: its document is not in the record.
            EvidenceMismatch: a quote is not what the document says at that place, or an assertion has none.
        """

    def add_judgement(self, judgement: Judgement) -> Judgement:
        """Keep a decision; gives it back as recorded."""

    def add_problem(self, problem: Problem, recorded_at: str) -> bool:
        """Keep a problem; False where it is there already."""

    def add_dossier(self, dossier: Dossier, recorded_at: str) -> bool:
        """Keep the definitions in force from now on; False where they are already."""

    def documents(self, recorded_by: str | None = None) -> tuple[tuple[Document, str], ...]:
        """Every document with when it was recorded, in that order.

        One of several publications has the earliest stated day, and the first file, address, publisher.
        """

    def publications(self, document: str, recorded_by: str | None = None) -> tuple[Document, ...]:
        """Each publication of one document, as a document, in the order recorded."""

    def visible(self, recorded_by: str | None = None, scope: Scope | None = None) -> tuple[Visible, ...]:
        """Every document that was read, with its latest reading; one by hand outranks those of machines.

        With a scope, only the documents whose latest reading bears on it.
        """

    def names(self, beginning: str) -> tuple[str, ...]:
        """The ids with this beginning, as ``state:``, that any reading ever named, in order."""

    def assertion(self, name: str) -> Assertion:
        """One assertion by its id, as in the last reading that holds it.

        Raises:
            UnknownId: no reading holds one of that id.
        """

    def point(self, name: str, recorded_by: str | None = None) -> Point | None:
        """One assertion by its id as the record stood; None where no reading that counted then holds it.

        Raises:
            UnknownId: no reading ever held one of that id.
        """

    def unread(self, reader: str, words: str) -> tuple[Document, ...]:
        """Documents whose latest machine reading is of another reader or words, or older than their day."""

    def bytes_of(self, document: str) -> bytes:
        """The bytes as they came.

        Raises:
            UnknownId: no such document, or its bytes were not given.
        """

    def judgements(self, recorded_by: str | None = None) -> tuple[Judgement, ...]:
        """Every decision, in the order recorded."""

    def problems(self, recorded_by: str | None = None) -> tuple[Problem, ...]:
        """Every problem added on its own (those of readings stand in the readings), in the order recorded."""

    def dossier(self, recorded_by: str | None = None) -> Dossier | None:
        """The latest definitions, None where none were added."""

    def dossiers(self, recorded_by: str | None = None) -> tuple[tuple[str, Dossier], ...]:
        """All definitions that were ever in force, each with when it was first recorded, in that order."""

    def search(
        self,
        words: str,
        *,
        among: Collection[str] | None = None,
        recorded_by: str | None = None,
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """Find words in the texts and in the statements of the latest readings, best first.

        `among` are the documents to look in; None is all.

        All words must occur, in any order; ``"two words"`` in quotes must stand together; ``migra*`` is a
        beginning. Case and accents do not count.

        Raises:
            BadCall: there is no word in `words`.
        """

    def revision(self) -> int:
        """How many entries there are: as long as it is the same, so is every answer."""

    def entries(self, after: int, limit: int = 1000) -> tuple[Entry, ...]:
        """What was added after a revision, in order; no more than `limit` of it."""

    def named(self, reading: str) -> frozenset[str]:
        """All ids that one reading names."""

    def size(self) -> int:
        """How many assertions all readings hold."""

    def last_recorded(self) -> str | None:
        """The time of the last entry, None where there is none."""

    def check(self) -> tuple[Problem, ...]:
        """Verify all that is kept: the file, the bytes against their hashes, each quote against its text."""

    def close(self) -> None:
        """Let go of the record."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
