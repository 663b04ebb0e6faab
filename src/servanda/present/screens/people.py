"""Who is who: actors with their names, offices and mentions, and all that the record holds of one of them.

Rule: an office has the days that a document gives it and no others; who was named is not who acted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from servanda.model.actor import Actor, ActorType, Mention, Office
from servanda.model.source import Evidence
from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.citing import cite
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Section, Sheet, Source
from servanda.present.screens.lanes import Choice
from servanda.present.screens.network import KINDS, ties
from servanda.present.screens.sides import OTHERS, Sides
from servanda.present.screens.speakers import voices
from servanda.present.sections.desk import Desk
from servanda.present.sections.measures import span
from servanda.present.sections.statements import statements
from servanda.present.sections.timeline import day_of

TYPES: dict[ActorType, str] = {
    ActorType.STATE: "state",
    ActorType.ORGAN: "body of a state",
    ActorType.ORGANISATION: "organisation",
    ActorType.PERSON: "person",
    ActorType.GROUP: "group",
    ActorType.PLACE: "place",
    ActorType.INSTRUMENT: "instrument",
}
_THINGS = (ActorType.PLACE, ActorType.INSTRUMENT)
NAMED = 12  # mentions that are listed


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the list. `first` and `last` are lines whose words name the actor, labelled with their day."""

    id: str
    name: str
    type: str
    side: str
    aliases: tuple[str, ...]
    offices: tuple[Line, ...]
    named: int
    documents: int
    first: Line | None
    last: Line | None


@dataclass(frozen=True, slots=True)
class People:
    """All actors that were asked for, who is named most first."""

    rows: tuple[Known, ...]
    types: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class One:
    """All that is on record of one actor."""

    known: Known
    sheet: Sheet


def compose(view: View, type_: str = "", side: str = "") -> People:
    """List the actors; places and instruments only where they are asked for."""
    desk = Desk.of(view, whole=True)
    sides = Sides.of(desk)
    actors = [one for one in view.reconciled.actors if one.mentions or one.offices]
    types = Counter(one.type for one in actors)
    acting = [one for one in actors if one.type not in _THINGS]
    per_side = Counter(sides.side(one.id) for one in acting)
    kept = [one for one in actors if one.type.value == type_] if type_ else acting
    kept = [one for one in kept if not side or sides.side(one.id) == side]
    rows = tuple(
        _known(desk, sides, one) for one in sorted(kept, key=lambda one: (-len(one.mentions), one.name))
    )
    shown = [line for row in rows for line in (*row.offices, row.first, row.last) if line]
    return People(
        rows,
        tuple(Choice(one.value, name, types[one]) for one, name in TYPES.items() if types[one]),
        tuple(Choice(one, sides.name(one), per_side[one]) for one in sides.order if per_side[one]),
        desk.citing.sources(shown),
    )


def compose_one(view: View, id_: str) -> One | None:
    """Write all that is on record of an actor; None where the answer holds none of that id."""
    desk = Desk.of(view, whole=True)
    sides = Sides.of(desk)
    id_ = view.reconciled.same_actor.get(id_, id_)
    actor = next((one for one in view.reconciled.actors if one.id == id_), None)
    if actor is None:
        return None
    known = _known(desk, sides, actor)
    sections = (
        _section("offices", "Offices", known.offices),
        *_ties(desk, id_),
        _section("acts", "Acts", _acts(desk, id_, ("agent",))),
        _section(
            "towards", "Acts towards", _acts(desk, id_, ("target", "beneficiary", "patient", "addressee"))
        ),
        _section("statements", "Statements", _said(desk, id_)),
        _section("of-it", "Bodies and persons", _of(desk, id_)),
        _named(desk, actor),
    )
    return One(known, sheet(desk, "", tuple(one for one in sections if one.blocks)))


def _section(key: str, title: str, lines: tuple[Line, ...], note: str = "") -> Section:
    return Section(key, title, (Group(lines, note=note),) if lines else ())


