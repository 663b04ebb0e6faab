"""From an actor to the side that it stands on: a party of the record, or the others.

Rule: an organ or a person stands with the party that documents or the dossier give it to; nobody is put on a
side by guess. Without a dossier the sides are the states that the record speaks of most.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from servanda.model.event import Event, Speech
from servanda.present.sections.desk import Desk

OTHERS = "others"
MOST = 6  # sides that are told apart


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a record, in the order in which they are shown; the others come last."""

    desk: Desk
    order: tuple[str, ...]

    @classmethod
    def of(cls, desk: Desk) -> Sides:
        """Find the sides of a view."""
        parties = [one.id for one in desk.view.dossier.parties]
        if not parties:
            names = desk.citing.names
            held = Counter(
                names.party(role.entity) or role.entity
                for event in desk.view.reconciled.events
                for role in event.roles
                if role.role in ("agent", "target") and role.entity
            )
            parties = [one for one, _ in held.most_common() if one and one.startswith("state:")][:MOST]
        return cls(desk, (*parties, OTHERS))

    def name(self, side: str) -> str:
        """Name a side."""
        return "Others" if side == OTHERS else self.desk.citing.names.of(side)

    def side(self, entity: str | None) -> str:
        """Find the side of an actor."""
        if not entity:
            return OTHERS
        merged = self.desk.view.reconciled.same_actor.get(entity, entity)
        party = merged if merged in self.order else self.desk.citing.names.party(merged)
        return party if party in self.order and party is not None else OTHERS

    def of_event(self, event: Event) -> tuple[str, ...]:
        """The sides that an act is of: who acts, then towards whom; the others only without a party."""
        roles = (*event.all_roles("agent"), *event.all_roles("target"), *event.all_roles("beneficiary"))
        found = dict.fromkeys(self.side(role.entity) for role in roles)
        return tuple(one for one in found if one != OTHERS) or ((OTHERS,) if found else ())

    def of_speech(self, speech: Speech) -> tuple[str, ...]:
        """The sides that speak."""
        found = dict.fromkeys(self.side(one.entity) for one in speech.statements[0].speakers)
        return tuple(one for one in found if one != OTHERS) or (OTHERS,)
