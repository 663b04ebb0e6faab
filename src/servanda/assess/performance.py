"""Whether a commitment was performed, period by period, and who says so.

Rule: the answer never exceeds the evidence. An accusation is alleged until a source tells it in its own
voice; the obligor's own word that it performs is a reply, no performance; a denial of a breach
disputes it and shows no performance; nothing told is no evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.assess.index import HAPPENED, Index
from servanda.assess.reasons import voices
from servanda.assess.times import begun, order
from servanda.model.accord import Commitment, Performance, PerformanceState
from servanda.model.act import ACT, Status
from servanda.model.event import Event
from servanda.model.record import Assertion
from servanda.model.when import When

_PERFORMING = frozenset({"conduct.perform", "case.permit-grant", "case.visa-grant", "case.return"})
_BREACHING_GROUPS = frozenset({"conduct", "case"})
_UNDATED, _UNDATED_ALLEGED = "", "~"


@dataclass(frozen=True, slots=True)
class Subject:
    """By what acts are matched to a commitment; empty type sets leave it to the vocabulary.

    `as_whole`: the commitment is an instrument as a whole, claimed by a breach that names no matter.
    """

    obligor: str | None
    instrument: str | None
    topics: frozenset[str]
    breached_by: frozenset[str] = frozenset()
    performed_by: frozenset[str] = frozenset()
    as_whole: bool = False
    claimed_by: frozenset[str] = frozenset()  # the events whose assertion of a breach claims the duty


@dataclass(frozen=True, slots=True)
class Tale:
    """One assertion on performance: whether it tells of breach, who says so, and for which time."""

    event: Event
    assertion: Assertion
    breach: bool
    own_voice: bool  # the publisher's
    obligors: bool  # the obligor says it itself
    names: tuple[str, ...]
    denied: bool
    alleged: bool


def breaches(subject: Subject, type_: str) -> bool:
    """Tell whether an act of this type can breach the commitment."""
    act = ACT.get(type_)
    adverse = act is not None and act.adverse and act.group in _BREACHING_GROUPS
    return type_ in subject.breached_by or (not subject.breached_by and adverse)


def performs(subject: Subject, type_: str) -> bool:
    """Tell whether an act of this type can perform the commitment."""
    return type_ in subject.performed_by or (not subject.performed_by and type_ in _PERFORMING)


def matches(index: Index, subject: Subject, event: Event) -> bool:
    """Tell whether an act is of the obligor, of a fitting type, and on the matter of the commitment."""
    if event.id in subject.claimed_by:
        return True
    if subject.obligor is None or subject.obligor not in index.agents(event):
        return False
    if not (breaches(subject, event.type) or performs(subject, event.type)):
        return False
    role = event.role("instrument")
    instrument = index.same(role.entity) if role else None
    if instrument and subject.instrument and instrument != subject.instrument:
        return False
    topics = set(index.topics(event))
    if topics:
        return bool(topics & subject.topics) or (not subject.topics and not subject.as_whole)
    # An act without a matter: only where its type was named for this commitment, or the whole is meant.
    if subject.as_whole:
        return instrument == subject.instrument
    return event.type in subject.breached_by | subject.performed_by


def acts_by(index: Index, subjects: Iterable[Subject]) -> dict[str, tuple[Event, ...]]:
    """The acts of each party that can breach or perform what anyone owes, looked up once for all."""
    named = {type_ for one in subjects for type_ in one.breached_by | one.performed_by}
    found: dict[str, list[Event]] = {}
    for event in index.reconciled.events:
        act = ACT.get(event.type)
        if event.type in named or (act is not None and act.group in _BREACHING_GROUPS):
            for party in index.agents(event):
                found.setdefault(party, []).append(event)
    return {party: tuple(events) for party, events in found.items()}


def performed(
    index: Index, commitment: Commitment, subject: Subject, acts: Sequence[Event], on: date
) -> Commitment:
    """Give a commitment its performance, one row a period; a period that cannot be told comes last."""
    events = sorted(
        (one for one in acts if matches(index, subject, one) and begun(index, one, on)),
        key=order,
    )
    tales = [tale for event in events for tale in _tales(index, subject, event)]
    periods: dict[str, tuple[When | None, list[Tale]]] = {}
    for tale in tales:
        when = tale.event.when
        # What nobody dates may be of different times: a breach once told does not confirm one alleged now.
        key = when.value if when else _UNDATED_ALLEGED if tale.alleged else _UNDATED
        periods.setdefault(key, (when, []))[1].append(tale)
    _join(periods)
    rows = [
        _row(commitment.id, when, told)
        for key, (when, told) in sorted(
            periods.items(), key=lambda one: (one[1][0] is None, _start(one[1][0]), one[0])
        )
    ]
    if not rows:
        rows = [_nothing(index, commitment, subject, on)]
    return replace(commitment, performance=tuple(rows))


def _start(when: When | None) -> tuple[date, str]:
    return (when.earliest or date.min, when.value) if when else (date.max, "")


def _tales(index: Index, subject: Subject, event: Event) -> list[Tale]:
    tales = []
    breach = breaches(subject, event.type)
    for one in event.assertions:
        assertion = index.reconciled.assertions.get(one)
        if assertion is None or assertion.status not in (
            *HAPPENED,
            Status.ALLEGED,
            Status.DENIED,
            Status.DID_NOT_HAPPEN,
        ):
            continue
        entities = [link.entity for link in assertion.said_by]
        speech = index.speech_of.get(assertion.within or "")
        if speech:
            entities.extend(one.entity for one in speech.statements[0].speakers)
        tales.append(
            Tale(
                event=event,
                assertion=assertion,
                breach=breach,
                own_voice=not assertion.said_by and assertion.within is None,
                obligors=any(index.party(entity) == subject.obligor for entity in entities),
                names=voices(index, assertion),
                denied=assertion.status in (Status.DENIED, Status.DID_NOT_HAPPEN),
                alleged=assertion.status is Status.ALLEGED,
            )
        )
    return tales


def _join(periods: dict[str, tuple[When | None, list[Tale]]]) -> None:
    """Let what answers a breach stand in the row of the breach: a denial or performance of the same time."""
    for key in list(periods):
        when, told = periods[key]
        if any(tale.breach and not tale.denied for tale in told):
            continue
        rows = [
            other
            for name, (period, other) in periods.items()
            if name != key
            and any(tale.breach and not tale.denied for tale in other)
            and (when is None or period is None or when.overlaps(period))
        ]
        if rows:
            for row in rows:
                row.extend(told)
            del periods[key]


def _row(commitment: str, period: When | None, told: Sequence[Tale]) -> Performance:
    against = [one for one in told if one.breach and not one.denied]
    reported = [one for one in against if not one.alleged and (one.own_voice or one.obligors)]
    alleged = [one for one in against if one not in reported]
    shown = [
        one for one in told if not one.breach and not one.denied and not one.obligors and not one.alleged
    ]
    unperformed = [one for one in told if not one.breach and one.denied]
    cleared = [one for one in told if one.breach and one.denied]
    replies = [one for one in told if one.obligors and (one.breach == one.denied)]
    if (against or unperformed) and (shown or cleared or replies):
        state = PerformanceState.DISPUTED
    elif reported or any(one.own_voice or one.obligors for one in unperformed):
        state = PerformanceState.NOT_PERFORMED
    elif alleged or unperformed:
        state = PerformanceState.ALLEGED_NOT_PERFORMED
    elif shown:
        state = PerformanceState.PERFORMED
    else:
        state = PerformanceState.NO_EVIDENCE
    accusers = [
        name
        for one in (*alleged, *unperformed)
        if not one.own_voice and not one.obligors
        for name in one.names
    ]
    return Performance(
        commitment=commitment,
        period=period,
        state=state,
        alleged_by=tuple(dict.fromkeys(accusers)),
        replies=tuple(dict.fromkeys(one.event.id for one in replies)),
        because=tuple(dict.fromkeys(i for one in told for i in (one.event.id, one.assertion.id))),
    )


def _nothing(index: Index, commitment: Commitment, subject: Subject, on: date) -> Performance:
    """No act is on record: no evidence, or suspended where the instrument is."""
    halted = [
        event
        for event in index.reconciled.events
        if event.type == "instrument.suspend"
        and event.status is Status.HAPPENED
        and subject.instrument
        and any(index.same(role.entity) == subject.instrument for role in event.roles)
        and begun(index, event, on)
    ]
    if halted:
        return Performance(
            commitment=commitment.id,
            period=None,
            state=PerformanceState.SUSPENDED,
            because=index.because(*halted),
        )
    return Performance(
        commitment=commitment.id,
        period=None,
        state=PerformanceState.NO_EVIDENCE,
        because=commitment.because,
    )
