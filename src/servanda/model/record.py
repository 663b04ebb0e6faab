"""What a reading holds: assertions with evidence, statements, conditions, claims, problems; and judgements.

Each assertion keeps four axes apart and its chain of voices; nothing here knows a store or a language.
All ids are content ids: reading the same words in the same way gives the same id on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.model.act import Aspect, Attribution, Modality, Polarity, Status, status_of
from servanda.model.actor import Actor
from servanda.model.figure import Figure
from servanda.model.ids import content_id
from servanda.model.source import Evidence, Published
from servanda.model.when import Expression, Recurrence, Temporal

FEW = "quantity:few"  # the entity of an amount that is hardly any


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what fills a role: the words with their offsets (None where implied) and the resolved entity."""

    role: str
    text: str
    entity: str | None = None
    name: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """That something is, was, will or did not, as some words of a document say.

    `said_by` is outermost first; empty is the publisher's own voice. `within` is the id of the statement
    that holds it, `content_of` the id of the assertion whose content it is (what was proposed, demanded).
    `confidence` is the probability that type, status, agent and target are all right. `fact` is set where a
    compiler tells one thing from several sources: what bears one name is one event, however it is told.
    """

    id: str
    document: str
    reading: str
    type: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    aspect: Aspect = Aspect.EVENT
    roles: tuple[Role, ...] = ()
    when: Temporal | None = None
    said_by: tuple[Attribution, ...] = ()
    within: str | None = None
    content_of: str | None = None
    evidence: tuple[Evidence, ...]
    confidence: float = 0.5
    fact: str = ""

    @property
    def status(self) -> Status:
        """The derived status."""
        voices = tuple(link.voice for link in self.said_by)
        return status_of(self.type, self.polarity, self.modality, self.aspect, voices)

    @property
    def is_custom(self) -> bool:
        """Tell whether it speaks of what is done time and again: a habit, or how often it is (not) done."""
        lasting = self.type == "talks.hold" and self.aspect is Aspect.STATE
        return (
            lasting
            or self.aspect is Aspect.HABIT
            or any(
                role.role == "amount" and (role.entity or "").startswith("cadence:") for role in self.roles
            )
        )

    @property
    def is_scanty(self) -> bool:
        """Tell whether it speaks of hardly any: "the few permits it does give"."""
        return any(role.role == "amount" and role.entity == FEW for role in self.roles)

    def role(self, name: str) -> Role | None:
        """The first filler of a role."""
        return next((role for role in self.roles if role.role == name), None)

    def all_roles(self, name: str) -> tuple[Role, ...]:
        """Every filler of a role, in text order."""
        return tuple([role for role in self.roles if role.role == name])


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression in a document. `type` DATE | TIME | DURATION | SET; `value` is TIMEX3.

    `value` is resolved where the anchor was known on reading, and masked (``XXXX-WXX-5``) where not. `mod` is
    TIMEX3's: START, MID, END, APPROX, MORE_THAN and the like, or empty. `confidence` is the chance that
    extent and value are both right.
    """

    document: str
    start: int
    end: int
    text: str
    type: str
    value: str
    expression: Expression | None = None
    recurrence: Recurrence | None = None
    mod: str = ""
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Its name in exports."""
        return content_id("t", self.document, self.start, self.end, self.type)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, with the office in which the text says so."""

    entity: str | None
    name: str
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source, a cue and a content; `content` may be several spans (a quotation that the cue interrupts).

    `stance` is supports | opposes | conditional | neutral, towards an entity or concept id (or words).
    `act` is the speech act as a position type (``position.demand``), empty where it only reports.
    """

    id: str
    document: str
    speakers: tuple[Speaker, ...]
    addressee: str | None = None
    content: tuple[Evidence, ...]
    cue: Evidence | None = None
    direct: bool = False
    stance: str = "neutral"
    towards: str = ""
    act: str = ""
    said_by: tuple[Attribution, ...] = ()  # voices outside the speaker: "reports said an official said"
    when: Temporal | None = None

    @property
    def given(self) -> str:
        """How the words are given: direct | mixed (reported, with quoted parts) | reported."""
        quoted = any(mark in part.quote for part in self.content for mark in '“”„«»"')
        return "direct" if self.direct else "mixed" if quoted else "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A holder makes an outcome depend on requirements.

    `force` is necessary | sufficient | both | not-stated.
    """

    id: str
    document: str
    holder: str | None
    holder_name: str = ""
    outcome: str  # the words of the outcome; `outcome_type` the act it would be, if known
    outcome_type: str = ""
    outcome_topic: str = ""  # concept id: concept:embargo
    requires: tuple[str, ...]
    requires_topics: tuple[str, ...] = ()
    force: str = "not-stated"
    polarity: Polarity = Polarity.AFFIRMED  # negated: what is required is an absence ("no preconditions")
    barred: bool = (
        False  # the outcome's words say that it will not be, save as required ("will not … unless")
    )
    evidence: tuple[Evidence, ...]
    said_by: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentClaim:
    """What a document says an instrument establishes or a party pledges.

    `form` do | refrain | give-access; `strength` shall | best-efforts | programme;
    `bound` floor | ceiling | exact | none; `timing` one-off | recurring | continuous.
    `amount` with `unit` is the number of the duty, `period` (day, week, month, season, year) in which it
    recurs, `due` (EDTF, or the words of a delay) by when. Negated: what a party is not bound to.
    """

    id: str
    document: str
    instrument: str | None
    instrument_text: str = ""
    obligor: str | None
    obligor_name: str = ""
    beneficiary: str | None = None
    duty: str
    topic: str = ""  # concept id, by which claims of several documents meet
    form: str = "do"
    strength: str = "shall"
    bound: str = "none"
    timing: str = "continuous"
    period: str = ""
    amount: float | None = None
    unit: str = ""
    due: str = ""
    polarity: Polarity = Polarity.AFFIRMED
    commitment: str | None = None  # the identity that is meant, where the claim itself names it
    evidence: tuple[Evidence, ...]
    said_by: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureClaim:
    """What a document says of a rule's content: one parameter of one measure, and from when.

    `topic` is the concept the measure is about (``concept:travel``); `parameter` a short key
    (``length``, ``frequency``, ``relation``, ``in-force``); `when` the time for which it is said.
    """

    id: str
    document: str
    topic: str
    by: str | None
    on: str | None
    parameter: str
    value: str
    test: str = ""  # as in `dossier.RuleDef`; empty where the words leave open what is allowed
    values: tuple[str, ...] = ()  # of the test, language-neutral: "14", "kin:parent"
    unit: str = ""  # "day", "USD/3 month", "/3 year"
    until_change: bool = False  # True: the value that a change ended ("had limited ... to")
    change: str | None = None  # assertion id of the act that began or ended it
    when: Temporal | None = None
    measure: str | None = None  # the identity that is meant, where the claim itself names it
    evidence: tuple[Evidence, ...]
    said_by: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A dated headline or mention of another publication, in furniture ("related stories").

    It dates no act. It may date another document: `types`, `entities` tell what the headline speaks of.
    """

    document: str
    start: int
    end: int
    headline: str
    published: Temporal
    types: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That someone took back what was told before: a ruling vacated, a report withdrawn.

    `what` are ids of assertions, statements or figures. They stay in the record, and count as withdrawn from
    the day on which this became known.
    """

    id: str
    document: str
    what: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    said_by: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Text that could not be used: where, the words, why, the remedy. It costs nothing else."""

    id: str
    where: str
    what: str
    words: str = ""
    remedy: str = ""
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader, in one version, with one set of words and one anchor, found in a document.

    Rule: a reading is never overwritten; views use the latest complete one of each document.
    """

    id: str
    document: str
    reader: str  # name and version; "hand" for marked texts
    words: str  # fingerprint of lexicons and dossier words
    anchor: str | None  # the publication day it was read against, EDTF
    published: Published = field(default_factory=Published)  # what the document's own words tell of it
    assertions: tuple[Assertion, ...] = ()
    timexes: tuple[Timex, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
    measures: tuple[MeasureClaim, ...] = ()
    references: tuple[Reference, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    problems: tuple[Problem, ...] = ()

    def evidence(self) -> Iterator[Evidence]:
        """Every citation in the reading, for the store to check."""
        for assertion in self.assertions:
            yield from assertion.evidence
        for statement in self.statements:
            yield from statement.content
            if statement.cue:
                yield statement.cue
        for condition in self.conditions:
            yield from condition.evidence
        for commitment in self.commitments:
            yield from commitment.evidence
        for measure in self.measures:
            yield from measure.evidence
        for withdrawal in self.withdrawals:
            yield from withdrawal.evidence


class Decision(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"  # value: ATTRIBUTE=VALUE
    SAME = "same"  # value: the other id
    DIFFERENT = "different"  # value: the other id
    PREFER = "prefer"  # value: the assertion whose value settles a conflict
    ASSESS = "assess"  # subject: a commitment; value: PERIOD=STEP on the implementation scale


@dataclass(frozen=True, slots=True)
class Anchorage:
    """To what a judgement on a reading is bound, so that a new reading can be matched by overlap."""

    document: str
    start: int
    end: int
    type: str
    attribute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision, with who, when and why; taken back by a later one, never deleted."""

    id: str
    decision: Decision
    subject: str
    value: str = ""
    by: str
    why: str
    recorded_at: str  # ISO 8601, UTC
    anchorage: tuple[Anchorage, ...] = field(default=())  # of the subject
    value_anchorage: tuple[Anchorage, ...] = field(default=())  # of the value, where it is an id
    takes_back: str | None = None
