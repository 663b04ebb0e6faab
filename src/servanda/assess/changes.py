"""What changed between two answers of the record: new, revised, settled, disputed, gone.

Rule: things are the same where their ids are, or where they stand on an assertion in common; what merely
gained a further source that says the same did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from servanda.assess.grounds import Grounds
from servanda.assess.plain import LEFT, says, value
from servanda.model.accord import Assessment, Change
from servanda.model.duties import PerformanceState
from servanda.model.event import Difference, Reconciled

Record = tuple[Reconciled, Assessment]
NEW, REVISED, SETTLED, DISPUTED, GONE = "new", "revised", "settled", "disputed", "gone"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the record reduced to what counts as a change of it."""

    kind: str
    id: str
    says: Mapping[str, str]
    because: tuple[str, ...]
    rival: bool = False  # undisputed accounts of it differ
    sort: str = ""  # only things of one sort can be the same one under another id


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """Tell what the later answer has that the earlier had not, in order of the day it became known.

    What the earlier had and the later has not is gone: by a judgement, or by a new reading.
    """
    old, new = _Things.of(before), _Things.of(after)
    known = Grounds.of(after)
    seen = known.new_since(before[0])
    found = []
    for key, thing in new.by_id.items():
        earlier = old.by_id.get(key) or old.sharing(thing)
        kind = _kind(earlier, thing)
        if kind:
            fresh = [one for one in known.documents(thing.because) if one in seen]
            day = max((known.day(one) for one in fresh), default=known.latest(thing.because))
            was, now = _turn(earlier.says, thing.says) if earlier else ({}, {})
            found.append(_change(kind, thing, day, was, now))
    found.extend(_settled(before[0], after[0], known))
    past = Grounds.of(before)
    found.extend(
        _change(GONE, thing, past.latest(thing.because), thing.says, {})
        for key, thing in old.by_id.items()
        if key not in new.by_id and not new.sharing(thing) and thing.kind != "document"
    )
    return tuple(sorted(found, key=lambda one: (one.known_on, one.subject_kind, one.subject, one.kind)))


def _change(kind: str, thing: Thing, day: str, was: Mapping[str, str], now: Mapping[str, str]) -> Change:
    return Change(
        kind,
        thing.kind,
        thing.id,
        day,
        thing.because or (thing.id,),
        before=tuple(was.items()),
        after=tuple(now.items()),
    )


def _kind(earlier: Thing | None, thing: Thing) -> str | None:
    if earlier is None:
        return DISPUTED if thing.kind == "conflict" else NEW
    if thing.rival and not earlier.rival:
        return DISPUTED
    return REVISED if earlier.says != thing.says else None


