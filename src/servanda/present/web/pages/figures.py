"""Figures: a chart for each series of comparable counts with its table, then what was counted once."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Response

from servanda.present.page import Group
from servanda.present.screens import charts
from servanda.present.web.paging import Pager
from servanda.present.web.rendering import drawn, page
from servanda.present.web.visit import Reading

router = APIRouter()

CHARTS = 12  # on a page
LINES = 150


@router.get("/figures")
def show(visit: Reading, counted: str = "", p: int = 1) -> Response:
    """Show a page of the charts; what was counted once comes after the last of them."""
    answer = visit.answer()
    screen = answer.screen(charts.compose, counted)
    lines = tuple(screen.single.lines())
    first = max(1, -(-len(screen.series) // CHARTS))  # pages of charts; the last holds the first lines too
    pages = first + max(0, -(-len(lines) // LINES) - 1)
    at = min(max(1, p), pages)
    series = screen.series[(at - 1) * CHARTS : at * CHARTS]
    part = at - first
    some = lines[part * LINES : (part + 1) * LINES] if part >= 0 else ()
    single = replace(screen.single, blocks=(Group(some),) if some else ())
    cited = {cite.document for one in series for row in one.rows for cite in row.line.cites}
    cited |= {cite.document for line in some for cite in line.cites}
    body = drawn(
        visit,
        answer,
        "figures.part.html.j2",
        series=series,
        single=single if some or not screen.total else None,
        sources=tuple(one for one in screen.sources if one.document in cited),
        total=screen.total,
        pager=Pager(at, pages),
    )
    choices = screen.counted if not counted else answer.screen(charts.compose).counted
    return page(
        visit, "figures.html.j2", answer=answer, title="Figures", body=body, choices=choices, counted=counted
    )
