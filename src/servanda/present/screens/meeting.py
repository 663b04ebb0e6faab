"""A round of talks: what it was, each side in its own column, what came of it, and on what accounts differ.

Rule: what no document tells is "not stated". An outcome that nobody states is no failure to agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.errors import UnknownId
from servanda.model.event import Conflict
from servanda.model.talks import Round, RoundState
from servanda.model.view import View
from servanda.present.labels import DIFFERENCE
from servanda.present.naming import nth, plain, spoken
from servanda.present.page import Group, Line, Source
from servanda.present.screens.marks import Mark, round_marks
from servanda.present.sections import rounds as told
from servanda.present.sections.desk import Desk
from servanda.present.sections.tracks import coming_words, reasons

NOT_STATED = "No agreement is stated. That no account tells of one does not say that there was none."


@dataclass(frozen=True, slots=True)
class Row:
    """A round in a list: its lines are of the day, and of what each side raised."""

    id: str
    line: Line
    place: str
    marks: tuple[Mark, ...]
    number: str
    raised: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rounds of one track, the latest first."""

    track: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rounds:
    """Every round on record."""

    tables: tuple[Table, ...]
    sources: tuple[Source, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: its parts are the delegation, what it raised, what it said."""

    party: str
    parts: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One round, whole. `earlier` and `later` are its neighbours on the track: id and name."""

    id: str
    name: str
    track: str
    marks: tuple[Mark, ...]
    facts: tuple[Line, ...]
    course: tuple[Line, ...]
    sides: tuple[SideView, ...]
    outcome: tuple[Line, ...]
    outcome_note: str
    differences: tuple[tuple[str, Line, Mark], ...]  # id of the conflict, what it is about, its kind
    earlier: tuple[str, str] | None
    later: tuple[str, str] | None
    sources: tuple[Source, ...]

    def lines(self) -> list[Line]:
        """Every line."""
        return _lines(self.facts, self.course, self.sides, self.outcome, self.differences)


def overview(view: View) -> Rounds:
    """List every round, by track, the latest first."""
    desk = Desk.of(view, whole=True)
    tables = []
    for track in view.assessment.tracks:
        some = _in_order(view, track.id)
        if some:
            rows = tuple(_row(desk, one) for one in reversed(some))
            tables.append(Table(track.id, desk.track_name(track), rows))
    tables.sort(key=lambda one: len(one.rows), reverse=True)
    lines = [row.line for one in tables for row in one.rows]
    return Rounds(tuple(tables), desk.citing.sources(lines), len(lines))


def compose(view: View, round_id: str) -> Meeting:
    """Write one round.

    Raises:
        UnknownId: there is none of that id.
    """
    one = next((each for each in view.assessment.rounds if each.id == round_id), None)
    if one is None:
        raise UnknownId(f"no round is called {round_id!r} here", remedy="The list of rounds names them all.")
    desk = Desk.of(view, whole=True)
    facts, course = tuple(_facts(desk, one)), tuple(_course(desk, one))
    sides = tuple(_side(desk, one, at) for at in range(len(one.sides)))
    stated = bool(one.outcomes)
    outcome = tuple(told.outcome_lines(desk, one)) if stated else ()
    differences = tuple(_difference(desk, each) for each in _conflicts(view, one))
    chain = _in_order(view, one.track)
    at = next(number for number, each in enumerate(chain) if each.id == one.id)
    lines = _lines(facts, course, sides, outcome, differences)
    return Meeting(
        id=one.id,
        name=told.title(desk, one),
        track=_track(desk, one),
        marks=round_marks(one.state),
        facts=facts,
        course=course,
        sides=sides,
        outcome=outcome,
        outcome_note=NOT_STATED if RoundState.HELD in one.state and not stated else "",
        differences=differences,
        earlier=_neighbour(desk, chain, at - 1),
        later=_neighbour(desk, chain, at + 1),
        sources=desk.citing.sources(lines),
    )


def _lines(
    facts: Iterable[Line],
    course: Iterable[Line],
    sides: Iterable[SideView],
    outcome: Iterable[Line],
    differences: Iterable[tuple[str, Line, Mark]],
) -> list[Line]:
    of_sides = [line for side in sides for part in side.parts for line in part.lines]
    return [*facts, *course, *of_sides, *outcome, *(line for _, line, _ in differences)]


def _in_order(view: View, track: str) -> list[Round]:
    """The rounds of a track by their days; what has none stands first."""
    return sorted((one for one in view.assessment.rounds if one.track == track), key=told.latest)


def _neighbour(desk: Desk, chain: list[Round], at: int) -> tuple[str, str] | None:
    if not 0 <= at < len(chain):
        return None
    return chain[at].id, told.title(desk, chain[at])


def _track(desk: Desk, one: Round) -> str:
    found = next((each for each in desk.view.assessment.tracks if each.id == one.track), None)
    return desk.track_name(found) if found else desk.citing.names.of(one.track)


def _row(desk: Desk, one: Round) -> Row:
    names = desk.citing.names
    day = spoken(one.held or one.planned)
    number = ", ".join(dict.fromkeys(nth(each.n) for each in one.ordinals))
    raised = tuple((names.of(side.party), len(side.items)) for side in one.sides if side.items)
    line = desk.citing.line(day, one.because, id=one.id, limit=3)
    return Row(one.id, line, names.told(one.place), round_marks(one.state), number, raised)


def _facts(desk: Desk, one: Round) -> list[Line]:
    line, names = desk.citing.line, desk.citing.names
    held = RoundState.HELD in one.state
    lines = [line(coming_words(desk, one).partition(": ")[2], one.because, label="State", id=one.id)]
    if one.held or held:
        lines.append(line(spoken(one.held), one.because, label="Held", limit=1))
    if one.planned != one.held or not held:
        lines.append(line(spoken(one.planned), one.because, label="Planned for", limit=1))
    lines.append(line(names.told(one.place) or "not stated", one.because, label="Place", limit=1))
    lines.append(line(names.of(one.host) if one.host else "not stated", one.because, label="Host", limit=1))
    for number, each in enumerate(one.ordinals):
        text = f"{nth(each.n)} by the count of {names.told(each.by)}"
        lines.append(line(text, each.because, label="" if number else "Number", limit=1))
    return lines


def _course(desk: Desk, one: Round) -> list[Line]:
    acts = [line for act in one.acts for line in told.act_lines(desk, act)]
    return acts + reasons(desk, one.reasons, "Why")


def _side(desk: Desk, one: Round, at: int) -> SideView:
    """Part the lines of a side by their labels; a line without one belongs to the last that had it."""
    group = told.side_of(desk, one, one.sides[at])
    titles = {"Head": "Delegation", "With": "Delegation", "Raised": "Raised", "Said": "Said"}
    parts: dict[str, list[Line]] = {"Delegation": [], "Raised": [], "Said": []}
    title = "Delegation"
    for line in group.lines:
        title = titles.get(line.label, title)
        parts[title].append(line)
    return SideView(group.title, tuple(Group(tuple(some), name) for name, some in parts.items() if some))


def _conflicts(view: View, one: Round) -> list[Conflict]:
    """The differences of mere precision are agreement; all others about the round or its acts are told."""
    about = {one.id, *one.because, *(id_ for act in one.acts for id_ in act.because)}
    return [
        each for each in view.reconciled.conflicts if each.subject in about or about.intersection(each.also)
    ]


def _difference(desk: Desk, one: Conflict) -> tuple[str, Line, Mark]:
    answers = " / ".join(
        f"{desk.value(one.attribute, each.value)}{desk.wording.holder(each)}" for each in one.answers
    )
    text = f"{desk.attribute(one.attribute)}? {answers}"
    if one.settled:
        text += f" — settled by {plain(one.settled.by)}"
    kind = "good" if one.settled else "plain" if one.difference == "precision" else "warn"
    line = desk.citing.line(text, (one.id,), id=one.id, limit=4, shown=text)
    return one.id, line, Mark(DIFFERENCE[one.difference], kind)
