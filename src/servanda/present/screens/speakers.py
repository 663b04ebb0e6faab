"""Who said what: statements by speaker and side, and the stances of each over time.

Rule: a speech is one mark, however many papers excerpt it. A stance is what was read from its words towards
one thing; where none was read it says so, and nobody's stance is summed up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from servanda.model.event import Speech
from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Section, Sheet
from servanda.present.screens.lanes import Choice, said
from servanda.present.screens.scales import Days, days
from servanda.present.screens.sides import Sides
from servanda.present.sections.desk import Desk
from servanda.present.sections.statements import statements

STANCES: dict[str, str] = {
    "supports": "for",
    "opposes": "against",
    "conditional": "on a condition",
    "neutral": "no stance read",
}
DIRECT: dict[str, str] = {"yes": "in their own words", "no": "as reported"}
ROWS = 24  # speakers whose stances are drawn
WIDTH = 1.9  # per cent: marks closer than this are set above each other


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of statements is narrowed to; empty fields ask for all."""

    speaker: str = ""
    side: str = ""
    stance: str = ""
    towards: str = ""
    direct: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A speech on a strip: its place in per cent, how high above its neighbours, its stance."""

    at: float
    level: int
    stance: str
    name: str
    line: Line


@dataclass(frozen=True, slots=True)
class Row:
    """The speeches of a speaker; `side` is set on the first of a side."""

    speaker: str
    name: str
    side: str
    marks: tuple[Mark, ...]
    levels: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows over one axis of days; `more` speakers are not drawn."""

    days: Days
    rows: tuple[Row, ...]
    more: int
    stances: tuple[tuple[str, str], ...] = tuple(STANCES.items())


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements that were asked for: the strip, the list with its sources, the facets."""

    strip: Strip | None
    sheet: Sheet
    count: int
    speakers: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    towards: tuple[Choice, ...]
    direct: tuple[Choice, ...]


def compose(view: View, asked: Asked) -> Statements:
    """Lay out the statements of a view."""
    desk = Desk.of(view, whole=True)
    sides = Sides.of(desk)
    speeches = view.reconciled.speeches
    lines = {line.id: line for line in statements(desk).lines()}
    kept = [one for one in speeches if one.id in lines and _asked(desk, sides, one, asked)]
    ids = {one.id for one in kept}
    told = tuple(line for id_, line in lines.items() if id_ in ids)
    empty = "No statement is on record." if asked == Asked() else "No statement is as asked."
    section = Section("statements", "Who said what", (Group(told),) if told else (), empty)
    names = desk.citing.names
    pool = [one for one in speeches if not asked.speaker or asked.speaker in dict(voices(desk, one))]
    towards = {aim: names.told(aim) for one in speeches if (aim := _towards(one))}
    who = {id_: name for one in speeches for id_, name in voices(desk, one)}
    return Statements(
        strip=_strip(desk, sides, kept, lines, asked.speaker),
        sheet=sheet(desk, "", (section,)),
        count=len(kept),
        speakers=_choices((id_ for one in speeches for id_, _ in voices(desk, one)), who),
        sides=tuple(one for one in _choices((s for each in speeches for s in sides.of_speech(each)),
                                            {side: sides.name(side) for side in sides.order}, ordered=True)),
        stances=_choices((_stance(one) for one in pool), STANCES, ordered=True),
        towards=_choices((aim for one in pool if (aim := _towards(one))), towards),
        direct=_choices((_direct(one) for one in pool), DIRECT, ordered=True),
    )  # fmt: skip


def voices(desk: Desk, speech: Speech) -> tuple[tuple[str, str], ...]:
    """Give the speakers of a speech by the id that asks for their page; who has none, by words."""
    same = desk.view.reconciled.same_actor
    found = {}
    for one in speech.statements[0].speakers:
        id_ = same.get(one.entity, one.entity) if one.entity else f"words:{plain(one.name)}"
        found[id_] = desk.citing.names.of(one.entity, one.name) or "someone not named"
    return tuple(found.items())


def _asked(desk: Desk, sides: Sides, one: Speech, asked: Asked) -> bool:
    return (
        (not asked.speaker or asked.speaker in dict(voices(desk, one)))
        and (not asked.side or asked.side in sides.of_speech(one))
        and (not asked.stance or asked.stance == _stance(one))
        and (not asked.towards or asked.towards == _towards(one))
        and (not asked.direct or asked.direct == _direct(one))
    )


def _stance(one: Speech) -> str:
    stance = one.statements[0].stance
    return stance if stance in STANCES else "neutral"


def _towards(one: Speech) -> str:
    return one.statements[0].towards


def _direct(one: Speech) -> str:
    return "yes" if one.statements[0].direct else "no"


def _choices(values: Iterable[str], names: dict[str, str], *, ordered: bool = False) -> tuple[Choice, ...]:
    counts = Counter(values)
    order = [one for one in names if counts[one]]
    if not ordered:
        order.sort(key=lambda one: (-counts[one], names[one].lower()))
    return tuple(Choice(one, names[one], counts[one]) for one in order)


def _day(desk: Desk, one: Speech) -> date | None:
    when = said(desk, one)
    if when is not None and when.earliest and when.latest:
        return when.earliest + (when.latest - when.earliest) / 2
    return date.fromisoformat(one.known_on) if one.known_on and desk.known(one) != spoken(None) else None


def _strip(
    desk: Desk, sides: Sides, speeches: list[Speech], lines: dict[str, Line], only: str
) -> Strip | None:
    dated = {one.id: day for one in speeches if (day := _day(desk, one)) is not None}
    if not dated:
        return None
    axis = days(min(dated.values()), max(dated.values()))
    held: defaultdict[tuple[int, str], list[Speech]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in speeches:
        for id_, name in voices(desk, one):
            if one.id in dated and (not only or id_ == only):
                side = sides.side(id_)
                held[(sides.order.index(side), id_)].append(one)
                names[id_] = name
    ranked = sorted(held, key=lambda key: (-len(held[key]), key))[:ROWS]
    rows: list[Row] = []
    before = -1
    for place, id_ in sorted(ranked, key=lambda key: (key[0], -len(held[key]), names[key[1]])):
        marks = _marks(desk, held[(place, id_)], dated, axis, lines)
        levels = 1 + max((one.level for one in marks), default=0)
        side = sides.name(sides.order[place]) if place != before else ""
        rows.append(Row(id_, names[id_], side, marks, levels))
        before = place
    return Strip(axis, tuple(rows), len(held) - len(rows))


def _marks(
    desk: Desk, speeches: list[Speech], dated: dict[str, date], axis: Days, lines: dict[str, Line]
) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    ends: list[float] = []  # of each level, where its last mark is
    for one in sorted(speeches, key=lambda each: (dated[each.id], each.id)):
        at = axis.at(dated[one.id])
        level = next((n for n, end in enumerate(ends) if at - end >= WIDTH), len(ends))
        ends[level : level + 1] = [at]
        stance, aim = _stance(one), _towards(one)
        what = (
            f"{STANCES[stance]} {desk.citing.names.told(aim)}".strip()
            if stance != "neutral"
            else STANCES[stance]
        )
        line = lines[one.id]
        told = line.text if len(line.text) < 160 else f"{line.text[:160].rpartition(' ')[0]} …"
        marks.append(Mark(at, level, stance, f"{line.label}, {what}: {told}", line))
    return tuple(marks)
