"""The periods of a duty in runs: neighbours of which the same is told, the latest first.

Rule: a run never says more than each of its rows. What is contested, counted or withdrawn keeps its own line
wherever a single row is asked for; a run leaves out detail, never the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.model.duties import Performance, PerformanceState
from servanda.present.naming import join, spoken

SILENT = (PerformanceState.NO_EVIDENCE, PerformanceState.NOT_YET_DUE)
CONTESTED = (
    PerformanceState.NOT_PERFORMED,
    PerformanceState.DISPUTED,
    PerformanceState.ALLEGED_NOT_PERFORMED,
)
NAMED = 2  # single days of a run that are named


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one state, the latest first. `unbroken`: they follow one another with no period between."""

    rows: tuple[Performance, ...]
    unbroken: bool

    @property
    def state(self) -> PerformanceState:
        """The state of each."""
        return self.rows[0].state


def silent(period: Performance) -> bool:
    """Tell whether nothing at all is told of a period."""
    said = period.counts or period.expected or period.withdrawn or period.replies
    return period.state in SILENT and not said


def runs(rows: Sequence[Performance], *, grid: bool, apart: bool) -> tuple[Run, ...]:
    """Fold rows that tell the same; the silent ones are left out.

    Args:
        rows: all of a duty, in any order.
        grid: they are periods of the duty, of which neighbours are folded; else single acts.
        apart: keep every row that tells more than its state on its own.
    """
    found: list[Run] = []
    gap = False
    for row in sorted(rows, key=latest, reverse=True):
        if silent(row):
            gap = True
            continue
        among = range(len(found) - 1, len(found)) if grid else range(len(found))
        fits = (at for at in among if at >= 0 and _alike(found[at].rows[-1], row, apart=apart))
        at = next(fits, None)
        if at is None:
            found.append(Run((row,), True))
        else:
            found[at] = Run((*found[at].rows, row), found[at].unbroken and not gap)
        gap = False
    return tuple(found)


def _alike(one: Performance, other: Performance, *, apart: bool) -> bool:
    if _kind(one) != _kind(other):
        return False
    if (
        one.state in CONTESTED
        or one.shortfall
        or other.shortfall
        or one.period is None
        or other.period is None
    ):
        return False
    if one.state in SILENT and bool(one.replies) != bool(other.replies):
        return False
    return not apart or not any(each.counts or each.withdrawn or each.expected for each in (one, other))


def _kind(one: Performance) -> tuple[PerformanceState, bool, bool, bool]:
    return (one.state, one.own_word, bool(one.cured_by), one.late)


def latest(period: Performance) -> tuple[str, str]:
    """A key by the last day of a period; one without end comes last in time, one of no stated day first."""
    when = period.period
    if when is None:
        return ("", "")
    open_ = "9999" if when.earliest else ""
    return (when.latest.isoformat() if when.latest else open_, when.value)


def name(period: Performance) -> str:
    """Name a period: a fiscal year by its number, else by its days."""
    return period.name if period.name.startswith("FY") else spoken(period.period)


def span(run: Run, *, grid: bool) -> str:
    """Say which periods a run covers: "2011 to 2019", "8 periods between …", "14 July 2009, … and 11 more".

    Args:
        run: of two rows or more, each of a stated time.
        grid: they are periods of the duty, which lie end to end; else single acts.
    """
    first, last = run.rows[-1], run.rows[0]
    if grid and run.unbroken:
        return f"{_begin(first)} to {_end(last)}"
    if grid:
        return f"{len(run.rows)} periods between {_begin(first)} and {_end(last)}"
    told = [name(row) for row in run.rows if not any(_within(row, other) for other in run.rows)]
    rest = len(told) - NAMED
    if rest > 1:
        return f"{', '.join(told[:NAMED])} and {rest} times before, from {told[-1]} on"
    return join(tuple(told))


def _within(row: Performance, other: Performance) -> bool:
    one, wide = row.period, other.period
    return one is not None and wide is not None and one.value != wide.value and wide.contains(one)


def _begin(period: Performance) -> str:
    when = period.period
    return name(period) if _named(period) or not when else spoken(str(when.earliest))


def _end(period: Performance) -> str:
    when = period.period
    return name(period) if _named(period) or not when else spoken(str(when.latest))


def _named(period: Performance) -> bool:
    """Tell whether a period is called by a name of its own, as a year is, and not by its two days."""
    return period.name.startswith("FY") or "/" not in (period.period.value if period.period else "")
