"""The brief for the next round, as a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Response

from servanda.assess import changes
from servanda.model.accord import Change
from servanda.model.view import View
from servanda.present import brief as briefs
from servanda.present.page import Sheet
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import day
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit

router = APIRouter()
WHOLE = {  # a section of the brief to the page that shows all of it
    "tracks": "/status",
    "last-round": "/rounds",
    "commitments": "/commitments",
    "statements": "/statements",
    "conditions": "/conditions",
    "measures": "/measures",
    "figures": "/figures",
    "conflicts": "/conflicts",
}


@router.get("/brief")
def show(visit: Reading, full: bool = False) -> Response:
    """Show the brief; `since` of the query is the day after which changes count, else the last round."""
    since = day(visit.request.query_params, "since")
    answer = visit.answer()
    sheet = written(visit, answer, since, full=full)
    body = drawn(visit, answer, "brief.part.html.j2", sheet=sheet, since=since, full=full, more=WHOLE)
    return page(visit, "drawn.html.j2", answer=answer, title="Brief", body=body)


def written(visit: Visit, answer: Answer, since: date | None, *, full: bool = False) -> Sheet:
    """Write the brief of an answer, with what changed: what every form of it is made from."""
    after = since or answer.screen(briefs.last_day)
    found = _changes(visit, answer, after) if after else ()
    return answer.screen(_compose, found, after, full)


def _compose(view: View, found: tuple[Change, ...], since: date | None, full: bool) -> Sheet:
    return briefs.compose(view, found, since, full=full)


def _changes(visit: Visit, answer: Answer, since: date) -> tuple[Change, ...]:
    view, asked = answer.view, visit.clocks
    known_by = min(since, asked.known_by or since)
    before = visit.answer(replace(asked, on=view.on, known_by=known_by)).view
    return changes((before.reconciled, before.assessment), (view.reconciled, view.assessment))
