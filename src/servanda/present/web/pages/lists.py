"""The lists of a view as pages: tracks, timeline, rounds, commitments and so on, whole and page by page.

Rule: a page of one list is a line of LISTS. A list that gets a page of its own is taken out here.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Response

from servanda.present import views
from servanda.present.web.paging import cut
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()

LISTS: tuple[tuple[str, str], ...] = (  # name in views.VIEWS, title
    ("status", "Tracks of talks"),
)


def _list(name: str, title: str) -> Callable[..., Response]:
    def show(visit: Reading, p: int = 1) -> Response:
        answer = visit.answer()
        sheet, pager = cut(answer.screen(views.compose, name), p)
        body = drawn(visit, answer, "list.part.html.j2", title=title, sheet=sheet, pager=pager)
        return page(visit, "drawn.html.j2", answer=answer, title=title, body=body)

    show.__name__ = f"show_{name}"
    return show


for _name, _title in LISTS:
    router.get(f"/{_name}")(_list(_name, _title))
