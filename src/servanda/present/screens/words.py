"""A stretch of a document to the words around it: the sentence before, the words themselves, the one after.

Rule: what is shown is the document's own text, place by place; nothing is added, and only whole sentences are
left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.source import Document
from servanda.present.naming import plain
from servanda.text.segment import is_wrapped, paragraphs

# The end of a sentence: a mark, closing quotes, a gap, and what can begin one. Single letters and titles
# of two letters before a full stop end none.
_END = re.compile(r"(?<![A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-zß-öø-ÿ])")
ROOM = 600  # code points of context on a side, so that a text without full stops stays an excerpt


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words with what stands around them in their document."""

    document: str
    start: int
    end: int
    before: str
    quote: str
    after: str


def around(document: Document, start: int, end: int) -> Words:
    """Give the words of a span with the sentence before and the sentence after."""
    text, found = document.text, sentences(document)
    first, last = _at(found, start), _at(found, max(start, end - 1))
    left = found[max(0, first - 1)][0] if found else 0
    right = found[min(len(found) - 1, last + 1)][1] if found else len(text)
    left, right = max(min(left, start), start - ROOM), min(max(right, end), end + ROOM)
    return Words(
        document.id,
        start,
        end,
        _lines(document, left, start),
        plain(text[start:end]),
        _lines(document, end, right),
    )


@lru_cache(maxsize=64)
def sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """Cut a document into sentences; a paragraph ends one."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(document.text):
        at = start
        for gap in _END.finditer(document.text, start, end):
            found.append((at, gap.start()))
            at = gap.end()
        found.append((at, end))
    return tuple(found)


def _at(found: tuple[tuple[int, int], ...], offset: int) -> int:
    return max(0, bisect_right(found, offset, key=lambda one: one[0]) - 1)


def _lines(document: Document, start: int, end: int) -> str:
    """The words beside a quote, one line a paragraph, with the gap between them and the quote kept."""
    if start >= end:
        return ""
    text = document.text[start:end]
    shown = "\n".join(filter(None, (plain(one) for one in _gap(document).split(text))))
    first, last = (_edge(text, one) for one in (0, -1))
    return f"{first}{shown}{last}" if shown else first


def _edge(text: str, at: int) -> str:
    """What stands at an edge of a text: a break, a gap or nothing."""
    space = text[: len(text) - len(text.lstrip())] if at == 0 else text[len(text.rstrip()) :]
    return "\n" if "\n" in space else " " if space else ""


@lru_cache(maxsize=64)
def _gap(document: Document) -> re.Pattern[str]:
    """What parts the paragraphs of a document."""
    return re.compile(r"\n\s*\n" if is_wrapped(document.text) else r"\n+")
