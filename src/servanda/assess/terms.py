"""The end of an instrument by its own terms, and what that ends: the duties under it.

Rule: an instrument with a term ends on the day that its definition gives, or to which the latest extension
moved it; no act is needed. An extension that does not tell to when leaves the end not stated. A duty with an
end or a successor of its own keeps that; any other is owed through the day before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from servanda.assess.index import HAPPENED, Index
from servanda.assess.times import begun, certain, order, read_day
from servanda.model.dossier import CommitmentDef, InstrumentDef
from servanda.model.event import Event

EXTENDING = "instrument.extend"
_UNTIL = "until:"  # before the EDTF day in the amount of an extension


def as_extended(index: Index, on: date) -> Index:
    """The index with the ends of terms as they stood on a day, and of the duties that end with them."""
    instruments = tuple(_extended(index, one, on) for one in index.dossier.instruments)
    until = {one.id: one.until for one in instruments if one.until}
    if not until and instruments == index.dossier.instruments:
        return index
    owed = tuple(_ended(one, until.get(one.instrument)) for one in index.dossier.commitments)
    return replace(index, dossier=replace(index.dossier, instruments=instruments, commitments=owed))


def extensions(index: Index, instrument: str, on: date) -> tuple[Event, ...]:
    """The extensions of an instrument by a day, in order of time."""
    found = (
        event
        for event in index.reconciled.events
        if event.type == EXTENDING
        and event.status in HAPPENED
        and any(index.same(role.entity) == instrument for role in event.all_roles("instrument"))
        and begun(index, event, on)
    )
    return tuple(sorted(found, key=order))


def moved_to(event: Event) -> str | None:
    """The day (EDTF) to which an extension moves the end; None where it does not tell, or accounts differ."""
    days = {
        role.entity.removeprefix(_UNTIL)
        for role in event.all_roles("amount")
        if role.entity and role.entity.startswith(_UNTIL)
    }
    return days.pop() if len(days) == 1 and certain(event) else None


def _extended(index: Index, one: InstrumentDef, on: date) -> InstrumentDef:
    found = extensions(index, one.id, on) if one.until else ()
    if not found:
        return one
    # One that a report tells without a day may be the same that another tells with it.
    return replace(one, until=max((day for event in found if (day := moved_to(event))), default=None))


def _ended(owed: CommitmentDef, until: str | None) -> CommitmentDef:
    end = read_day(until) if until and not owed.valid_to and not owed.superseded_by else None
    if end is None or end.latest is None:
        return owed
    return replace(owed, valid_to=(end.latest - timedelta(days=1)).isoformat())
