"""Tracks of talks, their rounds and what is proposed in them, as they stand on a day.

Rule: the states are those of the tables in `assess`; here they are only named. What assessing finds carries
`because`, ids that lead down to assertions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
