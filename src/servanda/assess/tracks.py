"""The state of a track of talks on a given day.

Rule: every transition is in `tables.TRACK`. Code here turns events into steps and looks them up; it decides
nothing. Steps that a table lacks become Problems. docs/tracks.md is drawn from the same table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from servanda.assess import cadence, illegal
from servanda.assess.identity import TrackId
from servanda.assess.index import HAPPENED, Index
from servanda.assess.reasons import reasons_of
from servanda.assess.tables import TRACK, TRACK_STEPS
from servanda.assess.times import by, certain, read_day, since, stretches
from servanda.assess.walk import Path, Step, states, walk
from servanda.model.event import Event
from servanda.model.record import Problem
from servanda.model.talks import Reason, Round, RoundState, Track, TrackState
from servanda.model.when import When

_ORDER = list(TrackState)
_INTERRUPTED = (TrackState.RESUMPTION_OFFERED, TrackState.RESUMPTION_AGREED)
_AT_REST = (TrackState.SUSPENDED, TrackState.BROKEN_OFF, TrackState.DORMANT)


def track(
    index: Index, identity: TrackId, events: Sequence[Event], rounds: Sequence[Round], on: date
) -> tuple[Track, tuple[Problem, ...]]:
    """Assess one track.

    Args:
        index: the reconciled record.
        identity: who talks, about what, and what a dossier says of it.
        events: those of the track, in any order.
        rounds: those of the track, as assessed on the same day.
        on: the day; later events are ignored, except as plans.
    """
    rhythm = cadence.rhythm(index, identity, events)
    steps = _steps(index, events, on)
    steps += cadence.lapses(rhythm, rounds, on)
    paths = walk(TrackState.NONE, steps, TRACK)
    now = states(paths, _ORDER.index)
    due = cadence.due(rhythm, rounds, now, on)
    entering = _entering(paths)
    grounds = tuple(dict.fromkeys(one for path in paths for step, _ in path.taken for one in step.because))
    assessed = Track(
        id=identity.id,
        name=identity.name,
        parties=identity.parties,
        topic=identity.topic,
        state=now,
        since=_since(paths),
        cadence=rhythm.by_text or rhythm.by_practice,
        due=due,
        next_host=cadence.next_host(index, rhythm, identity.parties, rounds),
        next_round=_next_round(index, rounds, on),
        rounds=tuple(one.id for one in rounds),
        reasons=_reasons(index, entering),
        history=_history(paths),
        provisional=identity.definition is None,
        outside_knowledge=not events,
        because=grounds or tuple(one.id for one in events) or identity.outside,
    )
    return assessed, _problems(index, paths)


def _steps(index: Index, events: Sequence[Event], on: date) -> list[tuple[Step | None, ...]]:
    happened = [one for one in events if one.type in TRACK_STEPS and one.status in HAPPENED]
    happened = [one for one in happened if not cadence.is_habit(index, one)]
    held = [one for one in happened if TRACK_STEPS[one.type] == "held"]
    steps = []
    for event in happened:
        name = TRACK_STEPS[event.type]
        sure = certain(event)
        if name == "concluded" and _of_round(event, held):
            name = "held"  # the round came to its end, not the track
        elif name == "concluded":
            sure = False  # the words may mean a round that is on record nowhere else
        if event.when is None and _retold(index, event, happened):
            continue
        alternatives: list[Step | None] = []
        for stretch in stretches(index, event):
            reached = by(stretch, on)
            if reached is not False:
                alternatives.append(Step(name, stretch.low, stretch.high, since(stretch), (event.id,)))
            if reached is not True:
                alternatives.append(None)
        if not sure:
            alternatives.append(None)
        steps.append(tuple(dict.fromkeys(alternatives)))
    return [one for one in steps if one != (None,)]


def _of_round(event: Event, held: Sequence[Event]) -> bool:
    when = event.when
    return event.round is not None or (
        when is not None and any(one.when and one.when.overlaps(when) for one in held)
    )


def _retold(index: Index, event: Event, others: Sequence[Event]) -> bool:
    # An act without a day, where one with a day is on record, tells the same again.
    known = event.known_on
    return any(
        other.type == event.type
        and other.when is not None
        and (known is None or other.when.earliest is None or other.when.earliest.isoformat() <= known)
        and _compatible(index.agents(event), index.agents(other))
        for other in others
    )


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _entering(paths: Sequence[Path[TrackState]]) -> tuple[str, ...]:
    """The events behind the present state and, where it answers an interruption, behind that."""
    found: list[str] = []
    for path in paths:
        for position in range(len(path.taken) - 1, -1, -1):
            step, state = path.taken[position]
            if step.name != "postponed":  # why a round was put off is no reason of the track's state
                found.extend(step.because)
            before = path.taken[position - 1][1] if position else TrackState.NONE
            back = state in _AT_REST and before in _INTERRUPTED  # an offer was declined: it rests as before
            if before != state and state not in _INTERRUPTED and not back:
                break
    return tuple(dict.fromkeys(found))


def _reasons(index: Index, events: tuple[str, ...]) -> tuple[Reason, ...]:
    found: dict[tuple[str, str], Reason] = {}
    for one in events:
        for reason in reasons_of(index, index.events[one]) if one in index.events else ():
            key = (reason.text, reason.given_by)
            before = found[key].because if key in found else ()
            found[key] = replace(reason, because=tuple(dict.fromkeys((*before, *reason.because))))
    return tuple(found.values())


def _since(paths: Sequence[Path[TrackState]]) -> When | None:
    """The day from which the state holds, where all histories agree on it."""
    days = {entered[0].when if (entered := path.entered()) else None for path in paths}
    return days.pop() if len(days) == 1 else None


def _history(
    paths: Sequence[Path[TrackState]],
) -> tuple[tuple[When | None, TrackState, tuple[str, ...]], ...]:
    """Every change of state in any history, in order of time."""
    changes: dict[tuple[When | None, TrackState, tuple[str, ...]], Step] = {}
    for path in paths:
        before = TrackState.NONE
        for step, state in path.taken:
            if state != before:
                changes.setdefault((step.when, state, step.because), step)
            before = state
    if len(paths) == 1:
        return tuple(changes)
    return tuple(sorted(changes, key=lambda change: changes[change].order))


def _next_round(index: Index, rounds: Sequence[Round], on: date) -> str | None:
    """The round that is next: where accounts differ on its day, up to the last of these."""
    coming = [
        (one, last)
        for one in rounds
        if RoundState.SCHEDULED in one.state and (last := _last_planned(index, one)) and last >= on
    ]
    return min(coming, key=lambda one: (_expected(one[0], one[1], on), one[0].id))[0].id if coming else None


def _expected(one: Round, last: date, on: date) -> date:
    """The last day by which a round is planned; where that is past, the last of which any account tells."""
    told = one.planned.latest if one.planned else None
    return told if told is not None and told >= on else last


def _last_planned(index: Index, one: Round) -> date | None:
    events = (index.events[id_] for id_ in one.because if id_ in index.events)
    rivals = (day for event in events if event.type == "talks.hold" for day in _days(event))
    days = [when.latest for when in (one.planned, *rivals) if when is not None and when.latest]
    return max(days, default=None) if one.planned else None


def _days(event: Event) -> tuple[When, ...]:
    return tuple(when for value in event.values_of("when") if (when := read_day(value.value)))


def _problems(index: Index, paths: Sequence[Path[TrackState]]) -> tuple[Problem, ...]:
    always = set.intersection(*({step for step, _ in path.illegal} for path in paths)) if paths else set()
    return tuple(
        illegal.step(index, "track", step.name, path_state, step.because)
        for step, path_state in paths[0].illegal
        if step in always
    )
