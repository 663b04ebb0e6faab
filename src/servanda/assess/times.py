"""When an event can have been, as its undisputed accounts tell it, and whether that is by a given day.

Rule: rival days stay apart; a day that a person preferred settles them. What is told as happened was not
later than the day on which it became known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from servanda.assess.index import DID_NOT, HAPPENED, Index
from servanda.errors import BadDate
from servanda.model.event import Event
from servanda.model.when import When, parse

RECENT_DAYS = (
    366  # an offer or an answer of which nobody tells the day lies at most so long before its report
)
_REPLIES = frozenset(
    {
        "talks.propose",
        "talks.accept",
        "talks.decline",
        "talks.schedule",
        "talks.postpone",
        "contact.invite",
    }
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first and last day on which something can lie; None where open. `when` is what was told."""

    low: date | None
    high: date | None
    when: When | None


def stretches(index: Index, event: Event) -> tuple[Stretch, ...]:
    """Every stretch that undisputed accounts of a happened event allow, the event's own value first."""
    known = _day(index.first_known(one.id for one in index.supporters(event, HAPPENED)) or event.known_on)
    found = [
        Stretch(when.earliest, _first(when.latest, known) if _sound(when, known) else when.latest, when)
        for when in rival_days(index, event)
    ]
    return tuple(found) or (Stretch(_recent(event, known), known, None),)


def _recent(event: Event, known: date | None) -> date | None:
    # A report that dates no offer and no answer to one speaks of the latest, not of one of decades ago.
    return known - timedelta(days=RECENT_DAYS) if known and event.type in _REPLIES else None


def rival_days(index: Index, event: Event) -> tuple[When, ...]:
    """The values of an event's day that do not merely differ in precision; one if settled or agreed."""
    settled = _settled_day(index, event)
    if settled:
        return (settled,)
    mine = {one.id for one in index.supporters(event, HAPPENED)}
    told = [event.when] if event.when else []
    for value in event.values_of("when"):
        if mine and not mine & set(value.assertions):
            continue  # the day of a plan is no account of the day on which it came about
        when = read_day(value.value)
        if when is not None and not any(when.agrees(other) for other in told):
            told.append(when)
    return tuple(told)


def _settled_day(index: Index, event: Event) -> When | None:
    value = index.settled(event.id, "when")
    if value is None:
        return None
    return index.reconciled.resolved.get(value) or read_day(value)


def read_day(value: str) -> When | None:
    """Read an EDTF value; None where it is none."""
    try:
        return parse(value)
    except BadDate:
        return None


def by(stretch: Stretch, on: date) -> bool | None:
    """Tell whether a stretch ends by a day; None where it may or may not."""
    if stretch.low is not None and stretch.low > on:
        return False
    if stretch.high is not None and stretch.high <= on:
        return True
    return None


def since(stretch: Stretch) -> When | None:
    """What can be said of the day: the value told, else not later than the day it became known."""
    if stretch.when is not None or stretch.high is None:
        return stretch.when
    return parse(f"../{stretch.high.isoformat()}")


def begun(index: Index, event: Event, on: date) -> bool:
    """Tell whether an event can have happened by a day."""
    return any(by(stretch, on) is not False for stretch in stretches(index, event))


def certain(event: Event) -> bool:
    """Tell whether no account denies a happened event."""
    return not any(status in DID_NOT for status, _ in event.statuses)


def order(event: Event) -> tuple[date, date, str]:
    """A stable order of events by first and last day; those without a day by when they became known."""
    known = _day(event.known_on) or date.max
    if event.when is None or event.when.earliest is None:
        return (known, known, event.id)
    return (event.when.earliest, event.when.latest or date.max, event.id)


def _first(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _sound(when: When, known: date | None) -> bool:
    # A day later than the report that tells of it is a misreading; cutting it would hide that.
    return known is None or when.earliest is None or when.earliest <= known


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None
