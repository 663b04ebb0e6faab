"""What one act asks of the words around its trigger.

Rule: these are data; how they are met is tried in `verb_frames` and `noun_hits`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """One act with what it asks for; see the head of lexicons/acts.yaml."""

    act: str
    patient: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    mutual: bool = False
    free: bool = False
    object: str = ""
    to: bool = False
    content: tuple[str, str] | None = None
    two: bool = False
    state: bool = False
    person: bool = False
    organisation: bool = False
    topic: bool = False
    actors: bool = False
    between: bool = False
    open: bool = False
    human: bool = False
    many: bool = False
    bare: bool = False
    acting: bool = False
    unsaid: bool = False
    unless: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    then: tuple[str, ...] = ()
    position: bool = False
    joins: bool = False
    named: frozenset[str] = frozenset()
    stative: bool = False
    undone: bool = False  # the act is one that the verb calls off: "cancelled the visit"
    spares: frozenset[str] = frozenset()  # heads of what fits and is not meant
    denied: bool = False  # the act is what the verb says with a "not": "does not recognise"
    must: bool = False  # what follows is told as wanted: "insists that they leave"
    received: bool = False  # said of whom or what it falls on: "drew criticism from Oslo"
    own: bool = False  # of a dossier: done to anything or to nothing


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb with the words that must follow it, and the frame it opens."""

    rest: tuple[str, ...]
    frame: Frame
    alone: bool  # the subject is what undergoes it


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by the plain form of the verb and by the noun."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    light: frozenset[str]
    light_nouns: dict[str, str]
    adverse: frozenset[str]  # acts that are an accusation where one says them of another
