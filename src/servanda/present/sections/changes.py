"""What became known after a day: new, revised, settled or disputed, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.accord import Change
from servanda.present.labels import PERFORMANCE, PROPOSAL, ROUND, TRACK, humane
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 12


def changes(desk: Desk, found: Sequence[Change], since: str) -> Section:
    """Write the section; `since` says since when."""
    shown, more = desk.cap(sorted(found, key=lambda one: one.known_on, reverse=True), ROOM)
    lines = tuple(line for one in shown if (line := _change(desk, one)).cites)
    return Section(
        "changes",
        f"What changed since {since}",
        (Group(lines),) if lines else (),
        empty="Nothing new became known.",
        more=more,
        command="servanda changes --since DAY",
    )


def _change(desk: Desk, one: Change) -> Line:
    text = f"{one.kind} {humane(one.subject_kind)}: {subject(desk, one.subject_kind, one.subject)}"
    ground = one.because or (one.subject,)
    return desk.citing.line(text, ground, label=spoken(one.known_on), id=one.subject, limit=1)


def subject(desk: Desk, kind: str, id_: str) -> str:
    """Name the subject of a change in a few words."""
    names, told = desk.citing.names, desk.view.assessment
    if (event := desk.event(id_)) and kind == "event":
        return f"{desk.wording.event(event)} ({spoken(event.when)})"
    for track in told.tracks:
        if track.id == id_:
            return f"{names.of(id_, track.name)} is {join(tuple(TRACK[one] for one in track.state), 'or')}"
    for one in told.rounds:
        if one.id == id_:
            when = spoken(one.held or one.planned)
            return f"{when}: {join(tuple(ROUND[state] for state in one.state), 'or')}"
    for proposal in told.proposals:
        if proposal.id == id_:
            topic = names.of(proposal.topic or proposal.what, proposal.what)
            return f"{names.of(proposal.by)}: {topic} — {PROPOSAL[proposal.state]}"
    for commitment in told.commitments:
        if commitment.id == id_:
            states = join(tuple(dict.fromkeys(PERFORMANCE[one.state] for one in commitment.performance)))
            return f"{names.of(commitment.obligor)}: {plain(commitment.duty)}" + (
                f" — {states}" if states else ""
            )
    for measure in told.measures:
        if measure.id == id_:
            return names.of(measure.topic)
    if speech := desk.speech(id_):
        return desk.wording.speakers(speech)
    return desk.wording.event(event) if event else names.of(id_)
