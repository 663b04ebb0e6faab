"""A view to the queue of what a person should look at: least certain and most consequential first.

Rule: what comes first is told by one number, shown with what it is made of:

    doubt x (1 + hanging + 4 x alone + 3 x differs)

*doubt* is one less the confidence of the reading, and never less than a twentieth, since what much hangs on
is looked at some day even where the reader is sure. *hanging* counts what was worked out from it: events,
rounds, proposals, performances, tracks, rules. *alone* counts those that rest on it and nothing else: the
present state of a track, a performance, a round. *differs* counts the open contradictions that it is part of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.model.dossier import CONVERTER
from servanda.model.event import Difference
from servanda.model.view import View
from servanda.present.screens.telling import GROUPS, SIGNS, status_word, tell
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

LEAST = 0.05
DIFFERS, ALONE = 3, 4  # how much more each weighs than one thing that hangs on it


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading to look at, with why it stands where it does."""

    id: str
    group: str  # a key of telling.GROUPS
    told: str
    status: str
    sign: str
    sure: float
    hanging: int
    alone: tuple[str, ...]  # what rests on it alone, in words
    differs: int
    document: str
    start: int
    end: int

    @property
    def score(self) -> float:
        """What the order goes by."""
        weight = 1 + self.hanging + ALONE * len(self.alone) + DIFFERS * self.differs
        return max(LEAST, 1 - self.sure) * weight

    @property
    def percent(self) -> int:
        """How sure the reader is, in hundredths."""
        return round(100 * self.sure)


def compose(view: View) -> tuple[Entry, ...]:
    """Queue every assertion that a reader took from a document; a dossier's own notes are its analyst's,
    and a sum of single cases is nobody's reading.
    """
    desk = Desk.of(view, whole=True)
    notes = {one.id for one in view.reconciled.documents if one.canonical.converter == CONVERTER}
    sums = view.withheld.sums if view.withheld else frozenset[str]()
    hanging: Counter[str] = Counter()
    alone: defaultdict[str, list[str]] = defaultdict(list)
    events = {one.id: one.assertions for one in view.reconciled.events}
    for id_, because, told in _derived(view):
        leaves = {leaf for one in because for leaf in events.get(one, (one,))}
        leaves &= view.reconciled.assertions.keys()
        hanging.update(leaves)
        if told and len(leaves) == 1:
            alone[next(iter(leaves))].append(f"{told}: {subject(desk, id_)}")
    differs = Counter(
        one
        for conflict in view.reconciled.conflicts
        if conflict.settled is None and conflict.difference is not Difference.PRECISION
        for one in {each for answer in conflict.answers for each in answer.assertions}
    )
    found = [
        Entry(
            one.id,
            one.type.partition(".")[0],
            tell(desk, one),
            status_word(one.status),
            SIGNS[one.status],
            one.confidence,
            hanging[one.id],
            tuple(dict.fromkeys(alone[one.id])),
            differs[one.id],
            one.document,
            one.evidence[0].start,
            one.evidence[0].end,
        )
        for one in view.reconciled.assertions.values()
        if one.document not in notes and one.id not in sums
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.document, one.start, one.id)))


def groups(entries: Iterable[Entry]) -> tuple[tuple[str, str, int], ...]:
    """The kinds that a queue holds: key, name, how many."""
    counted = Counter(one.group for one in entries)
    return tuple(
        (key, GROUPS.get(key, key), counted[key])
        for key in sorted(counted, key=lambda key: (-counted[key], key))
    )


def _derived(view: View) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What was worked out: its id, what it rests on, and what to call it if it rests on one reading."""
    told = view.assessment
    for event in view.reconciled.events:
        yield event.id, event.assertions, ""
    for track in told.tracks:
        yield track.id, track.history[-1][2] if track.history else track.because, "state of the talks"
    for one in told.rounds:
        yield one.id, one.because, "round"
    for proposal in told.proposals:
        yield proposal.id, proposal.because, ""
    for commitment in told.commitments:
        for period in commitment.performance:
            yield commitment.id, period.because, "performance"
    for measure in told.measures:
        yield measure.id, measure.because, ""
