"""How sure a figure is: the share of figures of its kind whose amount, unit and counted noun were right.

Rule: a kind is told by the form of the number and by how its noun was found; the shares were counted on
marked reports for development, and are written here.
"""

from __future__ import annotations

from typing import Any

from servanda.read.amounts import Sum
from servanda.read.counted import Counted

_KINDS = {
    "money": 0.95,
    "percent": 0.95,
    "measure": 0.93,
    "vague": 0.9,
    "after": 0.93,
    "near": 0.85,
    "neighbour": 0.85,
    "part": 0.85,
    "alone": 0.7,
}


def kind(one: Sum, what: Counted) -> str:
    """Name the kind of a figure."""
    if one.unit == "%":
        return "percent"
    if one.unit:
        return "money" if one.unit.isupper() and len(one.unit) == 3 else "measure"
    if one.amount.low != one.amount.high and one.telling:
        return "vague"
    return what.how or "alone"


def sure(one: Sum, what: Counted, top: Any) -> float:  # noqa: ARG001
    """Give the confidence of a figure."""
    return _KINDS[kind(one, what)]
