"""What a frame that is satisfied leaves behind, and what it was tried with.

Rule: a hit says where its words stand and what it is done to; who does it is found later (`read.who`).
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.read.acting import Recent
from servanda.read.clauses import Pred
from servanda.read.frame import Frame
from servanda.read.nouns import Noun


@dataclass(slots=True)
class Hit:
    """One trigger with its patient. `pred` is None for a noun; `word` is the trigger's main token."""

    frame: Frame
    act: str
    word: int
    first: int
    last: int
    patient: tuple[Noun, ...] = ()
    pred: Pred | None = None
    alone: bool = False
    light: int = -1  # the noun that a light verb carries
    owners: tuple[Noun, ...] = ()  # whose position it is that the subject gets


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document so far tells a frame: whether talks are spoken of at all, what was just named."""

    talks: bool = False
    bodies: bool = False  # whether it names a joint commission or committee
    instruments: bool = False  # whether it speaks of a treaty, a pact, a protocol
    recent: Recent = ()  # what a pronoun may stand for in the sentence before
