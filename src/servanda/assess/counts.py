"""Figures that measure a commitment, period by period, and what they show together.

Rule: a figure counts only where its scope is that of the commitment and its own period is exactly the
period. A rate, a figure of no stated period or of another one (calendar against fiscal) is never compared.
A level is of its day alone: it counts in the period of that day, and a later one cures no earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from servanda.assess.index import Index
from servanda.assess.periods import Period, validity
from servanda.assess.scopes import counter, known_of, measures, when_of
from servanda.assess.times import read_day
from servanda.assess.verdicts import ADVERSE, place, verdict
from servanda.model.act import Voice
from servanda.model.dossier import CommitmentDef
from servanda.model.duties import Count, PerformanceState
from servanda.model.figure import Amount, Figure
from servanda.model.when import When


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a count ends: of all of its time (`final`), throughout which the duty held (`whole`)."""

    end: date
    as_of: When | None
    final: bool
    whole: bool
    level: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The counts of one period: those that stand, and the figures that were withdrawn."""

    counts: tuple[Count, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What counts show together. `own_word`: only the obligor's own; `by` are those whose word is alleged."""

    state: PerformanceState | None = None
    own_word: bool = False
    by: tuple[str, ...] = ()
    deciding: tuple[Count, ...] = ()


def measured(index: Index, owed: CommitmentDef, period: Period, on: date) -> Measured:
    """The counts of a commitment in a period as told by a day, the earliest cut-off first."""
    found: list[tuple[date, date, str, Count]] = []
    withdrawn: list[str] = []
    for figure in index.reconciled.figures:
        kind = next((one.kind for one in owed.measured_by if measures(index, owed, one, figure)), None)
        if figure.per or kind is None:
            continue
        cut = _level(index, owed, period, figure) if kind == "level" else _total(index, period, figure)
        if cut is None or cut.end > on:
            continue
        if figure.id in index.reconciled.withdrawn:
            withdrawn.append(figure.id)
            continue
        one = _count(index, owed, period, figure, cut)
        found.append((cut.end, known_of(index, figure) or date.max, figure.id, one))
    ordered = tuple(one for *_, one in sorted(found, key=lambda each: each[:3]))
    return Measured(ordered, tuple(withdrawn))


def _total(index: Index, period: Period, figure: Figure) -> _Cut | None:
    """Where a total of a period ends; None for one of another period."""
    when = when_of(index, figure, figure.period)
    if when is None or not period.is_of(when):
        return None
    known = known_of(index, figure)
    as_of = when_of(index, figure, figure.as_of)
    end = as_of.latest if as_of else min(known, period.last) if known else None
    final = as_of.earliest is not None and as_of.earliest >= period.last if as_of else False
    # A count that names no cut-off is of the whole period only if it was told after its end.
    final = final or (figure.as_of is None and known is not None and known > period.last)
    return _Cut(end, as_of, final, period.whole) if end else None


def _level(index: Index, owed: CommitmentDef, period: Period, figure: Figure) -> _Cut | None:
    """The day of a level; None where it is not one of the period on which the duty held."""
    day = when_of(index, figure, figure.as_of or figure.period)
    if day is None or day.earliest is None or day.latest is None:
        return None
    first, last = validity(owed, index.dossier)
    low, high = max(period.first, first or date.min), min(period.last, last or date.max)
    return _Cut(day.latest, day, True, True, True) if low <= day.earliest and day.latest <= high else None


def bound(owed: CommitmentDef, period: Period) -> tuple[float, float]:
    """The number that is owed in a period, less what its instrument credits: the least and the most it is.

    A credit whose stretch only overlaps the period may or may not count towards it.
    """
    amount = owed.amount or 0.0
    certain, possible = _credited(owed, period)
    return amount - possible, amount - certain


def credited(owed: CommitmentDef, period: Period) -> Amount | None:
    """What its instrument credits towards the number that is owed in a period; None where nothing."""
    certain, possible = _credited(owed, period)
    return Amount(certain, possible) if possible and owed.amount is not None else None


def _credited(owed: CommitmentDef, period: Period) -> tuple[float, float]:
    """What counts towards a period for certain, and what may do so."""
    certain = possible = 0.0
    for credit in owed.credits:
        stretch = read_day(credit.period)
        if stretch is not None and stretch.overlaps(period.when):
            possible += credit.amount
            certain += credit.amount if stretch.contains(period.when) else 0.0
    return certain, possible


