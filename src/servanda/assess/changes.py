"""What changed between two answers of the record: new, revised, settled, disputed.

Rule: things are the same where their ids are, or where they stand on an assertion in common; what merely
gained a further source that says the same did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from servanda.model.accord import Assessment, Change
from servanda.model.event import Difference, Reconciled

Record = tuple[Reconciled, Assessment]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the record reduced to what counts as a change of it."""

    kind: str
    id: str
    says: tuple[object, ...]
    because: tuple[str, ...]
    rival: bool = False  # undisputed accounts of it differ


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """Tell what the later answer has that the earlier had not, in order of the day it became known."""
    old, new = _things(before), _things(after)
    known = _Known(after)
    seen = known.new_since(before[0])
    found = []
    for key, thing in new.items():
        earlier = old.get(key) or _shared(thing, old.values())
        kind = _kind(earlier, thing)
        if kind:
            fresh = [one for one in known.ground(thing.because) if one in seen]
            day = max((known.day(one) for one in fresh), default=known.latest(thing.because))
            found.append(Change(kind, thing.kind, thing.id, day, thing.because or (thing.id,)))
    found.extend(_settled(before[0], after[0], known))
    return tuple(sorted(found, key=lambda one: (one.known_on, one.subject_kind, one.subject, one.kind)))


def _kind(earlier: Thing | None, thing: Thing) -> str | None:
    if earlier is None:
        return "disputed" if thing.kind == "conflict" else "new"
    if thing.rival and not earlier.rival:
        return "disputed"
    return "revised" if earlier.says != thing.says else None


def _shared(thing: Thing, others: Iterable[Thing]) -> Thing | None:
    # An event's id may follow from its supporters; one of its assertions names it just as well.
    mine = set(thing.because)
    return next((one for one in others if one.kind == thing.kind and mine & set(one.because)), None)


def _things(record: Record) -> dict[tuple[str, str], Thing]:
    found: dict[tuple[str, str], Thing] = {}
    for name in THINGS:
        for thing in name(record):
            found[thing.kind, thing.id] = thing
    return found


def _documents(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "document",
            one.id,
            (record[0].dates[one.id].value if one.id in record[0].dates else None,),
            (one.id,),
        )
        for one in record[0].documents
    ]


def _events(record: Record) -> Sequence[Thing]:
    return [
        Thing("event", one.id, (one.type, one.status, one.when.value if one.when else None), one.assertions)
        for one in record[0].events
    ]


def _speeches(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "statement",
            one.id,
            (one.statements[0].stance, one.statements[0].towards),
            tuple(s.id for s in one.statements),
        )
        for one in record[0].speeches
        if one.statements
    ]


def _figures(record: Record) -> Sequence[Thing]:
    return [Thing("figure", one.id, (one.amount, *one.scope), (one.id,)) for one in record[0].figures]


def _conditions(record: Record) -> Sequence[Thing]:
    return [
        Thing("condition", one.id, (one.outcome, one.requires, one.force), (one.id,))
        for one in record[0].conditions
    ]


def _conflicts(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "conflict",
            one.id,
            (one.attribute, tuple(sorted(answer.value for answer in one.answers))),
            tuple(dict.fromkeys(i for answer in one.answers for i in answer.assertions)),
        )
        for one in record[0].conflicts
        if one.difference is not Difference.PRECISION
    ]


def _tracks(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "track",
            one.id,
            (one.state, str(one.since), one.next_host, one.next_round),
            one.because,
            len(one.state) > 1,
        )
        for one in record[1].tracks
    ]


def _rounds(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "round",
            one.id,
            (
                one.state,
                str(one.planned),
                str(one.held),
                one.place,
                one.host,
                one.outcome,
                *((side.party, side.heads, len(side.items)) for side in one.sides),
            ),
            one.because,
            len(one.state) > 1,
        )
        for one in record[1].rounds
    ]


def _proposals(record: Record) -> Sequence[Thing]:
    return [
        Thing("proposal", one.id, (one.state, len(one.replies), len(one.repeats)), one.because)
        for one in record[1].proposals
    ]


def _commitments(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "commitment",
            one.id,
            (
                one.provisional,
                *((str(row.period), row.state, row.alleged_by, len(row.replies)) for row in one.performance),
            ),
            tuple(dict.fromkeys((*one.because, *(i for row in one.performance for i in row.because)))),
        )
        for one in record[1].commitments
    ]


def _measures(record: Record) -> Sequence[Thing]:
    return [
        Thing(
            "measure",
            one.id,
            (
                one.in_force,
                *((str(when), type_) for when, type_, _ in one.changes),
                *((p.name, p.value, p.low, p.high) for p in one.parameters),
            ),
            one.because,
        )
        for one in record[1].measures
    ]


THINGS: tuple[Callable[[Record], Sequence[Thing]], ...] = (
    _documents,
    _events,
    _speeches,
    _figures,
    _conditions,
    _conflicts,
    _tracks,
    _rounds,
    _proposals,
    _commitments,
    _measures,
)


def _settled(before: Reconciled, after: Reconciled, known: _Known) -> list[Change]:
    was = {one.id for one in before.conflicts if one.settled}
    return [
        Change(
            "settled",
            "conflict",
            one.id,
            known.latest(tuple(i for answer in one.answers for i in answer.assertions)),
            (one.id,),
        )
        for one in after.conflicts
        if one.settled and one.id not in was
    ]


class _Known:
    """From which day each id counts, down to its documents."""

    def __init__(self, record: Record) -> None:
        reconciled = record[0]
        self._known_on = reconciled.known_on
        self._document: dict[str, str] = {one.id: one.id for one in reconciled.documents}
        self._members: dict[str, tuple[str, ...]] = {one.id: one.assertions for one in reconciled.events}
        for assertion in reconciled.assertions.values():
            self._document[assertion.id] = assertion.document
        self._document.update({one.id: one.document for one in reconciled.figures})
        self._document.update({one.id: one.document for one in reconciled.conditions})
        self._document.update({one.id: one.document for one in reconciled.commitments})
        self._document.update({one.id: one.document for one in reconciled.measures})
        for speech in reconciled.speeches:
            self._members[speech.id] = tuple(one.id for one in speech.statements)
            self._document.update({one.id: one.document for one in speech.statements})
        self._members.update({one.id: one.because for one in record[1].rounds})

    def ground(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The documents that ids lead down to, once each."""
        found: dict[str, None] = {}
        left, seen = list(ids), set()
        while left:
            one = left.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self._document:
                found[self._document[one]] = None
            left.extend(self._members.get(one, ()))
        return tuple(sorted(found))

    def day(self, document: str) -> str:
        """The ISO day from which a document counts; empty where it is not told."""
        return self._known_on.get(document, "")

    def latest(self, ids: Iterable[str]) -> str:
        """The latest such day among the documents that ids lead down to."""
        return max((self.day(one) for one in self.ground(ids)), default="")

    def new_since(self, before: Reconciled) -> frozenset[str]:
        """The documents that the earlier answer had not."""
        old = {one.id for one in before.documents}
        return frozenset(one for one in self._known_on if one not in old)
