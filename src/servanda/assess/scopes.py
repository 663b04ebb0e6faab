"""Of what a figure is a count: its scope, who counts, for which time, and since when it is known.

Rule: unlike scopes are never compared; who counts is whom the figure names, else who says it.
"""

from __future__ import annotations

from datetime import date

from servanda.assess.index import Index
from servanda.errors import BadDate
from servanda.model.dossier import CommitmentDef, CountDef
from servanda.model.figure import Figure
from servanda.model.when import Temporal, When, parse, resolve


def measures(index: Index, owed: CommitmentDef, one: CountDef, figure: Figure) -> bool:
    """Tell whether a figure counts what measures a commitment: the same things, unit, place, exclusions."""
    if index.same(figure.counts) != index.same(one.counts):
        return False
    if one.unit and figure.unit != one.unit:  # what is counted has its own unit where none is named
        return False
    if not _of_whom(index, owed, one, figure) or index.same(figure.place) != index.same(one.place):
        return False
    if set(figure.excludes) != set(one.excludes):
        return False
    entity, _ = counter(index, figure)
    takes = {index.same(each) for each in one.by}
    return not takes or entity in takes or index.party(entity) in takes


def _of_whom(index: Index, owed: CommitmentDef, one: CountDef, figure: Figure) -> bool:
    """Tell whether a figure is of whom it should be; where nobody is named, of the obligor or of nobody."""
    if one.of or not figure.of:
        return index.same(figure.of) == index.same(one.of)
    party = index.party(figure.of)
    return party is not None and party == index.party(owed.obligor)


def counter(index: Index, figure: Figure) -> tuple[str | None, str]:
    """Who counts: whom the figure names, else who says it, else the publisher; an entity and a name."""
    if figure.counted_by:
        return index.same(figure.counted_by), ""
    if figure.said_by:
        return index.same(figure.said_by[-1].entity), figure.said_by[-1].name
    documents = (one for one in index.reconciled.documents if one.id == figure.document)
    return None, next((one.publisher or one.file for one in documents), "")


def when_of(index: Index, figure: Figure, temporal: Temporal | None) -> When | None:
    """Place a time that a figure speaks of on the calendar; None where that cannot be done."""
    if temporal is None:
        return None
    published = index.reconciled.dates.get(figure.document)
    try:
        anchor = parse(published.value) if published and published.value else None
        return resolve(temporal.expression, anchor)
    except BadDate:
        return None


def known_of(index: Index, figure: Figure) -> date | None:
    """The day from which a figure counts as known."""
    day = index.reconciled.known_on.get(figure.document)
    return date.fromisoformat(day[:10]) if day else None
