"""Figures of a text as marks: ``[[at least 20,000|20000.. of visas]] visas``.

A mark holds the bounds (``..300`` at most, ``20000..`` at least, ``~`` approximate), the unit, and what is
counted; with its scope also of whom, the rate, the period with its kind, who counts, and the change.
"""

from __future__ import annotations

from servanda.model.figure import Amount, Figure
from servanda.read import find_figures
from tests.read.marked import mark, plain


def marked(line: str, *, scope: bool = False) -> str:
    """Read a marked line again: what comes out is what the reader finds in its words."""
    text = plain(line)
    found = find_figures(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    return mark(text, [(one.start, one.end, label(one, scope=scope)) for one in found])


def label(one: Figure, *, scope: bool = False) -> str:
    """What is told of a figure."""
    parts = [f"{bounds(one.amount)} {one.unit}".strip()]
    if one.counts:
        parts.append(f"of {one.counts.removeprefix('concept:')}")
    told = " ".join(parts)
    if not scope:
        return told
    period = f"{one.period.text} {one.period_kind}" if one.period else ""
    others = {
        "whom": one.whom,
        "per": one.per,
        "in": period,
        "by": one.counted_by or ", ".join(link.name for link in one.said_by),
        "change": one.change,
    }
    return "; ".join([told, *(f"{name} {value}" for name, value in others.items() if value)])


def bounds(amount: Amount) -> str:
    """The bounds of an amount: 12, 12..20, ..300, 20000.., with ~ where it is approximate."""
    low, high = ("" if side is None else f"{side:.12g}" for side in (amount.low, amount.high))
    return ("~" if amount.approximate else "") + (low if low == high else f"{low}..{high}")
