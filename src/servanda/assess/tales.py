"""Acts that tell of a duty kept or broken: which are of a commitment, and who says so of what time.

Rule: an act is of a commitment where it is the obligor's, of a fitting type, on its matter and not under
another instrument. What is planned, offered or promised is foretold, and performs nothing. An act of a
type that the duty does not name is of it only on a matter that is its own; one that names no matter is of
the instrument as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.assess.index import HAPPENED, Index
from servanda.assess.reasons import voices
from servanda.assess.sets import of_event
from servanda.model.act import ACT, Modality, Status
from servanda.model.event import Event
from servanda.model.record import Assertion

_PERFORMING = frozenset({"conduct.perform", "case.permit-grant", "case.visa-grant", "case.return"})
_BREACHING_GROUPS = frozenset({"conduct", "case"})
_WHOLE = frozenset({"conduct.perform", "conduct.breach"})  # say what was done, and of what only by a matter
_TOLD = (*HAPPENED, Status.ALLEGED, Status.DENIED, Status.DID_NOT_HAPPEN)
_FORETOLD = (Status.PLANNED, Status.PROPOSED, Status.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Subject:
    """By what acts are matched to a commitment; empty type sets leave it to the vocabulary.

    `as_whole`: the commitment is an instrument as a whole, claimed by a breach that names no matter.
    `shared`: topics that are not the duty's own: those of a whole track, and of other duties of its obligor
    under the instrument; `elsewhere`: those of its obligor's duties under other instruments.
    """

    obligor: str | None
    instrument: str | None
    topics: frozenset[str]
    breached_by: frozenset[str] = frozenset()
    performed_by: frozenset[str] = frozenset()
    as_whole: bool = False
    claimed_by: frozenset[str] = frozenset()  # the events whose assertion of a breach claims the duty
    shared: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tale:
    """One assertion on performance: whether it tells of breach, who says so, and for which time."""

    event: Event
    assertion: Assertion
    breach: bool
    own_voice: bool  # the publisher's
    obligors: bool  # the obligor says it itself
    names: tuple[str, ...]
    denied: bool
    alleged: bool
    foretold: bool
    scanty: bool  # done to few: "the few permits it does give"
    withdrawn: bool

    @property
    def adverse(self) -> bool:
        """Tell whether it speaks against the obligor."""
        return self.breach != self.denied


def breaches(subject: Subject, type_: str) -> bool:
    """Tell whether an act of this type can breach the commitment."""
    act = ACT.get(type_)
    adverse = act is not None and act.adverse and act.group in _BREACHING_GROUPS
    return type_ in subject.breached_by or (not subject.breached_by and adverse)


def performs(subject: Subject, type_: str) -> bool:
    """Tell whether an act of this type can perform the commitment."""
    return type_ in subject.performed_by or (not subject.performed_by and type_ in _PERFORMING)


def matches(index: Index, subject: Subject, event: Event) -> bool:
    """Tell whether an act is of the obligor, of a fitting type, and on the matter of the commitment."""
    if event.id in subject.claimed_by:
        return True
    if subject.obligor is None or subject.obligor not in index.agents(event):
        return False
    if not (breaches(subject, event.type) or performs(subject, event.type)):
        return False
    instruments = of_event(index, event)
    if instruments and subject.instrument and subject.instrument not in instruments:
        return False
    topics = set(index.topics(event))
    named = event.type in subject.breached_by | subject.performed_by
    if event.type in _WHOLE:  # a general charge names no matter by a track's, unless the duty is of it
        topics -= matter_of_tracks(index) - (subject.topics if named else frozenset())
    if topics:
        others = subject.shared if instruments else subject.shared | subject.elsewhere
        return bool(topics & (subject.topics if named else subject.topics - others)) or (
            not subject.topics and not subject.as_whole
        )
    # An act without a matter: only where its type was named for this commitment, or the whole is meant.
    if subject.as_whole:
        return subject.instrument in instruments or (not instruments and subject.instrument is None)
    return named and event.type not in _WHOLE


def matter_of_tracks(index: Index) -> frozenset[str]:
    """The topics of whole tracks of talks: one who says no more than these names no matter of a duty."""
    return frozenset(topic for one in index.dossier.tracks for topic in one.topics)


def acts_by(index: Index, subjects: Iterable[Subject]) -> dict[str, tuple[Event, ...]]:
    """The acts of each party that can breach or perform what anyone owes, looked up once for all."""
    named = {type_ for one in subjects for type_ in one.breached_by | one.performed_by}
    found: dict[str, list[Event]] = {}
    for event in index.reconciled.events:
        act = ACT.get(event.type)
        if event.type in named or (act is not None and act.group in _BREACHING_GROUPS):
            for party in index.agents(event):
                found.setdefault(party, []).append(event)
    return {party: tuple(events) for party, events in found.items()}


def tales(index: Index, subject: Subject, event: Event) -> list[Tale]:
    """What the assertions of an act tell, withdrawn ones too; those that leave it open tell nothing."""
    found = []
    withdrawn = index.reconciled.withdrawn
    breach = breaches(subject, event.type)
    for one in event.assertions:
        assertion = index.reconciled.assertions.get(one)
        if assertion is None or assertion.status not in (*_TOLD, *_FORETOLD):
            continue
        if event.type == "talks.hold" and assertion.is_custom:
            continue  # a custom of meeting is no meeting
        entities = [link.entity for link in assertion.said_by]
        speech = index.speech_of.get(assertion.within or "")
        if speech:
            entities.extend(one.entity for one in speech.statements[0].speakers)
        found.append(
            Tale(
                event=event,
                assertion=assertion,
                breach=breach,
                own_voice=not assertion.said_by and assertion.within is None,
                obligors=any(index.party(entity) == subject.obligor for entity in entities),
                names=voices(index, assertion),
                denied=assertion.status in (Status.DENIED, Status.DID_NOT_HAPPEN),
                alleged=assertion.status is Status.ALLEGED,
                foretold=assertion.status in _FORETOLD or assertion.modality is Modality.PLANNED,
                scanty=assertion.is_scanty,
                withdrawn=assertion.id in withdrawn or assertion.within in withdrawn,
            )
        )
    return found
