"""Look-ups in a view by what the questions ask for: acts of whom, on what, when, said by whom.

Rule: ids are compared as merged; a person, an organ and their state act for one party.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from servanda.model.act import Status
from servanda.model.actor import Actor
from servanda.model.event import Conflict, Event, Speech
from servanda.model.record import Assertion, Condition
from servanda.model.talks import Round, Track
from servanda.model.view import View
from servanda.model.when import When

DONE = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Look:
    """Look-ups in one view."""

    view: View

    def same(self, entity: str | None) -> str:
        """The id under which an entity stands after merging."""
        return self.view.reconciled.same_actor.get(entity, entity) if entity else ""

    def who(self, name: str) -> str:
        """The id of the one actor that bears a name; empty where none or several do."""
        bearers = {actor.id for actor in self.view.reconciled.actors if name in names(actor)}
        return bearers.pop() if len(bearers) == 1 else ""

    def party(self, entity: str | None) -> str:
        """The state that an entity is or belongs to; empty where nothing tells."""
        merged = self.same(entity)
        if merged.startswith("state:"):
            return merged
        for actor in (*self.view.reconciled.actors, *self.view.dossier.actors):
            if actor.id == merged and actor.party:
                return actor.party
        return ""

    def agents(self, act: Event | Assertion, role: str = "agent") -> frozenset[str]:
        """The parties that fill a role."""
        return frozenset(filter(None, (self.party(one.entity) for one in act.all_roles(role))))

    def topics(self, act: Event | Assertion) -> frozenset[str]:
        """The concepts that an act is about or is done to."""
        roles = (*act.all_roles("topic"), *act.all_roles("patient"), *act.all_roles("instrument"))
        return frozenset(role.entity for role in roles if role.entity)

    def assertions(self, event: Event) -> tuple[Assertion, ...]:
        """What supports an event."""
        return tuple(self.view.reconciled.assertions[one] for one in event.assertions)

    def when(self, assertion: Assertion) -> When | None:
        """When an assertion says that it was."""
        return self.view.reconciled.resolved.get(assertion.id)

    def events(
        self,
        *types: str,
        agent: str | None = None,
        topics: Collection[str] = (),
        statuses: Collection[Status] = DONE,
    ) -> list[Event]:
        """Events of some types; with `agent`, those that it does; with `topics`, those on one of them."""
        return [
            event
            for event in self.view.reconciled.events
            if event.type in types
            and event.status in statuses
            and (agent is None or agent in self.agents(event))
            and (not topics or self.topics(event) & set(topics))
        ]

    def voices(self, assertion: Assertion) -> frozenset[str]:
        """Ids of all who say it: its chain, and the speakers of the statement that it stands in."""
        found = {self.same(link.entity) or link.name for link in assertion.said_by}
        for speech in self.view.reconciled.speeches:
            if any(statement.id == assertion.within for statement in speech.statements):
                found |= self.speakers(speech)
        return frozenset(found)

    def speakers(self, speech: Speech) -> frozenset[str]:
        """Ids of the speakers, or their names where they have none."""
        return frozenset(
            self.same(one.entity) or one.name for statement in speech.statements for one in statement.speakers
        )

    def document(self, id_: str) -> str:
        """The file name of a document."""
        return next((Path(one.file).name for one in self.view.reconciled.documents if one.id == id_), "")

    def documents(self, speech: Speech) -> frozenset[str]:
        """The files that excerpt a speech."""
        return frozenset(self.document(statement.document) for statement in speech.statements)

    def conflicts(self, events: Iterable[Event], attribute: str) -> list[Conflict]:
        """Differences on one attribute that touch any of some events or their assertions."""
        known = list(events)
        ids = {event.id for event in known}
        supporters = {one for event in known for one in event.assertions}
        return [
            one
            for one in self.view.reconciled.conflicts
            if one.attribute == attribute
            and (one.subject in ids or supporters & {a for answer in one.answers for a in answer.assertions})
        ]

    def conditions(self, topic: str) -> list[Condition]:
        """Conditions of an outcome on one subject."""
        return [one for one in self.view.reconciled.conditions if one.outcome_topic == topic]

    def track(self, parties: Collection[str], topics: Collection[str]) -> Track | None:
        """The track of the parties on a subject; of several, that with the most rounds."""
        fitting = [
            one
            for one in self.view.assessment.tracks
            if set(one.parties) == set(parties) and one.topic in topics
        ]
        return max(fitting, key=lambda one: (len(one.rounds), one.id), default=None)

    def rounds(self, track: Track | None, when: When | None = None) -> list[Round]:
        """The rounds of a track; with `when`, those planned or held at a time that overlaps it."""
        found = [one for one in self.view.assessment.rounds if track and one.track == track.id]
        if when is None:
            return found
        return [
            one
            for one in found
            if (one.held and one.held.overlaps(when)) or (one.planned and one.planned.overlaps(when))
        ]


_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr"})


def names(actor: Actor) -> set[str]:
    """Every full name of an actor; a surname alone, or a title with it, may be that of two."""
    told = {actor.name, *actor.aliases, *(mention.text for mention in actor.mentions)}
    return {name for name in told if len(name.split()) > 1 and name.split()[0].rstrip(".") not in _TITLES}


class Named(Protocol):
    """Anything of a record that has an id."""

    @property
    def id(self) -> str:
        """Its id."""


def ids(objects: Iterable[Named]) -> list[str]:
    """The ids of some objects."""
    return [one.id for one in objects]
