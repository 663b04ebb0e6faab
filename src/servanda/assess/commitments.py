"""Which commitments there are: those of the dossier, and those that documents claim and no dossier names.

Rule: a dossier names, documents tell. Claims meet by obligor and topic, and by instrument where both tell it.
A breach of an instrument that someone asserts claims a duty too; it stays that claim, in those words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from servanda.assess import scale
from servanda.assess.claims import Assigned, assign, by_documents, grouped, key, provisional_id
from servanda.assess.index import Index
from servanda.assess.performance import performed
from servanda.assess.periods import label, validity
from servanda.assess.tales import Subject, acts_by, matches, matter_of_tracks
from servanda.assess.times import begun, order
from servanda.assess.words import of_topic
from servanda.model.act import ACT
from servanda.model.dossier import CommitmentDef
from servanda.model.duties import Commitment
from servanda.model.event import Event
from servanda.model.ids import content_id
from servanda.model.record import Assertion, CommitmentClaim, Role

_CLAIMING = "conduct.breach"


def commitments(index: Index, on: date) -> tuple[Commitment, ...]:
    """Every commitment with its performance as told by a day: the dossier's first, then by id."""
    assigned = assign(index)
    owed_as = {one.id: one for one in index.dossier.commitments}
    found = [_defined(index, one, assigned) for one in owed_as.values()]
    found += [_provisional(index, group) for group in grouped(index, assigned.rest)]
    owed: dict[str | None, list[Subject]] = {}
    for _, subject in found:
        owed.setdefault(subject.obligor, []).append(subject)
    breaches = [event for event in index.reconciled.events if event.type == _CLAIMING]
    # One told with the acts by which it happened says most of the duty; a vaguer one may then be of it too.
    for event in sorted(breaches, key=lambda one: not _by_which(index, one)):
        if _claims_duty(index, event, owed, on):
            found.append(_of_breach(index, event))
            owed.setdefault(found[-1][1].obligor, []).append(found[-1][1])
    unique = {one.id: (one, subject) for one, subject in reversed(found)}
    acts = acts_by(index, (subject for _, subject in found))
    told = (
        performed(index, one, subject, acts.get(subject.obligor or "", ()), on, owed_as.get(one.id))
        for one, subject in sorted(unique.values(), key=lambda pair: (pair[0].provisional, pair[0].id))
    )
    return tuple(scale.assessed(index, one, owed_as.get(one.id), on) for one in told)


def _defined(index: Index, definition: CommitmentDef, assigned: Assigned) -> tuple[Commitment, Subject]:
    claims = assigned.of.get(definition.id, ())
    sure = [one for one in claims if one.id not in assigned.ambiguous]
    dates = (one.date for one in index.dossier.instruments if one.id == definition.instrument)
    _, last = validity(definition, index.dossier)
    commitment = Commitment(
        id=definition.id,
        instrument=definition.instrument,
        provision=definition.provision,
        obligor=definition.obligor,
        beneficiary=definition.beneficiary,
        duty=definition.duty,
        topics=definition.topics,
        form=definition.form,
        strength=definition.strength,
        bound=definition.bound,
        timing=definition.timing,
        amount=definition.amount,
        unit=definition.unit,
        periods=label(definition),
        exception=definition.exception,
        valid_from=definition.valid_from or next(dates, None),
        valid_to=definition.valid_to or (last.isoformat() if last else None),
        provisional=False,
        outside_knowledge=not by_documents(index, sure),
        ambiguous=tuple(one.id for one in claims if one.id in assigned.ambiguous),
        because=tuple(one.id for one in claims) or (f"dossier:{definition.id}",),
    )
    shared, elsewhere = _not_own(index, definition)
    subject = Subject(
        definition.obligor,
        definition.instrument,
        frozenset(definition.topics),
        frozenset(definition.breached_by),
        frozenset(definition.performed_by),
        shared=shared,
        elsewhere=elsewhere,
    )
    return commitment, subject


