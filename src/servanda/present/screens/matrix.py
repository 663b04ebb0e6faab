"""Duties by year: each cell a sign that leads to the evidence of that year; or the steps that coders gave.

Rule: signs, years and rows are those of `sections.matrix`; here each cell also knows where it leads, and what
is of no single year stands first, where it is seen without scrolling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from servanda.assess.scale import STEPS, agreement, units
from servanda.model.duties import Commitment, PerformanceState
from servanda.model.view import View
from servanda.model.when import When
from servanda.present.labels import PERFORMANCE
from servanda.present.page import Line, Source
from servanda.present.screens.marks import PERFORMANCE_KIND
from servanda.present.sections.commitments import duty, provision
from servanda.present.sections.counted import STEP
from servanda.present.sections.desk import Desk
from servanda.present.sections.matrix import differing, place
from servanda.present.sections.signs import CURED, MIXED, OTHER, OWN, SIGN, cell, sign, year_of

_STEP_KIND = ("bad", "warn", "part", "good")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which duties and years are asked for; None and empty are all."""

    instrument: str = ""
    obligor: str = ""
    state: str = ""
    first: int | None = None
    last: int | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one duty in one year: a sign, what it says in words, its kind. Blank: nothing."""

    sign: str
    words: str
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One duty by its number among those shown; `line` is what is owed, with its words."""

    id: str
    number: int
    obligor: str
    provision: str
    line: Line
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The duties of one instrument."""

    instrument: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """All blocks, what the signs mean, and what can be chosen."""

    blocks: tuple[Block, ...]
    legend: tuple[Cell, ...]
    notes: tuple[str, ...]
    differing: tuple[Line, ...]
    instruments: tuple[Choice, ...]
    obligors: tuple[Choice, ...]
    states: tuple[Choice, ...]
    count: int
    total: int
    sources: tuple[Source, ...]


def narrowed(view: View, wanted: Wanted) -> View:
    """The view with the duties that are asked for alone."""
    kept = tuple(one for one in view.assessment.commitments if _fits(one, wanted))
    return replace(view, assessment=replace(view.assessment, commitments=kept))


def compose(view: View, wanted: Wanted = Wanted(), *, steps: bool = False) -> Matrix:
    """Write the matrix: of performance, or of the steps of coders."""
    desk = Desk.of(view, whole=True)
    every = sorted(view.assessment.commitments, key=lambda one: place(desk, one))
    kept = [one for one in every if _fits(one, wanted)]
    shown = [one for one in kept if one.steps] if steps else kept
    numbers = {one.id: number for number, one in enumerate(kept, 1)}
    blocks = []
    for instrument in dict.fromkeys(one.instrument for one in shown):
        some = [one for one in shown if one.instrument == instrument]
        blocks.append(_block(desk, some, numbers, wanted, _coded if steps else _known))
    lines = [row.line for block in blocks for row in block.rows]
    split = differing(kept) if steps else ()
    names = desk.citing.names
    used = {row.state for one in every for row in one.performance}
    return Matrix(
        blocks=tuple(blocks),
        legend=_steps() if steps else _signs(),
        notes=_agreement(kept) if steps else _NOTES,
        differing=split,
        instruments=_choices((one.instrument or "", _title(desk, one)) for one in every),
        obligors=_choices((one.obligor or "", names.of(one.obligor, "not stated who")) for one in every),
        states=tuple(Choice(str(one), PERFORMANCE[one]) for one in PerformanceState if one in used),
        count=len(shown),
        total=len(every),
        sources=desk.citing.sources(lines),
    )


_NOTES = (
    "A period stands in the year in which it ends.",
    "“No year”: of no stated day, or longer than a year.",
    "A blank cell: not owed then, or nothing to tell.",
)


def anchor(when: When | None) -> str:
    """Where on the page of a duty the evidence of a period stands: that of its year."""
    year = year_of(when)
    return f"y-{year or OTHER}"


def _choices(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(value, name) for value, name in dict(pairs).items() if value)


def _fits(one: Commitment, wanted: Wanted) -> bool:
    if wanted.instrument and one.instrument != wanted.instrument:
        return False
    if wanted.obligor and one.obligor != wanted.obligor:
        return False
    if wanted.first is None and wanted.last is None and not wanted.state:
        return True
    return any(
        (not wanted.state or row.state == wanted.state) and _in(year_of(row.period), wanted)
        for row in one.performance
    )


def _in(year: int | None, wanted: Wanted) -> bool:
    first, last = wanted.first, wanted.last
    return year is None or ((first is None or first <= year) and (last is None or year <= last))


def _title(desk: Desk, one: Commitment) -> str:
    return desk.citing.names.of(one.instrument, one.instrument_text) or "No instrument named"


_Found = dict[int | None, Cell]


def _block(
    desk: Desk,
    some: Sequence[Commitment],
    numbers: dict[str, int],
    wanted: Wanted,
    find: Callable[[Commitment, Wanted], _Found],
) -> Block:
    found = [find(one, wanted) for one in some]
    years = [year for one in found for year in one if year is not None]
    columns: list[int | None] = [None] if any(None in one for one in found) else []
    columns += range(min(years), max(years) + 1) if years else ()
    rows = tuple(
        _row(desk, one, numbers[one.id], tuple(cells.get(year) for year in columns))
        for one, cells in zip(some, found, strict=True)
    )
    names = tuple(OTHER if year is None else str(year) for year in columns)
    return Block(some[0].instrument or "", _title(desk, some[0]), names, rows)


def _row(desk: Desk, one: Commitment, number: int, cells: tuple[Cell | None, ...]) -> Row:
    text = duty(desk, replace(one, instrument=None, instrument_text="", beneficiary=None, provision=None))
    line = desk.citing.line(text, one.because, id=one.id, shown=text, limit=2, outside=one.outside_knowledge)
    who = desk.citing.names.of(one.obligor, "not stated who")
    return Row(one.id, number, who, provision(desk, one), line, cells)


def _known(one: Commitment, wanted: Wanted) -> _Found:
    """A cell for each year of which there is a row of performance."""
    rows: dict[int | None, list[tuple[str, PerformanceState]]] = {}
    for row in one.performance:
        if _in(year_of(row.period), wanted):
            rows.setdefault(year_of(row.period), []).append((sign(row), row.state))
    found = {}
    for year, some in rows.items():
        kinds = {PERFORMANCE_KIND[state] for _, state in some}
        words = ", ".join(dict.fromkeys(_MEANS[mark] for mark, _ in some))
        kind = kinds.pop() if len(kinds) == 1 else "warn"
        found[year] = Cell(cell(mark for mark, _ in some), words, kind, f"y-{year or OTHER}")
    return found


def _coded(one: Commitment, wanted: Wanted) -> _Found:
    """A cell for each year in which coders gave a step."""
    ranks: dict[int | None, list[str]] = {}
    for unit in units((one,)):
        year = year_of(unit[0].period)
        if _in(year, wanted):
            told = dict.fromkeys(str(STEPS.index(step.step)) for step in unit)
            ranks.setdefault(year, []).append("/".join(told))
    found = {}
    for year, some in ranks.items():
        each = sorted({rank for mark in some for rank in mark.split("/")})
        kind = _STEP_KIND[int(each[0])] if len(each) == 1 else "open"
        words = ", ".join(STEP[STEPS[int(rank)]] for rank in each)
        found[year] = Cell(cell(some), words, kind, "steps")
    return found


_MEANS: dict[str, str] = {mark: PERFORMANCE[state] for state, mark in SIGN.items()} | {
    OWN: "performed, by the obligor's own count alone",
    CURED: "made good by a later surplus",
}


def _signs() -> tuple[Cell, ...]:
    signs = [Cell(mark, PERFORMANCE[state], PERFORMANCE_KIND[state], "") for state, mark in SIGN.items()]
    signs[1:1] = [Cell(OWN, _MEANS[OWN], "good", ""), Cell(CURED, _MEANS[CURED], "good", "")]
    return (*signs, Cell(MIXED, "several in one year", "warn", ""))


def _steps() -> tuple[Cell, ...]:
    return tuple(Cell(str(rank), STEP[step], _STEP_KIND[rank], "") for rank, step in enumerate(STEPS))


def _agreement(some: Sequence[Commitment]) -> tuple[str, ...]:
    value, periods = agreement(some)
    notes = ["Several coders who differ: 1/3. A blank cell: not coded."]
    if periods:
        told = f"{value:.2f}" if value is not None else "not defined"
        notes.append(
            f"Agreement (Krippendorff's alpha, ordinal): {told}, over {periods} coded twice or more."
        )
    return tuple(notes)
