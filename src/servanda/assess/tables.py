"""The states of tracks, rounds and proposals, and the steps between them, as tables.

Rule: a step that a table lacks is illegal; it becomes a Problem and changes nothing. Code elsewhere only
looks these tables up, and docs/tracks.md is drawn from them by `assess.diagram`.
A loose step is allowed but answers nothing on record (an acceptance without an offer): where the days of
two steps do not tell their order, the order with the fewest loose steps is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from servanda.model.act import Modality, Polarity, Status
from servanda.model.talks import ProposalState as P
from servanda.model.talks import RoundState as R
from servanda.model.talks import TrackState as T

State = TypeVar("State", bound=StrEnum)


class Back(StrEnum):
    """A target that is not a state of its own."""

    BACK = "back"  # the state from before the offer


@dataclass(frozen=True, slots=True)
class To(Generic[State]):
    """Where a step leads."""

    state: State | Back
    loose: bool = False


def _row(
    state: State, stay: str = "", **steps: State | Back | tuple[State | Back]
) -> dict[tuple[State, str], To[State]]:
    """Write one state's steps: `stay` change nothing; a target in a tuple marks a loose step."""
    row: dict[tuple[State, str], To[State]] = {}
    for step in stay.split():
        loose = step.startswith("~")
        row[state, step.lstrip("~")] = To(state, loose)
    for step, target in steps.items():
        name = step.replace("_", "-")
        row[state, name] = To(target[0], True) if isinstance(target, tuple) else To(target)
    return row


# --- tracks: which happened act is which step

TRACK_STEPS: dict[str, str] = {
    "talks.propose": "offered",
    "contact.invite": "offered",
    "talks.accept": "agreed",
    "talks.schedule": "agreed",
    "talks.decline": "declined",
    "talks.hold": "held",
    "talks.resume": "resumed",
    "talks.postpone": "postponed",
    "talks.suspend": "suspended",
    "talks.break-off": "broken-off",
    "talks.conclude": "concluded",
}
# "lapsed" is no act: twice the cadence went by and nothing is on record as held.

TRACK: dict[tuple[T, str], To[T]] = {
    **_row(
        T.NONE,
        "~offered ~agreed ~declined ~postponed lapsed",
        held=T.RUNNING,
        resumed=(T.RUNNING,),
        suspended=(T.SUSPENDED,),
        broken_off=(T.BROKEN_OFF,),
        concluded=(T.CONCLUDED,),
    ),
    **_row(
        T.RUNNING,
        "~offered ~agreed ~declined held ~resumed postponed",
        suspended=T.SUSPENDED,
        broken_off=T.BROKEN_OFF,
        concluded=T.CONCLUDED,
        lapsed=T.DORMANT,
    ),
    **_row(
        T.SUSPENDED,
        "~declined ~suspended lapsed",
        offered=T.RESUMPTION_OFFERED,
        agreed=(T.RESUMPTION_AGREED,),
        held=(T.RUNNING,),
        resumed=T.RUNNING,
        broken_off=T.BROKEN_OFF,
        concluded=(T.CONCLUDED,),
    ),
    **_row(
        T.RESUMPTION_OFFERED,
        "offered lapsed",
        agreed=T.RESUMPTION_AGREED,
        declined=Back.BACK,
        held=(T.RUNNING,),
        resumed=T.RUNNING,
        suspended=(T.SUSPENDED,),
        broken_off=T.BROKEN_OFF,
        concluded=(T.CONCLUDED,),
    ),
    **_row(
        T.RESUMPTION_AGREED,
        "~offered agreed postponed lapsed",
        declined=Back.BACK,
        held=T.RUNNING,
        resumed=T.RUNNING,
        suspended=(T.SUSPENDED,),
        broken_off=T.BROKEN_OFF,
        concluded=(T.CONCLUDED,),
    ),
    **_row(
        T.DORMANT,
        "~declined ~postponed lapsed",
        offered=T.RESUMPTION_OFFERED,
        agreed=(T.RESUMPTION_AGREED,),
        held=T.RUNNING,
        resumed=T.RUNNING,
        suspended=T.SUSPENDED,
        broken_off=T.BROKEN_OFF,
        concluded=T.CONCLUDED,
    ),
    **_row(
        T.BROKEN_OFF,
        "~declined ~broken-off lapsed",
        offered=T.RESUMPTION_OFFERED,
        agreed=(T.RESUMPTION_AGREED,),
        held=(T.RUNNING,),
        resumed=T.RUNNING,
    ),
    **_row(
        T.CONCLUDED,
        "concluded lapsed",
        offered=(T.RESUMPTION_OFFERED,),
        agreed=(T.RESUMPTION_AGREED,),
        held=(T.RUNNING,),
        resumed=(T.RUNNING,),
    ),
}

