"""What the ten questions are asked of: one record's parties, days and subjects, from YAML.

Rule: facts, names and ids only; no words of any document. Persons stand by name, all else by id.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from servanda.dossier.places import read_yaml, shape
from servanda.dossier.schema import Edtf, Strict

HERE = Path(__file__).with_name("parameters")


class Offer(Strict):
    """Question 1: talks offered and accepted, as known by a day."""

    known_by: date
    offered: Edtf
    later: Edtf
    ready_on: tuple[str, ...]
    voices: int


class Giver(Strict):
    """Who gives a reason: a publisher by file name, or any or all of some persons or states."""

    publisher: str = ""
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()


class Suspension(Strict):
    """Question 2: who suspended, when, why."""

    when: Edtf
    coarser: Edtf
    rival: Edtf
    last_round: Edtf
    reasons: tuple[Giver, ...]


class Unheld(Strict):
    """Question 3: a round that was proposed and did not take place."""

    planned: Edtf
    place: str
    only_proposed_by: date


class Announced(Strict):
    """Question 4: a round that was announced."""

    planned: Edtf
    place: str
    months: int
    later: date


class Requirement(Strict):
    """What one report says that a lifting would depend on; `may` it says too, by a voice of its own."""

    document: str
    topics: tuple[str, ...]
    may: tuple[str, ...] = ()


class LongMeasure(Strict):
    """Question 5: a measure of long standing."""

    topics: tuple[str, ...]
    since: int
    requirements: tuple[Requirement, ...]


class Refusals(Strict):
    """Question 6: refusals that some allege."""

    type: str
    topics: tuple[str, ...]
    persons: tuple[str, ...]
    documents: tuple[str, ...]
    low: float
    high: float
    other: str
    own_voice: str
    before: Edtf


class HeldRound(Strict):
    """Question 7: a round that was held; an item is given by the subjects under which it may stand."""

    held: Edtf
    place: str
    items: tuple[tuple[str, ...], ...]
    other_items: tuple[tuple[str, ...], ...]
    head: str


class Names(Strict):
    """Question 8: who is who."""

    apart: tuple[tuple[str, str], ...]
    joined: tuple[str, str]


class Eased(Strict):
    """Question 9: limits before and after an easing on whose day accounts differ."""

    topics: tuple[str, ...]
    before: tuple[tuple[str, ...], ...]
    months: tuple[Edtf, Edtf]
    day_before: date
    day_after: date


class Service(Strict):
    """Question 10: a suspended service."""

    topics: tuple[str, ...]
    suspended: Edtf
    dialogue: Edtf


class Parameters(Strict):
    """All parameters of one record; `one` offered and suspended, `other` accepted."""

    one: str
    other: str
    topics: tuple[str, ...]
    offer: Offer
    suspension: Suspension
    unheld: Unheld
    announced: Announced
    long_measure: LongMeasure
    refusals: Refusals
    held: HeldRound
    names: Names
    eased: Eased
    service: Service


def load(name: str) -> Parameters:
    """Load the parameters of a record by name: example or seeds."""
    return shape(Parameters, read_yaml(HERE / f"{name}.yaml"))
