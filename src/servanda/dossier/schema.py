"""The shape of a dossier file, as pydantic models.

Rule: a field that is not named here is an error, and an id says its kind: ``state:``, ``track:`` and so on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import core_schema

from servanda.errors import BadDate
from servanda.model.actor import ActorType
from servanda.model.dossier import Certainty
from servanda.model.when import Recurrence, parse

_NAME = "[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*"
_ID = re.compile(f"^[a-z]+:{_NAME}$")
_ACT = re.compile(r"^[a-z]+\.[a-z]+(?:-[a-z]+)*$")
_FISCAL = re.compile(r"^FY(\d{4})$")
_CADENCE = re.compile(r"^(?:every )?(\d+) (day|week|month|year)s?$")


@dataclass(frozen=True)
class Written:
    """How a value is written, for editors: what the published JSON Schema says in place of its type."""

    schema: tuple[tuple[str, Any], ...]

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


@dataclass(frozen=True)
class Several:
    """One value or a list of them."""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


@dataclass(frozen=True)
class _Id:
    """An id of one of some kinds."""

    kinds: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^(?:{'|'.join(self.kinds)}):{_NAME}$"}

    def _check(self, value: str) -> str:
        if not _ID.match(value) or value.partition(":")[0] not in self.kinds:
            raise ValueError(f"an id here is written as {' or '.join(f'{kind}:…' for kind in self.kinds)}")
        return value


def _edtf(value: str) -> str:
    try:
        parse(value)
    except BadDate as error:
        raise ValueError(f"{error.what}. {error.remedy}") from None
    return value


def _act(value: str) -> str:
    if not _ACT.match(value):  # whether there is such an act is known once all files are read
        raise ValueError("an act is written as a group and a name, as in: talks.hold")
    return value


def _recurrence(value: object) -> Recurrence:
    match = _CADENCE.match(str(value))
    if not match or int(match[1]) < 1:
        raise ValueError("a cadence is written as a number and a unit, as in: 6 month")
    return Recurrence(int(match[1]), match[2])


def _of(*kinds: str) -> _Id:
    return _Id(kinds)


def _several(value: object) -> object:
    return (value,) if isinstance(value, (str, int, float)) else value


def _word(value: str) -> str:
    if not value.strip():
        raise ValueError("a name or a word is empty")
    return value


def _phrase(value: str) -> str:
    if not value.strip()[:1].isalnum():
        raise ValueError("words that name something begin with a word")
    return value


def _period(value: str) -> str:
    """A fiscal year is written FY2009; which month it begins with is a setting of the dossier."""
    if value.startswith("FY") and not _FISCAL.match(value):
        raise ValueError("a fiscal year is written with four digits, as in: FY2009")
    return value if value.startswith("FY") else _edtf(value)


_DAY = (("type", ("string", "integer")), ("examples", ("2009-05-22", "2009-05", "2009", "1994-09/1995-03")))
Edtf = Annotated[str, AfterValidator(_edtf), Written(_DAY)]
Period = Annotated[str, AfterValidator(_period), Written((*_DAY[:1], ("examples", ("FY2009", "2009"))))]
Word = Annotated[str, AfterValidator(_word)]
Phrase = Annotated[str, AfterValidator(_phrase)]
Step = Literal["not-initiated", "minimal", "intermediate", "full"]
Words = Annotated[tuple[Phrase, ...], Field(min_length=1)]
ActName = Annotated[str, AfterValidator(_act), Written((("type", "string"), ("pattern", _ACT.pattern)))]
Cadence = Annotated[
    Recurrence,
    BeforeValidator(_recurrence),
    Written((("type", "string"), ("pattern", _CADENCE.pattern), ("examples", ("6 month",)))),
]
Party = Annotated[str, _of("state", "org", "organ", "group")]
ActorId = Annotated[str, _of("state", "organ", "org", "person", "group", "place", "instrument")]
InstrumentId = Annotated[str, _of("instrument")]
CommitmentId = Annotated[str, _of("commitment")]
TrackId = Annotated[str, _of("track")]
ConceptId = Annotated[str, _of("concept")]
MeasureId = Annotated[str, _of("measure")]
SetId = Annotated[str, _of("set")]
ProvisionId = Annotated[str, _of("provision")]
SourceId = Annotated[str, _of("source")]
EntityId = Annotated[
    str,
    _of("state", "organ", "org", "person", "group", "place", "instrument", "concept", "track", "measure"),
]

# What may fill a role: who or what takes part, and an ordinal, a host's turn, a set or a duty that is meant.
FillerId = Annotated[
    str,
    _of(
        "state", "organ", "org", "person", "group", "place", "instrument", "concept", "track", "measure",
        "set", "commitment", "ordinal", "host",
    ),
]  # fmt: skip


class Strict(BaseModel):
    """A mapping that holds the named fields and no others; a year may stand without quotation marks."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, arbitrary_types_allowed=True
    )


