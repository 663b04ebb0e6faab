"""The brief for the next round, as a page."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from servanda.present import brief as briefs
from servanda.present.page import Sheet
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import day
from servanda.present.web.comparing import between, day_of_news, earlier
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
    before = earlier(visit, answer, since)
    sheet = _written(answer, before, since, full)
    body = drawn(
        visit, answer, "brief.part.html.j2", beside=before.number if before else 0,
        sheet=sheet, since=since, full=full, more=WHOLE,
    )  # fmt: skip
    return page(visit, "drawn.html.j2", answer=answer, title="Brief", body=body)


def written(visit: Visit, answer: Answer, since: date | None, *, full: bool = False) -> Sheet:
    """Write the brief of an answer, with what changed: what every form of it is made from."""
    return _written(answer, earlier(visit, answer, since), since, full)


def _written(answer: Answer, before: Answer | None, since: date | None, full: bool) -> Sheet:
    def write() -> Sheet:
        return briefs.compose(answer.view, between(before, answer), day_of_news(answer, since), full=full)

    # What is compared does not change while both answers stand; working it out takes longer than all else.
    made: Sheet = answer.kept(("brief", before.number if before else 0, since, full), write)
    return made
