"""A page as its blocks (paragraphs, headings, list lines), each with the temporal expressions in it.

Rule: readers of stamps, datelines and lists look at whole lines, never at half a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.model.record import Timex
from servanda.model.source import Part
from servanda.read.page import Page


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page; `start` and `end` are offsets into the canonical text."""

    text: str
    start: int
    end: int
    part: Part
    timexes: tuple[Timex, ...]

    @property
    def rest(self) -> str:
        """The text without its temporal expressions."""
        pieces, at = [], self.start
        for timex in self.timexes:
            pieces.append(self.text[at - self.start : timex.start - self.start])
            at = timex.end
        pieces.append(self.text[at - self.start :])
        return " ".join(pieces)


def blocks_of(page: Page, timexes: Sequence[Timex]) -> tuple[Block, ...]:
    """Cut a page into its blocks, in text order."""
    bounds: dict[int, tuple[int, int, Part]] = {}
    for sentence in page.sentences:
        start = bounds[sentence.block][0] if sentence.block in bounds else sentence.start
        bounds[sentence.block] = (start, sentence.end, sentence.part)
    text = page.document.text
    return tuple(
        Block(
            text[start:end].rstrip(),
            start,
            start + len(text[start:end].rstrip()),
            part,
            tuple(one for one in timexes if start <= one.start and one.end <= end),
        )
        for start, end, part in bounds.values()
    )
