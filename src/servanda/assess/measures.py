"""Measures: what changed in which order, which parameters held when, and whether a measure was in force.

Rule: `IN_FORCE` tells what each act lets one conclude of the time after it. An easing leaves open whether
anything remains in force; a measure of which nothing is told for a day is *not stated* on that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from servanda.assess.index import HAPPENED, Index
from servanda.assess.times import begun, certain, order, read_day, rival_days, since, stretches
from servanda.model.accord import Measure, Parameter
from servanda.model.event import Difference, Event
from servanda.model.ids import slug
from servanda.model.record import MeasureClaim
from servanda.model.when import When

# act: whether the measure is in force after it, and whether it was just before; None: the act does not tell
IN_FORCE: dict[str, tuple[bool | None, bool | None]] = {
    "measure.impose": (True, None),
    "measure.tighten": (True, True),
    "measure.extend": (True, True),
    "measure.in-force": (True, None),
    "measure.ease": (None, True),
    "measure.lift": (False, True),
}

Key = tuple[str, str]


def measures(index: Index, on: date) -> tuple[Measure, ...]:
    """Every measure that events or claims tell of, in order of topic."""
    events: dict[Key, list[Event]] = {}
    claims: dict[Key, list[MeasureClaim]] = {}
    for event in index.reconciled.events:
        if event.type in IN_FORCE and event.status in HAPPENED:
            for topic in index.topics(event):
                events.setdefault((topic, _by(index, event)), []).append(event)
    for claim in index.reconciled.measures:
        by = index.party(claim.by) or index.same(claim.by) or ""
        claims.setdefault((claim.topic, by), []).append(claim)
    _adopt(events, claims)
    found = (
        _measure(index, key, events.get(key, []), claims.get(key, []), on)
        for key in sorted({*events, *claims})
    )
    return tuple(one for one in found if one is not None)


def _by(index: Index, event: Event) -> str:
    agents = index.agents(event)
    role = event.role("agent")
    return agents[0] if agents else (index.same(role.entity) or "" if role else "")


def _adopt(events: dict[Key, list[Event]], claims: dict[Key, list[MeasureClaim]]) -> None:
    """What names nobody joins the measure on its topic, where there is a single one by somebody."""
    for topic in {topic for topic, by in (*events, *claims) if not by}:
        named = {by for other, by in (*events, *claims) if other == topic and by}
        if len(named) == 1:
            by = named.pop()
            if (topic, "") in events:
                events.setdefault((topic, by), []).extend(events.pop((topic, "")))
            if (topic, "") in claims:
                claims.setdefault((topic, by), []).extend(claims.pop((topic, "")))


def _measure(
    index: Index, key: Key, events: Sequence[Event], claims: Sequence[MeasureClaim], on: date
) -> Measure | None:
    topic, by = key
    told = sorted((one for one in events if begun(index, one, on)), key=order)
    if not told and not claims:
        return None
    targets = [party for one in told for party in index.parties(one.all_roles("target"))]
    affected = next((party for one in claims if (party := index.party(one.on) or one.on)), None)
    return Measure(
        id=f"measure:{'-'.join(slug(one.rpartition(':')[2]) for one in (by, topic) if one)}",
        topic=topic,
        by=by or None,
        on=targets[0] if targets else affected,
        in_force=in_force(index, events, on),
        parameters=_parameters(index, claims),
        changes=tuple((since(stretches(index, one)[0]), one.type, (one.id,)) for one in told),
        because=tuple(dict.fromkeys((*index.because(*told), *(one.id for one in claims)))),
    )


def in_force(index: Index, events: Sequence[Event], on: date) -> bool | None:
    """Tell whether a measure was in force on a day; None where no undisputed account settles it."""
    latest: list[tuple[date | None, date | None, bool | None]] = []
    coming: list[tuple[date, bool | None]] = []
    for event in events:
        after, before = IN_FORCE[event.type]
        rivals = {IN_FORCE[other.type][0] for other in _rivals(index, event, events)}
        verdict = after if certain(event) and rivals <= {after} else None
        for stretch in stretches(index, event):
            if stretch.low is not None and stretch.low > on:
                coming.append((stretch.low, before))
                continue
            if stretch.high is None or stretch.high > on:
                # It may lie on either side of the day; a state that began by then holds already.
                state = event.type == "measure.in-force" and stretch.low is not None
                verdict = verdict if state or after == before else None
            latest.append((stretch.low, stretch.high, verdict))
    if not latest:
        # What ended or changed it later tells that it was in force just before, not since when.
        first = min((low for low, _ in coming), default=None)
        told = {before for low, before in coming if low == first}
        close = first is not None and first - on <= timedelta(days=1)
        return told.pop() if close and len(told) == 1 else None
    last = [one for one in latest if not any(_follows(other, one) for other in latest)]
    verdicts = {verdict for _, _, verdict in last}
    return verdicts.pop() if len(verdicts) == 1 else None


def _rivals(index: Index, event: Event, events: Sequence[Event]) -> list[Event]:
    """Other changes that may be the same change told differently: an open difference names both."""
    named = {
        one
        for conflict in index.reconciled.conflicts
        if conflict.settled is None and conflict.difference is not Difference.PRECISION
        for answers in [{one for answer in conflict.answers for one in answer.assertions}]
        if answers & set(event.assertions)
        for one in answers
    }
    return [other for other in events if other.id != event.id and named & set(other.assertions)]


def _follows(
    one: tuple[date | None, date | None, bool | None], other: tuple[date | None, date | None, bool | None]
) -> bool:
    return other[1] is not None and one[0] is not None and one[0] > other[1]


def _parameters(index: Index, claims: Sequence[MeasureClaim]) -> tuple[Parameter, ...]:
    found: dict[Parameter, tuple[str, ...]] = {}
    for claim in sorted(claims, key=lambda one: (one.parameter, not one.until_change, one.id)):
        change = _change(index, claim)
        told = index.reconciled.resolved.get(claim.id) or _absolute(claim)
        if claim.until_change:
            low, high = (told.value if told else None), change
        else:
            low, high = change or (told.value if told else None), None
        bare = Parameter(claim.parameter, claim.value, low, high, ())
        grounds = (claim.id, *((claim.change,) if claim.change in index.reconciled.assertions else ()))
        found[bare] = (*found.get(bare, ()), *(one for one in grounds if one))
    return _closed([replace(one, because=tuple(dict.fromkeys(because))) for one, because in found.items()])


def _absolute(claim: MeasureClaim) -> When | None:
    if claim.when is None or claim.when.expression.needs_anchor:
        return None
    return read_day(claim.when.expression.value)


def _change(index: Index, claim: MeasureClaim) -> str | None:
    """The day of the change that a claim names; a stretch where accounts of that day differ."""
    event = index.event_of.get(claim.change or "")
    if event is None:
        when = index.reconciled.resolved.get(claim.change or "")
        return when.value if when else None
    days = rival_days(index, event)
    if len(days) < 2:
        return days[0].value if days else None
    low = min((one for one in days if one.earliest), key=lambda one: one.earliest or date.max)
    high = max((one for one in days if one.latest), key=lambda one: one.latest or date.min)
    return f"{low.value}/{high.value}" if "/" not in low.value + high.value else low.value


def _closed(parameters: list[Parameter]) -> tuple[Parameter, ...]:
    """End a value where a later value of the same parameter begins."""
    ended = []
    for one in parameters:
        later = [
            other.low or ""
            for other in parameters
            if other.name == one.name and other.value != one.value and _begins_after(other, one)
        ]
        ended.append(replace(one, high=min(later)) if one.high is None and later else one)
    return tuple(ended)


def _begins_after(other: Parameter, one: Parameter) -> bool:
    if other.low is None or one.low is None:
        return False
    late, early = read_day(other.low), read_day(one.low)
    return late is not None and early is not None and early.before(late)


def on_day(measure: Measure, day: date) -> tuple[tuple[Parameter, bool], ...]:
    """The parameters that a measure can have had on a day, each with whether that is certain.

    Of a rule that nobody tells for that day there is none here: what it allowed then is *not stated*.
    """
    found = []
    for one in measure.parameters:
        low = read_day(one.low) if one.low else None
        high = read_day(one.high) if one.high else None
        if low and low.earliest and day < low.earliest:
            continue
        if high and high.latest and day > high.latest:
            continue
        if low is None and high is None:
            continue
        after = low is None or low.latest is None or low.latest <= day
        before = high is None or (high.earliest is not None and day < high.earliest)
        found.append((one, after and before))
    return tuple(found)
