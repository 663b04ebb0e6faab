"""States to marks: a word short enough for a badge, and of what kind it is.

Rule: a mark is always a word; its kind (good, warn, bad, open, plain) only colours it. What the word leaves
out of a label stands in the line beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.model.duties import PerformanceState
from servanda.model.talks import RoundState, TrackState
from servanda.present.labels import PERFORMANCE, ROUND, TRACK

_CUT = re.compile(r"[;(]")

TRACK_KIND: dict[TrackState, str] = {
    TrackState.NONE: "plain",
    TrackState.RUNNING: "good",
    TrackState.SUSPENDED: "warn",
    TrackState.RESUMPTION_OFFERED: "open",
    TrackState.RESUMPTION_AGREED: "open",
    TrackState.DORMANT: "warn",
    TrackState.BROKEN_OFF: "bad",
    TrackState.CONCLUDED: "plain",
}
ROUND_KIND: dict[RoundState, str] = {
    RoundState.PROPOSED: "open",
    RoundState.SCHEDULED: "open",
    RoundState.HELD: "good",
    RoundState.POSTPONED: "warn",
    RoundState.DID_NOT_TAKE_PLACE: "bad",
    RoundState.CANCELLED: "bad",
}
PERFORMANCE_KIND: dict[PerformanceState, str] = {
    PerformanceState.PERFORMED: "good",
    PerformanceState.PERFORMED_IN_PART: "part",
    PerformanceState.NOT_PERFORMED: "bad",
    PerformanceState.ALLEGED_NOT_PERFORMED: "warn",
    PerformanceState.DISPUTED: "warn",
    PerformanceState.NO_EVIDENCE: "plain",
    PerformanceState.NOT_YET_DUE: "plain",
    PerformanceState.SUSPENDED: "open",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A state in a word; `kind` is good, part, warn, bad, open or plain."""

    text: str
    kind: str = "plain"


def _short(label: str) -> str:
    return _CUT.split(label)[0].strip()


def track_marks(states: tuple[TrackState, ...]) -> tuple[Mark, ...]:
    """Mark the state of a track; several are those that the accounts allow."""
    return tuple(Mark(_short(TRACK[one]), TRACK_KIND[one]) for one in states)


def round_marks(states: tuple[RoundState, ...]) -> tuple[Mark, ...]:
    """Mark the state of a round; none is a round that was only spoken of."""
    told = states or (RoundState.PROPOSED,)
    return tuple(Mark(_short(ROUND[one]), ROUND_KIND[one]) for one in told)


def performance_mark(state: PerformanceState) -> Mark:
    """Mark a state of performance."""
    return Mark(PERFORMANCE[state], PERFORMANCE_KIND[state])
