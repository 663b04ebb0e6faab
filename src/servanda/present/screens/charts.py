"""The figures of a view to charts: one to each series of comparable counts, and the rest as a list.

Rule: on one axis stands only what counts the same, of the same, by the same, in the same unit, over stretches
of the same length. A series has a chart from two counts on; every count stands in a table with its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from servanda.model.figure import Figure
from servanda.model.view import View
from servanda.model.when import When, resolve
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Group, Line, Section, Source
from servanda.present.screens.lanes import Choice
from servanda.present.screens.scales import Days, Tick, amounts, days
from servanda.present.sections.desk import Desk
from servanda.present.sections.figures import amount, figures, period

_LENGTHS = ((1, 1, "on a day"), (5, 9, "by week"), (27, 32, "by month"), (85, 95, "by quarter"),
            (178, 187, "by half-year"), (360, 372, "by year"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A count on its chart, in per cent: where it begins, how wide and how high it is.

    `high` above `top` is what a range leaves open; `least`: there may be more without limit. `day`: a level
    on a day, drawn as a point.
    """

    left: float
    width: float
    top: float
    high: float
    least: bool
    approximate: bool
    day: bool
    name: str
    line: Line


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table beneath: its period, its amount, how it is told."""

    when: str
    amount: str
    line: Line


@dataclass(frozen=True, slots=True)
class Series:
    """Comparable counts: what they count and of what scope, as a chart and a table."""

    key: str
    title: str
    scope: tuple[str, ...]
    days: Days
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """All figures. `single` are those with which nothing can be compared."""

    series: tuple[Series, ...]
    single: Section
    counted: tuple[Choice, ...]
    sources: tuple[Source, ...]
    total: int


def compose(view: View, counted: str = "") -> Charts:
    """Lay out the figures; only those that count `counted`, if it is given."""
    desk = Desk.of(view, whole=True)
    lines = {line.id: line for line in figures(desk).lines()}
    found = [one for one in view.reconciled.figures if one.id in lines]
    choices = Counter(one.counts for one in found if one.counts)
    kept = [one for one in found if not counted or one.counts == counted]
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for one in kept:
        groups[(one.scope, one.counted_by, _length(desk, one), _voice(one))].append(one)
    several = [
        (key, some) for key, some in groups.items() if _length(desk, some[0]) and _dated(desk, some) > 1
    ]
    several.sort(key=lambda pair: (-_dated(desk, pair[1]), pair[1][0].id))
    made = tuple(_series(desk, n, some, lines) for n, (_, some) in enumerate(several, 1))
    drawn = {row.line.id for one in made for row in one.rows}
    alone = tuple(line for id_, line in lines.items() if id_ in {one.id for one in kept} - drawn)
    title = "Comparable with no other count" if made else "Figures"
    single = Section("single", title, (Group(alone),) if alone else (), "No figure is on record.")
    named = ((value, desk.citing.names.told(value)) for value in choices)
    options = (
        Choice(value, name, choices[value]) for value, name in sorted(named, key=lambda one: one[1].lower())
    )
    shown = [row.line for one in made for row in one.rows] + list(alone)
    return Charts(made, single, tuple(options), desk.citing.sources(shown), len(kept))


def _voice(one: Figure) -> str:
    """Whose count it is where the words name nobody who counts: who says so."""
    return "" if one.counted_by or not one.said_by else one.said_by[0].entity or one.said_by[0].name


def _dated(desk: Desk, some: list[Figure]) -> int:
    return len({when.value for one in some if (when := _when(desk, one)) is not None})


def _when(desk: Desk, one: Figure) -> When | None:
    when = period(desk, one)
    return when if when is not None and when.earliest and when.latest else None


def _length(desk: Desk, one: Figure) -> str:
    """Over how long it counts; empty for what compares with nothing, as part of a year."""
    when = _when(desk, one)
    if when is None or one.as_of is not None or one.period_kind == "since":
        return ""
    length = when.days or 0
    name = next((name for low, high, name in _LENGTHS if low <= length <= high), "")
    return "by fiscal year" if name == "by year" and not _calendar(when) else name


def _calendar(when: When) -> bool:
    first = when.earliest
    return first is not None and (first.month, first.day) == (1, 1)


def _series(desk: Desk, number: int, some: list[Figure], lines: dict[str, Line]) -> Series:
    names, first = desk.citing.names, some[0]
    whens = {one.id: when for one in some if (when := _when(desk, one)) is not None}
    ordered = sorted(some, key=lambda one: (_first(whens.get(one.id)), one.id))
    axis = days(
        min(map(_first, whens.values())),
        max(_last(one, whens[one.id]) for one in some if one.id in whens),
    )
    most = max((one.amount.high or one.amount.low or 0.0 for one in some), default=0.0)
    top, ticks = amounts(most)
    rows = tuple(Row(_said(whens.get(one.id), one), amount(one.amount), lines[one.id]) for one in ordered)
    bars = tuple(_bar(one, whens[one.id], axis, top, lines[one.id]) for one in ordered if one.id in whens)
    unit = names.told(first.unit)
    title = names.told(first.counts) or unit or "counted"
    scope = (
        unit if unit.lower() != title.lower() else "",
        f"of {names.of(first.of)}" if first.of else "",
        names.told(first.place) if first.place else "",
        f"a {first.per}" if first.per else "",
        f"without {join(tuple(names.told(one) for one in first.excludes))}" if first.excludes else "",
        "a change, not a level" if first.change == "by" else "",
        _length(desk, first),
        f"counted by {names.of(first.counted_by)}" if first.counted_by else _teller(desk, first),
    )
    return Series(f"chart-{number}", f"{title[:1].upper()}{title[1:]}", tuple(one for one in scope if one),
                  axis, ticks, bars, rows)  # fmt: skip


def _teller(desk: Desk, one: Figure) -> str:
    return f"according to {desk.wording.chain(one.said_by)}" if one.said_by else "who counts is not stated"


def _first(when: When | None) -> date:
    return when.earliest if when is not None and when.earliest else date.max


def _last(one: Figure, when: When) -> date:
    cut = resolve(one.as_of.expression, None) if one.as_of else None
    last = when.latest or date.min
    return min(last, cut.latest) if cut and cut.latest and cut.latest >= _first(when) else last


def _said(when: When | None, one: Figure) -> str:
    said = spoken(when, "period not stated")
    fiscal = plain(one.period.text) if one.period else ""
    return fiscal if fiscal.startswith("FY") and fiscal[2:].isdigit() else said


def _bar(one: Figure, when: When, axis: Days, top: float, line: Line) -> Bar:
    left, right = axis.at(_first(when)), axis.at(_last(one, when))
    low, high = one.amount.low, one.amount.high
    name = f"{_said(when, one)}: {amount(one.amount)}"
    return Bar(
        left=left,
        width=round(right - left, 3),
        top=round(100 * (low or 0.0) / top, 3),
        high=round(100 * (high if high is not None else low or 0.0) / top, 3),
        least=high is None,
        approximate=one.amount.approximate,
        day=when.is_day,
        name=name,
        line=line,
    )
