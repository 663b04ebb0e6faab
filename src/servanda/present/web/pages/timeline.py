"""The timeline: lanes that a script draws, and below them the same events as a list for everyone.

Rule: the drawing asks /api/lanes with the clocks and filters of the page, and has no data of its own.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from fastapi import APIRouter, Response

from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.page import Group, Line, Section, Sheet
from servanda.present.screens import lanes
from servanda.present.sections.desk import Desk
from servanda.present.sections.timeline import timeline
from servanda.present.web.paging import cut
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()


@router.get("/timeline")
def show(visit: Reading, party: str = "", kind: str = "", status: str = "", p: int = 1) -> Response:
    """Show the lanes and the list."""
    answer = visit.answer()
    screen = answer.screen(lanes.compose)
    told, pager = cut(answer.screen(listed, party, kind, status), p)
    # The slider goes over every day of publication, also those after the day that the page is limited to.
    whole, beside = screen.days, 0
    if visit.clocks.known_by is not None:
        latest = visit.answer(replace(visit.clocks, known_by=None))
        whole, beside = latest.screen(lanes.compose).days, latest.number
    filters = {"party": party, "kind": kind, "status": status}
    given = {name: value for name, value in filters.items() if value}
    body = drawn(
        visit,
        answer,
        "timeline.part.html.j2",
        beside=beside,
        title="Timeline",
        path=visit.request.url.path,
        screen=screen,
        sheet=told,
        pager=pager,
        filters=filters,
        days=whole,
        query=urlencode(given),
    )
    return page(visit, "timeline.html.j2", answer=answer, title="Timeline", body=body)


def listed(view: View, party: str, kind: str, status: str) -> Sheet:
    """Write the list of what the lanes hold under a filter; without one, of every event."""
    desk = Desk.of(view, whole=True)
    section = timeline(desk)
    if not (party or kind or status):
        return sheet(desk, "", (section,))
    found = lanes.compose(view).only(party, kind, status)
    lines = tuple(
        Line(one.text, one.cites, label=one.label, id="" if one.kind == "measure" else one.id)
        for one in found.items
    )
    empty = "Nothing on the lanes is as asked."
    return sheet(desk, "", (Section(section.key, section.title, (Group(lines),) if lines else (), empty),))
