"""From which day a document counts, and what may be seen by a given day.

Rule: a document is known from the last day that its date can mean; where none is known, from the day
on which it was recorded. The filter is inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from servanda.errors import BadDate
from servanda.model.event import Visible
from servanda.model.source import Published
from servanda.model.when import Direction, Expression, Kind, Temporal, When, parse, resolve


def anchor_of(published: Published) -> When | None:
    """The day or period of publication as a When; None where nothing of it can anchor an expression."""
    if published.value is None:
        return None
    try:
        when = parse(published.value)
    except BadDate:  # what is no date anchors nothing; the value itself stays in view
        return None
    return when if when.earliest is not None and when.latest is not None else None


def known_day(published: Published, recorded_at: str) -> date:
    """The first day on which a document counts as known."""
    anchor = anchor_of(published)
    if anchor is not None and anchor.latest is not None:
        return anchor.latest
    return date.fromisoformat(recorded_at[:10])


def visible_by(
    visible: Sequence[Visible], dates: Mapping[str, Published], known_by: date | None
) -> tuple[list[Visible], dict[str, str]]:
    """Keep the documents known by a day, in a stable order, with the day from which each counts."""
    known = {one.document.id: known_day(dates[one.document.id], one.recorded_at) for one in visible}
    kept = [one for one in visible if known_by is None or known[one.document.id] <= known_by]
    kept.sort(key=lambda one: (known[one.document.id], one.document.id))
    return kept, {one.document.id: known[one.document.id].isoformat() for one in kept}


def resolve_temporal(temporal: Temporal | None, anchor: When | None, *, past: bool = False) -> When | None:
    """Resolve what a text says of a time; None where it cannot be placed on the calendar.

    `past`: what is spoken of has happened, so that words which do not tell a direction look back.

    Raises:
        BadDate: the reader wrote down what is no date.
    """
    if temporal is None:
        return None
    expression = temporal.expression
    if past and expression.direction is Direction.NEAREST and expression.kind is not Kind.OFFSET:
        expression = Expression(expression.kind, expression.value, Direction.PAST)
    when = resolve(expression, anchor)
    return None if when is None or (when.earliest is None and when.latest is None) else when


def placed(temporal: Temporal | None, anchor: When | None, *, past: bool = False) -> When | None:
    """As `resolve_temporal`, with None for what is no date: where that is reported elsewhere."""
    try:
        return resolve_temporal(temporal, anchor, past=past)
    except BadDate:
        return None
