"""Blocks of a document: paragraphs, headings and list lines, each within one region.

A block ends at a line break: converters write one paragraph a line, and crawled text does too.
Hard-wrapped text (mail, old wire copy) is told by its line lengths, and its lines are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.model.source import Document, Part, Region

_LINE = re.compile(r"[^\n\r]+")


def blocks(document: Document) -> tuple[Region, ...]:
    """Cut a document into blocks, in order; blocks do not overlap and hold all that is not white space."""
    regions = document.regions or (Region(0, len(document.text), Part.BODY),)
    return tuple(
        Region(start, end, region.part)
        for region in regions
        for start, end in paragraphs(document.text, region.start, region.end)
    )


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each paragraph between two offsets, without surrounding white space."""
    end = len(text) if end is None else end
    for first, last in _joined(text, start, end):
        piece = text[first:last]
        lead = len(piece) - len(piece.lstrip())
        size = len(piece.strip())
        if size:
            yield first + lead, first + lead + size


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    if not is_wrapped(text):
        yield from lines
        return
    held: tuple[int, int] | None = None
    for first, last in lines:
        blank = not text[first:last].strip()
        gap = held is not None and text.count("\n", held[1], first) > 1
        if held is not None and (blank or gap):
            yield held
            held = None
        if not blank:
            held = (held[0], last) if held else (first, last)
    if held:
        yield held


def is_wrapped(text: str) -> bool:
    """Tell whether lines were broken at a column: many like lengths, few sentence ends."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < 6:
        return False
    width = max(len(line) for line in lines)
    if not 40 <= width <= 100:
        return False
    full = [line for line in lines if len(line) > 0.7 * width]
    unended = [line for line in full if line[-1] not in ".!?:;\"'”’)"]
    return len(full) > 0.5 * len(lines) and len(unended) > 0.5 * len(full)