class Stating(Strict):
    """What every definition that states something may carry."""

    sources: tuple[SourceId, ...] = ()
    known_on: Edtf | None = None
    certainty: Certainty = Certainty.SEEN
    note: str = ""


class SourceFile(Strict):
    """A publication that the definitions rest on."""

    id: SourceId
    title: str = ""
    publisher: str = ""
    address: str = ""
    published: Edtf | None = None
    kind: Literal[
        "", "official", "party-statement", "instrument-text", "law-text", "audit", "statistics",
        "wire", "press", "analysis", "ngo", "opinion", "secondary",
    ] = ""  # fmt: skip
    party: Party | None = None
    language: str = "en"
    read: Literal["full", "excerpt", "none"] = "full"
    note: str = ""


class OfficeFile(Strict):
    """An office held by an actor."""

    office: str
    start: Edtf | None = Field(None, alias="from")
    end: Edtf | None = Field(None, alias="to")
    past: bool = False
    seat: bool = False


class PartyFile(Strict):
    """A party, with the words that stand for it."""

    id: Party
    name: Word
    words: tuple[Word, ...] = ()
    demonyms: tuple[Word, ...] = ()
    capital: str = ""
    sources: tuple[SourceId, ...] = ()


class ActorFile(Strict):
    """A person, organ or organisation."""

    id: ActorId
    name: Word
    type: ActorType
    aliases: tuple[Word, ...] = ()
    offices: tuple[OfficeFile, ...] = ()
    party: Party | None = None


class ProvisionFile(Strict):
    """One provision of an instrument."""

    id: ProvisionId
    label: str
    matter: str = ""
    certainty: Certainty = Certainty.SEEN
    note: str = ""


class RelationFile(Strict):
    """How an instrument stands to another."""

    kind: Literal["supplements", "modifies", "replaces", "implements"]
    to: InstrumentId


class InstrumentFile(Stating):
    """An instrument."""

    id: InstrumentId
    title: Word
    kind: str = ""
    date: Edtf | None = None
    until: Edtf | None = None
    place: str = ""
    parties: tuple[Party, ...] = ()
    words: tuple[Word, ...] = ()
    provisions: tuple[ProvisionFile, ...] = ()
    relations: tuple[RelationFile, ...] = ()


class SetFile(Stating):
    """What someone means by one name for several instruments, from a day on."""

    id: SetId
    label: str
    members: tuple[InstrumentId, ...] = Field(min_length=1)
    used_by: str = ""
    start: Edtf | None = Field(None, alias="from")


class PeriodsFile(Strict):
    """The periods in which a duty is counted."""

    every: Cadence
    start: Edtf = Field(alias="from")
    label: Literal["fiscal", "calendar", ""] = ""


class CountFile(Strict):
    """Which figures measure a commitment."""

    counts: ConceptId
    kind: Literal["total", "level"] = "total"
    unit: str = ""
    of: EntityId | None = None
    place: EntityId | None = None
    excludes: tuple[str, ...] = ()
    by: tuple[EntityId, ...] = ()


class CreditFile(Strict):
    """An amount that an instrument lets count towards a bound within a stretch of time."""

    period: Edtf
    amount: float
    note: str = ""


