"""Rounds of talks on a given day: planned and held days, place, host, state with its history, outcome.

Rule: every transition is in `tables.ROUND`. A round is an event of holding talks, whatever its status; a plan
counts from the day on which it became known, a holding from its own day. What nobody states stays None:
"no agreement stated" is not "no agreement".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.assess import about_rounds, cadence, sides
from servanda.assess.about_rounds import round_id, round_of
from servanda.assess.identity import TrackId
from servanda.assess.index import HAPPENED, UN_SEATS, Index
from servanda.assess.reasons import voices
from servanda.assess.tables import OUTCOMES, ROUND, ROUND_ACTS, ROUND_ORDER, ROUND_START, ROUND_STEPS
from servanda.assess.times import begun, rival_days
from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.record import Assertion
from servanda.model.talks import Round, RoundOutcome, RoundState
from servanda.model.when import When

_ORDER = list(RoundState)
# Acts on the day of a round, told by a report of it, that are its outcome.
_OUTCOMES = ("instrument.sign", "instrument.amend", "instrument.extend")


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing told of a round: when it became known, which step it is, and its ground."""

    known: str
    step: str
    because: str


def rounds(index: Index, identity: TrackId, events: Sequence[Event], on: date) -> tuple[Round, ...]:
    """Assess the rounds of a track, in order of time."""
    grouped: dict[str, list[Event]] = {}
    for event in events:
        if event.type == "talks.hold" and not cadence.is_habit(index, event):
            grouped.setdefault(round_id(event), []).append(event)
    for event in events:
        if event.type in ROUND_ACTS and (about := round_of(index, event)) in grouped:
            grouped[str(about)].append(event)
    found = [_round(index, identity, id_, group, on) for id_, group in grouped.items()]
    kept = [one for one in found if one is not None]
    return tuple(sorted(kept, key=lambda one: (_time(one), one.id)))


def _time(one: Round) -> date:
    when = one.held or one.planned
    return when.earliest if when and when.earliest else date.max


def _round(index: Index, identity: TrackId, id_: str, events: Sequence[Event], on: date) -> Round | None:
    stages = _stages(index, events, on)
    histories = _histories(index, events, stages)
    ends = {history[-1][1] for history in histories if history}
    if not ends:
        return None
    state = tuple(sorted(ends, key=_ORDER.index))
    holds = [one for one in events if one.type == "talks.hold"]
    held = _held(index, holds) if RoundState.HELD in state else None
    place = next((_place(one) for one in holds if _place(one)), None)
    told = sides.Told(identity.id, sides.reports(index, holds, held), held)
    outcome, ground = _outcome(index, identity.parties, told)
    outcomes = _outcomes(index, identity.parties, told)
    return Round(
        id=id_,
        track=identity.id,
        planned=_planned(index, holds, on),
        held=held,
        place=place,
        host=_host(index, holds, place, identity.parties),
        state=state,
        history=_merged(histories),
        ordinals=about_rounds.ordinals(index, identity.parties, holds),
        acts=about_rounds.acts(index, id_, holds, events, on, held=held is not None),
        reasons=about_rounds.reasons(index, holds),
        sides=sides.sides(index, identity.parties, holds, told),
        outcome=outcome,
        outcomes=outcomes,
        because=(*dict.fromkeys((*index.because(*events), *ground)),),
    )


def _stages(index: Index, events: Sequence[Event], on: date) -> tuple[Stage, ...]:
    stages = []
    for event in events:
        for one in event.assertions:
            assertion = index.reconciled.assertions.get(one)
            if assertion is None:
                continue
            known = index.known(one) or event.known_on or ""
            if event.type in ROUND_ACTS:
                step = ROUND_ACTS[event.type] if assertion.status is Status.HAPPENED else None
            else:
                step = ROUND_STEPS.get((assertion.status, assertion.modality, assertion.polarity))
            if step is None or not _reached(index, event, step, known, on):
                continue
            stages.append(Stage(known, step, one))
    return tuple(sorted(stages, key=lambda one: (one.known, ROUND_ORDER.index(one.step), one.because)))


def _reached(index: Index, event: Event, step: str, known: str, on: date) -> bool:
    """A holding counts from its day; a plan from when it was known, or from a day that is already past."""
    if step == "held":
        return begun(index, event, on)
    past = event.when is not None and event.when.latest is not None and event.when.latest <= on
    return past or (step != "not-held" and known <= on.isoformat())


History = tuple[tuple[str, RoundState, tuple[str, ...]], ...]


