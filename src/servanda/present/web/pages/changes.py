"""What changed: since a day of knowledge, or since a moment of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Response

from servanda.assess import entered
from servanda.errors import BadCall
from servanda.model.accord import Change
from servanda.model.view import View
from servanda.present import brief as briefs
from servanda.present.naming import spoken_day, spoken_moment
from servanda.present.page import Sheet
from servanda.present.sections.changes import changes as write
from servanda.present.sections.desk import Desk
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import day
from servanda.present.web.comparing import between, day_of_news, earlier
from servanda.present.web.paging import cut
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading, Visit
from servanda.store.clock import limit

router = APIRouter()
TITLE = "What changed"


@router.get("/changes")
def show(visit: Reading, recorded_since: str = "", p: int = 1) -> Response:
    """Show what became known after the day `since`, or was recorded after `recorded_since`."""
    since, recorded = day(visit.request.query_params, "since"), recorded_since.strip()
    if since and recorded:
        raise BadCall(
            "changes are since a day, or since a moment of the record", remedy="Leave one of the two empty."
        )
    limit(recorded or None)
    answer = visit.answer()
    after = since if recorded else day_of_news(answer, since)
    body = None
    if recorded or after:
        before = _as_recorded(visit, answer, recorded) if recorded else earlier(visit, answer, since)
        found = _found(before, answer, recorded)
        sheet, pager = cut(answer.screen(_compose, found, after, recorded), p)
        beside = before.number if before else 0
        body = drawn(visit, answer, "changes.part.html.j2", beside=beside, sheet=sheet, pager=pager)
    return page(
        visit,
        "changes.html.j2",
        answer=answer,
        title=TITLE,
        body=body,
        since=after or "",
        recorded_since=recorded,
    )


def _as_recorded(visit: Visit, answer: Answer, since: str) -> Answer:
    return visit.answer(replace(visit.clocks, on=answer.view.on, recorded_by=since))


def _found(before: Answer | None, answer: Answer, recorded: str) -> tuple[Change, ...]:
    found = between(before, answer)
    return entered(found, before.view, answer.view) if before and recorded else found


def _compose(view: View, found: tuple[Change, ...], since: date | None, recorded: str) -> Sheet:
    desk = Desk.of(view, whole=True)
    told = spoken_day(since) if since else f"{spoken_moment(recorded)}, as recorded"
    return briefs.sheet(desk, "", (write(desk, found, told),))