# --- rounds: which status of an assertion that a round is held is which step

ROUND_STEPS: dict[tuple[Status, Modality, Polarity], str] = {
    (Status.PROPOSED, Modality.PROPOSED, Polarity.AFFIRMED): "proposed",
    (Status.PLANNED, Modality.PLANNED, Polarity.AFFIRMED): "scheduled",
    (Status.DID_NOT_HAPPEN, Modality.PLANNED, Polarity.NEGATED): "cancelled",
    (Status.DID_NOT_HAPPEN, Modality.ACTUAL, Polarity.NEGATED): "not-held",
    (Status.DENIED, Modality.ACTUAL, Polarity.AFFIRMED): "not-held",
    (Status.HAPPENED, Modality.ACTUAL, Polarity.AFFIRMED): "held",
}
ROUND_ACTS: dict[str, str] = {"talks.schedule": "scheduled", "talks.postpone": "postponed"}
# What became known on one day is taken in this order; a stage told of afterwards changes nothing.
ROUND_ORDER = ("proposed", "scheduled", "postponed", "cancelled", "not-held", "held")
OUTCOMES = frozenset({"not-held", "held"})

ROUND_START: dict[str, R] = {
    "proposed": R.PROPOSED,
    "scheduled": R.SCHEDULED,
    "postponed": R.POSTPONED,
    "cancelled": R.CANCELLED,
    "not-held": R.DID_NOT_TAKE_PLACE,
    "held": R.HELD,
}
_ANY_OUTCOME = {"held": R.HELD, "not_held": R.DID_NOT_TAKE_PLACE}
ROUND: dict[tuple[R, str], To[R]] = {
    **_row(
        R.PROPOSED,
        "proposed",
        scheduled=R.SCHEDULED,
        postponed=R.POSTPONED,
        cancelled=R.CANCELLED,
        **_ANY_OUTCOME,
    ),
    **_row(R.SCHEDULED, "proposed scheduled", postponed=R.POSTPONED, cancelled=R.CANCELLED, **_ANY_OUTCOME),
    **_row(R.POSTPONED, "proposed scheduled postponed", cancelled=R.CANCELLED, **_ANY_OUTCOME),
    **_row(R.CANCELLED, "proposed scheduled postponed cancelled not-held", held=(R.HELD,)),
    **_row(R.HELD, "proposed scheduled postponed cancelled held"),
    **_row(R.DID_NOT_TAKE_PLACE, "proposed scheduled postponed cancelled not-held"),
}

# --- proposals: which acts table one, and which act of whom is which step

PROPOSAL_TYPES = (
    "talks.propose",
    "instrument.propose",
    "position.request",
    "position.demand",
    "position.offer",
)
ADDRESSEE_REPLIES: dict[tuple[str, Status], str] = {
    ("talks.accept", Status.HAPPENED): "accepted",
    ("talks.decline", Status.HAPPENED): "declined",
    ("instrument.sign", Status.HAPPENED): "accepted",
    ("talks.accept", Status.DID_NOT_HAPPEN): "unanswered",
}
PROPOSER_REPLIES: dict[tuple[str, Status], str] = {("talks.decline", Status.HAPPENED): "withdrawn"}
# An act of these types withdraws its agent's own proposals of these groups: no request, no demand.
WITHDRAW_GROUPS: dict[str, tuple[str, ...]] = {"talks.decline": ("talks",)}
# An act of these types answers proposals of these groups.
REPLY_GROUPS: dict[str, tuple[str, ...]] = {
    "talks.accept": ("talks", "instrument", "position"),
    "talks.decline": ("talks", "instrument", "position"),
    "instrument.sign": ("instrument",),
}

PROPOSAL: dict[tuple[P, str], To[P]] = {
    **_row(
        P.TABLED,
        "",
        repeated=P.REPEATED,
        accepted=P.ACCEPTED,
        declined=P.DECLINED,
        unanswered=P.UNANSWERED,
        withdrawn=P.WITHDRAWN,
    ),
    **_row(
        P.REPEATED,
        "repeated",
        accepted=P.ACCEPTED,
        declined=P.DECLINED,
        unanswered=P.UNANSWERED,
        withdrawn=P.WITHDRAWN,
    ),
    **_row(
        P.UNANSWERED,
        "unanswered",
        repeated=P.REPEATED,
        accepted=P.ACCEPTED,
        declined=P.DECLINED,
        withdrawn=P.WITHDRAWN,
    ),
    **_row(P.ACCEPTED, "accepted", declined=P.DECLINED, withdrawn=P.WITHDRAWN),
    **_row(P.DECLINED, "declined", repeated=P.REPEATED, accepted=P.ACCEPTED, withdrawn=P.WITHDRAWN),
    **_row(P.WITHDRAWN, "withdrawn", repeated=P.REPEATED),
}
