"""A view to lanes of time: rounds and acts by track, then acts, measures and statements by party.

Rule: a thing is drawn as it is told. A day is a day, a year a year with soft ends, an open end stays open;
what has no day of its own stands at the day on which it was known, marked so; the rest is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.errors import BadDate
from servanda.model.act import Status
from servanda.model.event import Event, Speech
from servanda.model.talks import RoundState
from servanda.model.view import View
from servanda.model.when import When, parse, resolve
from servanda.present.labels import ROUND
from servanda.present.naming import spoken, spoken_day, undecided
from servanda.present.page import Cite
from servanda.present.screens.sides import OTHERS, Sides
from servanda.present.sections import measures
from servanda.present.sections.desk import Desk
from servanda.present.sections.statements import statements

TALKS = "Talks"
_FORCE: dict[bool | None, tuple[str, Status]] = {
    True: ("in force", Status.ONGOING),
    False: ("no longer in force", Status.HAPPENED),
    None: ("not stated whether in force", Status.NOT_STATED),
}
KIND: dict[str, str] = {  # of an item: its name where a person reads, in the order of the filter
    "round": "Rounds",
    "talks": "Acts on talks",
    "contact": "Contacts",
    "instrument": "Instruments",
    "measure": "Measures",
    "relations": "Relations",
    "membership": "Membership",
    "conduct": "Performance and breach",
    "case": "Cases",
    "person": "Persons",
    "position": "Positions",
    "statement": "Statements",
    "other": "Other acts",
}
STATUS: dict[str, str] = {
    "happened": "happened",
    "ongoing": "lasting",
    "planned": "planned",
    "proposed": "proposed",
    "conditional": "on a condition",
    "did-not-happen": "did not happen",
    "denied": "denied",
    "alleged": "alleged",
    "not-stated": "not stated whether",
}
_ROUND_STATUS: dict[RoundState, Status] = {
    RoundState.PROPOSED: Status.PROPOSED,
    RoundState.SCHEDULED: Status.PLANNED,
    RoundState.HELD: Status.HAPPENED,
    RoundState.POSTPONED: Status.PLANNED,
    RoundState.DID_NOT_TAKE_PLACE: Status.DID_NOT_HAPPEN,
    RoundState.CANCELLED: Status.DID_NOT_HAPPEN,
}


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a thing stands in time.

    `start` and `end` are the first day and the day after the last, in ISO 8601; `end` is empty for a day,
    both for what has no place. `soft`: it was at some time between; else it lasted. `open` is "start", "end"
    or empty: where it fades. `by_then`: it has no day of its own; `start` is the day on which it was known.
    """

    start: str = ""
    end: str = ""
    soft: bool = False
    open: str = ""
    by_then: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing on a lane, with its words."""

    id: str
    lane: str
    kind: str
    status: str
    text: str
    label: str
    at: Extent
    known_on: str
    parties: tuple[str, ...] = ()
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the drawing under the heading of its group."""

    id: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: how many items have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """All lanes. `days` are those of publication; `undated` things have no place in time."""

    on: str
    lanes: tuple[Lane, ...]
    items: tuple[Item, ...]
    undated: int
    days: tuple[str, ...]
    parties: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]

    def only(self, party: str = "", kind: str = "", status: str = "") -> Lanes:
        """Keep what a filter asks for; the lanes that are left empty go."""
        kept = tuple(
            one
            for one in self.items
            if (not party or party in one.parties)
            and (not kind or kind == one.kind)
            and (not status or status == one.status)
        )
        used = {one.lane for one in kept}
        lanes = tuple(one for one in self.lanes if one.id in used)
        undated = 0 if party or kind or status else self.undated
        return Lanes(self.on, lanes, kept, undated, self.days, self.parties, self.kinds, self.statuses)


def compose(view: View) -> Lanes:
    """Lay out a view on lanes."""
    desk = Desk.of(view, whole=True)
    sides = Sides.of(desk)
    found = [*_rounds(desk), *_events(desk, sides), *_measures(desk, sides), *_statements(desk, sides)]
    items = sorted((one for one in found if one.at.start), key=lambda one: (one.at.start, one.at.end, one.id))
    parties = Counter(party for one in items for party in one.parties)
    return Lanes(
        on=view.on.isoformat(),
        lanes=_lanes(desk, sides, items),
        items=tuple(items),
        undated=len(found) - len(items),
        days=tuple(sorted({day for day in view.reconciled.known_on.values() if day})),
        parties=tuple(Choice(one, sides.name(one), parties[one]) for one in sides.order if one in parties),
        kinds=_choices((one.kind for one in items), KIND),
        statuses=_choices((one.status for one in items), STATUS),
    )


def _choices(values: Iterable[str], names: dict[str, str]) -> tuple[Choice, ...]:
    counts = Counter(values)
    return tuple(Choice(value, name, counts[value]) for value, name in names.items() if counts[value])


def _lanes(desk: Desk, sides: Sides, items: list[Item]) -> tuple[Lane, ...]:
    used = {one.lane for one in items}
    tracks = [
        Lane(f"track {one.id}", desk.track_name(one), TALKS)
        for one in desk.view.assessment.tracks
        if f"track {one.id}" in used
    ]
    rows = (("act", "acts"), ("measure", "measures"), ("said", "statements"))
    of_sides = [
        Lane(f"{row} {side}", name, sides.name(side))
        for side in sides.order
        for row, name in rows
        if f"{row} {side}" in used
    ]
    return (*tracks, *of_sides)