def _histories(index: Index, events: Sequence[Event], stages: Sequence[Stage]) -> tuple[History, ...]:
    """One history for each outcome that accounts hold undisputed; a settled difference leaves one."""
    told = {one.step for one in stages} & OUTCOMES
    settled = next((value for one in events if (value := index.settled(one.id, "status"))), None)
    if settled in index.reconciled.assertions:
        settled = index.reconciled.assertions[str(settled)].status.value
    if len(told) < 2:
        rival: list[frozenset[str]] = [frozenset()]
    elif settled is not None:
        rival = [frozenset({"not-held"} if settled == Status.HAPPENED else {"held"})]
    else:
        rival = [frozenset({one}) for one in sorted(told)]
    return tuple(_history([one for one in stages if one.step not in leave]) for leave in rival)


def _history(stages: Sequence[Stage]) -> History:
    history: list[tuple[str, RoundState, tuple[str, ...]]] = []
    for stage in stages:
        if not history:
            history.append((stage.known, ROUND_START[stage.step], (stage.because,)))
            continue
        target = ROUND.get((history[-1][1], stage.step))
        if target is not None and target.state != history[-1][1]:
            history.append((stage.known, RoundState(target.state), (stage.because,)))
    return tuple(history)


def _merged(histories: Sequence[History]) -> History:
    return tuple(
        sorted(
            {one for history in histories for one in history}, key=lambda one: (one[0], _ORDER.index(one[1]))
        )
    )


def _held(index: Index, holds: Sequence[Event]) -> When | None:
    for event in holds:
        if event.status in HAPPENED or index.supporters(event, HAPPENED):
            days = rival_days(index, event)
            if days:
                return days[0]
    return None


def _planned(index: Index, holds: Sequence[Event], on: date) -> When | None:
    """The day for which the round was last planned, as known by then; finest where plans agree."""
    plans = [
        (index.known(one.id) or "", when)
        for event in holds
        for one in index.supporters(
            event, frozenset({Status.PROPOSED, Status.PLANNED, Status.DID_NOT_HAPPEN})
        )
        if (when := index.reconciled.resolved.get(one.id))
    ]
    plans = [one for one in plans if one[0] <= on.isoformat()] or plans
    if not plans:
        return None
    latest = max(plans, key=lambda one: one[0])[1]
    finer = [when for _, when in plans if latest.contains(when)]
    return min(finer, key=lambda when: (when.days or 10**9, when.value))


def _place(event: Event) -> str | None:
    role = event.role("place")
    return (role.entity or role.text or role.name if role else None) or event.place


def _host(index: Index, holds: Sequence[Event], place: str | None, parties: Sequence[str]) -> str | None:
    """The host that is told, else the party in whose land the place lies.

    At a seat of the United Nations no state hosts a meeting of many. Two parties that meet there between
    themselves, in the land of one of them, meet in that party's country: turns of hosting are of countries.
    """
    for event in holds:
        for role in event.all_roles("host"):
            told = index.party(role.entity)
            if told:
                return told
    if place in UN_SEATS and len(parties) != 2:
        return None
    land = index.state_of_place(place)
    return land if land in parties else None


def _outcome(index: Index, parties: Sequence[str], told: sides.Told) -> tuple[str | None, tuple[str, ...]]:
    """The act that is told as a round's outcome, with its status; None where nobody tells of one."""
    acts = _agreed(index, parties, told)
    for status in (Status.HAPPENED, Status.DID_NOT_HAPPEN):
        stated = [event for event, assertion in acts if assertion.status is status]
        if stated:
            return f"{status.value} {stated[0].type}", index.because(*stated)
    return None, index.because(*(event for event, assertion in acts if assertion.status is Status.NOT_STATED))


def _agreed(index: Index, parties: Sequence[str], told: sides.Told) -> list[tuple[Event, Assertion]]:
    """What is told of the acts that can be a round's outcome, each with its event."""
    return [
        (event, assertion)
        for assertion in (told.of(index, frozenset(_OUTCOMES)) if told.held else ())
        if (event := index.event_of.get(assertion.id)) and set(index.agents(event)) <= set(parties)
    ]


def _outcomes(index: Index, parties: Sequence[str], told: sides.Told) -> tuple[RoundOutcome, ...]:
    """Each account of an outcome in its words, with who gives it; the same words of one giver once."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for event, one in _agreed(index, parties, told):
        if one.status in (Status.HAPPENED, Status.DID_NOT_HAPPEN):
            giver = ", ".join(voices(index, one))
            key = (one.type, one.status.value, one.evidence[0].quote, giver)
            found.setdefault(key, []).extend((event.id, one.id))
    return tuple(RoundOutcome(*key, tuple(dict.fromkeys(ids))) for key, ids in found.items())