def _not_own(index: Index, definition: CommitmentDef) -> tuple[frozenset[str], frozenset[str]]:
    """The topics that tell no act to be of a duty: a whole track's and its obligor's other duties'.

    Those of duties under other instruments come apart: an act that names the instrument is told by these.
    """
    shared = set(matter_of_tracks(index))
    elsewhere: set[str] = set()
    for one in index.dossier.commitments:
        if one.id != definition.id and one.obligor == definition.obligor:
            (shared if one.instrument == definition.instrument else elsewhere).update(one.topics)
    return frozenset(shared), frozenset(elsewhere)


def _provisional(index: Index, claims: Sequence[CommitmentClaim]) -> tuple[Commitment, Subject]:
    first = claims[0]
    named = next((one for one in claims if one.instrument), first)
    obligor, _, instrument = key(index, named)
    topics = tuple(dict.fromkeys(one.topic for one in claims if one.topic))
    commitment = Commitment(
        id=provisional_id(key(index, named)),
        instrument=instrument or first.instrument,
        instrument_text=next((one.instrument_text for one in claims if one.instrument_text), ""),
        obligor=obligor or index.party(first.obligor),
        obligor_name=first.obligor_name,
        beneficiary=next((one.beneficiary for one in claims if one.beneficiary), None),
        duty=first.duty,
        topics=topics,
        form=first.form,
        strength=first.strength,
        bound=first.bound,
        timing=first.timing,
        amount=next((one.amount for one in claims if one.amount is not None), None),
        unit=next((one.unit for one in claims if one.unit), ""),
        because=tuple(one.id for one in claims),
    )
    return commitment, Subject(commitment.obligor, commitment.instrument, frozenset(topics))


def _claims_duty(index: Index, event: Event, owed: dict[str | None, list[Subject]], on: date) -> bool:
    if event.type != _CLAIMING or not index.agents(event) or not _broken(event):
        return False
    mine = [one for party in index.agents(event) for one in owed.get(party, ())]
    told = (event, *_by_which(index, event))  # the acts by which it is broken may be of a duty on record
    return begun(index, event, on) and not any(matches(index, one, each) for one in mine for each in told)


def _of_breach(index: Index, event: Event) -> tuple[Commitment, Subject]:
    obligor = index.agents(event)[0]
    role = _broken(event)
    instrument = index.same(role.entity) if role and role.role == "instrument" else None
    acts = _by_which(index, event)  # the acts tell the matter more closely than the accord's name does
    topics = tuple(dict.fromkeys(one for act in acts for one in index.topics(act))) or index.topics(event)
    topics = tuple(one for one in topics if one not in matter_of_tracks(index))
    matter = topics[0] if topics else "whole"
    words = role.text or role.name if role else ""
    id_ = (
        provisional_id((obligor, matter, instrument or words))
        if instrument or words
        else content_id("commitment", event.id)
    )
    commitment = Commitment(
        id=id_,
        instrument=instrument,
        instrument_text=words,
        obligor=obligor,
        duty=of_topic(index, (event, *acts), topics[0]) if topics else words,
        topics=topics,
        strength="shall",
        because=(event.id,),
    )
    subject = Subject(
        obligor,
        instrument,
        frozenset(topics),
        as_whole=not topics,
        claimed_by=frozenset({event.id}),
    )
    return commitment, subject


def _broken(event: Event) -> Role | None:
    return event.role("instrument") or event.role("patient")


def _by_which(index: Index, event: Event) -> tuple[Event, ...]:
    """The acts by which an accord is broken, where they tell its matter: "by refusing permits".

    Such an act is the obligor's, adverse, and the breach's content or within its own words.
    """
    agents = set(index.agents(event))
    found: dict[str, Event] = {}
    for breach in (one for i in event.assertions if (one := index.reconciled.assertions.get(i))):
        for told in index.told_in.get(breach.document, ()):
            act = ACT.get(told.type)
            if act is None or not act.adverse or act.group != "case" or not _joined(breach, told):
                continue
            other = index.event_of.get(told.id)
            if other is not None and agents & set(index.agents(other)):
                found[other.id] = other
    return tuple(sorted(found.values(), key=order))


def _joined(breach: Assertion, act: Assertion) -> bool:
    return act.content_of == breach.id or any(
        one.span.overlaps(other.span) for one in breach.evidence for other in act.evidence
    )
