"""Whether a measure was in force on a day, by the acts told of it and the stretch that a definition gives it.

Rule: `IN_FORCE` tells what each act lets one conclude of the time after it. An easing leaves open whether
anything remains in force; a measure of which nothing is told for a day is *not stated* on that day, and so is
one of which accounts that stand side by side tell both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.assess.index import Index
from servanda.assess.times import certain, read_day, stretches
from servanda.model.dossier import MeasureDef
from servanda.model.event import Difference, Event

# act: whether the measure is in force after it, and whether it was just before; None: the act does not tell
IN_FORCE: dict[str, tuple[bool | None, bool | None]] = {
    "measure.impose": (True, None),
    "measure.tighten": (True, True),
    "measure.extend": (True, True),
    "measure.in-force": (True, None),
    "measure.ease": (None, True),
    "measure.lift": (False, True),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """A change that can have come between two days, with what it lets one conclude of after and before."""

    low: date | None
    high: date | None
    after: bool | None
    before: bool | None


def in_force(
    index: Index, events: Sequence[Event], on: date, definition: MeasureDef | None = None
) -> bool | None:
    """Tell whether a measure was in force on a day; None where no undisputed account settles it."""
    start, end = (read_day(one) if one else None for one in _bounds(definition))
    steps = [step for event in events for step in _steps(index, event, events, on)]
    if start is not None:
        steps.append(_defined(start.earliest, start.latest, on, after=True))
    if end is not None:
        steps.append(_defined(end.earliest, end.latest, on, after=False))
    verdict = _verdict(steps, on)
    if start is not None and start.earliest is not None and on < start.earliest:
        return None if verdict else False  # an account by which it was in force earlier is a rival
    if verdict is False and definition is not None and _limits(definition, on):
        return None  # so is a rule that is said to have lasted until later
    return verdict


def _limits(definition: MeasureDef, on: date) -> bool:
    """Tell whether a rule that limits something is stated for a day, from before it until after it."""
    spans = (
        (read_day(one.start), read_day(one.end))
        for one in definition.rules
        if one.test != "free" and one.start and one.end
    )
    return any(
        low and high and low.latest and high.earliest and low.latest <= on < high.earliest
        for low, high in spans
    )


def _bounds(definition: MeasureDef | None) -> tuple[str | None, str | None]:
    if definition is None:
        return None, None
    return (definition.start.removesuffix("/..") if definition.start else None), definition.end


def _defined(low: date | None, high: date | None, on: date, *, after: bool) -> _Step:
    """The beginning or end that a definition states; while it may be to come, it tells nothing."""
    past = high is not None and (high < on or (high == on and after))
    return _Step(low, high, after if past else None, not after)


def _steps(index: Index, event: Event, events: Sequence[Event], on: date) -> list[_Step]:
    after, before = IN_FORCE[event.type]
    rivals = {IN_FORCE[other.type][0] for other in _rivals(index, event, events)}
    verdict = after if certain(event) and rivals <= {after} else None
    found = []
    for one in stretches(index, event):
        told = verdict
        if (one.low is None or one.low <= on) and (one.high is None or one.high > on):
            # It may lie on either side of the day; a state that began by then holds already.
            state = event.type == "measure.in-force" and one.low is not None
            told = verdict if state or after == before else None
        found.append(_Step(one.low, one.high, told, before))
    return found


def _verdict(steps: Sequence[_Step], on: date) -> bool | None:
    latest = [one for one in steps if one.low is None or one.low <= on]
    if not latest:
        # What ended or changed it later tells that it was in force just before, not since when.
        coming = [(one.low, one.before) for one in steps if one.low is not None]
        first = min((low for low, _ in coming), default=None)
        told = {before for low, before in coming if low == first}
        close = first is not None and first - on <= timedelta(days=1)
        return told.pop() if close and len(told) == 1 else None
    verdicts = {one.after for one in latest if not any(_follows(other, one) for other in latest)}
    return verdicts.pop() if len(verdicts) == 1 else None


def _follows(one: _Step, other: _Step) -> bool:
    return other.high is not None and one.low is not None and one.low > other.high


def _rivals(index: Index, event: Event, events: Sequence[Event]) -> list[Event]:
    """Other changes that may be the same change told differently: an open difference names both."""
    named = {
        one
        for conflict in index.disputes(event.assertions)
        if conflict.settled is None and conflict.difference is not Difference.PRECISION
        for answers in [{one for answer in conflict.answers for one in answer.assertions}]
        if answers & set(event.assertions)
        for one in answers
    }
    return [other for other in events if other.id != event.id and named & set(other.assertions)]
