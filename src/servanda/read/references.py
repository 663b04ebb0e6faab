"""Dated headlines of other reports, in lists beside the text: "22 May 09 | Americas" under a headline.

Rule: only furniture is read, and only lines that stand together. Which line belongs to which date is told
once for each list, from its order; a list that tells no order gives nothing. A reference dates no act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from servanda.model.record import Reference, Timex
from servanda.model.source import Part
from servanda.model.when import Kind, Temporal
from servanda.read.blocks import Block, blocks_of
from servanda.read.lexicon import Lexicon, strings, table
from servanda.read.page import Page

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_EDGES = " \t\u00a0|•·*–—-:,;()[]"
_LEAST = 3  # words of a headline
_MOST = 30


@lru_cache(maxsize=1)
def _stamps() -> frozenset[str]:
    found = table("publication")
    return frozenset(
        word for key in ("published", "changed") for word in strings(found[key], f"publication.yaml: {key}")
    )


def find_references(page: Page, timexes: Sequence[Timex], lexicon: Lexicon) -> tuple[Reference, ...]:  # noqa: ARG001
    """Find headlines of other reports with the day beside them.

    `types` and `entities` stay empty: what a headline speaks of is told by the readers of acts and actors.
    """
    found: list[Reference] = []
    for run in _runs(page, blocks_of(page, timexes)):
        found.extend(_in_run(page, run))
    return tuple(sorted(found, key=lambda one: one.start))


def _runs(page: Page, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield stretches of furniture that no blank line and no other part interrupts."""
    run: list[Block] = []
    for block in blocks:
        apart = bool(run) and page.document.text[run[-1].end : block.start].count("\n") > 1
        if (block.part is not Part.FURNITURE or apart) and run:
            yield run
            run = []
        if block.part is Part.FURNITURE:
            run.append(block)
    if run:
        yield run


def _in_run(page: Page, run: Sequence[Block]) -> Iterator[Reference]:
    """Read one list: headline and date in one line, or in turns of two lines."""
    dated = [_date(block) for block in run]
    alone = [
        date is not None and len(_headline_words(block)) < _LEAST
        for block, date in zip(run, dated, strict=True)
    ]
    for block, date in zip(run, dated, strict=True):
        if date is not None and _LEAST <= len(_headline_words(block)) <= _MOST and not _is_stamp(block):
            start, end = _headline_span(block, date)
            yield _reference(page, start, end, date)
    step = _order(run, alone)
    if step == 0:
        return
    for number, (date, single) in enumerate(zip(dated, alone, strict=True)):
        other = number + step
        if not single or date is None or not 0 <= other < len(run) or dated[other] is not None:
            continue
        if _LEAST <= len(_WORD.findall(run[other].text)) <= _MOST:
            yield _reference(page, run[other].start, run[other].end, date)


def _order(run: Sequence[Block], alone: Sequence[bool]) -> int:
    """Tell whether a date follows its headline (-1: look back), leads it (1), or cannot be told (0)."""
    places = [number for number, single in enumerate(alone) if single]
    if not places:
        return 0
    first, last = places[0], places[-1]
    before = first > 0
    after = last + 1 < len(run)
    if before and not after:
        return -1
    if after and not before:
        return 1
    if not (before and after):
        return 0
    # Lines on both sides: a heading stands over the list, or a link under it; headlines are the longer ones.
    over, under = len(_WORD.findall(run[first - 1].text)), len(_WORD.findall(run[last + 1].text))
    if over >= _LEAST > under:
        return -1
    if under >= _LEAST > over:
        return 1
    return 0


def _date(block: Block) -> Timex | None:
    """Give the one full date of a line."""
    days = [
        one
        for one in block.timexes
        if one.type == "DATE"
        and one.expression is not None
        and one.expression.kind is Kind.ABSOLUTE
        and re.fullmatch(r"\d{4}-\d\d-\d\d", one.expression.value)
    ]
    return days[0] if len(days) == 1 else None


def _headline_words(block: Block) -> list[str]:
    return _WORD.findall(block.rest)


def _is_stamp(block: Block) -> bool:
    head = re.sub(r"\W+", " ", block.text.lower()).strip()
    return any(head.startswith(f"{cue} ") for cue in _stamps())


def _headline_span(block: Block, date: Timex) -> tuple[int, int]:
    """Give the longer side of the line that the date does not fill."""
    sides = [(block.start, date.start), (date.end, block.end)]
    start, end = max(sides, key=lambda side: side[1] - side[0])
    text = block.text[start - block.start : end - block.start]
    lead = len(text) - len(text.lstrip(_EDGES))
    tail = len(text) - len(text.rstrip(_EDGES))
    return start + lead, end - tail


def _reference(page: Page, start: int, end: int, date: Timex) -> Reference:
    assert date.expression is not None
    return Reference(
        document=page.document.id,
        start=start,
        end=end,
        headline=page.document.text[start:end],
        published=Temporal(date.text, date.expression, date.start, date.end),
    )
