"""How often a track meets, where, and what is therefore due: by its text and by practice, two answers.

Rule: what is due is the last held round plus the cadence. A round that is announced is the next round, and
settles nothing of what is due; a round that is put off moves no day that a text or a custom sets. Where no
cadence is told, nothing is due and nothing overdue. Readings of one text that differ are all kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.assess.identity import TrackId
from servanda.assess.index import DID_NOT, HAPPENED, Index
from servanda.assess.reasons import given_by
from servanda.assess.walk import Step
from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.record import Assertion
from servanda.model.talks import Due, Round, RoundState, TextReading, TrackState
from servanda.model.when import Recurrence, When, parse

_CADENCE, _HOST = "cadence:", "host:"
_CUSTOM = HAPPENED | {Status.PLANNED}  # "are held twice a year", "are to be held twice a year"
_BY_TEXT = "cadence-by-text"  # the attribute under which reconciling tells that readings of a text differ
_AT_REST = frozenset({TrackState.SUSPENDED, TrackState.BROKEN_OFF, TrackState.CONCLUDED})
_REVIVING = frozenset({TrackState.RESUMPTION_OFFERED, TrackState.RESUMPTION_AGREED})


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The cadence by text and by practice, whether hosts alternate, and the grounds of each."""

    by_text: Recurrence | None = None
    by_practice: Recurrence | None = None
    alternate: bool = False
    because_text: tuple[str, ...] = ()
    because_practice: tuple[str, ...] = ()
    because_host: tuple[str, ...] = ()
    text_readings: tuple[TextReading, ...] = ()  # where more than one, they differ and nobody settled it


def is_habit(index: Index, event: Event) -> bool:
    """Tell whether an event is a habit: a custom of meeting is no round."""
    found = [
        index.reconciled.assertions[one] for one in event.assertions if one in index.reconciled.assertions
    ]
    return bool(found) and all(one.is_custom for one in found)


def rhythm(index: Index, identity: TrackId, events: Sequence[Event]) -> Rhythm:
    """Gather the cadence and the hosting of a track from the dossier and from what documents call a custom.

    An accord's own words are text: a custom that names an instrument. Everything else is practice. What a
    dossier states with its sources is told in its notes on them; without, it is outside knowledge.
    """
    customs = _customs(index, events)
    habits = [one for one in customs if one.status in _CUSTOM]
    text = _most_told([one for one in habits if one.role("instrument")])
    practice = _most_told([one for one in habits if not one.role("instrument")])
    hosting = tuple(one.id for one in habits if _entity(one, "host", _HOST) == "alternate")
    readings = _readings(index, [one for one in customs if one.role("instrument")])
    settled = next((value for one in events if (value := index.settled(one.id, _BY_TEXT))), None)
    if settled is not None:
        readings = [one for one in readings if (str(one.cadence) if one.cadence else "none") == settled]
        text = (readings[0].cadence, readings[0].because) if readings else (None, ())
    defined = identity.definition
    if defined and not defined.sources:
        ground = identity.outside
        if defined.cadence and defined.cadence_by == "text":
            text = (defined.cadence, (*ground, *text[1]))
        elif defined.cadence:
            practice = (defined.cadence, (*ground, *practice[1]))
        if defined.practice:
            practice = (defined.practice, (*ground, *practice[1]))
        if defined.hosting == "alternate":
            hosting = (*ground, *hosting)
    return Rhythm(text[0], practice[0], bool(hosting), text[1], practice[1], hosting, tuple(readings))


def _customs(index: Index, events: Sequence[Event]) -> list[Assertion]:
    return sorted(
        (
            assertion
            for event in events
            if event.type == "talks.hold"
            for one in event.assertions
            if (assertion := index.reconciled.assertions.get(one)) and assertion.is_custom
        ),
        key=lambda one: one.id,
    )


def _readings(index: Index, customs: Sequence[Assertion]) -> list[TextReading]:
    """What each voice says that the text demands, in the order in which it became known."""
    found: dict[tuple[str | None, str], list[str]] = {}
    for one in sorted(customs, key=lambda one: (index.known(one.id) or "", one.id)):
        value = _entity(one, "amount", _CADENCE)
        if one.status in DID_NOT:
            value = None
        elif one.status not in _CUSTOM or value is None:
            continue
        found.setdefault((value, given_by(index, one)), []).append(one.id)
    return [
        TextReading(_read(value) if value else None, by, tuple(because))
        for (value, by), because in found.items()
    ]


def _most_told(habits: Sequence[Assertion]) -> tuple[Recurrence | None, tuple[str, ...]]:
    told = [(value, one) for one in habits if (value := _entity(one, "amount", _CADENCE))]
    counted = Counter(value for value, _ in told)
    # Of cadences told equally often the longest: what is called overdue must be so by each of them.
    best = max(counted, key=lambda value: (counted[value], _read(value).months, value), default=None)
    if best is None:
        return None, ()
    return _read(best), tuple(one.id for value, one in told if value == best)