class CommitmentFile(Stating):
    """A commitment under an instrument; owed by several, it is one commitment of each."""

    id: CommitmentId
    instrument: InstrumentId
    provision: ProvisionId | None = None
    obligor: Annotated[tuple[Party, ...], BeforeValidator(_several), Field(min_length=1), Several()]
    beneficiary: Party | None = None
    duty: str = Field(min_length=1)
    topics: tuple[ConceptId, ...] = ()
    form: Literal["do", "refrain", "give-access"] = "do"
    strength: Literal["shall", "best-efforts", "programme"] = "shall"
    bound: Literal["floor", "ceiling", "exact", "none"] = "none"
    timing: Literal["one-off", "recurring", "continuous"] = "continuous"
    amount: float | None = None
    unit: str = ""
    periods: PeriodsFile | None = None
    measured_by: tuple[CountFile, ...] = ()
    credits: tuple[CreditFile, ...] = ()
    surplus: Literal["lapses", "carries"] = "lapses"
    due: Edtf | None = None
    valid_from: Edtf | None = None
    valid_to: Edtf | None = None
    superseded_by: CommitmentId | None = None
    exception: str = ""
    performed_by: tuple[ActName, ...] = ()
    breached_by: tuple[ActName, ...] = ()


class TrackFile(Stating):
    """A track of talks."""

    id: TrackId
    name: str
    parties: tuple[Party, ...] = Field(min_length=1)
    topics: tuple[ConceptId, ...] = ()
    cadence: Cadence | None = None
    cadence_by: Literal["text", "practice"] = "practice"
    practice: Cadence | None = None
    hosting: Literal["alternate", ""] = ""
    hosting_by: Literal["text", "practice"] = "practice"
    instruments: tuple[InstrumentId, ...] = ()


class RuleFile(Stating):
    """What a measure says of one parameter, for a stretch of time."""

    parameter: str = Field(min_length=1)
    test: Literal["max", "min", "is", "one-of", "none-of", "free", "required"]
    values: Annotated[tuple[str, ...], BeforeValidator(_several), Several()] = ()
    unit: str = ""
    start: Edtf | None = Field(None, alias="from")
    end: Edtf | None = Field(None, alias="to")
    says: str = ""


class MeasureFile(Stating):
    """A rule, limit, permit or embargo."""

    id: MeasureId
    name: str
    topic: ConceptId
    by: Party
    on: EntityId | None = None
    start: Edtf | None = Field(None, alias="from")
    end: Edtf | None = Field(None, alias="to")
    rules: tuple[RuleFile, ...] = ()
    references: tuple[str, ...] = ()


class ConceptFile(Strict):
    """A subject matter; its words by language, as in ``en: [mail, post]``."""

    id: ConceptId
    words: dict[str, Words] = Field(min_length=1)


class FrameFile(Strict):
    """What must stand with the words of an act for it to be read."""

    patient: Words = ()
    subject: Words = ()
    object: Literal["", "actor", "state", "place"] = ""
    alone: bool = False
    anything: bool = False
    acting: bool = False
    mutual: bool = False
    many: bool = False
    human: bool = False
    to: bool = False
    unless: Words = ()


class ActFile(Strict):
    """Words for an act of the vocabulary, or an act of the dossier's own; verbs in their plain form."""

    type: ActName
    words: dict[str, Words] = Field(min_length=1)
    adverse: bool = False
    frame: FrameFile | None = None


class NounFile(Strict):
    """Words for a class of nouns that acts ask for."""

    kind: str = Field(pattern="^[a-z][a-z-]*$")
    words: dict[str, Words] = Field(min_length=1)


class SecondFile(Strict):
    """Another coder's step."""

    by: str = Field(min_length=1)
    step: Step


class AssessmentFile(Strict):
    """An analyst's step on the implementation scale."""

    commitment: CommitmentId
    period: Period
    step: Step
    by: str = Field(min_length=1)
    on: Edtf
    why: str = Field(min_length=1)
    second: SecondFile | None = None
    sources: tuple[SourceId, ...] = ()


class FindingFile(Stating):
    """Whether a requirement of a condition held."""

    condition: str
    requires: str
    holds: bool
    when: Edtf | None = None