def _known(desk: Desk, sides: Sides, actor: Actor) -> Known:
    found = _mentions(desk, actor)
    side = sides.side(actor.id)
    return Known(
        actor.id,
        desk.citing.names.of(actor.id, actor.name),
        TYPES[actor.type],
        "" if side in (OTHERS, actor.id) else sides.name(side),
        tuple(dict.fromkeys(plain(one) for one in actor.aliases)),
        _offices(desk, actor),
        len(actor.mentions),
        len({one.document for one in actor.mentions}),
        found[0] if found else None,
        found[-1] if found else None,
    )


def _offices(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    """The offices of an actor; "president" and "President" of the same days are one."""
    told: dict[str, tuple[str, dict[str, None]]] = {}
    for one in actor.offices:
        text = f"{plain(one.office)}{_days(one)}"
        _, because = told.setdefault(text.casefold(), (text, {}))
        because.update(dict.fromkeys(one.because or (actor.id,)))
    return tuple(desk.citing.line(text, because, outside=True) for text, because in told.values())


def _days(one: Office) -> str:
    return span(one.start, one.end) or (" (former)" if one.past else "")


def _mentions(desk: Desk, actor: Actor) -> list[Line]:
    """Every mention by the day from which its document counts, in the order of the text."""
    days = desk.view.reconciled.known_on
    ordered = sorted(
        actor.mentions, key=lambda one: (days.get(one.document, "9999"), one.document, one.start)
    )
    return [_mention(desk, one) for one in ordered]


def _mention(desk: Desk, one: Mention) -> Line:
    evidence = Evidence(one.document, one.start, one.end, one.text)
    day = spoken(desk.citing.published(one.document).value)
    return Line(f"“{plain(one.text)}”", (cite(evidence, plain(one.text)),), label=day)


def _named(desk: Desk, actor: Actor) -> Section:
    lines = _mentions(desk, actor)
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.cites[0].document, line)
    shown = tuple(first.values())[:NAMED]
    rest = len(lines) - len(shown)
    return _section("named", "Named", shown, f"and {rest} more times" if rest else "")


def _ties(desk: Desk, id_: str) -> tuple[Section, ...]:
    found = ties(desk)
    names = desk.citing.names
    titles = {("met", True): "Met", ("accused", True): "Accused or opposed", ("supported", True): "Supported",
              ("accused", False): "Accused or opposed by", ("supported", False): "Supported by"}  # fmt: skip
    sections = []
    for (kind, active), title in titles.items():
        groups: dict[str, dict[str, Line]] = {}
        for one in found:
            if one.kind == kind and (
                (one.by if active else one.to) == id_ or (kind == "met" and one.to == id_)
            ):
                other = one.to if one.by == id_ else one.by
                groups.setdefault(other, {}).setdefault(one.line.id, one.line)
        blocks = tuple(Group(tuple(lines.values()), names.of(other)) for other, lines in groups.items())
        key = f"{kind}{'' if active else '-by'}"
        assert kind in KINDS
        sections.append(Section(key, title, blocks))
    return tuple(sections)


def _acts(desk: Desk, id_: str, roles: tuple[str, ...]) -> tuple[Line, ...]:
    same = desk.view.reconciled.same_actor
    events = [
        event
        for event in desk.view.reconciled.events
        if any(role.role in roles and same.get(role.entity or "", role.entity) == id_ for role in event.roles)
    ]
    return tuple(
        desk.citing.line(desk.wording.event(one), (one.id,), label=desk.when(one), id=one.id)
        for one in sorted(events, key=day_of)
    )


def _said(desk: Desk, id_: str) -> tuple[Line, ...]:
    lines = {line.id: line for line in statements(desk).lines()}
    mine = {one.id for one in desk.view.reconciled.speeches if id_ in dict(voices(desk, one))}
    return tuple(line for one, line in lines.items() if one in mine)


def _of(desk: Desk, id_: str) -> tuple[Line, ...]:
    found = [one for one in desk.view.reconciled.actors if one.party == id_ != one.id and one.mentions]
    return tuple(
        desk.citing.line(desk.citing.names.of(one.id, one.name), (one.id,), label=TYPES[one.type])
        for one in sorted(found, key=lambda one: (one.type.value, one.name))
    )