def shown(index: Index, counts: Sequence[Count]) -> Shown:
    """What the counts of a period show: each counter by its last word, unlike verdicts side by side."""
    last = _last_words(index, counts)
    alleged = [one for one in last if one.against and one.verdict in ADVERSE]
    firm = [one for one in last if one not in alleged]
    by = tuple(dict.fromkeys(index.name(_entity(one.counted_by), one.counted_by) for one in alleged))
    states = {one.verdict for one in firm}
    if len(states) > 1 or (alleged and PerformanceState.PERFORMED in states):
        return Shown(PerformanceState.DISPUTED, by=by, deciding=tuple(last))
    if firm:
        own = firm[0].verdict is PerformanceState.PERFORMED and all(one.own for one in firm)
        return Shown(firm[0].verdict, own, by, tuple(firm))
    if alleged:
        return Shown(PerformanceState.ALLEGED_NOT_PERFORMED, by=by, deciding=tuple(alleged))
    return Shown()


def _last_words(index: Index, counts: Iterable[Count]) -> list[Count]:
    """Of each counter the decided counts of its latest cut-off, and of these the last to become known.

    Of levels all that show the bound broken: one that is within it again does not undo these.
    """
    figures = {one.id: one for one in index.reconciled.figures}
    counts = _with_levels(index, counts, figures)
    latest: dict[str, tuple[tuple[date, date], list[Count]]] = {}
    for one in counts:
        if one.verdict is None:
            continue
        cut = one.as_of.latest if one.as_of else None
        age = (cut or date.max, known_of(index, figures[one.figure]) or date.max)
        held = latest.get(one.counted_by)
        if held is None or age > held[0]:
            latest[one.counted_by] = (age, [one])
        elif age == held[0]:
            held[1].append(one)
    return [one for _, some in latest.values() for one in some]


def _with_levels(index: Index, counts: Iterable[Count], figures: Mapping[str, Figure]) -> list[Count]:
    """Leave out levels that were corrected, and of a counter that broke the bound those within it."""
    levels: dict[tuple[str, str], Count] = {}
    for one in sorted(counts, key=lambda one: known_of(index, figures[one.figure]) or date.max):
        key = (one.counted_by, one.as_of.value if one.as_of else "") if one.level else (one.figure, "")
        levels[key] = one
    broken = {one.counted_by for one in levels.values() if one.level and one.verdict in ADVERSE}
    return [
        one
        for one in levels.values()
        if not (one.level and one.counted_by in broken) or one.verdict in ADVERSE
    ]


def _count(index: Index, owed: CommitmentDef, period: Period, figure: Figure, cut: _Cut) -> Count:
    entity, name = counter(index, figure)
    party = index.party(entity)
    accused = any(link.voice is Voice.ACCUSE for link in figure.said_by)
    state = None
    if owed.amount is not None:
        lies = place(figure.amount, *bound(owed, period))
        state = verdict(owed.bound, lies, final=cut.final, whole=cut.whole)
    return Count(
        figure=figure.id,
        amount=figure.amount,
        as_of=cut.as_of,
        counted_by=entity or name,
        own=party is not None and party == owed.obligor,
        against=accused or (party is not None and party in _others(index, owed)),
        verdict=state,
        level=cut.level,
    )


def _others(index: Index, owed: CommitmentDef) -> frozenset[str]:
    instruments = (one for one in index.dossier.instruments if one.id == owed.instrument)
    parties = [party for one in instruments for party in one.parties]
    found = {index.party(one) for one in (*parties, owed.beneficiary) if one}
    return frozenset(one for one in found if one and one != owed.obligor)


def _entity(value: str) -> str | None:
    return value if ":" in value else None


def missing(owed: CommitmentDef, period: Period, deciding: Sequence[Count]) -> Amount | None:
    """By how much counts that fall short do so; None where none does, or the bound is none to reach."""
    short = [one for one in deciding if one.verdict in ADVERSE]
    if owed.bound not in ("floor", "exact") or not short:
        return None
    low, high = bound(owed, period)
    least = min((one.amount.low for one in short if one.amount.low is not None), default=None)
    most = max((one.amount.high for one in short if one.amount.high is not None), default=None)
    if most is None or most >= high:
        return None
    return Amount(
        max(0.0, low - most),
        high - least if least is not None else None,
        any(one.amount.approximate for one in short),
    )
