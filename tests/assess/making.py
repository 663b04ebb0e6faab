"""Reconciled records made by hand: one line a document, one call an assertion, one call an event.

Each document's text is the words given for it, and an assertion cites words of it, so every trace ends in
real quotes. States are AA, BB, CC of an accord on shared fisheries; their capitals are Alma and Bero.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from servanda.model.act import Aspect, Attribution, Modality, Polarity, Status, Voice
from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import CommitmentDef, Dossier, InstrumentDef, PartyDef, TrackDef
from servanda.model.event import Conflict, Difference, Event, Reconciled, Settlement, Speech, Value
from servanda.model.ids import content_id
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    MeasureClaim,
    Role,
    Speaker,
    Statement,
)
from servanda.model.source import Basis, Document, Evidence, Published
from servanda.model.when import Expression, Temporal, When, parse

AA, BB, CC = "state:AA", "state:BB", "state:CC"
FISH, LICENCE, ESCORT = "concept:fisheries", "concept:licence", "concept:escort"
TRACK = "track:aa-bb-fisheries"

# From the weakest to the strongest: an outcome outranks a plan.
_RANK = (
    Status.NOT_STATED,
    Status.CONDITIONAL,
    Status.PROPOSED,
    Status.PLANNED,
    Status.ALLEGED,
    Status.DENIED,
    Status.DID_NOT_HAPPEN,
    Status.ONGOING,
    Status.HAPPENED,
)


def role(text: str) -> Role:
    """Write a role as ``name=entity`` or ``name=entity|words``."""
    name, _, rest = text.partition("=")
    entity, _, words = rest.partition("|")
    return Role(name, words or entity.rpartition(":")[2], entity or None)


@dataclass
class Making:
    """A record in the making."""

    documents: list[Document] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    assertions: dict[str, Assertion] = field(default_factory=dict)
    resolved: dict[str, When] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    commitments: list[CommitmentClaim] = field(default_factory=list)
    measures: list[MeasureClaim] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def document(self, known_on: str, text: str = "") -> Document:
        text = text or f"A report of {known_on}."
        digest = hashlib.sha256(f"{known_on}{text}{len(self.documents)}".encode()).hexdigest()
        one = Document(id=f"d_{digest[:16]}", sha256=digest, file=f"{known_on}.txt", text=text)
        self.documents.append(one)
        self.known[one.id] = known_on
        return one

    def cite(self, document: Document, words: str = "") -> Evidence:
        start = document.text.index(words) if words else 0
        return document.quote(start, start + len(words) if words else len(document.text))

    def told(
        self,
        document: Document,
        type_: str,
        *roles: str,
        when: str | None = None,
        words: str = "",
        polarity: Polarity = Polarity.AFFIRMED,
        modality: Modality = Modality.ACTUAL,
        aspect: Aspect = Aspect.EVENT,
        said_by: str = "",
        voice: Voice = Voice.REPORT,
        within: str | None = None,
        content_of: Assertion | None = None,
    ) -> Assertion:
        name, _, entity = said_by.partition("|")
        one = Assertion(
            id=content_id("a", document.id, type_, roles, when, words, polarity, modality, said_by, voice),
            document=document.id,
            reading="r_hand",
            type=type_,
            polarity=polarity,
            modality=modality,
            aspect=aspect,
            roles=tuple(role(text) for text in roles),
            when=Temporal(when, Expression.absolute(when)) if when else None,
            said_by=(Attribution(name, entity or None, voice),) if said_by else (),
            within=within,
            content_of=content_of.id if content_of else None,
            evidence=(self.cite(document, words),),
        )
        self.assertions[one.id] = one
        if when:
            self.resolved[one.id] = parse(when)
        return one

    def event(self, *told: Assertion, track: str | None = TRACK, round: str | None = None) -> Event:
        """Merge assertions as they stand: the finest day wins, every other is kept as a value."""
        ordered = sorted(told, key=lambda one: self.known[one.document])
        statuses: dict[Status, list[str]] = {}
        for one in ordered:
            statuses.setdefault(one.status, []).append(one.id)
        status = max(statuses, key=_RANK.index)
        days: dict[str, list[str]] = {}
        for one in ordered:
            if one.id in self.resolved:
                days.setdefault(self.resolved[one.id].value, []).append(one.id)
        mine = [day for day, ids in days.items() if set(ids) & set(statuses[status])] or list(days)
        finest = min(mine, key=lambda day: parse(day).days or 10**6, default=None)
        made = Event(
            id=content_id("e", *(assertion.id for assertion in ordered)),
            type=told[0].type,
            status=status,
            when=parse(finest) if finest else None,
            roles=tuple(dict.fromkeys(role for assertion in ordered for role in assertion.roles)),
            track=track if told[0].type.startswith("talks.") else None,
            round=round,
            assertions=tuple(assertion.id for assertion in ordered),
            documents=tuple(dict.fromkeys(assertion.document for assertion in ordered)),
            statuses=tuple((key, tuple(ids)) for key, ids in statuses.items()),
            values=(("when", tuple(Value(day, tuple(ids)) for day, ids in days.items())),),
            known_on=self.known[ordered[0].document],
        )
        self.events.append(made)
        return made

    def happened(self, known_on: str, type_: str, *roles: str, when: str | None = None) -> Event:
        """A document of its own that tells one act in its own voice."""
        return self.event(self.told(self.document(known_on), type_, *roles, when=when))

    def speech(self, *excerpts: tuple[Document, str], speakers: Iterable[tuple[str, str]]) -> Speech:
        said = tuple(
            Statement(
                id=content_id("s", document.id, words),
                document=document.id,
                speakers=tuple(Speaker(entity, name) for entity, name in speakers),
                content=(self.cite(document, words),),
            )
            for document, words in excerpts
        )
        known = min(self.known[document.id] for document, _ in excerpts)
        one = Speech(id=content_id("u", *(each.id for each in said)), statements=said, known_on=known)
        self.speeches.append(one)
        return one

    def person(self, id_: str, name: str, party: str | None) -> None:
        self.actors.append(Actor(id=id_, name=name, type=ActorType.PERSON, party=party))

    def place(self, id_: str, name: str, party: str | None) -> None:
        self.actors.append(Actor(id=id_, name=name, type=ActorType.PLACE, party=party))

    def claim(
        self, document: Document, obligor: str, topic: str, instrument: str | None = None
    ) -> CommitmentClaim:
        one = CommitmentClaim(
            id=content_id("k", document.id, obligor, topic),
            document=document.id,
            instrument=instrument,
            obligor=obligor,
            duty=document.text,
            topic=topic,
            evidence=(self.cite(document),),
        )
        self.commitments.append(one)
        return one

    def rule(
        self,
        document: Document,
        topic: str,
        parameter: str,
        value: str,
        *,
        change: Assertion | None = None,
        until_change: bool = False,
        by: str | None = None,
        when: str | None = None,
    ) -> MeasureClaim:
        one = MeasureClaim(
            id=content_id("m", document.id, topic, parameter, value),
            document=document.id,
            topic=topic,
            by=by,
            on=None,
            parameter=parameter,
            value=value,
            until_change=until_change,
            change=change.id if change else None,
            when=Temporal(when, Expression.absolute(when)) if when else None,
            evidence=(self.cite(document),),
        )
        self.measures.append(one)
        return one

    def differ(self, event: Event, attribute: str, *values: str, settled: str | None = None) -> Conflict:
        one = Conflict(
            id=content_id("x", event.id, attribute),
            subject_kind="event",
            subject=event.id,
            attribute=attribute,
            difference=Difference.TRUE_CONFLICT,
            answers=tuple(Value(value, event.assertions) for value in values),
            settled=Settlement(settled, "an analyst", "a note in the file", "j_1") if settled else None,
        )
        self.conflicts.append(one)
        return one

    def reconciled(self, *, known_by: str = "9999-12-31") -> Reconciled:
        """The record; a document counts by its day, and what stands on later ones alone is left out."""
        kept = {one.id for one in self.documents if self.known[one.id] <= known_by}
        assertions = {key: one for key, one in self.assertions.items() if one.document in kept}
        events = [
            replace(
                one,
                assertions=tuple(key for key in one.assertions if key in assertions),
                statuses=tuple(
                    (status, left)
                    for status, ids in one.statuses
                    if (left := tuple(key for key in ids if key in assertions))
                ),
            )
            for one in self.events
            if any(key in assertions for key in one.assertions)
        ]
        return Reconciled(
            documents=tuple(one for one in self.documents if one.id in kept),
            dates={one: Published(self.known[one], Basis.STATED, (), (), "") for one in kept},
            known_on={one: self.known[one] for one in kept},
            assertions=assertions,
            resolved={key: when for key, when in self.resolved.items() if key in assertions},
            actors=tuple(self.actors),
            events=tuple(
                replace(one, status=max((s for s, _ in one.statuses), key=_RANK.index)) for one in events
            ),
            speeches=tuple(one for one in self.speeches if one.statements[0].document in kept),
            commitments=tuple(one for one in self.commitments if one.document in kept),
            measures=tuple(one for one in self.measures if one.document in kept),
            conflicts=tuple(self.conflicts),
        )


def dossier(*tracks: TrackDef, commitments: tuple[CommitmentDef, ...] = ()) -> Dossier:
    """A dossier of the two parties with the given definitions."""
    return Dossier(
        name="The strait accord",
        parties=(
            PartyDef(id=AA, name="Arnland", capital="Alma"),
            PartyDef(id=BB, name="Belmark", capital="Bero"),
        ),
        instruments=(InstrumentDef(id="instrument:strait-accord", title="Strait Accord"),),
        tracks=tracks,
        commitments=commitments,
    )