def _rounds(desk: Desk) -> Iterator[Item]:
    for one in desk.view.assessment.rounds:
        line = desk.citing.line("", one.because)
        track = next((each for each in desk.view.assessment.tracks if each.id == one.track), None)
        name = desk.track_name(track) if track else "talks"
        states = undecided(tuple(ROUND[state] for state in one.state)) if one.state else "state not stated"
        where = desk.citing.names.told(one.place)
        known = _known(desk, one.because)
        yield Item(
            id=one.id,
            lane=f"track {one.track}",
            kind="round",
            status=_ROUND_STATUS[one.state[0]].value if len(one.state) == 1 else Status.NOT_STATED.value,
            text=f"Round of {name}" + (f", {where}" if where else "") + f": {states}",
            label=spoken(one.held or one.planned),
            known_on=known,
            parties=tuple(dict.fromkeys(side.party for side in one.sides))
            or (track.parties if track else ()),
            cites=line.cites,
            at=_extent(one.held or one.planned, desk.view.on, ""),
        )


def _events(desk: Desk, sides: Sides) -> Iterator[Item]:
    held = {one.id for one in desk.view.assessment.rounds}
    tracks = {one.id for one in desk.view.assessment.tracks}
    for event in desk.view.reconciled.events:
        if event.type == "talks.hold" and (event.round in held or event.id in held):
            continue  # the round tells it
        kind = event.type.partition(".")[0]
        line = desk.citing.line("", (event.id,))
        doing = sides.of_event(event)
        lane = f"track {event.track}" if event.track in tracks else f"act {doing[0] if doing else OTHERS}"
        happened = event.status in (Status.HAPPENED, Status.ALLEGED, Status.DID_NOT_HAPPEN)
        yield Item(
            id=event.id,
            lane=lane,
            kind=kind if kind in KIND else "other",
            status=event.status.value,
            text=desk.wording.event(event),
            label=desk.when(event),
            known_on=event.known_on or "",
            parties=doing or (OTHERS,),
            cites=line.cites,
            at=_extent(event.when, desk.view.on, (event.known_on or "") if happened else "", _lasts(event)),
        )


def _lasts(event: Event) -> bool:
    return event.status is Status.ONGOING or event.type.endswith((".in-force", ".none", ".hold-office"))


def _measures(desk: Desk, sides: Sides) -> Iterator[Item]:
    for one in desk.view.assessment.measures:
        if not one.low:
            continue  # its changes are acts, and nothing tells since when it stood
        low, high = parse(one.low), parse(one.high) if one.high else None
        side = sides.side(one.by)
        start = low.earliest
        if start is None:
            continue
        last = high.latest if high else None
        yield Item(
            id=one.id,
            lane=f"measure {side}",
            kind="measure",
            status=_FORCE[one.in_force][1].value,
            text=f"{measures.title(desk, one)}: {_FORCE[one.in_force][0]} on {spoken_day(desk.view.on)}",
            label=measures.span(one.low, one.high).strip(" ()"),
            at=Extent(
                start.isoformat(), _after(last or max(desk.view.on, start)), False, "" if last else "end"
            ),
            known_on=_known(desk, one.because),
            parties=tuple(dict.fromkeys(sides.side(each) for each in (one.by, one.on) if each)) or (OTHERS,),
            cites=desk.citing.line("", one.because, outside=one.outside_knowledge).cites,
        )


def _statements(desk: Desk, sides: Sides) -> Iterator[Item]:
    told = {line.id: line for line in statements(desk).lines()}
    for one in desk.view.reconciled.speeches:
        line = told[one.id]
        when = said(desk, one)
        day = (one.known_on or "") if desk.known(one) != spoken(None) else ""
        doing = sides.of_speech(one)
        yield Item(
            id=one.id,
            lane=f"said {doing[0]}",
            kind="statement",
            status=Status.HAPPENED.value,
            text=line.text,
            label=spoken(when) if when else f"by {line.label}" if day else line.label,
            known_on=one.known_on or "",
            parties=doing,
            cites=line.cites,
            at=_extent(when, desk.view.on, day),
        )


def said(desk: Desk, one: Speech) -> When | None:
    """Find the day on which a speech was made, where its words tell."""
    for statement in one.statements:
        if statement.when is not None:
            known = desk.citing.published(statement.document).value
            try:
                found = resolve(statement.when.expression, parse(known) if known else None)
            except BadDate:
                continue
            if found is not None:
                return found
    return None


def _known(desk: Desk, ids: Iterable[str]) -> str:
    found = desk.view.reconciled.known_on
    return min((found.get(one.document, "") for one in desk.citing.evidence(ids)), default="")


def _extent(when: When | None, on: date, known: str, lasts: bool = False) -> Extent:
    """Where a time begins and ends: empty where it has no place."""
    if when is None or (when.earliest is None and when.latest is None):
        return Extent(known, by_then=True) if known else Extent()
    first, last = when.earliest, when.latest
    if first and last and not (lasts and not when.is_interval):
        if first == last:
            return Extent(first.isoformat())
        return Extent(first.isoformat(), _after(last), soft=not (lasts and when.is_interval))
    if first:  # since then
        return Extent(first.isoformat(), _after(max(on, last or first)), open="end")
    assert last is not None
    return Extent((last - timedelta(days=365)).isoformat(), _after(last), open="start")


def _after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat() if day < date.max else day.isoformat()
