"""One commitment: what is owed, by whom, to whom, how far it binds, and what is known of each period.

Rule: who alleges stands beside what is alleged, and whether it was answered. A period of which nothing is
told has a line that says so, so that every cell of the matrix leads somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.errors import UnknownId
from servanda.model.act import Status
from servanda.model.duties import Commitment
from servanda.model.event import Event
from servanda.model.view import View
from servanda.present.labels import BOUND, FORM, PERIODS, STRENGTH, TIMING
from servanda.present.naming import plain, quotation, spoken
from servanda.present.page import Line, Source
from servanda.present.screens.marks import Mark, performance_mark
from servanda.present.screens.matrix import anchor
from servanda.present.sections.commitments import duty, performance_line, provision, step_line
from servanda.present.sections.counted import number
from servanda.present.sections.desk import Desk
from servanda.present.sections.runs import latest, name, silent

GROUNDS = 12  # told of one period


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its name, where cells of the matrix find it, its state, and what that rests on."""

    name: str
    anchor: str
    is_first: bool  # of its anchor
    mark: Mark
    line: Line
    detail: str  # what the line says beyond the state and the name
    grounds: tuple[Line, ...]
    replies: tuple[Line, ...]
    more: int
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """One commitment, whole."""

    id: str
    title: str
    marks: tuple[Mark, ...]
    whole: Line  # the duty in one line, with the words that it stands on
    facts: tuple[Line, ...]
    periods: tuple[Period, ...]
    steps: tuple[Line, ...]
    also: tuple[tuple[str, str], ...]  # other duties under the same provision: id and name
    sources: tuple[Source, ...]

    def lines(self) -> list[Line]:
        """Every line."""
        return _lines((self.whole, *self.facts), self.periods, self.steps)


def compose(view: View, commitment_id: str) -> Duty:
    """Write one commitment.

    Raises:
        UnknownId: there is none of that id.
    """
    told = view.assessment.commitments
    one = next((each for each in told if each.id == commitment_id), None)
    if one is None:
        raise UnknownId(
            f"no commitment is called {commitment_id!r} here", remedy="The matrix of commitments names them."
        )
    desk = Desk.of(view, whole=True)
    names = desk.citing.names
    facts, periods = tuple(_facts(desk, one)), tuple(_periods(desk, one))
    steps = tuple(step_line(one, step) for step in one.steps)
    act = names.told(one.duty) or "a duty that is not told"
    act = f"not to: {act}" if one.form == "refrain" else act
    whole = desk.citing.line(duty(desk, one), one.because, id=one.id, limit=2, outside=one.outside_knowledge)
    return Duty(
        id=one.id,
        title=f"{names.of(one.obligor, 'Not stated who')}: {act}",
        marks=(Mark("provisional", "open"),) if one.provisional else (),
        whole=whole,
        facts=facts,
        periods=periods,
        steps=steps,
        also=tuple(
            (each.id, f"{names.of(each.obligor)}: {names.told(each.duty)}") for each in _also(told, one)
        ),
        sources=desk.citing.sources(_lines((whole, *facts), periods, steps)),
    )


def _lines(facts: Iterable[Line], periods: Iterable[Period], steps: Iterable[Line]) -> list[Line]:
    of_periods = [line for one in periods for line in (one.line, *one.grounds, *one.replies)]
    return [*facts, *of_periods, *steps]


def _also(told: Iterable[Commitment], one: Commitment) -> list[Commitment]:
    """What the same provision lays on the other side, or besides."""
    if one.instrument is None or one.provision is None:
        return []
    key = (one.instrument, one.provision)
    return [each for each in told if (each.instrument, each.provision) == key and each.id != one.id]


