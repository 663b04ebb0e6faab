"""Whether a later surplus makes an earlier shortfall good.

Rule: it does only where the instrument says so (`surplus: carries`). Then the earliest shortfall is made
good first, by what later periods certainly had beyond their own number, and only as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.assess.counts import bound
from servanda.assess.periods import Period
from servanda.assess.verdicts import span
from servanda.model.dossier import CommitmentDef
from servanda.model.duties import Performance, PerformanceState

_SHORT = (PerformanceState.PERFORMED_IN_PART, PerformanceState.NOT_PERFORMED)


def cured(
    owed: CommitmentDef, among: Sequence[Period], rows: Sequence[Performance]
) -> tuple[Performance, ...]:
    """Give the rows of a floor with those shortfalls made good that a later surplus covers."""
    found = list(rows)
    if owed.surplus != "carries" or owed.bound != "floor" or owed.amount is None:
        return tuple(found)
    left = [_surplus(owed, period, row) for period, row in zip(among, rows, strict=True)]
    for number, row in enumerate(rows):
        if row.state not in _SHORT or row.shortfall is None:
            continue
        _, need = span(row.shortfall)
        used: list[tuple[int, float]] = []
        for later in range(number + 1, len(rows)):
            taken = min(left[later], (need or 0.0) - sum(each for _, each in used))
            if taken > 0:
                used.append((later, taken))
        if need is None or not used or sum(each for _, each in used) < need:
            continue
        for later, taken in used:
            left[later] -= taken
        because = tuple(one.figure for later, _ in used for one in rows[later].counts)
        found[number] = replace(
            row,
            state=PerformanceState.PERFORMED,
            own_word=_own(row) and all(rows[later].own_word for later, _ in used),
            cured_by=rows[used[-1][0]].name,
            because=tuple(dict.fromkeys((*row.because, *because))),
        )
    return tuple(found)


def _own(row: Performance) -> bool:
    """Tell whether only the obligor's own counts show a shortfall."""
    return all(one.own for one in row.counts if one.verdict is not None)


def _surplus(owed: CommitmentDef, period: Period, row: Performance) -> float:
    """What a period had for certain beyond its own number."""
    if row.state is not PerformanceState.PERFORMED:
        return 0.0
    least = [
        low for one in row.counts if one.verdict is row.state and (low := span(one.amount)[0]) is not None
    ]
    return max(0.0, min(least) - bound(owed, period)[1]) if least else 0.0
