"""What reconciling makes of many readings: events, speech acts, conflicts, and the days of documents.

Rule: merging keeps every value with its supporters. `because` always leads down to assertion ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from servanda.model.act import Attribution, Status
from servanda.model.actor import Actor
from servanda.model.figure import Figure
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    MeasureClaim,
    Problem,
    Reading,
    Role,
    Statement,
    Withdrawal,
)
from servanda.model.source import Document, Published
from servanda.model.when import When


class Difference(StrEnum):
    """Of which kind a difference is."""

    PRECISION = "precision"
    SCOPE = "scope"
    COUNTING = "counting"
    LABEL_ERROR = "label-error"
    PRESS_ERROR = "press-error"
    ATTRIBUTION = "attribution"
    READING = "reading"
    TRUE_CONFLICT = "true-conflict"


@dataclass(frozen=True, slots=True)
class Value:
    """One value that was asserted of an attribute, with who holds it.

    `origins` counts independent documents: copies of one text are one.
    """

    value: str
    assertions: tuple[str, ...]
    said_by: tuple[Attribution, ...] = ()
    origins: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, or was to happen, as all who report it tell it.

    `when` is the finest value on which undisputed supporters agree; `statuses` every status with its
    supporters in order of `known_on`; `status` the one that holds now (an outcome outranks a plan).
    `values` keeps every value of every other attribute (``when``, ``place``, ``cause``, ...).
    """

    id: str
    type: str
    status: Status
    when: When | None
    roles: tuple[Role, ...]
    place: str | None = None
    track: str | None = None
    round: str | None = None
    proposal: str | None = None
    assertions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int = 1
    statuses: tuple[tuple[Status, tuple[str, ...]], ...] = ()
    values: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    known_on: str | None = None  # ISO day on which the first supporter was known

    def role(self, name: str) -> Role | None:
        """The first filler of a role."""
        return next((role for role in self.roles if role.role == name), None)

    def all_roles(self, name: str) -> tuple[Role, ...]:
        """Every filler of a role."""
        return tuple([role for role in self.roles if role.role == name])

    def values_of(self, attribute: str) -> tuple[Value, ...]:
        """Every value asserted of an attribute."""
        return next((values for name, values in self.values if name == attribute), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One speech act, however many documents excerpt it. `statements[0]` is the fullest excerpt."""

    id: str
    statements: tuple[Statement, ...]
    assertions: tuple[str, ...] = ()  # that stand within it
    known_on: str | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a conflict was settled."""

    value: str
    by: str
    why: str
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A difference between accounts of one thing. Precision alone counts as agreement, and is kept too."""

    id: str
    subject_kind: str  # event, actor, figure, condition
    subject: str
    attribute: str
    difference: Difference
    answers: tuple[Value, ...]
    also: tuple[str, ...] = ()  # further subjects, where two are either two or one told differently
    settled: Settlement | None = None


@dataclass(frozen=True, slots=True)
class Visible:
    """What may be used in an answer: one document with its latest complete reading.

    `recorded_at` is ISO 8601 in UTC. The dating of a document is computed over all documents and
    handed in, since metadata is not bound by the knowledge clock.
    """

    document: Document
    reading: Reading
    recorded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """All that the visible readings and judgements amount to. Everything is in a stable order."""

    documents: tuple[Document, ...] = ()
    dates: dict[str, Published] = field(default_factory=dict)  # document id -> day as best known
    known_on: dict[str, str] = field(default_factory=dict)  # document id -> ISO day from which it counts
    assertions: dict[str, Assertion] = field(default_factory=dict)  # after judgements
    resolved: dict[str, When] = field(default_factory=dict)  # assertion id -> when
    actors: tuple[Actor, ...] = ()
    same_actor: dict[str, str] = field(default_factory=dict)  # entity id as read -> entity id as merged
    joined: dict[str, str] = field(default_factory=dict)  # other identities that a person made one
    events: tuple[Event, ...] = ()
    speeches: tuple[Speech, ...] = ()
    figures: tuple[Figure, ...] = ()
    conditions: tuple[Condition, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
    measures: tuple[MeasureClaim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)  # document id -> id of the document it copies
    withdrawals: tuple[Withdrawal, ...] = ()
    withdrawn: dict[str, str] = field(default_factory=dict)  # id of what was withdrawn -> its withdrawal
