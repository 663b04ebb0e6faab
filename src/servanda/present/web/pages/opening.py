"""The first page: the dossier at a glance."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from servanda.present.screens import dashboard
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import day
from servanda.present.web.comparing import between, day_of_news, earlier
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/")
def first(visit: Reading) -> Response:
    """Show where everything stands, and what is new since the last round or the day `since`."""
    since = day(visit.request.query_params, "since")
    answer = visit.answer()
    before = earlier(visit, answer, since)
    screen = glance(answer, before, since)
    beside = before.number if before else 0
    body = drawn(visit, answer, "dashboard.part.html.j2", beside=beside, screen=screen)
    return page(visit, "record.html.j2", answer=answer, title="At a glance", body=body)


def glance(answer: Answer, before: Answer | None, since: date | None) -> dashboard.Dashboard:
    """Put the first page together, once for as long as what it compares stands."""
    if before is None:
        return answer.screen(dashboard.compose)
    after = day_of_news(answer, since)

    def compose() -> dashboard.Dashboard:
        return dashboard.compose(answer.view, between(before, answer), after)

    made: dashboard.Dashboard = answer.kept(("glance", after, before.number), compose)
    return made