def _entity(assertion: Assertion, role: str, prefix: str) -> str | None:
    for one in assertion.all_roles(role):
        if one.entity and one.entity.startswith(prefix):
            value = one.entity.removeprefix(prefix)
            if role != "amount" or _is_recurrence(value):
                return value
    return None


def _is_recurrence(value: str) -> bool:
    number, _, unit = value.partition(" ")
    return number.isdigit() and int(number) > 0 and unit in ("day", "week", "month", "year")


def _read(value: str) -> Recurrence:
    number, _, unit = value.partition(" ")
    return Recurrence(int(number), unit)


def last_held(rounds: Sequence[Round], *, certainly: bool = True) -> Round | None:
    """The latest round that was held; with `certainly`, none of which accounts differ."""
    held = [
        (one.held.latest, one.id, one)
        for one in rounds
        if RoundState.HELD in one.state
        and (len(one.state) == 1 or not certainly)
        and one.held is not None
        and one.held.latest is not None
    ]
    return max(held, key=lambda found: found[:2])[2] if held else None


def due(rhythm: Rhythm, rounds: Sequence[Round], state: Sequence[TrackState], on: date) -> Due:
    """What is due next. While talks are suspended practice sets no date; a text goes on to do so."""
    last = last_held(rounds)
    if last is None or last.held is None:
        return Due(text_readings=rhythm.text_readings)
    resting = set(state) <= _AT_REST | _REVIVING
    by_text = rhythm.by_text.after(last.held) if rhythm.by_text else None
    by_practice = rhythm.by_practice.after(last.held) if rhythm.by_practice and not resting else None
    if by_text is None and by_practice is None:
        return Due(text_readings=rhythm.text_readings)
    disputed = len({one.cadence for one in rhythm.text_readings}) > 1
    grounds = (rhythm.because_text if by_text else ()) + (rhythm.because_practice if by_practice else ())
    return Due(
        by_text=by_text,
        by_practice=by_practice,
        overdue_by_text=None if disputed else _past(by_text, on),
        overdue_by_practice=_past(by_practice, on),
        because=tuple(dict.fromkeys((*grounds, last.id))),
        text_readings=rhythm.text_readings,
    )


def _past(due: When | None, on: date) -> bool | None:
    if due is None or due.latest is None:
        return None
    return due.latest < on


def lapses(rhythm: Rhythm, rounds: Sequence[Round], on: date) -> list[tuple[Step | None, ...]]:
    """The steps of falling dormant: twice the cadence after a held round, where none was held by that day.

    One is uncertain while a round that was to be held before the next held one has no known outcome.
    """
    cadence, grounds = (
        (rhythm.by_practice, rhythm.because_practice)
        if rhythm.by_practice
        else (rhythm.by_text, rhythm.because_text)
    )
    held = [one for one in rounds if RoundState.HELD in one.state and one.held and one.held.latest]
    if cadence is None:
        return []
    found: list[tuple[Step | None, ...]] = []
    for one in held:
        assert one.held
        end = cadence.after(one.held, times=2).latest
        if end is None or end >= on or any(_between(one, other, end) for other in held):
            continue
        step = Step("lapsed", end, end, parse(end.isoformat()), (one.id, *grounds))
        until = min((next_ for other in held if (next_ := _start(other)) and next_ > end), default=on)
        unknown = any(_unknown_since(other, one.held, until) for other in rounds)
        found.append((step, None) if unknown else (step,))
    return found


def _start(one: Round) -> date | None:
    return one.held.earliest if one.held else None


def _between(one: Round, other: Round, end: date) -> bool:
    """Tell whether another round was, or may have been, held after one and by a day."""
    if other is one or one.held is None or other.held is None or one.held.latest is None:
        return False
    later = (other.held.latest or date.max, other.id) > (one.held.latest, one.id)
    return later and (other.held.earliest is None or other.held.earliest <= end)


def _unknown_since(one: Round, last: When, on: date) -> bool:
    return (
        RoundState.SCHEDULED in one.state
        and one.planned is not None
        and last.before(one.planned)
        and one.planned.earliest is not None
        and one.planned.earliest <= on
    )


def next_host(index: Index, rhythm: Rhythm, parties: Sequence[str], rounds: Sequence[Round]) -> str | None:
    """Who hosts next: the other party, where two take turns and the last held round's country is known.

    Turns are of countries: two parties that meet at a seat of the United Nations in the land of one of them
    meet in that party's country, and the other is next.
    """
    last = last_held(rounds)
    if not rhythm.alternate or len(parties) != 2 or last is None:
        return None
    side = last.host or index.state_of_place(last.place)
    others = [party for party in parties if party != side]
    return others[0] if side in parties and len(others) == 1 else None
