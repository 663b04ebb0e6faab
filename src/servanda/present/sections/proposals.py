"""Proposals, requests and demands: the open ones first, each with what became of it."""

from __future__ import annotations

from servanda.model.talks import Proposal
from servanda.present.labels import OPEN_PROPOSALS, PROPOSAL
from servanda.present.naming import spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 10


def proposals(desk: Desk) -> Section:
    """Write the section: open before answered, the latest first."""
    ranked = sorted(desk.view.assessment.proposals, key=_tabled, reverse=True)
    open_ = [one for one in ranked if one.state in OPEN_PROPOSALS]
    closed = [one for one in ranked if one.state not in OPEN_PROPOSALS]
    shown, more = desk.cap(open_, ROOM)
    answered, further = desk.cap(closed, max(0, ROOM - len(shown)))
    groups = [
        Group(tuple(line for one in some for line in _proposal(desk, one)), title)
        for some, title in ((shown, "Open: no answer on record"), (answered, "Answered"))
        if some
    ]
    return Section(
        "proposals",
        "Proposals and requests",
        tuple(groups),
        empty="No proposal or request is on record.",
        more=more + further,
        command="servanda brief --full",
    )


def _tabled(one: Proposal) -> str:
    return str(one.tabled.latest or one.tabled.earliest or "") if one.tabled else ""


def _proposal(desk: Desk, one: Proposal) -> list[Line]:
    told = desk.proposed(one)
    if one.state not in OPEN_PROPOSALS:
        told = f"{told} — {PROPOSAL[one.state]}"
    lines = [desk.citing.line(told, one.because, label=spoken(one.tabled), id=one.id, shown=told)]
    for reply in one.replies:
        if event := desk.event(reply):
            text = f"answer, {desk.when(event)}: {desk.wording.event(event)}"
            lines.append(desk.citing.line(text, (event.id,), level=1, id=event.id, limit=1))
    for part in one.met_in_part:
        if event := desk.event(part):
            text = f"met in part, {desk.when(event)}: {desk.wording.event(event)}"
            lines.append(desk.citing.line(text, (event.id,), level=1, id=event.id, limit=1))
    if one.repeats:
        again = "once more" if len(one.repeats) == 1 else f"{len(one.repeats)} times more"
        lines.append(desk.citing.line(f"put {again}", one.repeats, level=1))
    return lines
