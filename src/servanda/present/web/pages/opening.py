"""The first page: the dossier at a glance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Response

from servanda.assess import changes
from servanda.present import brief
from servanda.present.screens import dashboard
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import day
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit

router = APIRouter()


@router.get("/")
def first(visit: Reading) -> Response:
    """Show where everything stands, and what is new since the last round or the day `since`."""
    since = day(visit.request.query_params, "since")
    answer = visit.answer()
    screen = glance(visit, answer, since)
    body = drawn(visit, answer, "dashboard.part.html.j2", screen=screen)
    return page(visit, "record.html.j2", answer=answer, title="At a glance", body=body)


def glance(visit: Visit, answer: Answer, since: date | None = None) -> dashboard.Dashboard:
    """Put the first page together, once for as long as what it compares stands."""
    after = since or answer.screen(brief.last_day)
    if after is None:
        return answer.screen(dashboard.compose)
    view, asked = answer.view, visit.clocks
    known_by = min(after, asked.known_by or after)
    before = visit.answer(replace(asked, on=view.on, known_by=known_by))

    def compose() -> dashboard.Dashboard:
        was = before.view
        found = changes((was.reconciled, was.assessment), (view.reconciled, view.assessment))
        return dashboard.compose(view, found, after)

    made: dashboard.Dashboard = answer.kept(("glance", after, before.number), compose)
    return made
