"""Reconciled objects looked up by id, by what supports them, and by who acts.

Rule: lookups only. A fact that the reconciled record lacks is None here, never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.model.act import Status
from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import CONVERTER, Dossier
from servanda.model.event import Conflict, Event, Reconciled, Speech
from servanda.model.ids import slug
from servanda.model.record import Assertion, Role

_OFFICIAL = ("state:", "organ:")
_LEGISLATURE = "-parliament"  # how the gazetteer ends the id of every parliament
HAPPENED = frozenset({Status.HAPPENED, Status.ONGOING})
DID_NOT = frozenset({Status.DID_NOT_HAPPEN, Status.DENIED})

# Seats of the United Nations: where more than two meet, that makes no state the host of a round.
UN_SEATS = frozenset({"place:new-york", "place:geneva", "place:vienna", "place:nairobi"})


@dataclass(frozen=True, slots=True)
class Index:
    """One reconciled record with the lookups that assessing needs; made by `Index.of`."""

    reconciled: Reconciled
    dossier: Dossier
    events: dict[str, Event]
    event_of: dict[str, Event]  # assertion id -> its event
    actors: dict[str, Actor]
    speeches: dict[str, Speech]
    speech_of: dict[str, Speech]  # statement id -> its speech
    conflicts: dict[str, tuple[Conflict, ...]]  # subject -> conflicts
    contents: dict[str, tuple[Assertion, ...]]  # assertion id -> assertions that are its content
    told_in: dict[str, tuple[Assertion, ...]]  # document id -> its assertions
    spoken_in: dict[str, tuple[int, ...]]  # document id -> the places of the speeches that it excerpts
    disputed: dict[str, tuple[Conflict, ...]]  # assertion id -> conflicts in which it is an answer
    capitals: dict[str, str]  # place id -> party, as the dossier names capitals
    notes: frozenset[str]  # documents that are an analyst's notes on a source
    noted: dict[str, tuple[Assertion, ...]]  # track -> what notes tell of it, in so many words

    @classmethod
    def of(cls, reconciled: Reconciled, dossier: Dossier) -> Index:
        """Index a reconciled record; its events are taken in order of time, whatever order it has."""
        reconciled = replace(reconciled, events=tuple(sorted(reconciled.events, key=_order)))
        conflicts: dict[str, tuple[Conflict, ...]] = {}
        for conflict in reconciled.conflicts:
            conflicts[conflict.subject] = (*conflicts.get(conflict.subject, ()), conflict)
        disputed: dict[str, list[Conflict]] = {}
        for conflict in reconciled.conflicts:
            for one in {one for answer in conflict.answers for one in answer.assertions}:
                disputed.setdefault(one, []).append(conflict)
        contents: dict[str, list[Assertion]] = {}
        told_in: dict[str, list[Assertion]] = {}
        spoken_in: dict[str, list[int]] = {}
        for place, speech in enumerate(reconciled.speeches):
            for document in {one.document for one in speech.statements}:
                spoken_in.setdefault(document, []).append(place)
        for assertion in sorted(reconciled.assertions.values(), key=lambda one: one.id):
            told_in.setdefault(assertion.document, []).append(assertion)
            if assertion.content_of:
                contents.setdefault(assertion.content_of, []).append(assertion)
        notes = frozenset(one.id for one in reconciled.documents if one.canonical.converter == CONVERTER)
        noted: dict[str, list[Assertion]] = {}
        for note in sorted(notes):
            for assertion in told_in.get(note, ()):
                if (role := assertion.role("track")) and role.entity:
                    noted.setdefault(reconciled.joined.get(role.entity, role.entity), []).append(assertion)
        return cls(
            reconciled=reconciled,
            dossier=dossier,
            events={event.id: event for event in reconciled.events},
            event_of={one: event for event in reconciled.events for one in event.assertions},
            actors={actor.id: actor for actor in (*dossier.actors, *reconciled.actors)},
            speeches={speech.id: speech for speech in reconciled.speeches},
            speech_of={one.id: speech for speech in reconciled.speeches for one in speech.statements},
            conflicts=conflicts,
            contents={key: tuple(found) for key, found in contents.items()},
            spoken_in={key: tuple(found) for key, found in spoken_in.items()},
            told_in={key: tuple(found) for key, found in told_in.items()},
            disputed={key: tuple(found) for key, found in disputed.items()},
            capitals={f"place:{slug(party.capital)}": party.id for party in dossier.parties if party.capital},
            notes=notes,
            noted={key: tuple(found) for key, found in noted.items()},
        )

    # --- what

    def spoken(self, documents: Iterable[str]) -> tuple[Speech, ...]:
        """The speeches that some documents excerpt, in the order of the record."""
        places = {place for one in documents for place in self.spoken_in.get(one, ())}
        return tuple(self.reconciled.speeches[place] for place in sorted(places))

    def disputes(self, assertions: Iterable[str]) -> tuple[Conflict, ...]:
        """The conflicts in which any of some assertions is an answer, once each."""
        found = {one.id: one for id_ in assertions for one in self.disputed.get(id_, ())}
        return tuple(found.values())

    # --- who

    def same(self, entity: str | None) -> str | None:
        """The id under which an entity stands after merging."""
        return self.reconciled.same_actor.get(entity, entity) if entity else None

    def party(self, entity: str | None) -> str | None:
        """The state that an entity is, or belongs to; None where nothing tells."""
        entity = self.same(entity)
        if entity is None or entity.startswith("state:"):
            return entity
        actor = self.actors.get(entity)
        return actor.party if actor else None

    def name(self, entity: str | None, words: str = "") -> str:
        """The full name of a person; of others the words that stand for them ("the last government")."""
        actor = self.actors.get(self.same(entity) or "")
        if actor is not None and (actor.type is ActorType.PERSON or not words):
            return actor.name
        return words or entity or ""

    def parties(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """The states that fill the given roles, once each, in order."""
        found = (self.party(role.entity) for role in roles)
        return tuple(dict.fromkeys(party for party in found if party))

    def official(self, entity: str | None) -> str | None:
        """The state that an entity is or is an organ of; a person may speak for itself alone."""
        merged = self.same(entity) or ""
        return self.party(merged) if merged.startswith(_OFFICIAL) else None

    def executive(self, entity: str | None) -> str | None:
        """The state that an entity is, or is an organ of other than its parliament."""
        merged = self.same(entity) or ""
        return None if merged.endswith(_LEGISLATURE) else self.official(merged)

    def agents(self, event: Event | Assertion) -> tuple[str, ...]:
        """The parties that act."""
        return self.parties(event.all_roles("agent"))

    def state_of_place(self, place: str | None) -> str | None:
        """The state in which a place lies, if an actor or the dossier tells."""
        if not place:
            return None
        key = place if ":" in place else f"place:{slug(place)}"
        actor = self.actors.get(self.same(key) or key)
        return (actor.party if actor else None) or self.capitals.get(key)

    # --- what and when

    def topics(self, event: Event | Assertion) -> tuple[str, ...]:
        """The concepts that an act is about: its topics, and what it is done to where that is a concept."""
        roles = (*event.all_roles("topic"), *event.all_roles("patient"))
        return tuple(
            dict.fromkeys(role.entity for role in roles if role.entity and role.entity.startswith("concept:"))
        )

    def known(self, assertion: str) -> str | None:
        """The ISO day from which an assertion counts."""
        found = self.reconciled.assertions.get(assertion)
        return self.reconciled.known_on.get(found.document) if found else None

    def first_known(self, assertions: Iterable[str]) -> str | None:
        """The ISO day on which the first of them was known."""
        return min((day for one in assertions if (day := self.known(one))), default=None)

    def supporters(self, event: Event, statuses: frozenset[Status]) -> tuple[Assertion, ...]:
        """The assertions of an event that give it one of these statuses, in order of `known_on`."""
        found = [self.reconciled.assertions.get(one) for one in event.assertions]
        kept = [one for one in found if one is not None and one.status in statuses]
        return tuple(sorted(kept, key=lambda one: (self.known(one.id) or "", one.id)))

    def settled(self, subject: str, attribute: str) -> str | None:
        """The value by which a person settled a difference, if one did."""
        for conflict in self.conflicts.get(subject, ()):
            if conflict.attribute == attribute and conflict.settled:
                return conflict.settled.value
        return None

    def because(self, *events: Event) -> tuple[str, ...]:
        """Ids of events, once each, as the ground of something."""
        return tuple(dict.fromkeys(event.id for event in events))


def _order(event: Event) -> tuple[str, str]:
    day = event.when.earliest.isoformat() if event.when and event.when.earliest else event.known_on
    return (day or "", event.id)


def most_common(values: Iterable[str]) -> str | None:
    """The value that occurs most often; of equals the first in alphabet, so that order tells nothing."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
