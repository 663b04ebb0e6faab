"""Instruments: in which stretches each was in force, suspended or denounced, as acts and states tell it.

Rule: AFTER tells in which state an act leaves an instrument. A signature or ratification tells nothing of
force, nor does an amendment; where nothing tells, the state is *not stated*. An instrument with a term ends
by these alone. What another party calls void stays as it was done, with the objection. An act that someone
denies leaves what follows it not stated; one whose day accounts put differently began between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from servanda.assess.halts import objections
from servanda.assess.index import HAPPENED, Index
from servanda.assess.terms import extensions
from servanda.assess.times import Stretch, begun, certain, order, read_day, since, stretches
from servanda.model.actor import ActorType
from servanda.model.event import Event
from servanda.model.force import InForce, Instrument
from servanda.model.when import When

IN_FORCE, SUSPENDED, DENOUNCED, NOT_STATED = "in-force", "suspended", "denounced", "not-stated"
EXPIRED = "expired"

# act: the state in which it leaves an instrument
AFTER: dict[str, str] = {
    "instrument.enter-into-force": IN_FORCE,
    "instrument.in-force": IN_FORCE,
    "instrument.extend": IN_FORCE,
    "instrument.suspend": SUSPENDED,
    "instrument.denounce": DENOUNCED,
}
_GROUP = "instrument."


def instruments(index: Index, on: date) -> tuple[Instrument, ...]:
    """Every instrument that a dossier defines or documents name, in order of id."""
    defined = {one.id: one for one in index.dossier.instruments}
    read = {one.id: one for one in index.reconciled.actors if one.type is ActorType.INSTRUMENT}
    told: dict[str, list[Event]] = {}
    for event in index.reconciled.events:
        for id_ in dict.fromkeys(role.entity for role in event.roles if role.entity):
            told.setdefault(index.same(id_) or id_, []).append(event)
    found = []
    for id_ in sorted({*defined, *read}):
        mine = told.get(id_, [])
        grounds = tuple(dict.fromkeys(one for event in mine for one in event.assertions))
        named = tuple(dict.fromkeys(one.document for one in read[id_].mentions)) if id_ in read else ()
        until = defined[id_].until if id_ in defined else None
        spans = _ended(index, id_, until, _stretches(index, id_, mine, on), on)
        found.append(
            Instrument(
                id=id_,
                title=defined[id_].title if id_ in defined else read[id_].name,
                date=defined[id_].date if id_ in defined else None,
                until=until,
                state=state_on(spans, on),
                stretches=spans,
                outside_knowledge=not grounds and not named,
                # No act on it is told: the documents that name it, or else the dossier's word.
                because=grounds or named or (f"dossier:{id_}",),
            )
        )
    return tuple(found)


def _ended(
    index: Index, id_: str, until: str | None, spans: tuple[InForce, ...], on: date
) -> tuple[InForce, ...]:
    """Close what was told of force where the instrument ends by its terms, extensions considered."""
    end = read_day(until) if until else None
    if end is None or end.earliest is None or end.earliest > on:
        return spans
    if spans and (spans[-1].state == DENOUNCED or not _begins_before(spans[-1], end)):
        return spans  # it ended before, or acts of a later day tell otherwise
    ground = (f"dossier:{id_}", *index.because(*extensions(index, id_, on)))
    closed = (*spans[:-1], replace(spans[-1], high=until)) if spans else ()
    return (*closed, InForce(until, None, EXPIRED, (), ground))


def _begins_before(span: InForce, end: When) -> bool:
    low = read_day(span.low) if span.low else None
    return low is None or low.earliest is None or end.latest is None or low.earliest <= end.latest


def _stretches(index: Index, id_: str, events: Sequence[Event], on: date) -> tuple[InForce, ...]:
    """What was told of force by a day, in order of time; each ends where the next begins."""
    steps = [one for one in events if one.type in AFTER and one.status in HAPPENED and begun(index, one, on)]
    found: list[InForce] = []
    for event in sorted(steps, key=order):
        spans = stretches(index, event)
        state = AFTER[event.type] if certain(event) else NOT_STATED
        by = index.agents(event) if state in (SUSPENDED, DENOUNCED) else ()
        against = objections(index, id_, event, on) if by else ()
        others = tuple(dict.fromkeys(one for each in against for one in index.agents(each) if one not in by))
        ground = index.because(event, *against)
        low = _low(spans)
        if found and (found[-1].state, found[-1].by) == (state, by):
            last = found.pop()  # told again: the first telling keeps its day
            because = tuple(dict.fromkeys((*last.because, *ground)))
            found.append(InForce(last.low, None, state, by, because, last.disputed_by or others))
            continue
        if found:
            found.append(replace(found.pop(), high=low))
        found.append(InForce(low, None, state, by, ground, others))
    return tuple(found)


def _low(spans: Sequence[Stretch]) -> str | None:
    """The beginning of a stretch: 1962 of a state told "since 1962"; between days that accounts differ on."""
    lows = [one.low for one in spans if one.low]
    highs = [one.high for one in spans if one.high]
    if len(spans) > 1 and lows and highs and min(lows) < max(highs):
        return f"{min(lows).isoformat()}/{max(highs).isoformat()}"
    when = since(spans[0])
    return when.value.removesuffix("/..") if when else None


def state_on(spans: Sequence[InForce], day: date) -> str:
    """The state on a day; not stated before the first, and within days between which a change lies."""
    fits = [one for one in spans if _holds(one, day) is not False]
    sure = [one for one in fits if _holds(one, day)]
    return sure[0].state if len(fits) == 1 and sure else NOT_STATED


def _holds(one: InForce, day: date) -> bool | None:
    """Tell whether a stretch covers a day; a change on that very day is the beginning of the next."""
    low, high = (read_day(value) if value else None for value in (one.low, one.high))
    if low and low.earliest and day < low.earliest:
        return False
    if high and high.latest and day >= high.latest:
        return False
    begun_ = low is not None and low.latest is not None and low.latest <= day
    ended = one.high is not None and (high is None or high.earliest is None or high.earliest <= day)
    return True if begun_ and not ended else None
