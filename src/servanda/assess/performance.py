"""Whether a commitment was performed, period by period, and who says so.

Rule: what counts and acts show is weighed apart and then together; where they differ it is disputed. What
nothing decides is not yet due while its period runs, and no evidence after; unassessed is not unmet. Acts
after a duty's end are not of it, and of one without a day to be done by an act that did not come about shows
nothing: it may still be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from servanda.assess.counts import Measured, Shown, credited, measured, missing, shown
from servanda.assess.halts import objections, suspended, throughout
from servanda.assess.index import Index
from servanda.assess.periods import Period, find, periods, validity
from servanda.assess.rows import BY_ITSELF, Told, buckets, join, told
from servanda.assess.surplus import cured
from servanda.assess.tales import Subject, Tale, matches, tales
from servanda.assess.times import begun, order
from servanda.assess.verdicts import ADVERSE, BOUNDS, OPEN
from servanda.model.dossier import CommitmentDef
from servanda.model.duties import Commitment, Performance, PerformanceState
from servanda.model.event import Event
from servanda.model.when import When


def performed(
    index: Index,
    commitment: Commitment,
    subject: Subject,
    acts: Sequence[Event],
    on: date,
    owed: CommitmentDef | None = None,
) -> Commitment:
    """Give a commitment its performance, one row a period; a period that cannot be told comes last.

    Args:
        index: the record.
        commitment: what is owed.
        subject: by what acts are matched to it.
        acts: those of the obligor.
        on: the day spoken of.
        owed: its definition; one with periods, or a last day, is told by these.
    """
    events = sorted((one for one in acts if matches(index, subject, one)), key=order)
    if owed is not None and (owed.periods is not None or owed.due):
        rows = _by_period(index, commitment, subject, events, on, owed)
    else:
        found = [
            tale
            for event in events
            if begun(index, event, on) and (owed is None or _lasts(index, owed, event))
            for tale in tales(index, subject, event)
            if not tale.foretold and not _put_off(tale)
        ]
        rows = _loose(commitment.id, found)
    return replace(commitment, performance=rows or (_nothing(index, commitment, subject, on),))


def _by_period(
    index: Index,
    commitment: Commitment,
    subject: Subject,
    events: Iterable[Event],
    on: date,
    owed: CommitmentDef,
) -> tuple[Performance, ...]:
    among = periods(owed, index.dossier, on)
    if not among:
        grounds = commitment.because
        return (Performance(commitment=owed.id, period=None, state=OPEN[False], because=grounds),)
    quantified = owed.bound in BOUNDS and owed.amount is not None
    settled_at_end = bool(owed.due) or (quantified and owed.bound != "ceiling")
    inside: dict[str, list[Tale]] = {one.name: [] for one in among}
    outside: list[Tale] = []
    for event in events:
        period = _period(among, event, owed)
        there = begun(index, event, on)
        for tale in tales(index, subject, event):
            if period is not None and settled_at_end:
                tale = _before_its_end(index, tale, period)
            if period is not None and (there or tale.foretold):
                inside[period.name].append(tale)
            elif period is None and there and not tale.foretold and _lasts(index, owed, event):
                outside.append(tale)
    loose = buckets(outside)
    join(loose, [(one.when, inside[one.name]) for one in among])
    rows = tuple(
        _row(index, commitment, owed, one, told(inside[one.name], quantified=quantified), on) for one in among
    )
    rest = [tale for _, some in loose.values() for tale in some]
    return (*cured(owed, among, rows), *_late(owed, among, _loose(owed.id, rest, quantified=quantified)))


def _period(among: Sequence[Period], event: Event, owed: CommitmentDef) -> Period | None:
    found = find(among, event.when)
    if found is None and event.when is None and owed.due and owed.periods is None and event.known_on:
        # A one-off duty has one period: what was known by its end was done by its end.
        return among[0] if event.known_on[:10] <= among[0].last.isoformat() else None
    return found


def _before_its_end(index: Index, tale: Tale, period: Period) -> Tale:
    """Take what is said against the obligor before a number is due for a forecast: nothing is missed yet."""
    known = index.known(tale.assertion.id)
    early = known is None or known[:10] <= period.last.isoformat()
    return replace(tale, foretold=True) if tale.adverse and early else tale


def _lasts(index: Index, owed: CommitmentDef, event: Event) -> bool:
    """Tell whether an act can be of a time at which the duty held."""
    first, last = validity(owed, index.dossier)
    when = event.when
    if when is None:  # an act of no stated day is of about when it became known
        return last is None or event.known_on is None or event.known_on[:10] <= last.isoformat()
    early = first is not None and when.latest is not None and when.latest < first
    late = last is not None and when.earliest is not None and when.earliest > last
    return not early and not late


def _put_off(tale: Tale) -> bool:
    """Tell whether a performing act is told not to have come about: no word that the duty was left undone."""
    return tale.denied and not tale.breach and tale.event.type != BY_ITSELF


def _row(
    index: Index, commitment: Commitment, owed: CommitmentDef, period: Period, acts: Told, on: date
) -> Performance:
    counted = measured(index, owed, period, on)
    shows = shown(index, counted.counts)
    state = _together(shows, acts)
    halts: tuple[Event, ...] = ()
    if state is PerformanceState.NO_EVIDENCE:
        halts = throughout(index, owed.instrument, period.first, period.last, on, owed.obligor)
        halts += tuple(each for one in halts for each in objections(index, owed.instrument, one, on))
        state = PerformanceState.SUSPENDED if halts else OPEN[period.over(on)]
    short = missing(owed, period, shows.deciding)
    grounds = (*(one.figure for one in counted.counts), *counted.withdrawn, *acts.because)
    return Performance(
        commitment=owed.id,
        period=period.when,
        name=period.name,
        state=state,
        counts=counted.counts,
        own_word=shows.own_word and acts.state is PerformanceState.NO_EVIDENCE,
        credited=credited(owed, period),
        shortfall=short if state in (ADVERSE | {PerformanceState.DISPUTED}) else None,
        alleged_by=tuple(dict.fromkeys((*shows.by, *acts.alleged_by))),
        replies=acts.replies,
        expected=acts.expected,
        withdrawn=_taken_back(counted, acts),
        because=(*grounds, *index.because(*halts)) or commitment.because,
    )


def _taken_back(counted: Measured, acts: Told) -> tuple[str, ...]:
    return (*counted.withdrawn, *acts.withdrawn)


def _together(counts: Shown, acts: Told) -> PerformanceState:
    """What counts and acts show together; unlike answers, or an answer to a shortfall, make it disputed."""
    if counts.state is None:
        return acts.state
    if PerformanceState.DISPUTED in (counts.state, acts.state):
        return PerformanceState.DISPUTED
    if acts.state is PerformanceState.NO_EVIDENCE:
        answered = counts.state in ADVERSE and acts.contradicted
        return PerformanceState.DISPUTED if answered else counts.state
    if (counts.state in ADVERSE) != (acts.state in ADVERSE):
        return PerformanceState.DISPUTED
    # A count tells more closely than an act how far it was performed; an alleged one less firmly.
    return acts.state if counts.state is PerformanceState.ALLEGED_NOT_PERFORMED else counts.state


def _loose(commitment: str, found: Iterable[Tale], *, quantified: bool = False) -> tuple[Performance, ...]:
    """Rows of what lies in no period of the commitment, each by its own time."""
    by_time = buckets(found)
    join(by_time)
    ordered = sorted(by_time.items(), key=lambda one: (one[1][0] is None, _start(one[1][0]), one[0]))
    rows = []
    for _, (when, some) in ordered:
        amounts = told(some, quantified=quantified)
        rows.append(
            Performance(
                commitment=commitment,
                period=when,
                name=when.value if when else "",
                state=amounts.state,
                alleged_by=amounts.alleged_by,
                replies=amounts.replies,
                withdrawn=amounts.withdrawn,
                because=amounts.because,
            )
        )
    return tuple(rows)


def _late(
    owed: CommitmentDef, among: Sequence[Period], rows: Iterable[Performance]
) -> tuple[Performance, ...]:
    """Mark what tells that a one-off duty was done, and done after its last day."""
    if owed.periods is not None:
        return tuple(rows)
    return tuple(replace(row, late=_done(row) and _after(row.period, among[-1].last)) for row in rows)


def _done(row: Performance) -> bool:
    """Tell whether a row of acts says that the duty was done, be it by the obligor's word alone."""
    own = row.state is PerformanceState.NO_EVIDENCE and bool(row.replies)
    return own or row.state is PerformanceState.PERFORMED


def _after(when: When | None, day: date) -> bool:
    return when is not None and when.earliest is not None and when.earliest > day


def _start(when: When | None) -> tuple[date, str]:
    return (when.earliest or date.min, when.value) if when else (date.max, "")


def _nothing(index: Index, commitment: Commitment, subject: Subject, on: date) -> Performance:
    """No act is on record: no evidence, or suspended where the instrument is."""
    halted = suspended(index, subject.instrument, on, subject.obligor)
    halted += tuple(each for one in halted for each in objections(index, subject.instrument, one, on))
    state = PerformanceState.SUSPENDED if halted else PerformanceState.NO_EVIDENCE
    because = index.because(*halted) or commitment.because
    return Performance(commitment=commitment.id, period=None, state=state, because=because)
