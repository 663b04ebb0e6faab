"""Whether an instrument was suspended, and throughout which days.

Rule: what began within a period leaves the period open; only one suspended from first to last is suspended.
"""

from __future__ import annotations

from datetime import date

from servanda.assess.index import HAPPENED, Index
from servanda.assess.times import begun
from servanda.model.event import Event

_HALTING = frozenset({"instrument.suspend"})
_AGAIN = frozenset({"instrument.in-force", "instrument.enter-into-force", "instrument.extend"})


def suspended(index: Index, instrument: str | None, on: date) -> tuple[Event, ...]:
    """The acts by which an instrument stands suspended on a day, in order of time."""
    again = _acts(index, instrument, on, _AGAIN)
    return tuple(
        halt
        for halt in _acts(index, instrument, on, _HALTING)
        if not any(_between(halt, one, on) for one in again)
    )


def throughout(index: Index, instrument: str | None, first: date, last: date, on: date) -> tuple[Event, ...]:
    """The acts by which an instrument was suspended from a first to a last day, as far as `on` lets see."""
    end = min(last, on)
    again = _acts(index, instrument, on, _AGAIN)
    return tuple(
        halt
        for halt in _acts(index, instrument, on, _HALTING)
        if halt.when is not None
        and halt.when.latest is not None
        and halt.when.latest <= first
        and not any(_between(halt, one, end) for one in again)
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
