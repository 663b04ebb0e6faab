"""Groups of a long screen to one page of them, with the sources that the page cites.

Rule: nothing is left out without a link to it; what stands on a page keeps the head of its group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from servanda.present.page import Line, Source
from servanda.present.web.paging import Pager

G = TypeVar("G")
T = TypeVar("T")


def portion(
    groups: Iterable[tuple[G, Sequence[T]]], page: int, most: int
) -> tuple[tuple[tuple[G, Sequence[T]], ...], Pager]:
    """Cut groups to a page of so many items; groups with none on it are left out."""
    told = list(groups)
    count = sum(len(items) for _, items in told)
    pages = max(1, -(-count // most))
    page = min(max(1, page), pages)
    first, last = (page - 1) * most, page * most
    shown = []
    start = 0
    for head, items in told:
        kept = items[max(0, first - start) : max(0, last - start)]
        start += len(items)
        if kept:
            shown.append((head, kept))
    return tuple(shown), Pager(page, pages)


def cited(sources: Sequence[Source], lines: Iterable[Line]) -> tuple[Source, ...]:
    """Keep the sources that some lines cite, with their numbers."""
    there = {cite.document for line in lines for cite in line.cites}
    return tuple(one for one in sources if one.document in there)
