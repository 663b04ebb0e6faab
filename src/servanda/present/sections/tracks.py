"""Where each track of talks stands: state, why, what is due next and who hosts, and how it came to this.

Rule: by the text and by practice are two answers; where neither can be told, the line says "not stated".
Tracks without a round are told in a line each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from servanda.assess.times import read_day
from servanda.model.act import Aspect, Status
from servanda.model.event import Event
from servanda.model.talks import Due, Reason, Round, RoundState, Track, TrackState
from servanda.model.when import When
from servanda.present.labels import ROUND, TRACK
from servanda.present.naming import every, join, plain, spoken, undecided
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 2  # tracks in full
OTHERS = 5
STEPS = 12  # steps of a track's history

# Acts that turn the course of talks, whatever state they are told in; others only where they changed it.
_TURNS = frozenset({"talks.suspend", "talks.break-off", "talks.resume", "talks.accept", "talks.conclude"})


def tracks(desk: Desk) -> Section:
    """Write the section."""
    ranked = sorted(desk.view.assessment.tracks, key=lambda track: weight(desk, track), reverse=True)
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


def weight(desk: Desk, track: Track) -> tuple[int, int]:
    """How much is told of a track."""
    return (len(track.rounds), sum(event.track == track.id for event in desk.view.reconciled.events))


def heading(desk: Desk, track: Track) -> str:
    """Name a track with its parties."""
    name = desk.track_name(track)
    parties = desk.citing.names.join(track.parties)
    head = name if all(desk.citing.names.of(one) in name for one in track.parties) else f"{name} ({parties})"
    return f"{head}, provisional" if track.provisional else head


def states_told(track: Track) -> str:
    """Say the state of a track, and since when."""
    said = spoken(track.since) if track.since else ""
    since = f", {said}" if said.startswith(("since ", "by ")) else f", since {said}" if said else ""
    return undecided(tuple(TRACK[state] for state in track.state)) + since


def ground_of(track: Track) -> tuple[str, ...]:
    """What the present state rests on: the last step into it, not all that came before."""
    last = [ids for _, state, ids in track.history if state in track.state]
    return last[-1] if last and last[-1] else track.because


def _short(desk: Desk, track: Track) -> Line:
    text = f"{heading(desk, track)}: {states_told(track)}"
    return desk.citing.line(text, ground_of(track), id=track.id, limit=1, outside=track.outside_knowledge)


def _track(desk: Desk, track: Track) -> list[Group]:
    line = desk.citing.line
    lines = [
        line(
            states_told(track), ground_of(track), label="State", id=track.id, outside=track.outside_knowledge
        )
    ]
    lines += reasons(desk, track.reasons, "Why")
    lines += _next(desk, track)
    steps, note = _steps(desk, track)
    groups = [Group(tuple(lines), heading(desk, track))]
    return [*groups, Group(tuple(steps), "How it came to this", note)] if steps else groups


def reasons(desk: Desk, given: Iterable[Reason], label: str, level: int = 0) -> list[Line]:
    """Write reasons with who gives each; the same words by the same voice once."""
    found: dict[str, list[str]] = {}
    for reason in given:
        text = f"“{plain(reason.text)}”{desk.wording.giver(reason.because)}"
        found.setdefault(text, []).extend(reason.because)
    return [
        desk.citing.line(text, because, label="" if number else label, level=level, shown=text)
        for number, (text, because) in enumerate(found.items())
    ]


def _steps(desk: Desk, track: Track) -> tuple[list[Line], str]:
    """The course of talks, the latest of it: what turned it before rounds and moves that did not."""
    entering = {id_ for _, _, ids in track.history for id_ in ids}
    events = [
        event
        for event in desk.view.reconciled.events
        if event.track == track.id and event.type.startswith("talks.") and _is_step(desk, event)
    ]
    if not desk.whole:
        # Of ten thousand acts few are plans: looking at every pair was half of writing the brief.
        resumed = {(one.status, one.when.value) for one in events if one.type == "talks.resume" and one.when}
        planned = [one for one in events if one.type == "talks.hold" and one.status is Status.PLANNED]
        events = [event for event in events if not _is_told(event, resumed, planned)]
    found = [
        (_day(event), event.type in _TURNS or event.id in entering, _step(desk, track, event))
        for event in events
    ]
    found += [(_start(when), True, [_dormant(desk, when, ids)]) for when, ids in _lapses(track)]
    found.sort(key=lambda one: one[0], reverse=True)
    recent = STEPS // 2  # told whatever they are; of what lies before, turns come first
    found = [*found[:recent], *sorted(found[recent:], key=lambda one: not one[1])]
    kept, more = desk.cap(found, STEPS)
    ordered = sorted(kept, key=lambda one: one[0])
    earlier = sum(one[0] < ordered[0][0] for one in found[len(kept) :]) if ordered else 0
    left = [f"{earlier} earlier"] if earlier else []
    left += (
        [f"{more - earlier} lesser steps between" if earlier else f"{more} more"] if more > earlier else []
    )
    note = f"and {join(tuple(left))}: servanda timeline" if more else ""
    return [line for _, _, lines in ordered for line in lines], note


def _lapses(track: Track) -> list[tuple[When | None, tuple[str, ...]]]:
    return [(when, ids) for when, state, ids in track.history if state is TrackState.DORMANT]


def _dormant(desk: Desk, when: When | None, ids: tuple[str, ...]) -> Line:
    return desk.citing.line(f"fell {TRACK[TrackState.DORMANT]}", ids, label=spoken(when), limit=1)


def _step(desk: Desk, track: Track, event: Event) -> list[Line]:
    text = desk.wording.event(event)
    lines = [desk.citing.line(text, (event.id,), label=desk.when(event), id=event.id)]
    told_already = {reason.text for reason in track.reasons}
    because = (
        Reason(f"{cause.value}", "", cause.assertions)
        for cause in event.values_of("cause")
        if cause.value not in told_already
    )
    return lines + [replace(line, text=f"because {line.text}") for line in reasons(desk, because, "", 1)]


def _is_told(event: Event, resumed: Set[tuple[Status, str]], planned: Sequence[Event]) -> bool:
    """Tell whether a meeting needs no line beside another act: talks resumed that day, or the same plan."""
    if event.type != "talks.hold" or not event.when:
        return False
    if (event.status, event.when.value) in resumed:
        return True
    weight = (len(event.documents), event.id)
    return event.status is Status.PLANNED and any(
        (len(other.documents), other.id) > weight and other.when and other.when.overlaps(event.when)
        for other in planned
    )


def _is_step(desk: Desk, event: Event) -> bool:
    """A custom of meeting is no step, and what may be on a condition is none yet."""
    found = desk.view.reconciled.assertions
    told = [found[one] for one in event.assertions if one in found]
    custom = bool(told) and all(one.is_custom or one.aspect is not Aspect.EVENT for one in told)
    return not custom and (desk.whole or event.status not in (Status.CONDITIONAL, Status.NOT_STATED))


def _day(event: Event) -> tuple[str, str]:
    day = (event.when.earliest or event.when.latest) if event.when else None
    return (day.isoformat() if day else event.known_on or "9999", event.known_on or "")


def _start(when: When | None) -> tuple[str, str]:
    day = (when.earliest or when.latest) if when else None
    return (day.isoformat() if day else "", "")


def _next(desk: Desk, track: Track) -> list[Line]:
    lines: list[Line] = []
    rivals = coming_rounds(desk, track)
    coming = rivals[0] if rivals else None
    for number, one in enumerate(rivals):
        text = f"or, by other accounts, {coming_words(desk, one)}" if number else coming_words(desk, one)
        label = "" if number else "Next round"
        lines.append(desk.citing.line(text, one.because, label=label, id=one.id))
        lines += rival_days(desk, one)
        lines += put_off(desk, one)
    if coming is None:
        lines.append(desk.citing.line("no date on record", ground_of(track), label="Next round", limit=1))
    due = track.due
    ground = due.because or ground_of(track)
    disputed = ", if the text sets it" if due.by_text and due.overdue_by_text is None else ""
    said = f"by the text: {due_words(due.by_text, due.overdue_by_text)}{disputed}"
    said += f"; by practice: {due_words(due.by_practice, due.overdue_by_practice)}"
    lines.append(desk.citing.line(said, ground, label="Due"))
    lines += text_readings(desk, due)
    if coming is None or coming.host is None or track.next_host not in (None, coming.host):
        host = desk.citing.names.of(track.next_host) if track.next_host else "not stated"
        lines.append(desk.citing.line(host, ground, label="Next host"))
    return lines


def coming_rounds(desk: Desk, track: Track) -> list[Round]:
    """The next round, and beside it such as may be the same on another day, by accounts that differ.

    One whose day only tells less closely when the next one is ("this week") is no rival to it.
    """
    rounds = {one.id: one for one in desk.view.assessment.rounds}
    first = rounds.get(track.next_round or "")
    if first is None:
        return []
    others = [
        one
        for one in rounds.values()
        if one.track == track.id
        and one.id != first.id
        and RoundState.SCHEDULED in one.state
        and first.planned
        and one.planned
        and not one.planned.agrees(first.planned)
        and _near(one.planned, first.planned)
    ]
    return [first, *sorted(others, key=lambda one: _start(one.planned))]


def _near(one: When, other: When) -> bool:
    """Tell whether two days lie in one month, so that they may be told of one round."""
    days = [day for when in (one, other) for day in (when.earliest, when.latest)]
    return None not in days and len({(day.year, day.month) for day in days if day}) == 1


def rival_days(desk: Desk, coming: Round) -> list[Line]:
    """The days that accounts give for one round, where they contradict each other."""
    told: dict[str, list[str]] = {}
    for event in (desk.event(id_) for id_ in coming.because):
        for value in event.values_of("when") if event and event.type == "talks.hold" else ():
            told.setdefault(value.value, []).extend(value.assertions)
    days = {value: when for value in told if (when := read_day(value))}
    finest = [
        one
        for one, when in days.items()
        if not any(other != one and when.contains(days[other]) for other in days)
    ]
    if len(finest) < 2:
        return []
    return [
        desk.citing.line(f"{spoken(one)}{desk.wording.giver(told[one])}", told[one], level=1)
        for one in sorted(finest)
    ]


def put_off(desk: Desk, coming: Round) -> list[Line]:
    """The rounds since the last one held that were put off before this one: by whom, and each one's why."""
    told = [one for one in desk.view.assessment.rounds if one.track == coming.track and one.id != coming.id]
    last = max((_start(one.held) for one in told if one.held), default=("", ""))
    lines = []
    for one in told:
        between = last < _start(one.planned) < _start(coming.planned)
        for act in one.acts:
            if act.type != "talks.postpone" or not (act.moved_to == coming.id or between):
                continue
            by = f" by {join(tuple(desk.citing.names.told(who) for who in act.by))}" if act.by else ""
            given = f", according to {plain(act.given_by)}" if act.given_by else ""
            text = f"the round of {spoken(one.planned or one.held)} was postponed{by}{given}"
            lines.append(desk.citing.line(text, act.because, level=1, limit=1))
            why = reasons(desk, act.reasons, "", 2)
            lines += [replace(line, text=f"because {line.text}") for line in why]
    return lines


def text_readings(desk: Desk, due: Due) -> list[Line]:
    """Say who reads what in the text, where they differ."""
    if len({one.cadence for one in due.text_readings}) < 2:
        return []
    return [
        desk.citing.line(
            f"the text sets {every(one.cadence)}{desk.wording.giver(one.because)}", one.because, level=1
        )
        for one in due.text_readings
    ]


def due_words(when: object, overdue: bool | None) -> str:
    """Say when something is due, and whether it is late."""
    if when is None:
        return "not stated"
    late = {True: ", overdue", False: ", not overdue", None: ""}[overdue]
    return f"{spoken(str(when))}{late}"


def coming_words(desk: Desk, coming: Round) -> str:
    """Say when and where a coming round is, by whom it is hosted, and its state."""
    parts = [spoken(coming.planned or coming.held)]
    if coming.place:
        parts.append(desk.citing.names.told(coming.place))
    if coming.host:
        parts.append(f"hosted by {desk.citing.names.of(coming.host)}")
    states = undecided(tuple(ROUND[state] for state in coming.state))
    return f"{', '.join(parts)}: {states or ROUND[RoundState.PROPOSED]}"
