"""How far coders agree who placed the same things on an ordered scale: Krippendorff's alpha.

1 is perfect agreement, 0 what chance alone would give. Things that only one coder placed are left out; where
nothing is placed twice, or all in one step, there is no value.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), coincidences with the
ordinal difference function.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def alpha(units: Iterable[Sequence[int]]) -> float | None:
    """Give alpha for ordinal data; None where it is not defined.

    Args:
        units: for each thing the ranks that its coders gave it, in any order.
    """
    weights: dict[tuple[int, int], float] = {}
    for ranks in units:
        given = list(ranks)
        if len(given) < 2:
            continue
        for place, one in enumerate(given):
            for other_place, other in enumerate(given):
                if place != other_place:
                    weights[one, other] = weights.get((one, other), 0.0) + 1 / (len(given) - 1)
    totals: dict[int, float] = {}
    for (one, _), weight in weights.items():
        totals[one] = totals.get(one, 0.0) + weight
    size = sum(totals.values())
    expected = sum(
        totals[one] * totals[other] * _apart(totals, one, other) for one in totals for other in totals
    )
    if size <= 1 or expected == 0:
        return None
    observed = sum(weight * _apart(totals, *pair) for pair, weight in weights.items())
    return 1 - (size - 1) * observed / expected


def _apart(totals: dict[int, float], one: int, other: int) -> float:
    """The squared ordinal difference: how many values lie between two ranks, half of each end included."""
    low, high = sorted((one, other))
    between = sum(count for rank, count in totals.items() if low <= rank <= high)
    return (between - (totals[low] + totals[high]) / 2) ** 2
