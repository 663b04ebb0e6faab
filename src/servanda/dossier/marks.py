"""The shape of a file of hand-made marks on one document, as pydantic models.

Rule: words are given, never offsets. A quote that stands more than once says which by `nth`, from 1.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from servanda.dossier.schema import ActorFile, Edtf, Strict
from servanda.model.act import ROLES, Aspect, Modality, Polarity, Voice
from servanda.model.source import Basis
from servanda.model.when import Expression, parse


def _known_role(value: str) -> str:
    if value not in ROLES:
        raise ValueError(f"no role of the vocabulary: {value}")
    return value


RoleName = Annotated[str, AfterValidator(_known_role)]


def _expression(value: object) -> Expression:
    try:
        found = Expression.from_text(str(value))
    except ValueError:
        raise ValueError("an expression is written kind|value|direction, as in: weekday|5|past") from None
    if not found.needs_anchor:
        parse(found.value)
    return found


class Words(Strict):
    """Words of the document; `nth` where they stand more than once."""

    quote: str = Field(min_length=1)
    nth: int | None = Field(None, ge=1)


def _words(value: Any) -> Any:
    return {"quote": value} if isinstance(value, str) else value


Quote = Annotated[Words, BeforeValidator(_words)]
Quotes = Annotated[tuple[Quote, ...], Field(min_length=1)]


class WhenMark(Strict):
    """A time: `value` where the words name it, `says` where it depends on the day of publication."""

    text: Quote | None = None
    value: Edtf | None = None
    says: Annotated[Expression, BeforeValidator(_expression)] | None = None


class VoiceMark(Strict):
    """One voice of a chain; no `entity` where the text gives none."""

    name: str
    entity: str | None = None
    voice: Voice = Voice.REPORT


class RoleMark(Strict):
    """Who or what fills a role; without `text` it is implied."""

    role: RoleName
    entity: str | None = None
    text: Quote | None = None
    name: str = ""


class PublishedMark(Strict):
    """What the document's words tell of its day."""

    value: Edtf
    basis: Literal[Basis.STATED, Basis.DATELINE]
    quotes: Quotes
    note: str = ""


class MentionMark(Words):
    """Words that stand for the actor: every place of them, unless `nth` is given."""

    kind: Literal["name", "nominal", "pronoun"] = "name"
    acting: bool = True


class ActorMark(ActorFile):
    """An actor with its mentions in this document."""

    mentions: tuple[Annotated[MentionMark, BeforeValidator(_words)], ...] = ()


class SpeakerMark(Strict):
    """Who speaks."""

    name: str
    entity: str | None = None
    office: str = ""


class StatementMark(Strict):
    """A statement; `key` is what assertions within it refer to. The `cue` nearest to the content counts."""

    key: str
    speakers: tuple[SpeakerMark, ...] = Field(min_length=1)
    addressee: str | None = None
    content: Quotes
    cue: Quote | None = None
    direct: bool = False
    stance: Literal["supports", "opposes", "conditional", "neutral"] = "neutral"
    towards: str = ""
    act: str = ""
    said_by: tuple[VoiceMark, ...] = ()
    when: WhenMark | None = None


class AssertionMark(Strict):
    """An assertion; the words of roles and times are sought in `quotes`."""

    key: str
    type: str
    quotes: Quotes
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    aspect: Aspect = Aspect.EVENT
    roles: tuple[RoleMark, ...] = ()
    when: WhenMark | None = None
    said_by: tuple[VoiceMark, ...] = ()
    within: str | None = None
    content_of: str | None = None


class ConditionMark(Strict):
    """What an outcome is made to depend on."""

    key: str
    quotes: Quotes
    holder: str | None = None
    holder_name: str = ""
    outcome: str
    outcome_type: str = ""
    outcome_topic: str = ""
    requires: tuple[str, ...] = Field(min_length=1)
    requires_topics: tuple[str, ...] = ()
    force: Literal["necessary", "sufficient", "both", "not-stated"] = "not-stated"
    polarity: Polarity = Polarity.AFFIRMED
    said_by: tuple[VoiceMark, ...] = ()


class ClaimMark(Strict):
    """What the document says that is owed."""

    key: str
    quotes: Quotes
    instrument: str | None = None
    instrument_text: str = ""
    obligor: str | None
    beneficiary: str | None = None
    duty: str
    topic: str = ""
    form: Literal["do", "refrain", "give-access"] = "do"
    strength: Literal["shall", "best-efforts", "programme"] = "shall"
    bound: Literal["floor", "ceiling", "exact", "none"] = "none"
    timing: Literal["one-off", "recurring", "continuous"] = "continuous"
    said_by: tuple[VoiceMark, ...] = ()


class MeasureMark(Strict):
    """One parameter of a measure; `change` is the key of the act that began or ended it."""

    key: str
    quotes: Quotes
    topic: str
    by: str | None = None
    on: str | None = None
    parameter: str
    value: str
    until_change: bool = False
    change: str | None = None
    when: WhenMark | None = None
    said_by: tuple[VoiceMark, ...] = ()


class FigureMark(Strict):
    """A figure."""

    key: str
    quote: Quote
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str = ""
    counts: str = ""
    of: str | None = None
    per: str = ""
    period: WhenMark | None = None
    place: str | None = None
    said_by: tuple[VoiceMark, ...] = ()


class ReferenceMark(Strict):
    """A dated headline of another publication."""

    quote: Quote
    published: Edtf
    types: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


class MarkedFile(Strict):
    """All marks on one document."""

    document: str
    published: PublishedMark | None = None
    actors: tuple[ActorMark, ...] = ()
    statements: tuple[StatementMark, ...] = ()
    assertions: tuple[AssertionMark, ...] = ()
    conditions: tuple[ConditionMark, ...] = ()
    commitments: tuple[ClaimMark, ...] = ()
    measures: tuple[MeasureMark, ...] = ()
    figures: tuple[FigureMark, ...] = ()
    references: tuple[ReferenceMark, ...] = ()
