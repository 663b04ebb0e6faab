"""The accord itself: instruments, commitments, tracks, rounds, proposals, measures; and a dossier of them.

A dossier states identities (who the parties are, which instrument, which track); documents tell what
happened. What a dossier states without a document is outside knowledge and is labelled so in every view.
The states are those of the tables in `assess`; here they are only named.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.figure import Amount
from servanda.model.ids import content_id
from servanda.model.record import Problem
from servanda.model.when import Recurrence, When


class RoundState(StrEnum):
    """Where one round stands."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    HELD = "held"
    POSTPONED = "postponed"
    DID_NOT_TAKE_PLACE = "did-not-take-place"
    CANCELLED = "cancelled"


class TrackState(StrEnum):
    """Where a track of talks stands."""

    NONE = "none"
    RUNNING = "running"
    SUSPENDED = "suspended"
    RESUMPTION_OFFERED = "resumption-offered"
    RESUMPTION_AGREED = "resumption-agreed"
    DORMANT = "dormant"
    BROKEN_OFF = "broken-off"
    CONCLUDED = "concluded"


class ProposalState(StrEnum):
    """Where a proposal, a request or a demand stands."""

    TABLED = "tabled"
    REPEATED = "repeated"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    WITHDRAWN = "withdrawn"


class PerformanceState(StrEnum):
    """Whether a commitment was performed in a period, never beyond the evidence."""

    PERFORMED = "performed"
    PERFORMED_IN_PART = "performed-in-part"
    NOT_PERFORMED = "not-performed"
    ALLEGED_NOT_PERFORMED = "alleged-not-performed"
    DISPUTED = "disputed"
    NO_EVIDENCE = "no-evidence"
    NOT_YET_DUE = "not-yet-due"
    SUSPENDED = "suspended"


