"""Proposals, requests and demands: the open ones first, each with what became of it."""

from __future__ import annotations

from servanda.model.accord import Proposal
from servanda.present.labels import OPEN_PROPOSALS, PROPOSAL, VERBS
from servanda.present.naming import spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 10


def proposals(desk: Desk) -> Section:
    """Write the section: open before answered, the latest first."""
    ranked = sorted(desk.view.assessment.proposals, key=_tabled, reverse=True)
    ranked.sort(key=lambda one: one.state not in OPEN_PROPOSALS)
    shown, more = desk.cap(ranked, ROOM)
    return Section(
        "proposals",
        "Proposals and requests",
        (Group(tuple(line for one in shown for line in _proposal(desk, one))),) if shown else (),
        empty="No proposal or request is on record.",
        more=more,
        command="servanda brief --full",
    )


def _tabled(one: Proposal) -> str:
    return str(one.tabled.earliest or one.tabled.latest or "") if one.tabled else ""


def _proposal(desk: Desk, one: Proposal) -> list[Line]:
    names = desk.citing.names
    verb = VERBS.get(one.type)
    by = names.of(one.by, "by whom: not stated")
    to = f" to {names.of(one.to)}" if one.to else ""
    what = names.told(one.what) if one.what != one.type else ""
    topic = names.of(one.topic) if one.topic else ""
    if topic and topic.lower() not in what.lower():
        what = f"{what} ({topic})" if what else topic
    what = what or (verb.thing if verb else "") or "what: not stated"
    told = f"{by}{to}: {verb.past + ' ' if verb else ''}{what} — {PROPOSAL[one.state]}"
    lines = [desk.citing.line(told, one.because, label=spoken(one.tabled), id=one.id, shown=told)]
    for reply in one.replies:
        event = desk.event(reply)
        if event:
            text = f"answer: {desk.wording.event(event)} ({spoken(event.when)})"
            lines.append(desk.citing.line(text, event.assertions, level=1, id=event.id, limit=1))
    if one.repeats:
        again = "once more" if len(one.repeats) == 1 else f"{len(one.repeats)} times more"
        lines.append(desk.citing.line(f"put {again}", one.repeats, level=1))
    return lines
