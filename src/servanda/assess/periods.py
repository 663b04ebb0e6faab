"""The periods in which a commitment is counted, and which of them a time falls in.

Rule: periods lie end to end from their first day, as long as the duty lasts, up to the day spoken of.
A time that is not wholly within one period is in none: granularity is never invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from servanda.model.dossier import CommitmentDef, Dossier, InstrumentDef, PeriodDef
from servanda.model.when import Recurrence, When, add_months, parse

_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """One period; `first` and `last` are its days, both inclusive.

    `whole`: the duty held throughout. Where it began or ended within the period, what falls short is no
    proof of a shortfall, since the instrument sets no number for a part of a period.
    """

    name: str
    when: When
    first: date
    last: date
    whole: bool = True

    def over(self, on: date) -> bool:
        """Tell whether its last day has passed."""
        return self.last < on

    def is_of(self, when: When) -> bool:
        """Tell whether a time is exactly this period."""
        return (when.earliest, when.latest) == (self.first, self.last)


def periods(definition: CommitmentDef, dossier: Dossier, on: date) -> tuple[Period, ...]:
    """The periods of a commitment that begin by a day, first to last; a one-off duty with a last day has one.

    Args:
        definition: the duty; without `periods` and `due` it has none.
        dossier: where the dates of its instrument and of its successor stand.
        on: the day spoken of.
    """
    first, last = validity(definition, dossier)
    if definition.periods is not None:
        found = _grid(definition.periods, first, min(on, last) if last else on)
        return tuple(
            Period(
                _name(definition.periods, start, end),
                _when(start, end),
                start,
                end,
                (first is None or first <= start) and (last is None or end <= last),
            )
            for start, end in found
        )
    due = parse(definition.due).latest if definition.due else None
    if due is None or (first is not None and first > due):
        return ()
    if first is None:
        return (Period("", When(f"../{due.isoformat()}", None, due), date.min, due),)
    return (Period("", _when(first, due), first, due),)


def validity(definition: CommitmentDef, dossier: Dossier) -> tuple[date | None, date | None]:
    """The first and last day of a duty, as the dossier tells them; None where it does not.

    It begins with its instrument, and ends on the day before the duty that supersedes it.
    """
    first = _began(definition, dossier.instruments)
    if definition.valid_to:
        return first, parse(definition.valid_to).latest
    by_id = {one.id: one for one in dossier.commitments}
    successor = by_id.get(definition.superseded_by or "")
    began = _began(successor, dossier.instruments) if successor else None
    return first, began - timedelta(days=1) if began else None


def _began(definition: CommitmentDef, instruments: Iterable[InstrumentDef]) -> date | None:
    if definition.valid_from:
        return parse(definition.valid_from).earliest
    dates = (one.date for one in instruments if one.id == definition.instrument)
    return next((parse(value).earliest for value in dates if value), None)


def _grid(definition: PeriodDef, first: date | None, until: date) -> list[tuple[date, date]]:
    start = parse(definition.start).earliest
    found: list[tuple[date, date]] = []
    if start is None:
        return found
    for number in count():
        begins = _moved(start, definition.every, number)
        ends = _moved(start, definition.every, number + 1) - timedelta(days=1)
        if begins > until:
            return found
        if first is None or ends >= first:
            found.append((begins, ends))
    return found


def _moved(start: date, every: Recurrence, times: int) -> date:
    if every.unit in _DAYS:
        return start + timedelta(days=_DAYS[every.unit] * every.every * times)
    return add_months(start, _MONTHS[every.unit] * every.every * times)


def _name(definition: PeriodDef, first: date, last: date) -> str:
    """Name a period: FY2007 after the year in which it ends, a calendar year or month, else its days."""
    if definition.label == "fiscal" and definition.every.months == 12:
        return f"FY{last.year}"
    return _when(first, last).value


def _when(first: date, last: date) -> When:
    following = last + timedelta(days=1)
    if first.day == 1 and following == add_months(first, 1):
        return parse(first.isoformat()[:7])
    if (first.month, first.day) == (1, 1) and following == add_months(first, 12):
        return parse(f"{first.year:04d}")
    return parse(f"{first.isoformat()}/{last.isoformat()}")


def find(among: Sequence[Period], when: When | None) -> Period | None:
    """The period in which a time lies wholly; None where it is in none, or may be in several."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    return next((one for one in among if one.first <= when.earliest and when.latest <= one.last), None)


def label(definition: CommitmentDef) -> str:
    """How the periods of a duty run, as data: ``fiscal``, ``calendar`` or ``6 month from 2011-02-05``."""
    if definition.periods is None:
        return ""
    return definition.periods.label or f"{definition.periods.every} from {definition.periods.start}"
