"""The shape of the facts in a dossier file: rounds, events, statements, figures, conditions.

Rule: each fact is told in the compiler's own words (`says`) and names its sources; where sources differ,
`accounts` gives what some of them say otherwise, field by field, so that rival values stand side by side.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from servanda.dossier.schema import (
    ActFile,
    ActName,
    ActorFile,
    AssessmentFile,
    CommitmentFile,
    ConceptFile,
    Edtf,
    EntityId,
    FillerId,
    FindingFile,
    InstrumentFile,
    MeasureFile,
    NounFile,
    Party,
    PartyFile,
    Period,
    SetFile,
    SourceFile,
    Stating,
    Strict,
    TrackFile,
    TrackId,
)
from servanda.model.act import ROLES, Status
from servanda.model.talks import RoundState


def _role(value: str) -> str:
    if value not in ROLES:
        raise ValueError(f"no role of the vocabulary: {value}")
    return value


RoleName = Annotated[str, AfterValidator(_role)]


class VoiceFile(Strict):
    """One voice of a chain, outermost first."""

    name: str = Field(min_length=1)
    entity: EntityId | None = None


class Entry(Stating):
    """What every fact carries: an id, the compiler's words, voices, accounts that differ, withdrawals."""

    id: str = Field(min_length=1)
    says: str = Field(min_length=1)
    said_by: tuple[VoiceFile, ...] = ()
    accounts: tuple[dict[str, Any], ...] = ()
    withdraws: tuple[str, ...] = ()  # ids of entries that this one takes back


class ItemFile(Strict):
    """A point that a side raised at a round; `act` is a position or proposal of the vocabulary."""

    by: Party
    act: ActName
    about: EntityId | None = None
    text: str = Field(min_length=1)


class CauseFile(Strict):
    """A reason, and who gives it; without `by` the source itself."""

    text: str = Field(min_length=1)
    by: str = ""
    entity: EntityId | None = None


class OutcomeFile(Strict):
    """What came of a round: an act of both sides, or how one side (`by`) puts it; at least one of the two."""

    says: str = Field(min_length=1)
    act: ActName | None = None
    status: Literal["happened", "did-not-happen", "planned"] = "happened"
    by: Party | None = None


class RoundFile(Entry):
    """One round of a track, as some sources tell it.

    `when` is the day or days for which it is told to be held or planned; `acted` the day of a postponement
    or cancellation and `by` who caused it. `ordinal` counts all rounds of the track; a count that begins
    later has no number here and stands in the words.
    """

    track: TrackId
    state: RoundState
    when: Period | None = None
    place: str = ""
    host: Party | None = None
    heads: dict[Party, EntityId] = Field(default_factory=dict)
    members: dict[Party, tuple[EntityId, ...]] = Field(default_factory=dict)
    ordinal: int | None = Field(None, ge=1)
    counted_by: Party | None = None
    items: tuple[ItemFile, ...] = ()
    causes: tuple[CauseFile, ...] = ()
    outcomes: tuple[OutcomeFile, ...] = ()
    by: Party | None = None
    acted: Edtf | None = None


class RoleFile(Strict):
    """Who or what fills a role: an entity, or words."""

    role: RoleName
    entity: FillerId | None = None
    text: str = ""


class EventFile(Entry):
    """An act of the vocabulary. An alleged or denied one needs `said_by`.

    `until` is where an extension moves the end of an instrument's term.
    """

    type: ActName
    status: Status = Status.HAPPENED
    roles: tuple[RoleFile, ...] = ()
    when: Period | None = None
    until: Edtf | None = None
    content_of: str | None = None  # id of the event whose content this is: what was proposed


class StatementFile(Entry):
    """A position that someone took."""

    speaker: EntityId
    name: str = ""
    office: str = ""
    addressee: EntityId | None = None
    stance: Literal["supports", "opposes", "conditional", "neutral"] = "neutral"
    towards: str = ""
    act: ActName | None = None
    when: Period | None = None


class FigureFile(Entry):
    """A count. `value` for one number, `min` and `max` for a range or a bound."""

    value: float | None = None
    min: float | None = None
    max: float | None = None
    approximate: bool = False
    unit: str = ""
    counts: str = Field(min_length=1)
    of: EntityId | None = None
    per: str = ""
    period: Period | None = None
    as_of: Edtf | None = None
    place: EntityId | None = None
    excludes: tuple[str, ...] = ()
    counted_by: EntityId | None = None


class ConditionFile(Entry):
    """What a holder makes an outcome depend on."""

    holder: EntityId | None = None
    holder_name: str = ""
    outcome: str = Field(min_length=1)
    outcome_type: ActName | None = None
    outcome_topic: EntityId | None = None
    requires: tuple[str, ...] = Field(min_length=1)
    requires_topics: tuple[EntityId, ...] = ()
    force: Literal["necessary", "sufficient", "both", "not-stated"] = "not-stated"


class DossierFile(Strict):
    """One file of a dossier: any of its sections."""

    name: str = ""
    pipeline: str = ""  # an installed spaCy pipeline to read with, in place of the built-in one
    fiscal_year_begins: int = Field(1, ge=1, le=12)  # month; FY2009 is named after the year in which it ends
    parties: tuple[PartyFile, ...] = ()
    actors: tuple[ActorFile, ...] = ()
    instruments: tuple[InstrumentFile, ...] = ()
    sets: tuple[SetFile, ...] = ()
    commitments: tuple[CommitmentFile, ...] = ()
    tracks: tuple[TrackFile, ...] = ()
    measures: tuple[MeasureFile, ...] = ()
    concepts: tuple[ConceptFile, ...] = ()
    acts: tuple[ActFile, ...] = ()
    nouns: tuple[NounFile, ...] = ()
    sources: tuple[SourceFile, ...] = ()
    rounds: tuple[RoundFile, ...] = ()
    events: tuple[EventFile, ...] = ()
    statements: tuple[StatementFile, ...] = ()
    figures: tuple[FigureFile, ...] = ()
    conditions: tuple[ConditionFile, ...] = ()
    assessments: tuple[AssessmentFile, ...] = ()
    findings: tuple[FindingFile, ...] = ()
