"""Where each track of talks stands: state, what led there and why, what is due next and who hosts.

Rule: by the text and by practice are two answers; where neither can be told, the line says "not stated".
"""

from __future__ import annotations

from servanda.model.accord import Round, RoundState, Track
from servanda.model.event import Event
from servanda.present.labels import ROUND, TRACK
from servanda.present.naming import join, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 3  # tracks in full
STEPS = 8  # steps of a track's history


def tracks(desk: Desk) -> Section:
    """Write the section."""
    ranked = sorted(desk.view.assessment.tracks, key=lambda track: _weight(desk, track), reverse=True)
    shown, more = desk.cap(ranked, ROOM)
    groups = tuple(group for track in shown for group in _track(desk, track))
    return Section(
        "tracks",
        "Where the talks stand",
        groups,
        empty="No track of talks is on record.",
        more=more,
        command="servanda status",
    )


def _weight(desk: Desk, track: Track) -> tuple[int, int]:
    return (len(track.rounds), sum(event.track == track.id for event in desk.view.reconciled.events))


def _heading(desk: Desk, track: Track) -> str:
    name = desk.citing.names.of(track.id, track.name)
    parties = desk.citing.names.join(track.parties)
    head = name if all(desk.citing.names.of(one) in name for one in track.parties) else f"{name} ({parties})"
    return f"{head} · provisional" if track.provisional else head


def _track(desk: Desk, track: Track) -> list[Group]:
    line = desk.citing.line
    since = f", since {spoken(track.since)}" if track.since else ""
    states = join(tuple(TRACK[state] for state in track.state), "or")
    lines = [line(states + since, track.because, label="State", id=track.id)]
    for reason in track.reasons:
        given = desk.citing.names.told(reason.given_by) or "the publisher"
        text = f"“{reason.text}” — given by {given}"
        lines.append(line(text, reason.because, label="Why", shown=text))
    lines += _next(desk, track)
    groups = [Group(tuple(lines), _heading(desk, track))]
    steps = _steps(desk, track)
    return [*groups, Group(tuple(steps), "How it came to this")] if steps else groups


def _steps(desk: Desk, track: Track) -> list[Line]:
    events = [
        event
        for event in desk.view.reconciled.events
        if event.track == track.id and event.type.startswith("talks.")
    ]
    events.sort(key=_day)
    shown, more = desk.cap(events[::-1], STEPS)
    lines = []
    for event in reversed(shown):
        text = desk.wording.event(event)
        lines.append(desk.citing.line(text, event.assertions, label=spoken(event.when), id=event.id))
    if more and lines:
        first = lines[0]
        lines[0] = Line(
            f"(and {more} earlier: servanda timeline) {first.text}",
            first.cites,
            first.label,
            first.level,
            first.id,
            first.more,
        )
    return lines


def _day(event: Event) -> tuple[str, str]:
    if event.when is None:
        return ("9999", event.known_on or "")
    return ((event.when.earliest or event.when.latest or "").__str__(), event.known_on or "")


def _next(desk: Desk, track: Track) -> list[Line]:
    lines: list[Line] = []
    coming = next((one for one in desk.view.assessment.rounds if one.id == track.next_round), None)
    if coming:
        lines.append(
            desk.citing.line(_coming(desk, coming), coming.because, label="Next round", id=coming.id)
        )
    else:
        lines.append(desk.citing.line("no date on record", track.because, label="Next round", limit=1))
    due = track.due
    ground = due.because or track.because
    said = f"by the text {_due(due.by_text, due.overdue_by_text)}"
    said += f"; by practice {_due(due.by_practice, due.overdue_by_practice)}"
    lines.append(desk.citing.line(said, ground, label="Due"))
    host = desk.citing.names.of(track.next_host) if track.next_host else "not stated"
    if track.next_host or coming is None:
        lines.append(desk.citing.line(host, ground, label="Next host"))
    return lines


def _due(when: object, overdue: bool | None) -> str:
    if when is None:
        return "not stated"
    late = {True: ", overdue", False: ", not overdue", None: ""}[overdue]
    return f"{spoken(str(when))}{late}"


def _coming(desk: Desk, coming: Round) -> str:
    when = spoken(coming.planned or coming.held)
    parts = [when]
    if coming.place:
        parts.append(desk.citing.names.told(coming.place))
    if coming.host:
        parts.append(f"hosted by {desk.citing.names.of(coming.host)}")
    states = join(tuple(ROUND[state] for state in coming.state), "or")
    return f"{', '.join(parts)}: {states or RoundState.PROPOSED}"
