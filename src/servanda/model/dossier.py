"""What an analyst's dossier states: identities, what they are defined by, and facts with their sources.

A dossier names, documents tell. An identity (a party, a track) is only a name to match claims to; what a
definition states of it (a duty, a cadence, a rule) is a fact, known from the earliest publication of a
source that states it, from an explicit `known_on`, else from the day it was entered.
A fact of the dossier's own kind (a round held, a figure, a position) is an `Account`: the note on one
source, as a document with a reading of it, so that it stands, merges and is dated like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from servanda.model.actor import Actor
from servanda.model.record import Reading
from servanda.model.source import Document
from servanda.model.when import Recurrence

CONVERTER = "dossier"  # `Document.canonical.converter` of a note: its words are the analyst's, not a source's


class Certainty(StrEnum):
    """How sure the compiler of a fact is of it."""

    SEEN = "seen"  # a source says it
    INFERRED = "inferred"  # it follows from sources
    UNVERIFIED = "unverified"  # from numbering, memory or a passing mention


CONFIDENCE = {Certainty.SEEN: 0.95, Certainty.INFERRED: 0.7, Certainty.UNVERIFIED: 0.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDef:
    """A publication that the dossier rests on and the record may not hold.

    `published` is EDTF, None where not known; `party` is whose publication it is, if a party's; `read` tells
    how much of it the compiler saw: full, excerpt or none.
    """

    id: str  # source:...
    title: str = ""
    publisher: str = ""
    address: str = ""
    published: str | None = None
    kind: str = ""
    party: str | None = None
    language: str = "en"
    read: str = "full"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What every definition that states something carries: its sources, and from when it counts."""

    sources: tuple[str, ...] = ()
    known_on: str | None = None  # EDTF
    certainty: Certainty = Certainty.SEEN
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDef:
    """A party as the dossier names it; `words` are further names, demonyms, capitals, metonyms."""

    id: str  # state:XX
    name: str
    words: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionDef:
    """One provision of an instrument: its place in the text and its matter in the compiler's own words."""

    id: str  # provision:...
    label: str  # "paragraph 3", "article V(2)"
    matter: str = ""
    certainty: Certainty = Certainty.SEEN
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentDef(Stated):
    """An instrument: a treaty, an exchange of notes, a joint communique.

    `relations` are pairs of a kind (supplements, modifies, replaces) and another instrument's id. `until` is
    the day on which its own terms end it, extensions aside: the last day of what is owed is the one before.
    """

    id: str  # instrument:...
    title: str
    kind: str = ""
    date: str | None = None  # EDTF, of conclusion
    until: str | None = None  # EDTF
    place: str = ""
    parties: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    provisions: tuple[ProvisionDef, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentSetDef(Stated):
    """What someone means by one name for several instruments ("the accords"), from a day on."""

    id: str  # set:...
    label: str
    members: tuple[str, ...]
    used_by: str = ""  # an entity id or a name; empty: anyone
    start: str | None = None  # EDTF; None: always


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodDef:
    """The periods in which a recurring duty is counted: of one length, end to end, from a first day.

    `label` is fiscal (named after the year in which it ends), calendar, or empty.
    """

    every: Recurrence
    start: str  # EDTF day
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDef:
    """Which figures measure a commitment: a figure of any other scope is never compared with it.

    Empty `by` takes a count by anyone, empty `unit` the unit of what is counted, empty `of` a figure of the
    obligor or of nobody; else `of`, `place` and `excludes` must be those of the figure. `kind`: a total
    grows through its period, a level is as of a day.
    """

    counts: str  # concept id
    kind: str = "total"  # total | level
    unit: str = ""
    of: str | None = None
    place: str | None = None
    excludes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditDef:
    """An amount that an instrument lets count towards a bound within a stretch of time (EDTF interval)."""

    period: str
    amount: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentDef(Stated):
    """A commitment under an instrument, owed by one party.

    `amount` with `bound` is the number to reach or not to exceed in each of `periods`; `due` (EDTF) is the
    last day of a one-off duty. `surplus` tells whether a later surplus may cure a shortfall: only where the
    instrument says so.
    """

    id: str  # commitment:...
    instrument: str
    provision: str | None = None
    obligor: str
    beneficiary: str | None = None
    duty: str
    topics: tuple[str, ...] = ()  # concept ids by which claims and acts are matched
    form: str = "do"
    strength: str = "shall"
    bound: str = "none"
    timing: str = "continuous"
    amount: float | None = None
    unit: str = ""
    periods: PeriodDef | None = None
    measured_by: tuple[CountDef, ...] = ()
    credits: tuple[CreditDef, ...] = ()
    surplus: str = "lapses"  # lapses | carries
    due: str | None = None
    valid_from: str | None = None  # EDTF; None: from the instrument's date
    valid_to: str | None = None
    superseded_by: str | None = None
    exception: str = ""
    performed_by: tuple[str, ...] = ()  # act types that perform it
    breached_by: tuple[str, ...] = ()  # act types that breach it


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackDef(Stated):
    """A track of talks. `cadence_by` and `hosting_by` tell whether text or only practice says so.

    `practice` is the cadence in practice where the text has another one.
    """

    id: str  # track:...
    name: str
    parties: tuple[str, ...]
    topics: tuple[str, ...] = ()  # concept ids of what is talked about
    cadence: Recurrence | None = None
    cadence_by: str = "practice"  # text | practice
    practice: Recurrence | None = None
    hosting: str = ""  # "alternate" or ""
    hosting_by: str = "practice"
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDef(Stated):
    """What a measure says of one parameter, for a stretch of time.

    `test` is max | min | is | one-of | none-of | free | required. "free" sets no limit to the parameter;
    "required" says that the thing named must be had. `says` is the rule in the compiler's words.
    """

    parameter: str
    test: str
    values: tuple[str, ...] = ()
    unit: str = ""
    start: str | None = None  # EDTF
    end: str | None = None
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDef(Stated):
    """A rule, limit, permit or embargo with its dated parameters; `references` are its legal citations."""

    id: str  # measure:...
    name: str
    topic: str
    by: str
    on: str | None = None
    start: str | None = None  # EDTF
    end: str | None = None
    rules: tuple[RuleDef, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptDef:
    """A subject matter with the words that name it, by language: ``{"en": (...,)}`` as pairs."""

    id: str  # concept:...
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameDef:
    """What must stand with a dossier's words for an act; what a field means stands in docs/dossier.md."""

    patient: tuple[str, ...] = ()  # classes of nouns: what it is done to
    subject: tuple[str, ...] = ()  # classes of nouns: who or what does it
    object: str = ""  # actor | state | place: the object names one
    alone: bool = False  # the subject undergoes it: "the talks collapsed"
    anything: bool = False  # it may be done to whatever stands there, or to nothing
    acting: bool = False  # the subject is one who acts
    mutual: bool = False  # two sides at least are named
    many: bool = False  # several act together and no object follows
    human: bool = False  # people fit as well as the patient
    to: bool = False  # "to", "with", "from" add the other side
    unless: tuple[str, ...] = ()  # words that may not follow


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDef:
    """Words that a dossier adds to an act of the vocabulary, or an act of its own with its words.

    `words` are pairs of a language and verbs or nouns, as (("en", ("moor", "mooring")),). Without a `frame`
    they ask for what the act's own words ask for.
    """

    type: str
    words: tuple[tuple[str, tuple[str, ...]], ...]
    adverse: bool = False
    frame: FrameDef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NounDef:
    """Words that a dossier adds to a class of nouns that frames ask for; a class may be its own."""

    kind: str
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentDef:
    """An analyst's step on the four-step implementation scale for a commitment in a period.

    `step` is not-initiated | minimal | intermediate | full; `second` is another coder's (name, step).
    It is known on its own day. Source: the scale of the Peace Accords Matrix (Kroc Institute).
    """

    commitment: str
    period: str  # EDTF
    step: str
    by: str
    on: str  # EDTF day on which it was made
    why: str
    second: tuple[str, str] | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDef(Stated):
    """Whether a requirement of a condition held, from a day on, as sources tell it."""

    condition: str  # the entry id of a condition, or a condition's id in the record
    requires: str  # the words of the requirement
    holds: bool
    when: str | None = None
    conditions: tuple[str, ...] = ()  # ids in the record of what tells that entry


@dataclass(frozen=True, slots=True)
class Account:
    """The dossier's note on one source: its document has the analyst's words, its reading what they tell.

    `entered`: it counts from the day on which it was entered in the record, since nothing dates it.
    """

    document: Document
    reading: Reading
    source: str | None = None
    entered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All definitions and facts of one accord. `fingerprint` names the words a reader may take from it."""

    name: str = ""
    pipeline: str = ""  # an installed spaCy pipeline to read with; empty: the built-in one
    parties: tuple[PartyDef, ...] = ()
    actors: tuple[Actor, ...] = ()
    instruments: tuple[InstrumentDef, ...] = ()
    sets: tuple[InstrumentSetDef, ...] = ()
    commitments: tuple[CommitmentDef, ...] = ()
    tracks: tuple[TrackDef, ...] = ()
    measures: tuple[MeasureDef, ...] = ()
    concepts: tuple[ConceptDef, ...] = ()
    acts: tuple[ActDef, ...] = ()
    nouns: tuple[NounDef, ...] = ()
    sources: tuple[SourceDef, ...] = ()
    assessments: tuple[AssessmentDef, ...] = ()
    findings: tuple[FindingDef, ...] = ()
    accounts: tuple[Account, ...] = field(default=())
    fingerprint: str = ""

    def __hash__(self) -> int:
        # Tables are kept by dossier and asked for with each document; to hash all its facts takes 10 ms.
        return hash((self.name, self.fingerprint, self.parties))
