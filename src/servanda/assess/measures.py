"""Measures: what is told of each, what changed in which order, and which parameters and rules held when.

Rule: a dossier's measure is an identity; claims and acts join it that name it, or that are by the same party
on the same topic where it is the only one. What joins none is provisional.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from servanda.assess import rules
from servanda.assess.in_force import IN_FORCE, in_force
from servanda.assess.index import HAPPENED, Index
from servanda.assess.times import begun, order, read_day, since, stretches
from servanda.model.dossier import MeasureDef
from servanda.model.event import Event
from servanda.model.ids import slug
from servanda.model.limits import Measure, Parameter, Rule
from servanda.model.record import MeasureClaim


@dataclass(slots=True)
class _Told:
    """What documents and a definition tell of one measure."""

    topic: str
    by: str
    definition: MeasureDef | None = None
    events: list[Event] = field(default_factory=list)
    claims: list[MeasureClaim] = field(default_factory=list)


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