# --- what assessing finds; every one carries `because`, ids that lead down to assertions


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a round. `statements` are speech ids, `items` what it raised (with event ids).

    `head` is set where all who state one agree; `heads` keeps every one that is stated.
    """

    party: str
    head: str | None = None  # entity id; None: not stated, or stated differently
    heads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    statements: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A point that a side tabled: the act, its topic if known, the words, and the event behind it.

    One request may be about several things: `topics` has them all, `topic` is the first.
    """

    type: str
    topic: str | None
    text: str
    because: tuple[str, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Which round it is by someone's count: a party's id, or a publisher's name in its own voice."""

    by: str
    n: int
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundAct:
    """What someone did about a round: proposed, scheduled, postponed or declined it, when and why.

    `type` is the act, `by` who did it (empty: not stated), `given_by` whose account this is (empty: the
    publisher's own voice), `moved_to` the round that was set in its place.
    """

    type: str
    by: tuple[str, ...] = ()
    when: When | None = None
    given_by: str = ""
    reasons: tuple[Reason, ...] = ()
    moved_to: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """What someone tells that a round led to or did not: an act with its status, in these words.

    `given_by` is whose account this is (empty: the publisher's own voice).
    """

    type: str
    status: str
    text: str
    given_by: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round. `state` is a set where undisputed readings differ. `outcome` None is *not stated*.

    `acts` are what was done about it, accounts of one act that differ side by side; `reasons` why it was
    held or not held, as told of the round itself; `outcomes` are the accounts that `outcome` sums up, and
    those that differ from it.
    """

    id: str
    track: str
    planned: When | None = None
    held: When | None = None
    place: str | None = None
    host: str | None = None
    state: tuple[RoundState, ...] = ()
    history: tuple[tuple[str, RoundState, tuple[str, ...]], ...] = ()  # known_on, state, because
    ordinals: tuple[Ordinal, ...] = ()
    acts: tuple[RoundAct, ...] = ()
    reasons: tuple[Reason, ...] = ()
    sides: tuple[Side, ...] = ()
    outcome: str | None = None
    outcomes: tuple[RoundOutcome, ...] = ()
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextReading:
    """What someone says an instrument's text demands: a cadence, or none (None)."""

    cadence: Recurrence | None
    given_by: str  # empty: the publisher's own voice
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due next: by the text of the instrument and by practice, each with its ground.

    Where readings of the text differ, `text_readings` has each, `by_text` is the day under the reading that
    sets one, and whether that is overdue stays None: nothing is late by a rule that may not be one.
    """

    by_text: When | None = None
    by_practice: When | None = None
    overdue_by_text: bool | None = None  # None: the text says nothing, or what it says is disputed
    overdue_by_practice: bool | None = None
    because: tuple[str, ...] = ()
    text_readings: tuple[TextReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A track on a day. `reasons` are causes of its present state with who gives each."""

    id: str
    name: str
    parties: tuple[str, ...]
    topic: str | None = None
    state: tuple[TrackState, ...]
    since: When | None = None
    cadence: Recurrence | None = None
    due: Due = Due()
    next_host: str | None = None
    next_round: str | None = None
    rounds: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    history: tuple[tuple[When | None, TrackState, tuple[str, ...]], ...] = ()  # when, state, because
    provisional: bool = True
    outside_knowledge: bool = False  # True: only the dossier states it, no document
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as someone gives it: words, who gives them (a name; empty is the publisher), the assertions."""

    text: str
    given_by: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal, request or demand, with what became of it. `what` is a type, topic or words.

    `met_in_part` are events that did some of what was asked; they are no acceptance.
    """

    id: str
    by: str | None
    to: str | None
    type: str
    what: str
    topic: str | None = None
    tabled: When | None = None
    state: ProposalState
    replies: tuple[str, ...] = ()  # event ids
    repeats: tuple[str, ...] = ()  # event ids
    met_in_part: tuple[str, ...] = ()  # event ids
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count that measures a commitment in a period, and what it lets one conclude (None: nothing).

    `as_of` is its cut-off, None where it is of the whole period. `counted_by` is an entity id or a name,
    `own` tells that it is the obligor's, `against` that it is the other side's word against the obligor.
    `level`: it tells how much there was on its day, and nothing of the other days of the period.
    """

    figure: str
    amount: Amount
    as_of: When | None = None
    counted_by: str = ""
    own: bool = False
    against: bool = False
    verdict: PerformanceState | None = None
    level: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """What was foretold or promised of a period: `met` or not, by whom (names; none: the publisher)."""

    met: bool
    by: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Whether a commitment was performed in a period (None: no period can be told).

    `name` is what the period is called: FY2007. `own_word`: nothing but the obligor's own count shows it.
    `credited` is what the instrument lets count towards the number that is owed. `cured_by` names the later
    period whose surplus made a shortfall good. `late`: a one-off duty was done after its last day.
    `withdrawn` are ids of what was told of the period and taken back: it decides nothing.
    """

    commitment: str
    period: When | None
    state: PerformanceState
    name: str = ""
    counts: tuple[Count, ...] = ()
    own_word: bool = False
    credited: Amount | None = None
    shortfall: Amount | None = None
    cured_by: str = ""
    late: bool = False
    alleged_by: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()  # what the obligor says to it, event or speech ids
    expected: tuple[Expected, ...] = ()
    withdrawn: tuple[str, ...] = ()
    because: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its name in exports."""
        period = self.period.value if self.period else None
        return content_id("performance", self.commitment, period, self.state.value, *self.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One coder's step on the implementation scale for a commitment in a period.

    `step` is not-initiated | minimal | intermediate | full; `on` the ISO day on which it was coded.
    """

    period: When
    name: str
    step: str
    by: str
    on: str
    why: str = ""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Who owes what to whom under what; provisional unless the dossier names it.

    `periods` is how its periods run ("fiscal", "calendar", "6 month from 2011-02-05"); `valid_from` and
    `valid_to` are EDTF. `ambiguous` are claims that may be of another commitment as well.
    """

    id: str
    instrument: str | None
    instrument_text: str = ""
    provision: str | None = None
    obligor: str | None
    obligor_name: str = ""  # the words for it where no entity is known
    beneficiary: str | None = None
    duty: str
    topics: tuple[str, ...] = ()
    form: str = "do"
    strength: str = "shall"
    bound: str = "none"
    timing: str = "continuous"
    amount: float | None = None
    unit: str = ""
    periods: str = ""
    exception: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    provisional: bool = True
    outside_knowledge: bool = False
    performance: tuple[Performance, ...] = ()
    steps: tuple[Step, ...] = ()
    ambiguous: tuple[str, ...] = ()
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a measure for a stretch of time; `low` and `high` None where open or not known."""

    name: str
    value: str
    low: str | None
    high: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a measure demands of one parameter, for a stretch of time.

    `test` is max | min | is | one-of | none-of | free | required; empty where the words (`says`) tell no test
    that can be applied. `low` and `high` are EDTF, `high` the day on which it ends, None where not told.
    `shaken` is when a later change of the measure may have ended it, None where nothing suggests that.
    """

    parameter: str
    test: str
    values: tuple[str, ...] = ()
    unit: str = ""
    low: str | None = None
    high: str | None = None
    says: str = ""
    shaken: str | None = None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A rule, limit, permit or embargo, with its changes, parameters and rules.

    `in_force` None is *not stated*. `changes` are (when, act type, event ids), in order of time. `low` and
    `high` are the stretch that a definition gives it; `references` its legal citations.
    """

    id: str
    topic: str
    by: str | None
    on: str | None
    name: str = ""
    low: str | None = None
    high: str | None = None
    in_force: bool | None = None
    parameters: tuple[Parameter, ...] = ()
    rules: tuple[Rule, ...] = ()
    changes: tuple[tuple[When | None, str, tuple[str, ...]], ...] = ()
    references: tuple[str, ...] = ()
    provisional: bool = True
    outside_knowledge: bool = False
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that an outcome hangs on, in its own words; `holds` None is *not known*.

    `because` are the grounds for `holds`.
    """

    text: str
    holds: bool | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """A condition on a day: what its requirements are known to be, and what may be concluded of the outcome.

    `outlook` is open | excluded | follows, by the holder's own word; `not_told` are what nothing here tells.
    `differs_from` are conditions by other sources that name other requirements for the same outcome.
    """

    id: str
    holder: str | None
    holder_name: str = ""
    outcome: str
    outcome_type: str = ""
    outcome_topic: str = ""
    requires: tuple[Requirement, ...]
    negated: bool = False  # what is required is an absence
    barred: bool = False  # the outcome is told as what will not be, unless the requirements hold
    force: str = "not-stated"
    outlook: str = "open"
    not_told: tuple[str, ...] = ()
    differs_from: tuple[str, ...] = ()
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """A stretch of an instrument in one state: in-force, suspended, denounced, expired, not-stated.

    `low` and `high` are EDTF, as told; `high` None is until told otherwise. `by` are the parties that acted,
    `disputed_by` those that object to what they did.
    """

    low: str | None
    high: str | None
    state: str
    by: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An instrument on a day. `state` is of that day; *not-stated* where nothing tells.

    `until` (EDTF) is the end of its term as extended by that day; None where it has none, or none is told.
    """

    id: str
    title: str
    date: str | None = None
    until: str | None = None
    state: str = "not-stated"
    stretches: tuple[InForce, ...] = ()
    outside_knowledge: bool = False
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that became known, or was recorded: new, revised, settled, disputed, gone.

    `before` and `after` are attributes with plain values (ids, EDTF, states), of those that differ; empty is
    not stated. `how` it came into the record, where that was asked: document, reading (an old document read
    anew), judgement, dossier; `source` is the id of the document or judgement, `by` who judged.
    """

    kind: str
    subject_kind: str
    subject: str
    known_on: str
    because: tuple[str, ...]
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    how: str = ""
    source: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Where everything stands on a day. All in a stable order.

    `problems` are steps that the tables do not allow: they are told, and change nothing.
    """

    tracks: tuple[Track, ...] = ()
    rounds: tuple[Round, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()
    conditions: tuple[ConditionView, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    problems: tuple[Problem, ...] = ()