def _turn(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The attributes that differ, each as it was and as it is; empty is not stated."""
    names = [one for one in dict.fromkeys((*was, *now)) if was.get(one) != now.get(one)]
    return {one: was.get(one, "") for one in names}, {one: now.get(one, "") for one in names}


@dataclass(frozen=True, slots=True)
class _Things:
    """The things of one answer, by kind and id, and by what they stand on."""

    by_id: dict[tuple[str, str], Thing] = field(default_factory=dict)
    _under: dict[tuple[str, str, str], Thing] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> _Things:
        made = cls()
        for name in THINGS:
            for thing in name(record):
                made.by_id[thing.kind, thing.id] = thing
        for thing in made.by_id.values():
            for one in thing.because:
                made._under.setdefault((thing.kind, thing.sort, one), thing)
        return made

    def sharing(self, thing: Thing) -> Thing | None:
        """A thing of the same kind that stands on something in common."""
        # An event's id may follow from its supporters; one of its assertions names it just as well.
        found = (self._under.get((thing.kind, thing.sort, one)) for one in thing.because)
        return next((one for one in found if one), None)


# --- what there is to compare


def _documents(record: Record) -> Iterable[Thing]:
    for one in record[0].documents:
        told = {"published": value(record[0].dates[one.id].value)} if one.id in record[0].dates else {}
        yield Thing("document", one.id, told, (one.id,))


def _events(record: Record) -> Iterable[Thing]:
    gone = record[0].withdrawn
    for one in record[0].events:
        told = {"type": one.type, "status": one.status.value, "when": value(one.when)}
        yield Thing("event", one.id, _withdrawn(told, one.assertions, gone), one.assertions)


def _speeches(record: Record) -> Iterable[Thing]:
    for one in record[0].speeches:
        told = {"stance": one.statements[0].stance, "towards": one.statements[0].towards}
        ids = tuple(each.id for each in one.statements)
        yield Thing("statement", one.id, _withdrawn(told, ids, record[0].withdrawn), ids)


def _figures(record: Record) -> Iterable[Thing]:
    for one in record[0].figures:
        told = {"amount": value(one.amount), "scope": " ".join(value(each) for each in one.scope if each)}
        yield Thing("figure", one.id, _withdrawn(told, (one.id,), record[0].withdrawn), (one.id,))


def _withdrawn(told: dict[str, str], ids: Iterable[str], withdrawn: Mapping[str, str]) -> dict[str, str]:
    """Add that all of it was taken back, if it was."""
    return {**told, "withdrawn": value(True)} if all(one in withdrawn for one in ids) else told


def _conflicts(record: Record) -> Iterable[Thing]:
    for one in record[0].conflicts:
        if one.difference is Difference.PRECISION:
            continue
        told = {"answers": " | ".join(sorted(answer.value for answer in one.answers))}
        because = tuple(dict.fromkeys(i for answer in one.answers for i in answer.assertions))
        yield Thing("conflict", one.id, told, because, sort=one.attribute)


def _tracks(record: Record) -> Iterable[Thing]:
    return _assessed("track", record[1].tracks, rival=lambda one: len(one.state) > 1)


def _rounds(record: Record) -> Iterable[Thing]:
    return _assessed("round", record[1].rounds, rival=lambda one: len(one.state) > 1)


def _proposals(record: Record) -> Iterable[Thing]:
    return _assessed("proposal", record[1].proposals)


def _commitments(record: Record) -> Iterable[Thing]:
    for one in record[1].commitments:
        grounds = dict.fromkeys((*one.because, *(i for row in one.performance for i in row.because)))
        disputed = any(row.state is PerformanceState.DISPUTED for row in one.performance)
        yield Thing("commitment", one.id, says(one), tuple(grounds), disputed)


def _measures(record: Record) -> Iterable[Thing]:
    return _assessed("measure", record[1].measures)


def _conditions(record: Record) -> Iterable[Thing]:
    # How the record words differ is a difference, told as one.
    return _assessed("condition", record[1].conditions, leave=LEFT | {"differs_from", "not_told"})


def _instruments(record: Record) -> Iterable[Thing]:
    return _assessed("instrument", record[1].instruments)


def _assessed(
    kind: str,
    found: Iterable[Any],
    *,
    rival: Callable[[Any], bool] = lambda _: False,
    leave: frozenset[str] = LEFT,
) -> Iterable[Thing]:
    """Things that assessing makes: whatever they say counts, field by field."""
    return [Thing(kind, one.id, says(one, leave), one.because, rival(one)) for one in found]


THINGS: tuple[Callable[[Record], Iterable[Thing]], ...] = (
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
    _instruments,
)


def _settled(before: Reconciled, after: Reconciled, known: Grounds) -> Sequence[Change]:
    was = {one.id for one in before.conflicts if one.settled}
    return [
        Change(
            SETTLED,
            "conflict",
            one.id,
            known.latest(tuple(i for answer in one.answers for i in answer.assertions)),
            (one.id,),
            before=(("answers", " | ".join(sorted(answer.value for answer in one.answers))),),
            after=(("answers", one.settled.value),),
            how="judgement",
            source=one.settled.judgement,
            by=one.settled.by,
        )
        for one in after.conflicts
        if one.settled and one.id not in was
    ]
