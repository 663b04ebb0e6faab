"""What a dossier adds to an answer: its accounts as documents, its definitions as far as they were known.

Rule: what a dossier states is known from the earliest publication of a source that states it, or from an
explicit day, else (an instrument and what is owed under it) from the day of the instrument, else from its
entry in the record. Parties, people, tracks and concepts are names to match by, and always there. When
something ended counts from the first source that can tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from servanda.model.actor import Actor
from servanda.model.dossier import Account, CommitmentDef, Dossier, MeasureDef, Stated, TrackDef
from servanda.model.event import Visible
from servanda.model.when import parse

Entered = Callable[[object], str]  # a definition or account -> ISO 8601 instant of its entry


def entries(dossiers: Sequence[tuple[str, Dossier]]) -> dict[object, str]:
    """When each definition and account was first entered: with the first definitions that hold it."""
    first: dict[object, str] = {}
    for at, dossier in dossiers:
        for one in (*_stating(dossier), *dossier.accounts):
            first.setdefault(one, at)
    return first


def entered(first: Mapping[object, str], now: str) -> Entered:
    """Tell when something was first entered; what no record holds yet, now."""
    return lambda one: first.get(one, now)


def _stating(dossier: Dossier) -> Iterable[Stated]:
    return (
        *dossier.instruments,
        *dossier.sets,
        *dossier.commitments,
        *dossier.measures,
        *dossier.tracks,
        *dossier.findings,
    )


def needs_entry(dossier: Dossier) -> bool:
    """Tell whether anything in a dossier bears the time of its entry, or counts from it alone."""
    return bool(dossier.accounts) or any(_stated_on(dossier, one) is None for one in _stating(dossier))


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

    instruments = {one.id for one in dossier.instruments if told(one)}
    owed = {one.id for one in dossier.commitments if told(one)}
    return replace(
        dossier,
        actors=tuple(_in_office(one, known_by) for one in dossier.actors),
        instruments=tuple(
            replace(one, relations=tuple(pair for pair in one.relations if pair[1] in instruments))
            for one in dossier.instruments
            if one.id in instruments
        ),
        sets=tuple(
            replace(one, members=tuple(each for each in one.members if each in instruments))
            for one in dossier.sets
            if told(one)
        ),
        commitments=tuple(
            _as_owed(dossier, one, known_by, owed) for one in dossier.commitments if one.id in owed
        ),
        tracks=tuple(one if told(one) else _unstated(one) for one in dossier.tracks),
        measures=tuple(_as_told(dossier, one, known_by, told) for one in dossier.measures if told(one)),
        assessments=tuple(one for one in dossier.assessments if (_last(one.on) or date.max) <= known_by),
        findings=tuple(one for one in dossier.findings if told(one)),
    )


def _in_office(actor: Actor, known_by: date) -> Actor:
    """An actor with the offices taken up by a day; one that ended later had no known end."""
    held = tuple(
        replace(office, end=None) if _after(office.end, known_by) else office
        for office in actor.offices
        if not _after(office.start, known_by)
    )
    return actor if held == actor.offices else replace(actor, offices=held)


def _unstated(track: TrackDef) -> TrackDef:
    """A track by its name alone: how often it meets, and where, is not known yet."""
    return replace(track, cadence=None, practice=None, hosting="")


def _as_owed(dossier: Dossier, one: CommitmentDef, known_by: date, owed: Set[str]) -> CommitmentDef:
    """A commitment without the successor and the end that were not known by then."""
    successor = one.superseded_by if one.superseded_by in owed else None
    return replace(
        one,
        superseded_by=successor,
        valid_to=None if _hindsight(dossier, one, one.valid_to, known_by) else one.valid_to,
    )


def _as_told(
    dossier: Dossier, measure: MeasureDef, known_by: date, told: Callable[[Stated], bool]
) -> MeasureDef:
    """A measure with the rules known by then, and their ends as far as these were."""
    rules = tuple(
        replace(one, end=None)
        if _hindsight(dossier, one if one.sources or one.known_on else measure, one.end, known_by)
        else one
        for one in measure.rules
        if _stated_on(dossier, one) is None or told(one)
    )
    ended = _hindsight(dossier, measure, measure.end, known_by)
    return replace(measure, rules=rules, end=None if ended else measure.end)


def _hindsight(dossier: Dossier, one: Stated, end: str | None, known_by: date) -> bool:
    """Tell whether an end was told by nobody by then.

    A source that appeared from the end on tells it; without one, whichever of the sources announced it in
    advance did so by the time all of them had appeared. Without sources the calendar tells it.
    """
    if end is None:
        return False
    published = {source.id: source.published for source in dossier.sources}
    days = [_last(published.get(source)) for source in one.sources] or [_last(one.known_on)]
    if all(day is not None and day <= known_by for day in days):
        return False
    if not one.sources:
        return _after(end, known_by)
    first = parse(end).earliest or date.min
    return not any(day is not None and first <= day <= known_by for day in days)


def _stated_on(dossier: Dossier, one: Stated) -> date | None:
    """The day from which sources, or the definition itself, say that it is known."""
    published = {source.id: source.published for source in dossier.sources}
    days = [day for source in one.sources if (day := _last(published.get(source)))]
    if days:
        return min(days)
    own = _last(one.known_on)
    if own is not None:
        return own
    if isinstance(one, MeasureDef):  # who tells a rule of it tells that there is one
        rules = [day for rule in one.rules if (day := _stated_on(dossier, rule))]
        return min(rules, default=None)
    instruments = {each.id: each for each in dossier.instruments}
    if isinstance(one, TrackDef):  # what a text says of the talks is as old as the text
        under = instruments.get(one.instruments[0]) if one.instruments and one.cadence_by == "text" else None
    else:
        under = instruments.get(getattr(one, "instrument", "") or getattr(one, "id", ""))
    return _last(under.date) if under else None


def _after(value: str | None, day: date) -> bool:
    """Tell whether a time lies wholly after a day."""
    return value is not None and (parse(value).earliest or date.min) > day


def _last(value: str | None) -> date | None:
    return parse(value).latest if value else None
