"""What every section needs at hand: the view, names, citations, wording, and how much room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from servanda.model.act import Status
from servanda.model.event import Event, Speech
from servanda.model.record import Condition
from servanda.model.talks import Proposal, Track
from servanda.model.view import View
from servanda.model.when import Recurrence
from servanda.present.citing import Citing
from servanda.present.labels import ATTRIBUTE, VERBS, humane
from servanda.present.naming import every, join, nth, spoken
from servanda.present.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """One view laid out for writing. `whole` lifts every cap."""

    view: View
    citing: Citing
    wording: Wording
    whole: bool = False
    _events: dict[str, Event] = field(default_factory=dict)
    _speeches: dict[str, Speech] = field(default_factory=dict)
    _conditions: dict[str, Condition] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View, *, whole: bool = False) -> Desk:
        """Lay out a view."""
        citing = Citing(view)
        found = view.reconciled
        speeches = {statement.id: speech for speech in found.speeches for statement in speech.statements}
        return cls(
            view,
            citing,
            Wording(citing),
            whole,
            {event.id: event for event in found.events},
            speeches | {speech.id: speech for speech in found.speeches},
            {condition.id: condition for condition in found.conditions},
        )

    def cap(self, things: Sequence[T], room: int) -> tuple[Sequence[T], int]:
        """Keep what fits; how many are left out."""
        if self.whole or len(things) <= room:
            return things, 0
        return things[:room], len(things) - room

    def event(self, id_: str) -> Event | None:
        """Find an event."""
        return self._events.get(id_)

    def speech(self, id_: str) -> Speech | None:
        """Find a speech act by its id or by that of one of its excerpts."""
        return self._speeches.get(id_)

    def condition(self, id_: str) -> Condition | None:
        """Find a condition."""
        return self._conditions.get(id_)

    def when(self, event: Event) -> str:
        """Say when an event was; what happened on no stated day had happened when it became known."""
        if event.when is None and event.status is Status.HAPPENED and event.known_on:
            return f"by {spoken(event.known_on)}"
        return spoken(event.when)

    def known(self, speech: Speech) -> str:
        """Say when a speech became known; one in undated documents only has no day."""
        dated = any(self.citing.published(one.document).value for one in speech.statements)
        return spoken(speech.known_on) if dated else spoken(None)

    def told(self, speech: Speech) -> bool:
        """Tell whether the words shown of a speech name their speaker themselves, as a note's do."""
        first = speech.statements[0]
        opening = first.content[0].quote if first.content and not first.direct else ""
        return any(self.citing.names.opens(opening, one.entity) for one in first.speakers)

    def track_name(self, track: Track) -> str:
        """Name a track; a provisional one by its subject."""
        if track.provisional:
            return f"talks on {self.citing.names.of(track.topic)}" if track.topic else "talks"
        return self.citing.names.of(track.id, track.name)

    def attribute(self, name: str) -> str:
        """Ask for an attribute: "when", "why"."""
        return ATTRIBUTE.get(name, humane(name))

    def value(self, attribute: str, value: str) -> str:
        """Say a value of an attribute."""
        if attribute == "when":
            return spoken(value)
        if attribute == "type" and value in VERBS:
            return VERBS[value].participle
        if attribute == "status":
            return humane(value)
        if attribute == "ordinal":
            return nth(int(value))
        if attribute in ("cadence", "cadence-by-text"):
            number, _, unit = value.partition(" ")
            return every(Recurrence(int(number), unit) if number.isdigit() else None)
        return join(tuple(self.citing.names.told(one) for one in value.split("; ")))

    def proposed(self, one: Proposal) -> str:
        """Say who proposed what to whom."""
        names, verb = self.citing.names, VERBS.get(one.type)
        by = names.of(one.by, "Someone not named")
        topic = names.of(one.topic) if one.topic else ""
        what = "" if one.what == one.type else names.told(one.what)
        if what and names.opens(what, one.by):  # a sentence that tells who asks, and of whom, by itself
            return what
        if one.what in VERBS:
            act = VERBS[one.what]
            what = f"to {act.plain} {act.thing}".strip()
        if what == topic and one.type.startswith("talks."):
            what = f"talks on {topic}"
        elif topic and topic.lower() not in what.lower():
            what = f"{what} ({topic})" if what else topic
        to = f" {verb.to or 'to' if verb else 'to'} {names.of(one.to)}" if one.to else ""
        return f"{by} {verb.past if verb else 'proposed'}{to}: {what or 'what is not stated'}"
