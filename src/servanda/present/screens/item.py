"""One assertion to what a person needs to decide on it: its words in context, what was read, what may be one.

Rule: the form of a correction offers what the record can take, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.errors import UnknownId
from servanda.model.act import ROLES, Aspect, Modality, Polarity
from servanda.model.event import Event
from servanda.model.record import Assertion
from servanda.model.view import View
from servanda.present.naming import spoken
from servanda.present.page import Source
from servanda.present.screens.decisions import Decided, decided
from servanda.present.screens.telling import (
    ASPECT,
    MODALITY,
    POLARITY,
    ROLE,
    SIGNS,
    Part,
    acts,
    parts,
    status_word,
    tell,
)
from servanda.present.screens.words import Words, around
from servanda.present.sections.desk import Desk

NEAR = 6  # events that may be the same
NAMED = 400  # names that a role can be given

Choice = tuple[str, str]  # value, name


@dataclass(frozen=True, slots=True)
class Near:
    """Another event that may be the same."""

    id: str
    told: str
    when: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a correction can choose from, and what stands now."""

    type: str
    polarity: str
    modality: str
    aspect: str
    when: str
    acts: tuple[Choice, ...]
    polarities: tuple[Choice, ...]
    modalities: tuple[Choice, ...]
    aspects: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    names: tuple[tuple[str, tuple[Choice, ...]], ...]  # part of the list, its names


@dataclass(frozen=True, slots=True)
class Item:
    """A reading to decide on."""

    id: str
    told: str
    status: str
    sign: str
    sure: float
    words: tuple[Words, ...]
    parts: tuple[Part, ...]
    source: Source
    event: str
    form: Form
    near: tuple[Near, ...] = ()
    stands: bool = True  # whether it counts; False where somebody rejected it
    decided: tuple[Decided, ...] = ()

    @property
    def percent(self) -> int:
        """How sure the reader is, in hundredths."""
        return round(100 * self.sure)


def compose(view: View, id_: str) -> Item:
    """Lay out one assertion, also one that was rejected.

    Raises:
        UnknownId: no reading that is visible on these days holds it.
    """
    read = next(
        (
            one
            for visible in view.visible
            if visible.document.id in view.reconciled.dates
            for one in visible.reading.assertions
            if one.id == id_
        ),
        None,
    )
    if read is None:
        raise UnknownId(
            "there is no such reading on these days",
            remedy="Go back to the queue: a newer reading may differ.",
        )
    one = view.reconciled.assertions.get(id_, read)
    desk = Desk.of(view, whole=True)
    texts = {document.id: document for document in view.reconciled.documents}
    event = next((each for each in view.reconciled.events if id_ in each.assertions), None)
    (source,) = desk.citing.sources([desk.citing.line("", (one.document,))])
    return Item(
        one.id,
        tell(desk, one),
        status_word(one.status),
        SIGNS[one.status],
        read.confidence,
        tuple(around(texts[each.document], each.start, each.end) for each in one.evidence),
        parts(desk, one),
        source,
        event.id if event else "",
        _form(desk, one),
        tuple(_near(desk, event)) if event else (),
        id_ in view.reconciled.assertions,
        tuple(each for each in decided(view) if each.subject == id_),
    )


def _near(desk: Desk, event: Event) -> list[Near]:
    """Events of the same act in which the same take part, the closest in time first."""
    mine = {role.entity for role in event.roles if role.role in ("agent", "target", "place") and role.entity}
    found = []
    for other in desk.view.reconciled.events:
        if other.id == event.id or other.type != event.type:
            continue
        shared = len(mine & {role.entity for role in other.roles})
        apart = _apart(event, other)
        found.append((-shared, apart, other))
    found.sort(key=lambda one: one[:2])
    return [Near(one.id, desk.wording.event(one), spoken(one.when)) for _, _, one in found[:NEAR]]


def _apart(one: Event, other: Event) -> int:
    first = one.when.earliest if one.when else None
    second = other.when.earliest if other.when else None
    return abs((first - second).days) if first and second else 10**6


def _form(desk: Desk, one: Assertion) -> Form:
    when = desk.view.reconciled.resolved.get(one.id)
    return Form(
        one.type,
        one.polarity,
        one.modality,
        one.aspect,
        when.value if when else "",
        tuple(sorted(acts(), key=lambda pair: pair[1])),
        tuple((each, POLARITY[each]) for each in Polarity),
        tuple((each, MODALITY[each]) for each in Modality),
        tuple((each, ASPECT[each]) for each in Aspect),
        tuple((each, ROLE[each]) for each in ROLES),
        _names(desk, one.document),
    )


def _names(desk: Desk, document: str) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    names, view = desk.citing.names, desk.view
    here = {
        actor.id for actor in view.reconciled.actors if any(m.document == document for m in actor.mentions)
    }
    parties = [one.id for one in view.dossier.parties if one.id not in here]
    others = [one.id for one in view.reconciled.actors if one.id not in here and one.id not in parties]
    told = (
        ("Named in this document", here),
        ("Parties", parties),
        ("Others on record", others[:NAMED]),
        ("Subjects", [one.id for one in view.dossier.concepts]),
    )
    return tuple(
        (title, tuple(sorted(((one, names.of(one)) for one in some), key=lambda pair: pair[1].lower())))
        for title, some in told
        if some
    )
