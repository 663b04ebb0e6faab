"""The shape of a dossier file, as pydantic models.

Rule: a field that is not named here is an error, and an id says its kind: ``state:``, ``track:`` and so on.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from servanda.errors import BadDate
from servanda.model.act import ACT
from servanda.model.actor import ActorType
from servanda.model.when import Recurrence, parse

_ID = re.compile(r"^[a-z]+:[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$")
_CADENCE = re.compile(r"^(?:every )?(\d+) (day|week|month|year)s?$")


def _edtf(value: str) -> str:
    try:
        parse(value)
    except BadDate as error:
        raise ValueError(f"{error.what}. {error.remedy}") from None
    return value


def _act(value: str) -> str:
    if value not in ACT:
        raise ValueError(f"no act of the vocabulary: {value}")
    return value


def _recurrence(value: object) -> Recurrence:
    match = _CADENCE.match(str(value))
    if not match or int(match[1]) < 1:
        raise ValueError("a cadence is written as a number and a unit, as in: 6 month")
    return Recurrence(int(match[1]), match[2])


def _of(*kinds: str) -> AfterValidator:
    def check(value: str) -> str:
        if not _ID.match(value) or value.partition(":")[0] not in kinds:
            raise ValueError(f"an id here is written as {' or '.join(f'{kind}:…' for kind in kinds)}")
        return value

    return AfterValidator(check)


Edtf = Annotated[str, AfterValidator(_edtf)]
ActName = Annotated[str, AfterValidator(_act)]
Cadence = Annotated[Recurrence, BeforeValidator(_recurrence)]
Party = Annotated[str, _of("state", "org", "organ", "group")]
ActorId = Annotated[str, _of("state", "organ", "org", "person", "group", "place", "instrument")]
InstrumentId = Annotated[str, _of("instrument")]
CommitmentId = Annotated[str, _of("commitment")]
TrackId = Annotated[str, _of("track")]
ConceptId = Annotated[str, _of("concept")]


class Strict(BaseModel):
    """A mapping that holds the named fields and no others; a year may stand without quotation marks."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, arbitrary_types_allowed=True
    )


class OfficeFile(Strict):
    """An office held by an actor."""

    office: str
    start: Edtf | None = Field(None, alias="from")
    end: Edtf | None = Field(None, alias="to")
    past: bool = False


class PartyFile(Strict):
    """A party, with the words that stand for it."""

    id: Party
    name: str
    words: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    sources: tuple[str, ...] = ()


class ActorFile(Strict):
    """A person, organ or organisation."""

    id: ActorId
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    offices: tuple[OfficeFile, ...] = ()
    party: Party | None = None


class InstrumentFile(Strict):
    """An instrument."""

    id: InstrumentId
    title: str
    date: Edtf | None = None
    parties: tuple[Party, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class CommitmentFile(Strict):
    """A commitment under an instrument."""

    id: CommitmentId
    instrument: InstrumentId
    obligor: Party
    beneficiary: Party | None = None
    duty: str
    topics: tuple[ConceptId, ...] = ()
    form: Literal["do", "refrain", "give-access"] = "do"
    strength: Literal["shall", "best-efforts", "programme"] = "shall"
    bound: Literal["floor", "ceiling", "exact", "none"] = "none"
    timing: Literal["one-off", "recurring", "continuous"] = "continuous"
    performed_by: tuple[ActName, ...] = ()
    breached_by: tuple[ActName, ...] = ()
    sources: tuple[str, ...] = ()


class TrackFile(Strict):
    """A track of talks."""

    id: TrackId
    name: str
    parties: tuple[Party, ...] = Field(min_length=1)
    topics: tuple[ConceptId, ...] = ()
    cadence: Cadence | None = None
    cadence_by: Literal["text", "practice"] = "practice"
    hosting: Literal["alternate", ""] = ""
    hosting_by: Literal["text", "practice"] = "practice"
    instruments: tuple[InstrumentId, ...] = ()
    sources: tuple[str, ...] = ()


class ConceptFile(Strict):
    """A subject matter; its words by language, as in ``en: [mail, post]``."""

    id: ConceptId
    words: dict[str, tuple[str, ...]] = Field(min_length=1)


class DossierFile(Strict):
    """One file of a dossier: any of its sections."""

    name: str = ""
    parties: tuple[PartyFile, ...] = ()
    actors: tuple[ActorFile, ...] = ()
    instruments: tuple[InstrumentFile, ...] = ()
    commitments: tuple[CommitmentFile, ...] = ()
    tracks: tuple[TrackFile, ...] = ()
    concepts: tuple[ConceptFile, ...] = ()
