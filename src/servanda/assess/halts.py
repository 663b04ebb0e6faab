"""Whether an instrument was suspended, throughout which days, for whom, and who objects.

Rule: what began within a period leaves the period open; only one suspended from first to last is suspended.
The act of one party suspends what that party owes, by its own account; what others owe by it is not stated.
"""

from __future__ import annotations

from datetime import date

from servanda.assess.index import HAPPENED, Index
from servanda.assess.times import begun
from servanda.model.event import Event

_HALTING = frozenset({"instrument.suspend"})
_OBJECTING = frozenset({"position.object"})
_AGAIN = frozenset({"instrument.in-force", "instrument.enter-into-force", "instrument.extend"})


def suspended(
    index: Index, instrument: str | None, on: date, obligor: str | None = None
) -> tuple[Event, ...]:
    """The acts by which an instrument stands suspended on a day, in order of time.

    Args:
        index: the record.
        instrument: the one that is asked about.
        on: the day.
        obligor: whose duties it is asked for; acts of others alone do not suspend these.
    """
    again = _acts(index, instrument, on, _AGAIN)
    return tuple(
        halt
        for halt in _acts(index, instrument, on, _HALTING)
        if _suspends(index, halt, obligor) and not any(_between(halt, one, on) for one in again)
    )


def throughout(
    index: Index, instrument: str | None, first: date, last: date, on: date, obligor: str | None = None
) -> tuple[Event, ...]:
    """The acts by which an instrument was suspended from a first to a last day, as far as `on` lets see."""
    end = min(last, on)
    again = _acts(index, instrument, on, _AGAIN)
    return tuple(
        halt
        for halt in _acts(index, instrument, on, _HALTING)
        if _suspends(index, halt, obligor)
        and halt.when is not None
        and halt.when.latest is not None
        and halt.when.latest <= first
        and not any(_between(halt, one, end) for one in again)
    )


def objections(index: Index, instrument: str | None, halt: Event, on: date) -> tuple[Event, ...]:
    """What other parties say by a day against an act on an instrument, from the day of the act on."""
    acting = index.agents(halt)
    return tuple(
        event
        for event in (_acts(index, instrument, on, _OBJECTING) if acting else ())
        if any(party not in acting for party in index.agents(event)) and not _before(event, halt)
    )


def _suspends(index: Index, halt: Event, obligor: str | None) -> bool:
    """Tell whether an act suspends what a party owes: it acted itself, or who acted is not told."""
    acting = index.agents(halt)
    return obligor is None or not acting or obligor in acting


def _before(one: Event, halt: Event) -> bool:
    return bool(
        one.when
        and one.when.latest
        and halt.when
        and halt.when.earliest
        and one.when.latest < halt.when.earliest
    )


def _acts(index: Index, instrument: str | None, on: date, types: frozenset[str]) -> tuple[Event, ...]:
    return tuple(
        event
        for event in index.reconciled.events
        if event.type in types
        and event.status in HAPPENED
        and instrument
        and any(index.same(role.entity) == instrument for role in event.roles)
        and begun(index, event, on)
    )


def _between(halt: Event, one: Event, end: date) -> bool:
    if one.when is None or one.when.earliest is None or halt.when is None or halt.when.latest is None:
        return False
    return halt.when.latest < one.when.earliest <= end
