"""Where each track of talks stands: state, why, what is due next and who hosts, and how it came to this.

Rule: by the text and by practice are two answers; where neither can be told, the line says "not stated".
Tracks without a round are told in a line each.
"""

from __future__ import annotations

from servanda.model.accord import Due, Round, RoundState, Track, TrackState
from servanda.model.act import Aspect, Status
from servanda.model.event import Event
from servanda.present.labels import ROUND, TRACK
from servanda.present.naming import every, plain, spoken, undecided
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 2  # tracks in full
OTHERS = 5
STEPS = 10  # steps of a track's history

# Which steps are kept first where there is no room for all.
_STEPS = ("hold", "suspend", "break-off", "resume", "accept", "decline", "propose", "postpone", "conclude")


def tracks(desk: Desk) -> Section:
    """Write the section."""
    ranked = sorted(desk.view.assessment.tracks, key=lambda track: _weight(desk, track), reverse=True)
    main = [track for track in ranked if track.rounds] or ranked[:1]
    rest = [track for track in ranked if track not in main]
    shown, more = desk.cap(main, ROOM)
    others, further = desk.cap(rest, OTHERS)
    groups = [group for track in shown for group in _track(desk, track)]
    if others:
        groups.append(Group(tuple(_short(desk, track) for track in others), "Other subjects of talks"))
    return Section(
        "tracks",
        "Where the talks stand",
        tuple(groups),
        empty="No track of talks is on record.",
        more=more + further,
        command="servanda status",
    )


def _weight(desk: Desk, track: Track) -> tuple[int, int]:
    return (len(track.rounds), sum(event.track == track.id for event in desk.view.reconciled.events))


def _heading(desk: Desk, track: Track) -> str:
    name = desk.track_name(track)
    parties = desk.citing.names.join(track.parties)
    head = name if all(desk.citing.names.of(one) in name for one in track.parties) else f"{name} ({parties})"
    return f"{head}, provisional" if track.provisional else head


def _states(track: Track) -> str:
    said = spoken(track.since) if track.since else ""
    since = f", {said}" if said.startswith(("since ", "by ")) else f", since {said}" if said else ""
    return undecided(tuple(TRACK[state] for state in track.state)) + since


def _ground(track: Track) -> tuple[str, ...]:
    """What the present state rests on: the last step into it, not all that came before."""
    last = [ids for _, state, ids in track.history if state in track.state]
    return last[-1] if last and last[-1] else track.because


def _short(desk: Desk, track: Track) -> Line:
    text = f"{_heading(desk, track)}: {_states(track)}"
    return desk.citing.line(text, _ground(track), id=track.id, limit=1, outside=track.outside_knowledge)


def _track(desk: Desk, track: Track) -> list[Group]:
    line = desk.citing.line
    lines = [
        line(_states(track), _ground(track), label="State", id=track.id, outside=track.outside_knowledge)
    ]
    for number, reason in enumerate(track.reasons):
        text = f"“{plain(reason.text)}”{desk.wording.giver(reason.because)}"
        lines.append(line(text, reason.because, label="" if number else _why(track), shown=text))
    lines += _next(desk, track)
    steps, note = _steps(desk, track)
    groups = [Group(tuple(lines), _heading(desk, track))]
    return [*groups, Group(tuple(steps), "How it came to this", note)] if steps else groups


def _why(track: Track) -> str:
    suspended = {TrackState.SUSPENDED, TrackState.RESUMPTION_OFFERED, TrackState.RESUMPTION_AGREED}
    return "Why" if suspended & set(track.state) else "Why suspended"


def _steps(desk: Desk, track: Track) -> tuple[list[Line], str]:
    events = [
        event
        for event in desk.view.reconciled.events
        if event.track == track.id and event.type.startswith("talks.") and _is_step(desk, event)
    ]
    # What changed the state comes first, then what is most of a step, and of equals the latest.
    changing = {id_ for _, _, ids in track.history for id_ in ids}
    events.sort(key=_day, reverse=True)
    events.sort(key=lambda event: (event.id not in changing, _rank(event)))
    kept, more = desk.cap(events, STEPS)
    lines = [line for event in sorted(kept, key=_day) for line in _step(desk, track, event)]
    return lines, f"and {more} more: servanda timeline" if more else ""


def _step(desk: Desk, track: Track, event: Event) -> list[Line]:
    text = desk.wording.event(event)
    lines = [desk.citing.line(text, (event.id,), label=desk.when(event), id=event.id)]
    told_already = {reason.text for reason in track.reasons}
    for cause in event.values_of("cause"):
        if cause.value in told_already:
            continue
        text = f"because “{plain(cause.value)}”{desk.wording.giver(cause.assertions)}"
        lines.append(desk.citing.line(text, cause.assertions, level=1, shown=text))
    return lines


def _is_step(desk: Desk, event: Event) -> bool:
    """A custom of meeting is no step, and what may be on a condition is none yet."""
    found = desk.view.reconciled.assertions
    told = [found[one] for one in event.assertions if one in found]
    custom = bool(told) and all(one.is_custom or one.aspect is not Aspect.EVENT for one in told)
    return not custom and (desk.whole or event.status not in (Status.CONDITIONAL, Status.NOT_STATED))


def _rank(event: Event) -> int:
    act = event.type.partition(".")[2]
    return _STEPS.index(act) if act in _STEPS else len(_STEPS)


def _day(event: Event) -> tuple[str, str]:
    day = (event.when.earliest or event.when.latest) if event.when else None
    return (day.isoformat() if day else event.known_on or "9999", event.known_on or "")


def _next(desk: Desk, track: Track) -> list[Line]:
    lines: list[Line] = []
    coming = next((one for one in desk.view.assessment.rounds if one.id == track.next_round), None)
    if coming:
        text = _coming(desk, coming)
        lines.append(desk.citing.line(text, coming.because, label="Next round", id=coming.id))
    else:
        lines.append(desk.citing.line("no date on record", _ground(track), label="Next round", limit=1))
    due = track.due
    ground = due.because or _ground(track)
    disputed = ", if the text sets it" if due.by_text and due.overdue_by_text is None else ""
    said = f"by the text: {_due(due.by_text, due.overdue_by_text)}{disputed}"
    said += f"; by practice: {_due(due.by_practice, due.overdue_by_practice)}"
    lines.append(desk.citing.line(said, ground, label="Due"))
    lines += _readings(desk, due)
    if coming is None or coming.host is None or track.next_host not in (None, coming.host):
        host = desk.citing.names.of(track.next_host) if track.next_host else "not stated"
        lines.append(desk.citing.line(host, ground, label="Next host"))
    return lines


def _readings(desk: Desk, due: Due) -> list[Line]:
    """Say who reads what in the text, where they differ."""
    if len({one.cadence for one in due.text_readings}) < 2:
        return []
    return [
        desk.citing.line(
            f"the text sets {every(one.cadence)}{desk.wording.giver(one.because)}", one.because, level=1
        )
        for one in due.text_readings
    ]


def _due(when: object, overdue: bool | None) -> str:
    if when is None:
        return "not stated"
    late = {True: ", overdue", False: ", not overdue", None: ""}[overdue]
    return f"{spoken(str(when))}{late}"


def _coming(desk: Desk, coming: Round) -> str:
    parts = [spoken(coming.planned or coming.held)]
    if coming.place:
        parts.append(desk.citing.names.told(coming.place))
    if coming.host:
        parts.append(f"hosted by {desk.citing.names.of(coming.host)}")
    states = undecided(tuple(ROUND[state] for state in coming.state))
    return f"{', '.join(parts)}: {states or ROUND[RoundState.PROPOSED]}"
