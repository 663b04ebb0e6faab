"""Which instruments a name may mean: one of its own, or the members of a set as a speaker uses it on a day.

Rule: "the accords" means different instruments to different speakers and years. What may mean several fits
each of them; nothing here chooses.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from servanda.assess.index import Index
from servanda.assess.times import read_day
from servanda.model.dossier import InstrumentSetDef
from servanda.model.event import Event
from servanda.model.record import CommitmentClaim


def of_claim(index: Index, claim: CommitmentClaim) -> tuple[str, ...]:
    """The instruments that a claim may be under; none where it names none."""
    speakers = [one.entity or one.name for one in claim.said_by]
    return meant(index, claim.instrument, claim.instrument_text, speakers, _known(index, claim.document))


def of_event(index: Index, event: Event) -> tuple[str, ...]:
    """The instruments that an act may be done under or to; none where it names none."""
    role = event.role("instrument")
    if role is None:
        return ()
    told = [one for id_ in event.assertions if (one := index.reconciled.assertions.get(id_))]
    speakers = [link.entity or link.name for one in told for link in one.said_by]
    day = event.known_on or (_known(index, told[0].document) if told else None)
    return meant(index, role.entity, role.text or role.name, speakers, day)


def meant(
    index: Index, entity: str | None, words: str, speakers: Iterable[str], day: str | None
) -> tuple[str, ...]:
    """The instruments that an entity (or else words that label a set) may mean to some speakers by a day."""
    sets = index.dossier.sets
    by_id = {one.id: one for one in sets}
    if entity in by_id:
        return _members(index, by_id[entity].label, speakers, day) or by_id[entity].members
    if entity:
        same = index.same(entity)
        return (same,) if same else ()
    return _members(index, words, speakers, day)


def _members(index: Index, label: str, speakers: Iterable[str], day: str | None) -> tuple[str, ...]:
    """The members of the sets with a label: as these speakers use it, else as anyone does, by the day."""
    mine = {name for one in speakers for name in (one, index.same(one), index.party(one)) if name}
    called = [
        one
        for one in index.dossier.sets
        if label and one.label.casefold() == label.casefold() and _begun(one, day)
    ]
    for some in ([one for one in called if one.used_by in mine], [one for one in called if not one.used_by]):
        latest = max((one.start or "" for one in some), default=None)
        if latest is not None:
            found = [member for one in some if (one.start or "") == latest for member in one.members]
            return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(member for one in called for member in one.members))


def _begun(one: InstrumentSetDef, day: str | None) -> bool:
    start = read_day(one.start) if one.start else None
    if start is None or start.earliest is None or day is None:
        return True
    return start.earliest <= date.fromisoformat(day[:10])


def _known(index: Index, document: str) -> str | None:
    return index.reconciled.known_on.get(document)
