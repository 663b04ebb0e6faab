"""Provisions by year: one sign for what is known of each, and beside it the steps that coders gave.

Rule: a sign never says more than the row it stands for; no evidence has a sign of its own.
A period stands in the year in which it ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.assess.scale import STEPS, agreement, units
from servanda.model.duties import Commitment, Step
from servanda.model.when import When
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Row, Section, Table
from servanda.present.sections.commitments import cite_step, duty, provision
from servanda.present.sections.counted import STEP
from servanda.present.sections.desk import Desk
from servanda.present.sections.signs import OTHER, cell, legend, sign, year_of

_LABEL = 60


def matrix(desk: Desk, first: int | None = None, last: int | None = None) -> Section:
    """Write the section, for the years from a first to a last one; None is as far as anything is told."""
    ranked = sorted(desk.view.assessment.commitments, key=lambda one: place(desk, one))
    kept = [one for one in ranked if _told_in(one, first, last)]
    numbers = {one.id: number for number, one in enumerate(kept, 1)}
    blocks: list[Group | Table] = []
    for instrument in dict.fromkeys(one.instrument for one in kept):
        some = [one for one in kept if one.instrument == instrument]
        title = desk.citing.names.of(instrument, some[0].instrument_text) or "No instrument named"
        blocks.append(_states(desk, some, numbers, title, first, last))
        coded = [one for one in some if any(_within(step.period, first, last) for step in one.steps)]
        if coded:
            blocks.append(_coded(desk, coded, numbers, f"{title}: steps of the coders", first, last))
    if blocks:
        blocks.append(Group((), note=legend()))
        blocks.append(Group(tuple(_row_line(desk, one, numbers[one.id]) for one in kept), "The rows"))
    if lines := differing(kept):
        blocks.append(Group(lines, "Where coders differ"))
    return Section("matrix", "Provisions by year", tuple(blocks), empty="No commitment is on record.")


def place(desk: Desk, one: Commitment) -> tuple[bool, str, int, str, str]:
    """Order duties as their instruments do, the dossier's own first."""
    for instrument in desk.view.dossier.instruments:
        if instrument.id == one.instrument:
            ids = [each.id for each in instrument.provisions]
            order = ids.index(one.provision) if one.provision in ids else len(ids)
            return (one.provisional, instrument.date or "", order, one.obligor or "", one.id)
    return (one.provisional, "9999", 0, one.obligor or "", one.id)


def _told_in(one: Commitment, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    years = [year_of(row.period) for row in one.performance] + [year_of(step.period) for step in one.steps]
    return any(year is None or _in(year, first, last) for year in years)


def _in(year: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)


def _within(when: When | None, first: int | None, last: int | None) -> bool:
    year = year_of(when)
    return year is None or _in(year, first, last)


def _labels(desk: Desk, some: Sequence[Commitment], numbers: dict[str, int]) -> list[str]:
    """Short names that fit beside the years: who owes, and what the provision is called, else the duty."""
    names = desk.citing.names
    called = [(one.obligor, provision(desk, one)) for one in some]
    labels = []
    for one, key in zip(some, called, strict=True):
        alone = key[1] and called.count(key) == 1
        act = names.told(one.duty) or "a duty"
        what = key[1] if alone else f"not to: {act}" if one.form == "refrain" else act
        words = f"{numbers[one.id]} {names.of(one.obligor, one.obligor_name or 'not stated who')}: {what}"
        labels.append(words if len(words) <= _LABEL else f"{words[: _LABEL - 1].rstrip(' ,;:')}…")
    return labels


def _states(
    desk: Desk,
    some: Sequence[Commitment],
    numbers: dict[str, int],
    title: str,
    first: int | None,
    last: int | None,
) -> Table:
    found: list[dict[int | None, list[str]]] = []
    for one in some:
        signs: dict[int | None, list[str]] = {}
        for row in one.performance:
            if _within(row.period, first, last):
                signs.setdefault(year_of(row.period), []).append(sign(row))
        found.append(signs)
    labels = _labels(desk, some, numbers)
    return _table(labels, found, title)


def _coded(
    desk: Desk,
    some: Sequence[Commitment],
    numbers: dict[str, int],
    title: str,
    first: int | None,
    last: int | None,
) -> Table:
    found: list[dict[int | None, list[str]]] = []
    for one in some:
        steps: dict[int | None, list[str]] = {}
        for unit in units((one,)):
            if _within(unit[0].period, first, last):
                ranks = dict.fromkeys(str(STEPS.index(step.step)) for step in unit)
                steps.setdefault(year_of(unit[0].period), []).append("/".join(ranks))
        found.append(steps)
    labels = _labels(desk, some, numbers)
    value, periods = agreement(some)
    told = f"{value:.2f}" if value is not None else "not defined"
    scale = ", ".join(f"{rank} {STEP[step]}" for rank, step in enumerate(STEPS))
    note = f"Steps: {scale}; several coders who differ: 1/3; blank: not coded."
    if periods:
        note += f" Agreement (Krippendorff's alpha, ordinal): {told}, over {periods} coded twice or more."
    return _table(labels, found, title, note)


def _table(
    labels: Sequence[str], found: Sequence[dict[int | None, list[str]]], title: str, note: str = ""
) -> Table:
    years = sorted(year for year in {year for one in found for year in one} if year is not None)
    span = range(years[0], years[-1] + 1) if years else range(0)
    columns: list[int | None] = [*span, *([None] if any(None in one for one in found) else [])]
    rows = [
        Row(label, tuple(cell(one.get(year, ())) for year in columns))
        for label, one in zip(labels, found, strict=True)
    ]
    return Table(tuple(OTHER if one is None else str(one) for one in columns), tuple(rows), title, note)


def _row_line(desk: Desk, one: Commitment, number: int) -> Line:
    ground = (*one.because, *(id_ for row in one.performance for id_ in row.because))
    return desk.citing.line(
        duty(desk, one),
        ground,
        label=f"{number} {desk.citing.names.of(one.obligor, one.obligor_name or 'not stated who')}",
        id=one.id,
        outside=one.outside_knowledge,
    )


def differing(kept: Sequence[Commitment]) -> tuple[Line, ...]:
    """Write the steps of the periods of which coders differ; duties are numbered as they stand."""
    numbers = {one.id: number for number, one in enumerate(kept, 1)}
    owner = {step: one for one in kept for step in one.steps}
    found = (unit for unit in units(kept) if len({step.step for step in unit}) > 1)
    return tuple(differs(unit, numbers[owner[unit[0]].id]) for unit in found)


def differs(unit: tuple[Step, ...], number: int) -> Line:
    """Say which steps the coders of one period gave."""
    first = unit[0]
    when = first.name if first.name.startswith("FY") else spoken(first.period)
    said = "; ".join(f"{plain(one.by)}: {STEP[one.step]} ({plain(one.why)})" for one in unit)
    cites = tuple(dict.fromkeys(cite_step(one) for one in unit))
    return Line(said, cites, label=f"{number}, {when}")
