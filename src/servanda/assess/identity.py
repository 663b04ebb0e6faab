"""Which tracks there are: those of the dossier, and those that documents tell of and no dossier names.

Rule: a dossier names, documents tell. A track without a definition is provisional and takes its parties and
topic from what its own events say.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.assess.index import Index, most_common
from servanda.model.dossier import TrackDef
from servanda.model.event import Event

GROUPS = ("talks.",)


@dataclass(frozen=True, slots=True)
class TrackId:
    """A track before it is assessed."""

    id: str
    name: str
    parties: tuple[str, ...]
    topic: str | None
    definition: TrackDef | None = None

    @property
    def outside(self) -> tuple[str, ...]:
        """The ground that is no document: the dossier's own entry."""
        return (f"dossier:{self.id}",) if self.definition else ()


def tracks(index: Index) -> tuple[tuple[TrackId, tuple[Event, ...]], ...]:
    """Every track with its events, the dossier's first, each in order of id."""
    events: dict[str, list[Event]] = {}
    for event in index.reconciled.events:
        if event.track:
            events.setdefault(event.track, []).append(event)
    found = [
        (_defined(index, one, events.get(one.id, [])), tuple(events.pop(one.id, ())))
        for one in sorted(index.dossier.tracks, key=lambda one: one.id)
    ]
    found.extend((_provisional(index, one, events[one]), tuple(events[one])) for one in sorted(events))
    return tuple(found)


def _defined(index: Index, definition: TrackDef, events: list[Event]) -> TrackId:
    topic = definition.topics[0] if definition.topics else _topic(index, events)
    return TrackId(definition.id, definition.name, definition.parties, topic, definition)


def _provisional(index: Index, id_: str, events: list[Event]) -> TrackId:
    counted: dict[str, int] = {}
    for event in events:
        for party in index.parties((*event.all_roles("agent"), *event.all_roles("target"))):
            counted[party] = counted.get(party, 0) + 1
    return TrackId(id_, id_.partition(":")[2] or id_, tuple(sorted(counted)), _topic(index, events))


def _topic(index: Index, events: list[Event]) -> str | None:
    return most_common(topic for event in events for topic in index.topics(event))
