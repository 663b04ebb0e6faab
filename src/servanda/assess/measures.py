"""Measures: what changed in which order, which parameters held when, and whether a measure was in force.

Rule: `IN_FORCE` tells what each act lets one conclude of the time after it. An easing leaves open whether
anything remains in force; a measure of which nothing is told for a day is *not stated* on that day.
A dossier's measure has its own stretch; claims and acts join it that name it, or that are by the same party
on the same topic where it is the only one. What joins none is provisional.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from servanda.assess import rules
from servanda.assess.index import HAPPENED, Index
from servanda.assess.times import begun, certain, order, read_day, since, stretches
from servanda.model.accord import Measure, Parameter, Rule
from servanda.model.dossier import MeasureDef
from servanda.model.event import Difference, Event
from servanda.model.ids import slug
from servanda.model.record import MeasureClaim

# act: whether the measure is in force after it, and whether it was just before; None: the act does not tell
IN_FORCE: dict[str, tuple[bool | None, bool | None]] = {
    "measure.impose": (True, None),
    "measure.tighten": (True, True),
    "measure.extend": (True, True),
    "measure.in-force": (True, None),
    "measure.ease": (None, True),
    "measure.lift": (False, True),
}


@dataclass(slots=True)
class _Told:
    """What documents and a definition tell of one measure."""

    topic: str
    by: str
    definition: MeasureDef | None = None
    events: list[Event] = field(default_factory=list)
    claims: list[MeasureClaim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change that can have come between two days, with what it lets one conclude of after and before."""

    low: date | None
    high: date | None
    after: bool | None
    before: bool | None


def measures(index: Index, on: date) -> tuple[Measure, ...]:
    """Every measure that a dossier defines, and those that events or claims tell of, in order of topic."""
    found = (_measure(index, one, on) for one in _gather(index))
    return tuple(one for one in found if one is not None)


def _gather(index: Index) -> list[_Told]:
    """Bring together what is told of each measure."""
    defined = {one.id: _Told(one.topic, _party(index, one.by), one) for one in index.dossier.measures}
    told: dict[tuple[str, str], _Told] = {}

    def of(topic: str, by: str) -> _Told:
        mine = [one for one in defined.values() if (one.topic, one.by) == (topic, by)]
        return mine[0] if len(mine) == 1 else told.setdefault((topic, by), _Told(topic, by))

    for event in index.reconciled.events:
        if event.type in IN_FORCE and event.status in HAPPENED:
            named = [one.entity for one in event.roles if one.entity in defined]
            for id_ in dict.fromkeys(named):
                defined[id_ or ""].events.append(event)
            for topic in () if named else index.topics(event):
                of(topic, _by(index, event)).events.append(event)
    for claim in index.reconciled.measures:
        own = defined.get(claim.measure or "")
        (own or of(claim.topic, _party(index, claim.by))).claims.append(claim)
    _adopt([*defined.values(), *told.values()])
    return sorted(
        (*defined.values(), *(one for one in told.values() if one.events or one.claims)),
        key=lambda one: (one.topic, one.by, one.definition.id if one.definition else ""),
    )


def _party(index: Index, entity: str | None) -> str:
    return index.party(entity) or index.same(entity) or ""


def _by(index: Index, event: Event) -> str:
    agents = index.agents(event)
    role = event.role("agent")
    return agents[0] if agents else (index.same(role.entity) or "" if role else "")


def _adopt(found: Sequence[_Told]) -> None:
    """What names nobody joins the measure on its topic, where there is a single one by somebody."""
    for nameless in [one for one in found if not one.by]:
        named = [one for one in found if one.topic == nameless.topic and one.by]
        if len(named) == 1:
            named[0].events += nameless.events
            named[0].claims += nameless.claims
            nameless.events, nameless.claims = [], []


def _measure(index: Index, one: _Told, on: date) -> Measure | None:
    told = sorted((each for each in one.events if begun(index, each, on)), key=order)
    definition = one.definition
    if definition is None and not told and not one.claims:
        return None
    targets = [party for each in told for party in index.parties(each.all_roles("target"))]
    affected = next((party for each in one.claims if (party := index.party(each.on) or each.on)), None)
    stated, repeated = (
        rules.of_definition(index, definition, one.claims, one.events) if definition else ((), frozenset())
    )
    read = [each for each in one.claims if each.id not in repeated]
    grounds = (*index.because(*told), *(each.id for each in one.claims))
    id_ = "-".join(slug(each.rpartition(":")[2]) for each in (one.by, one.topic) if each)
    demands = rules.closed((*stated, *rules.of_claims(index, read, one.events)))
    return Measure(
        id=definition.id if definition else f"measure:{id_}",
        topic=one.topic,
        by=one.by or None,
        on=(definition.on if definition else None) or (targets[0] if targets else affected),
        name=definition.name if definition else "",
        low=definition.start if definition else None,
        high=definition.end if definition else None,
        in_force=in_force(index, one.events, on, definition),
        parameters=(*(_shown(each) for each in demands[: len(stated)]), *_parameters(index, read)),
        rules=demands,
        changes=tuple((since(stretches(index, each)[0]), each.type, (each.id,)) for each in told),
        references=definition.references if definition else (),
        provisional=definition is None,
        outside_knowledge=definition is not None and not grounds,
        because=tuple(dict.fromkeys(grounds)) or ((f"dossier:{definition.id}",) if definition else ()),
    )


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
    return verdict


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
        for conflict in index.reconciled.conflicts
        if conflict.settled is None and conflict.difference is not Difference.PRECISION
        for answers in [{one for answer in conflict.answers for one in answer.assertions}]
        if answers & set(event.assertions)
        for one in answers
    }
    return [other for other in events if other.id != event.id and named & set(other.assertions)]


def _shown(rule: Rule) -> Parameter:
    """A stated rule as a parameter: its values, else its words."""
    value = " ".join(one for one in (", ".join(rule.values), rule.unit) if one)
    return Parameter(rule.parameter, value or rule.says or rule.test, rule.low, rule.high, rule.because)


def _parameters(index: Index, claims: Iterable[MeasureClaim]) -> tuple[Parameter, ...]:
    found: dict[Parameter, tuple[str, ...]] = {}
    for claim in sorted(claims, key=lambda one: (one.parameter, not one.until_change, one.id)):
        bare = Parameter(claim.parameter, claim.value, *rules.stretch(index, claim), ())
        grounds = (claim.id, *((claim.change,) if claim.change in index.reconciled.assertions else ()))
        found[bare] = (*found.get(bare, ()), *(one for one in grounds if one))
    return _closed([replace(one, because=tuple(dict.fromkeys(because))) for one, because in found.items()])


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
