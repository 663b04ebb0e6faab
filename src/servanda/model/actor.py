"""Who acts and speaks: states, organs, organisations, persons, and the offices they hold.

Entity ids: ``state:CU`` (ISO 3166-1 alpha-2, or a dossier's own code for parties it invents),
``organ:us-state-department``, ``org:organization-of-american-states``, ``person:thomas-shannon``,
``place:new-york``, ``instrument:...``, ``group:...``; a concept ("migration", "direct mail") is
``concept:migration``. Two persons of one surname are two; a variant of a first name is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorType(StrEnum):
    """What kind of actor a name stands for."""

    STATE = "state"  # a state, and its government where it acts ("Havana pledged")
    ORGAN = "organ"  # of a state: a ministry, a mission, a parliament, a coast guard
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"  # "three members of Congress", "opposition figures"
    PLACE = "place"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a text gives it, with its tenure where the text does ("then-president").

    `seat`: it is one in a parliament, whose holder does not speak for the state.
    """

    office: str
    start: str | None = None  # EDTF
    end: str | None = None  # EDTF; "former" and "then" leave it None and set `past`
    past: bool = False
    because: tuple[str, ...] = ()
    seat: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that stand for an actor or a concept.

    `kind` tells a name ("Dagoberto Rodriguez") from a nominal ("the island's government") and a
    pronoun; `acting` is False where a name only says where ("held in Havana"). `confidence` is the
    chance that the extent and its actor are both right.
    """

    document: str
    start: int
    end: int
    text: str
    entity: str | None
    kind: str = "name"  # name | nominal | pronoun
    acting: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor as read or merged. `party` is the entity id of the state it belongs to, if known."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    party: str | None = None
    mentions: tuple[Mention, ...] = ()
