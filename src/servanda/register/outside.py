"""What a dossier adds to an answer: its accounts as documents, its definitions as far as they were known.

Rule: what a dossier states is known from the earliest publication of a source that states it, or from an
explicit day, else (an instrument and what is owed under it) from the day of the instrument, else from its
entry in the record. Parties, people, tracks and concepts are names to match by, and always there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from servanda.model.actor import Actor
from servanda.model.dossier import Account, Dossier, MeasureDef, Stated
from servanda.model.event import Visible
from servanda.model.when import parse

Entered = Callable[[object], str]  # a definition or account -> ISO 8601 instant of its entry


def entries(dossiers: Sequence[tuple[str, Dossier]], now: str) -> Entered:
    """Tell when something was first entered: with the first definitions that hold it, else now."""
    first: dict[object, str] = {}
    for at, dossier in dossiers:
        for one in (*_stating(dossier), *dossier.accounts):
            first.setdefault(one, at)
    return lambda one: first.get(one, now)


def _stating(dossier: Dossier) -> Iterable[Stated]:
    return (*dossier.instruments, *dossier.sets, *dossier.commitments, *dossier.measures, *dossier.findings)


def needs_entry(dossier: Dossier) -> bool:
    """Tell whether anything in a dossier counts from its entry alone."""
    return any(one.entered for one in dossier.accounts) or any(
        _stated_on(dossier, one) is None for one in _stating(dossier)
    )


def visibles(accounts: Iterable[Account], entered: Entered) -> tuple[Visible, ...]:
    """Accounts as documents with their readings, each recorded when it was entered."""
    return tuple(Visible(one.document, one.reading, entered(one)) for one in accounts)


def known(dossier: Dossier, known_by: date | None, entered: Entered) -> Dossier:
    """What of the definitions was known by a day; accounts are dated as the documents that they are."""
    if known_by is None:
        return dossier

    def told(one: Stated) -> bool:
        day = _stated_on(dossier, one) or date.fromisoformat(entered(one)[:10])
        return day <= known_by

    return replace(
        dossier,
        actors=tuple(_in_office(one, known_by) for one in dossier.actors),
        instruments=tuple(one for one in dossier.instruments if told(one)),
        sets=tuple(one for one in dossier.sets if told(one)),
        commitments=tuple(one for one in dossier.commitments if told(one)),
        measures=tuple(_as_told(dossier, one, known_by, told) for one in dossier.measures if told(one)),
        assessments=tuple(one for one in dossier.assessments if (_last(one.on) or date.max) <= known_by),
        findings=tuple(one for one in dossier.findings if told(one)),
    )


def _in_office(actor: Actor, known_by: date) -> Actor:
    """An actor without the offices that were taken up after a day."""
    held = tuple(
        office
        for office in actor.offices
        if office.start is None or (parse(office.start).earliest or date.min) <= known_by
    )
    return actor if held == actor.offices else replace(actor, offices=held)


def _as_told(
    dossier: Dossier, measure: MeasureDef, known_by: date, told: Callable[[Stated], bool]
) -> MeasureDef:
    """A measure with the rules known by then; one that ended later had no known end."""
    ended = measure.end is not None and (parse(measure.end).earliest or date.min) > known_by
    rules = tuple(one for one in measure.rules if _stated_on(dossier, one) is None or told(one))
    return replace(measure, rules=rules, end=None if ended else measure.end)


def _stated_on(dossier: Dossier, one: Stated) -> date | None:
    """The day from which sources, or the definition itself, say that it is known."""
    published = {source.id: source.published for source in dossier.sources}
    days = [day for source in one.sources if (day := _last(published.get(source)))]
    if days:
        return min(days)
    own = _last(one.known_on)
    if own is not None:
        return own
    instruments = {each.id: each for each in dossier.instruments}
    under = instruments.get(getattr(one, "instrument", "") or getattr(one, "id", ""))
    return _last(under.date) if under else None


def _last(value: str | None) -> date | None:
    return parse(value).latest if value else None
