"""Who met, accused or supported whom: edges between actors, each with what it stands on.

Rule: an edge is drawn for what happened. What was planned, proposed or denied draws none; an allegation
leads from who alleges to who is said to have done it. Nothing follows from an edge but that somebody says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from servanda.model.act import Status
from servanda.model.actor import ActorType
from servanda.model.event import Event
from servanda.model.talks import RoundState
from servanda.model.view import View
from servanda.present.page import Line, Source
from servanda.present.screens.lanes import Choice
from servanda.present.screens.sides import OTHERS, Sides
from servanda.present.sections import rounds
from servanda.present.sections.desk import Desk
from servanda.present.sections.statements import statements
from servanda.present.sections.timeline import day_of

KINDS: dict[str, str] = {"met": "met", "accused": "accused or opposed", "supported": "supported"}
_ACTS: dict[str, str] = {
    "contact.meet": "met",
    "position.accuse": "accused",
    "position.criticise": "accused",
    "position.condemn": "accused",
    "position.object": "accused",
    "position.support": "supported",
    "position.welcome": "supported",
}
_STANCES = {"supports": "supported", "opposes": "accused"}
_ACTING = {ActorType.STATE, ActorType.ORGAN, ActorType.ORGANISATION, ActorType.PERSON, ActorType.GROUP}
DRAWN = 24  # actors in the drawing; the table has all


@dataclass(frozen=True, slots=True)
class Tie:
    """One act or statement between two; `day` orders it, empty where no day is known."""

    kind: str
    by: str
    to: str
    day: str
    line: Line


@dataclass(frozen=True, slots=True)
class Edge:
    """All that one did to another of a kind; of a meeting neither is first."""

    id: str
    kind: str
    by: str
    to: str
    by_name: str
    to_name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the drawing: its place in per cent across, pixels down; its name stands left or right."""

    id: str
    name: str
    side: str
    x: float
    y: int
    left: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The edges that were asked for, the actors that are drawn, and how many more there are."""

    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]
    height: int
    more: int
    kinds: tuple[Choice, ...]
    sources: tuple[Source, ...]

    def node(self, id_: str) -> Node | None:
        """Find an actor of the drawing."""
        return next((one for one in self.nodes if one.id == id_), None)


def compose(
    view: View, kind: str = "", since: str = "", until: str = "", sides_only: bool = False
) -> Network:
    """Lay out the network: of a kind, between two days, of each actor or of the sides alone."""
    desk = Desk.of(view, whole=True)
    sides = Sides.of(desk)
    found = ties(desk)
    kept = [
        one
        for one in found
        if (not kind or one.kind == kind)
        and (not since or one.day >= since)
        and (not until or (bool(one.day) and one.day <= until))
    ]
    if sides_only:
        kept = [replace(one, by=sides.side(one.by), to=sides.side(one.to)) for one in kept]
        kept = [one for one in kept if one.by != one.to and OTHERS not in (one.by, one.to)]
    edges = _edges(desk, kept)
    nodes, height, more = _nodes(desk, sides, edges)
    counts = Counter(one.kind for one in found)
    return Network(
        edges,
        nodes,
        height,
        more,
        tuple(Choice(one, name, counts[one]) for one, name in KINDS.items() if counts[one]),
        desk.citing.sources(line for edge in edges for line in edge.lines),
    )


def ties(desk: Desk) -> tuple[Tie, ...]:
    """Find every tie of a view, the earliest first."""
    return tuple(
        sorted((*_rounds(desk), *_events(desk), *_speeches(desk)), key=lambda one: (one.day, one.line.id))
    )


def _actor(desk: Desk, entity: str | None) -> str:
    """The actor that an entity is, as merged; empty for a place, a subject or nobody."""
    merged = desk.view.reconciled.same_actor.get(entity or "", entity or "")
    kind = merged.partition(":")[0]
    return merged if kind in {"state", "organ", "org", "person", "group"} else ""


def _pairs(kind: str, one: Iterable[str], other: Iterable[str]) -> Iterator[tuple[str, str]]:
    for by in one:
        for to in other:
            if by and to and by != to:
                yield (by, to) if kind != "met" or by < to else (to, by)


def _rounds(desk: Desk) -> Iterator[Tie]:
    for one in rounds.held(desk):
        when = one.held
        day = when.earliest.isoformat() if when and when.earliest else ""
        line = desk.citing.line(
            f"round of talks, {rounds.title(desk, one)}",
            one.because,
            label=_label(desk, day, one.held),
            id=one.id,
        )
        parties = [_actor(desk, side.party) for side in one.sides]
        if len(parties) < 2:
            track = next((each for each in desk.view.assessment.tracks if each.id == one.track), None)
            parties = [_actor(desk, party) for party in track.parties] if track else parties
        heads = [tuple(_actor(desk, head) for head in side.heads or (side.head,)) for side in one.sides]
        found = [pair for a, b in combinations(parties, 2) for pair in _pairs("met", [a], [b])]
        found += [pair for a, b in combinations(heads, 2) for pair in _pairs("met", a, b)]
        for by, to in dict.fromkeys(found):
            yield Tie("met", by, to, day, line)


def _label(desk: Desk, day: str, when: object) -> str:
    return desk.value("when", getattr(when, "value", "") or day)


def _events(desk: Desk) -> Iterator[Tie]:
    held = {one.id for one in desk.view.assessment.rounds if RoundState.HELD in one.state}
    for event in sorted(desk.view.reconciled.events, key=day_of):
        if event.round in held and event.type == "contact.meet":
            continue  # the round tells it
        found = dict.fromkeys(_tied(desk, event))
        if not found:
            continue
        day = day_of(event)[1] or event.known_on or ""
        line = desk.citing.line(desk.wording.event(event), (event.id,), label=desk.when(event), id=event.id)
        for kind, by, to in found:
            yield Tie(kind, by, to, day, line)


def _tied(desk: Desk, event: Event) -> Iterator[tuple[str, str, str]]:
    agents = [_actor(desk, role.entity) for role in event.all_roles("agent")]
    others = [_actor(desk, role.entity) for name in ("target", "patient") for role in event.all_roles(name)]
    kind = _ACTS.get(event.type, "")
    if kind and event.status is Status.HAPPENED:
        if kind == "met":
            for a, b in combinations(dict.fromkeys(one for one in (*agents, *others) if one), 2):
                yield (kind, *next(_pairs(kind, [a], [b])))
        else:
            yield from ((kind, *pair) for pair in _pairs(kind, agents, others))
    if event.status is Status.ALLEGED:
        told = (desk.view.reconciled.assertions.get(id_) for id_ in event.assertions)
        voices = [_actor(desk, one.said_by[-1].entity) for one in told if one is not None and one.said_by]
        yield from (("accused", *pair) for pair in _pairs("accused", voices, agents))


def _speeches(desk: Desk) -> Iterator[Tie]:
    lines = {line.id: line for line in statements(desk).lines()}
    for one in desk.view.reconciled.speeches:
        first = one.statements[0]
        kind, to = _STANCES.get(first.stance, ""), _actor(desk, first.towards)
        if kind and to and one.id in lines:
            for by, whom in _pairs(kind, [_actor(desk, each.entity) for each in first.speakers], [to]):
                yield Tie(kind, by, whom, one.known_on or "", lines[one.id])


def _edges(desk: Desk, kept: list[Tie]) -> tuple[Edge, ...]:
    held: defaultdict[tuple[str, str, str], dict[str, Line]] = defaultdict(dict)
    for one in kept:
        held[(one.kind, one.by, one.to)].setdefault(one.line.id, one.line)
    order = list(KINDS)
    ranked = sorted(held, key=lambda key: (order.index(key[0]), -len(held[key]), key))
    names = desk.citing.names
    return tuple(
        Edge(f"edge-{n}", kind, by, to, names.of(by), names.of(to), tuple(held[kind, by, to].values()))
        for n, (kind, by, to) in enumerate(ranked, 1)
    )


def _nodes(desk: Desk, sides: Sides, edges: tuple[Edge, ...]) -> tuple[tuple[Node, ...], int, int]:
    """Set the first side on a bow to the left, the second to the right, the rest where there is room."""
    weight: Counter[str] = Counter()
    for edge in edges:
        weight[edge.by] += len(edge.lines)
        weight[edge.to] += len(edge.lines)
    chosen = [one for one, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))][:DRAWN]
    joined = {one for edge in edges if {edge.by, edge.to} <= set(chosen) for one in (edge.by, edge.to)}
    chosen = [one for one in chosen if one in joined]
    bows: tuple[list[str], list[str]] = ([], [])
    for side in sides.order:
        some = [one for one in chosen if sides.side(one) == side]
        if side in sides.order[:2] and side != OTHERS:
            bows[sides.order.index(side)].extend(some)
        else:
            for one in some:
                min(bows, key=len).append(one)
    most = max(len(bow) for bow in bows)
    height = max(120, most * 30 + 40)
    nodes = []
    for left, bow in zip((True, False), bows, strict=True):
        middle = sorted(bow, key=lambda one: -weight[one])
        ordered = middle[1::2][::-1] + middle[::2]  # who has most ties stands in the middle
        for n, one in enumerate(ordered):
            share = (n + 0.5) / len(ordered) * 2 - 1  # from -1 to 1, top to bottom
            reach = 14 + 14 * (1 - share * share) ** 0.5
            x = round(50 - reach if left else 50 + reach, 2)
            y = round(height / 2 + share * (height - 40) / 2)
            nodes.append(Node(one, desk.citing.names.of(one), sides.side(one), x, y, left))
    return tuple(nodes), height, len(weight) - len(chosen)
