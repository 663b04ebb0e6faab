"""What every section needs at hand: the view, names, citations, wording, and how much room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from servanda.model.event import Event, Speech
from servanda.model.record import Condition
from servanda.model.view import View
from servanda.present.citing import Citing
from servanda.present.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """One view laid out for writing. `whole` lifts every cap."""

    view: View
    citing: Citing
    wording: Wording
    whole: bool = False

    @classmethod
    def of(cls, view: View, *, whole: bool = False) -> Desk:
        """Lay out a view."""
        citing = Citing(view)
        return cls(view, citing, Wording(citing), whole)

    def cap(self, things: Sequence[T], room: int) -> tuple[Sequence[T], int]:
        """Keep what fits; how many are left out."""
        if self.whole or len(things) <= room:
            return things, 0
        return things[:room], len(things) - room

    def event(self, id_: str) -> Event | None:
        """Find an event."""
        return next((event for event in self.view.reconciled.events if event.id == id_), None)

    def speech(self, id_: str) -> Speech | None:
        """Find a speech act by its id or by that of one of its excerpts."""
        for speech in self.view.reconciled.speeches:
            if id_ == speech.id or any(id_ == one.id for one in speech.statements):
                return speech
        return None

    def condition(self, id_: str) -> Condition | None:
        """Find a condition."""
        return next((one for one in self.view.reconciled.conditions if one.id == id_), None)
