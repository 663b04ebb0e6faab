"""What a count lets one conclude of a number that is owed: a table.

Rule: every conclusion stands in VERDICTS; code here looks it up. Counts only grow, so a floor is reached and
a ceiling exceeded at once; that a floor was missed or a ceiling kept is known from a final count alone. A
level, which tells how much there is on a day, is final for that day.
docs/coding.md is drawn from the same table.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from servanda.model.duties import PerformanceState
from servanda.model.figure import Amount


class Place(StrEnum):
    """Where an amount lies, seen from a bound."""

    NOTHING = "nothing at all"
    BELOW = "below"
    UP_TO = "at the bound or below"
    AT = "at the bound"
    FROM = "at the bound or above"
    ABOVE = "above"
    UNSETTLED = "on either side"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line: a bound, where the amount lies, whether the count must be of the whole period."""

    bound: str  # floor | ceiling | exact
    places: tuple[Place, ...]
    final: bool
    state: PerformanceState


_REACHED = (Place.AT, Place.FROM, Place.ABOVE)
_KEPT = (Place.NOTHING, Place.BELOW, Place.UP_TO, Place.AT)

VERDICTS: tuple[Verdict, ...] = (
    Verdict("floor", _REACHED, False, PerformanceState.PERFORMED),
    Verdict("floor", (Place.BELOW,), True, PerformanceState.PERFORMED_IN_PART),
    Verdict("floor", (Place.NOTHING,), True, PerformanceState.NOT_PERFORMED),
    Verdict("ceiling", (Place.ABOVE,), False, PerformanceState.NOT_PERFORMED),
    Verdict("ceiling", _KEPT, True, PerformanceState.PERFORMED),
    Verdict("exact", (Place.ABOVE,), False, PerformanceState.NOT_PERFORMED),
    Verdict("exact", (Place.AT,), True, PerformanceState.PERFORMED),
    Verdict("exact", (Place.BELOW,), True, PerformanceState.PERFORMED_IN_PART),
    Verdict("exact", (Place.NOTHING,), True, PerformanceState.NOT_PERFORMED),
)

# Where nothing is concluded, by whether the period is over.
OPEN: dict[bool, PerformanceState] = {
    False: PerformanceState.NOT_YET_DUE,
    True: PerformanceState.NO_EVIDENCE,
}

BOUNDS = frozenset(one.bound for one in VERDICTS)
ADVERSE = frozenset(
    {
        PerformanceState.PERFORMED_IN_PART,
        PerformanceState.NOT_PERFORMED,
        PerformanceState.ALLEGED_NOT_PERFORMED,
    }
)


def verdict(bound: str, place: Place, *, final: bool, whole: bool = True) -> PerformanceState | None:
    """Look up what a count shows; None where it shows nothing.

    Args:
        bound: floor, ceiling or exact; of any other nothing is shown.
        place: where the amount lies.
        final: the count is of the period to its end.
        whole: the duty held throughout the period; else nothing adverse follows.
    """
    for one in VERDICTS:
        if one.bound == bound and place in one.places and (final or not one.final):
            return one.state if whole or one.state not in ADVERSE else None
    return None


def place(amount: Amount, low: float, high: float) -> Place:
    """Say where an amount lies, seen from a bound between `low` and `high` (equal where it is one number)."""
    least, most = span(amount)
    if least is not None and least == most == low == high:
        return Place.AT
    if most is not None and most < low:
        return Place.NOTHING if most == 0 else Place.BELOW
    if least is not None and least > high:
        return Place.ABOVE
    if least is not None and least >= high:
        return Place.FROM
    if most is not None and most <= low:
        return Place.UP_TO
    return Place.UNSETTLED


def span(amount: Amount) -> tuple[float | None, float | None]:
    """The least and the most that an amount can be.

    A number that is said to be approximate may be off by one unit of its last digit that is not a zero:
    about 15,000 is 14,000 to 16,000, and about 20,000 is 10,000 to 30,000.
    """
    if amount.low is None or not (amount.approximate and amount.exact):
        return amount.low, amount.high
    exponent = Decimal(repr(amount.low)).normalize().as_tuple().exponent
    unit = 10.0**exponent if isinstance(exponent, int) else 0.0
    return amount.low - unit, amount.low + unit