def _facts(desk: Desk, one: Commitment) -> list[Line]:
    names = desk.citing.names
    under = names.of(one.instrument, one.instrument_text) if one.instrument or one.instrument_text else ""
    where = provision(desk, one)
    since = spoken(one.valid_from, "") if one.valid_from else ""
    until = spoken(one.valid_to, "") if one.valid_to else ""
    said = (
        ("Owed by", names.of(one.obligor, "not stated")),
        ("Owed to", names.of(one.beneficiary, "not stated") if one.beneficiary else "not stated"),
        ("Under", ", ".join(part for part in (under, where) if part) if under else "not stated"),
        ("Kind", f"{FORM.get(one.form, one.form)}; {STRENGTH.get(one.strength, one.strength)}"),
        ("How much", _amount(one)),
        ("When", _timing(one)),
        ("From", since or "not stated"),
        ("Until", until),
        ("Except", plain(one.exception)),
    )
    return [
        desk.citing.line(text, one.because, label=label, limit=1, shown=text, outside=one.outside_knowledge)
        for label, text in said
        if text
    ]


def _amount(one: Commitment) -> str:
    if one.amount is None:
        return ""
    return f"{BOUND.get(one.bound, '')} {number(one.amount)} {plain(one.unit)}".strip()


def _timing(one: Commitment) -> str:
    told = TIMING.get(one.timing, one.timing)
    return f"{told} ({PERIODS.get(one.periods, plain(one.periods))})" if one.periods else told


def _periods(desk: Desk, one: Commitment) -> list[Period]:
    """The latest first; the first of a year bears the anchor to which the cells of the matrix lead."""
    found: list[Period] = []
    seen: set[str] = set()
    for row in sorted(one.performance, key=latest, reverse=True):
        at = anchor(row.period)
        ids = tuple(dict.fromkeys(id_ for id_ in row.because if id_ not in one.because))
        grounds = [line for id_ in ids for line in _ground(desk, id_)]
        replies = [
            line for id_ in row.replies for line in (_rivals(desk, id_) if id_ in ids else _ground(desk, id_))
        ]
        mark, line = performance_mark(row.state), performance_line(desk, one, row)
        called = name(row) if row.period else "no period stated"
        found.append(
            Period(
                called,
                at,
                at not in seen,
                mark,
                line,
                _beyond(line.text, mark.text, called),
                tuple(grounds[:GROUNDS]),
                tuple(replies[:GROUNDS]),
                max(0, len(grounds) - GROUNDS) + max(0, len(replies) - GROUNDS),
                silent(row) and not grounds,
            )
        )
        seen.add(at)
    return found


def _beyond(text: str, state: str, called: str) -> str:
    """What a line says beyond the state and the name, which stand beside it; all of it where they differ."""
    for lead in (f"{state} ({called})", state):
        rest = text.removeprefix(lead)
        if rest != text and rest[:1] in ("", ",", ":", ";"):
            return rest.lstrip(",:; ")
    return text


def _ground(desk: Desk, id_: str) -> list[Line]:
    """Tell an act or a speech on which the state of a period rests; what else it rests on has no line."""
    if event := desk.event(id_):
        return [_told(desk, event, event.status)]
    if speech := desk.speech(id_):
        words = quotation(speech.statements[0])
        text = words if desk.told(speech) else f"{desk.wording.speakers(speech)}: {words}"
        label = desk.known(speech)
        return [desk.citing.line(text, (speech.id,), label=label, id=speech.id, shown=text)]
    return []


def _rivals(desk: Desk, id_: str) -> list[Line]:
    """Tell what is told of the same act otherwise: who denies it replies to who alleges it."""
    event = desk.event(id_)
    if event is None:
        return []
    return [_told(desk, event, status) for status, _ in event.statuses if status is not event.status]


def _told(desk: Desk, event: Event, status: Status) -> Line:
    """Tell an act by those alone who give it this status."""
    by = dict(event.statuses).get(status) or event.assertions
    text = desk.wording.event(replace(event, status=status, assertions=by))
    return desk.citing.line(text, by, label=desk.when(event), id=event.id, limit=3)
