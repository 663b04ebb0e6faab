"""Which commitments there are: those of the dossier, and those that documents claim and no dossier names.

Rule: a dossier names, documents tell. Claims meet by obligor and topic, and by instrument where both tell it.
A breach of an instrument that someone asserts claims a duty too; it stays that claim, in those words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from servanda.assess import performance
from servanda.assess.index import Index
from servanda.assess.performance import Subject
from servanda.assess.times import begun
from servanda.assess.words import of_topic
from servanda.model.accord import Commitment
from servanda.model.act import ACT
from servanda.model.dossier import CommitmentDef
from servanda.model.event import Event
from servanda.model.ids import content_id, slug
from servanda.model.record import Assertion, CommitmentClaim, Role

_CLAIMING = "conduct.breach"


def commitments(index: Index, on: date) -> tuple[Commitment, ...]:
    """Every commitment with its performance as told by a day: the dossier's first, then by id."""
    claims = sorted(index.reconciled.commitments, key=lambda one: one.id)
    found: list[tuple[Commitment, Subject]] = []
    for definition in index.dossier.commitments:
        mine = [one for one in claims if _is_of(index, definition, one)]
        claims = [one for one in claims if one not in mine]
        found.append(_defined(definition, mine))
    for group in _grouped(index, claims):
        found.append(_provisional(index, group))
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
    acts = performance.acts_by(index, (subject for _, subject in found))
    return tuple(
        performance.performed(index, one, subject, acts.get(subject.obligor or "", ()), on)
        for one, subject in sorted(unique.values(), key=lambda pair: (pair[0].provisional, pair[0].id))
    )


def _is_of(index: Index, definition: CommitmentDef, claim: CommitmentClaim) -> bool:
    """Tell whether a claim is of a commitment, by who owes what under what or by a person's word."""
    joined = index.reconciled.joined
    if definition.id in (joined.get(claim.id), joined.get(_name(*_key(index, claim)))):
        return True
    return (
        index.party(claim.obligor) == definition.obligor
        and claim.topic in definition.topics
        and claim.instrument in (None, definition.instrument)
    )


def _defined(definition: CommitmentDef, claims: Sequence[CommitmentClaim]) -> tuple[Commitment, Subject]:
    commitment = Commitment(
        id=definition.id,
        instrument=definition.instrument,
        obligor=definition.obligor,
        beneficiary=definition.beneficiary,
        duty=definition.duty,
        topics=definition.topics,
        form=definition.form,
        strength=definition.strength,
        bound=definition.bound,
        timing=definition.timing,
        provisional=False,
        outside_knowledge=not claims,
        because=tuple(one.id for one in claims) or (f"dossier:{definition.id}",),
    )
    subject = Subject(
        definition.obligor,
        definition.instrument,
        frozenset(definition.topics),
        frozenset(definition.breached_by),
        frozenset(definition.performed_by),
    )
    return commitment, subject


def _grouped(index: Index, claims: Sequence[CommitmentClaim]) -> list[list[CommitmentClaim]]:
    """Claims of one duty together; one that names no instrument joins only where a single one fits."""
    groups: dict[tuple[str, str, str], list[CommitmentClaim]] = {}
    for claim in claims:
        if claim.instrument:
            groups.setdefault(_key(index, claim), []).append(claim)
    for claim in claims:
        if not claim.instrument:
            key = _key(index, claim)
            fitting = [one for one in groups if claim.topic and one[:2] == key[:2] and one[2]]
            groups.setdefault(fitting[0] if len(fitting) == 1 else key, []).append(claim)
    return list(groups.values())


def _key(index: Index, claim: CommitmentClaim) -> tuple[str, str, str]:
    obligor = index.party(claim.obligor) or claim.obligor or ""
    return (obligor, claim.topic or slug(claim.duty) or claim.id, claim.instrument or "")


def _provisional(index: Index, claims: Sequence[CommitmentClaim]) -> tuple[Commitment, Subject]:
    first = claims[0]
    obligor, matter, instrument = _key(index, next((one for one in claims if one.instrument), first))
    topics = tuple(dict.fromkeys(one.topic for one in claims if one.topic))
    commitment = Commitment(
        id=_name(obligor, matter, instrument),
        instrument=instrument or None,
        instrument_text=next((one.instrument_text for one in claims if one.instrument_text), ""),
        obligor=obligor or None,
        beneficiary=next((one.beneficiary for one in claims if one.beneficiary), None),
        duty=first.duty,
        topics=topics,
        form=first.form,
        strength=first.strength,
        bound=first.bound,
        timing=first.timing,
        because=tuple(one.id for one in claims),
    )
    return commitment, Subject(obligor or None, instrument or None, frozenset(topics))


def _name(obligor: str, matter: str, instrument: str) -> str:
    parts = [one.rpartition(":")[2] for one in (obligor, matter, instrument) if one]
    return f"commitment:{'-'.join(slug(one) for one in parts)}"


def _claims_duty(index: Index, event: Event, owed: dict[str | None, list[Subject]], on: date) -> bool:
    if event.type != _CLAIMING or not index.agents(event) or not _broken(event):
        return False
    mine = (one for party in index.agents(event) for one in owed.get(party, ()))
    return begun(index, event, on) and not any(performance.matches(index, one, event) for one in mine)


def _of_breach(index: Index, event: Event) -> tuple[Commitment, Subject]:
    obligor = index.agents(event)[0]
    role = _broken(event)
    instrument = index.same(role.entity) if role and role.role == "instrument" else None
    acts = _by_which(index, event)  # the acts tell the matter more closely than the accord's name does
    topics = tuple(dict.fromkeys(one for act in acts for one in index.topics(act))) or index.topics(event)
    matter = topics[0] if topics else "whole"
    words = role.text or role.name if role else ""
    id_ = (
        _name(obligor, matter, instrument or words)
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
    found: list[Event] = []
    breaches = [one for i in event.assertions if (one := index.reconciled.assertions.get(i))]
    for other in index.reconciled.events:
        act = ACT.get(other.type)
        if act is None or act.group != "case" or not act.adverse:
            continue
        if not set(index.agents(event)) & set(index.agents(other)):
            continue
        acts = [one for i in other.assertions if (one := index.reconciled.assertions.get(i))]
        if any(_joined(breach, one) for breach in breaches for one in acts):
            found.append(other)
    return tuple(found)


def _joined(breach: Assertion, act: Assertion) -> bool:
    if act.document != breach.document:
        return False
    return act.content_of == breach.id or any(
        one.span.overlaps(other.span) for one in breach.evidence for other in act.evidence
    )
