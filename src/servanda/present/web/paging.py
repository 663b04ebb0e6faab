"""A long section to one page of it.

Rule: nothing is left out without a link to it. A round's two sides stay together; a list is cut where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from servanda.present.page import Columns, Group, Section, Sheet, Table

T = TypeVar("T")
LINES = 150  # on a page, or a little more


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a list of several pages, from 1."""

    page: int
    pages: int

    @property
    def steps(self) -> tuple[int, ...]:
        """The pages to name: the first, the last, those around; 0 stands for a gap."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        there = sorted(one for one in near if 1 <= one <= self.pages)
        steps: list[int] = []
        for one in there:
            if steps and one - steps[-1] > 1:
                steps.append(0)
            steps.append(one)
        return tuple(steps)


def turned(rows: Sequence[T], page: int, most: int) -> tuple[tuple[T, ...], Pager]:
    """Turn a list to a page of it."""
    pages = max(1, -(-len(rows) // most))
    page = min(max(1, page), pages)
    return tuple(rows[(page - 1) * most : page * most]), Pager(page, pages)


def cut(sheet: Sheet, page: int, lines: int = LINES) -> tuple[Sheet, Pager]:
    """Cut a sheet of one section to a page of it, with the sources that the page cites."""
    (section,) = sheet.sections
    pages = list(_pages(section, max(1, lines)))
    page = min(max(1, page), len(pages))
    shown = replace(section, blocks=tuple(pages[page - 1]))
    cited = {cite.document for line in shown.lines() for cite in line.cites}
    sources = tuple(one for one in sheet.sources if one.document in cited)
    return replace(sheet, sections=(shown,), sources=sources), Pager(page, len(pages))


def _pages(section: Section, most: int) -> Iterator[list[Group | Columns | Table]]:
    kept: list[Group | Columns | Table] = []
    count = 0
    for block in _pieces(section, most):
        size = _size(block)
        if kept and count + size > most:
            yield kept
            kept, count = [], 0
        kept.append(block)
        count += size
    yield kept


def _pieces(section: Section, most: int) -> Iterator[Group | Columns | Table]:
    for block in section.blocks:
        if not isinstance(block, Group) or len(block.lines) <= most:
            yield block
            continue
        starts = _starts(block, most)
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(block.lines)], strict=True)):
            last = end == len(block.lines)
            title = block.title if not number or not block.title else f"{block.title} (continued)"
            yield Group(block.lines[start:end], title, block.note if last else "")


def _starts(group: Group, most: int) -> list[int]:
    """Where to cut a group: never between a line and those that belong under it, if that can be."""
    starts = [0]
    while len(group.lines) - starts[-1] > most:
        end = starts[-1] + most
        at = next((one for one in range(end, starts[-1] + most // 2, -1) if not group.lines[one].level), end)
        starts.append(at)
    return starts


def _size(block: Group | Columns | Table) -> int:
    if isinstance(block, Table):
        return len(block.rows)
    groups = block.groups if isinstance(block, Columns) else (block,)
    return max(1, *(len(group.lines) for group in groups)) if groups else 1
