"""Marked text: ``They met on [[Friday|2013-03-08]]`` to a plain text and what must be found in it, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from servanda.model.source import Document, Part, Region
from servanda.read import language
from servanda.read.page import Page, make_page

CASES = Path(__file__).parents[1] / "cases"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


def plain(marked: str) -> str:
    """The text without its marks."""
    return _MARK.sub(r"\1", marked)


def mark(text: str, found: Iterable[tuple[int, int, str]]) -> str:
    """The text with what was found marked in it, in text order."""
    pieces, at = [], 0
    for start, end, label in sorted(found):
        pieces += [text[at:start], f"[[{text[start:end]}|{label}]]"]
        at = end
    return "".join([*pieces, text[at:]])


def lines(name: str) -> Iterator[str]:
    """The marked lines of a case file; blank lines and lines from # on are for people."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def page_of(text: str, *furniture: str) -> Page:
    """A page of plain text; every line that holds one of the given words is furniture."""
    regions, at = [], 0
    for line in text.splitlines(keepends=True):
        part = Part.FURNITURE if any(word in line for word in furniture) else Part.BODY
        regions.append(Region(at, at + len(line), part))
        at += len(line)
    document = Document(
        id="d_0000000000000000", sha256="", file="test.txt", text=text, regions=tuple(regions)
    )
    return make_page(document, language.load())
