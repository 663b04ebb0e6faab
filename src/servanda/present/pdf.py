"""A sheet to a PDF: tagged, with bookmarks, and with a link from each citation to its quote.

Rule: typst sets a fixed template, and gets the sheet as JSON: no word of a document is ever markup, and
nothing is read or fetched. The same sheet gives the same bytes: no clock is asked, and the machine's own
fonts are used only for characters that the fonts inside lack. What no font has stands by its number, and the
page says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module, resources
from types import ModuleType
from typing import Any

from servanda.errors import BadCall
from servanda.present.glyphs import lacking
from servanda.present.html import Quoted
from servanda.present.page import Columns, Group, Line, Section, Sheet, Table, named
from servanda.present.paper import (
    LANGUAGE,
    MARKS,
    Mark,
    Paper,
    about,
    clocks,
    code,
    fitting,
    hidden,
    legible,
    rest,
    running,
)

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")  # inside typst
STANDARD = "ua-1"  # PDF/UA-1: made to be read by ear, too
ROOM = 90  # letters of a table's size that fit beside its labels
LEAD = 48  # letters from which a label stands over its line, not beside it
LONG = 600  # letters from which a line may go on on the next page
PIECE = 8  # letters of an overlong word that stay together
# 25 letters or more that a line cannot be broken in: no blanks, no ideographs.
_OVERLONG = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{25,}")
_PIECE = re.compile(rf"[^/?&=._⟩-]{{1,{PIECE}}}[/?&=._⟩-]*|[/?&=._⟩-]{{1,{PIECE}}}")
_INSTALL = "Install it (pip install 'servanda[paper]'), or write --format html and print that page."

Tree = Any  # JSON, with _Words in it


class _Words(str):
    """What is read, in contrast to what the template goes by: these may be broken, and need glyphs."""

    __slots__ = ()


def pages(sheet: Sheet) -> bytes:
    """Write a sheet as a PDF.

    Raises:
        BadCall: the extra `paper` is not installed.
    """
    try:
        typst = import_module("typst")
    except ImportError:
        raise BadCall("a PDF needs the typesetter typst, which is not installed", remedy=_INSTALL) from None
    tree = _tree(Paper(sheet))
    drawn = set("".join(_words(tree)))
    alone = True
    missing = lacking(typst, drawn, FONTS, _fonts(typst, alone), alone)
    if missing:
        alone = False
        missing = lacking(typst, drawn, FONTS, _fonts(typst, alone), alone)
    if missing:
        noun = "character" if len(missing) == 1 else "characters"
        told = f"The fonts at hand lack {len(missing)} {noun}, shown by name or number between ⟨ and ⟩."
        tree["notes"].append(_Words(told))
    return _set(typst, json.dumps(_cut(tree, missing)), alone)


def _set(typst: ModuleType, sheet: str, alone: bool) -> bytes:
    template = resources.files("servanda.present").joinpath("templates/brief.typ").read_bytes()
    how = {
        "font_paths": _fonts(typst, alone),
        "ignore_system_fonts": alone,
        "format": "pdf",
        "sys_inputs": {"sheet": sheet},
        "timestamp": 0,
    }
    try:
        made: bytes = typst.compile(template, pdf_standards=STANDARD, **how)
    except typst.TypstError:
        # Letters may shape together into what no font has: then the pages matter more than their seal.
        made = typst.compile(template, **how)
    return made


@lru_cache(maxsize=2)
def _fonts(typst: ModuleType, alone: bool) -> Any:
    return typst.Fonts(include_system_fonts=not alone)


def _tree(paper: Paper) -> Tree:
    sheet = paper.sheet
    return {
        "title": _word(sheet.title or "servanda"),
        "heading": [_word(line) for line in sheet.heading if line],
        "running": _Words(running(sheet)),
        "clocks": _Words(clocks(sheet)),
        "sections": [_section(paper, section) for section in sheet.sections],
        "sources": [_source(paper, one) for one in paper.sources],
        "notes": [_word(note) for note in sheet.notes],
        "words": {"sources": "Sources", "marks": MARKS},
        "fonts": list(FONTS),
        "language": LANGUAGE,
    }


def _section(paper: Paper, section: Section) -> Tree:
    blocks: list[Tree] = []
    groups = [block for block in section.blocks if isinstance(block, Group)]
    widest = max((_widest(group) for group in groups), default=0)  # they share one column of labels
    depth = 2  # of the headings of columns: below the title of the group that they belong to
    for block in section.blocks:
        if isinstance(block, Columns):
            sides = [_group(paper, group, _widest(group)) for group in block.groups]
            blocks.append({"kind": "columns", "depth": depth, "groups": sides})
        elif isinstance(block, Table):
            blocks += [_table(part) for part in block.parts(fitting(block, ROOM))]
        else:
            blocks.append({"kind": "group", "depth": 2, **_group(paper, block, widest)})
            depth = 3 if block.title else depth
    return {
        "title": _word(section.title),
        "empty": _word(section.empty),
        "more": _word(rest(section)) if section.more else "",
        "command": section.command,
        "blocks": blocks,
    }


def _widest(group: Group) -> int:
    """Count the letters of the longest label that stands beside its line."""
    return max((len(line.label) for line in group.lines if len(line.label) <= LEAD), default=0)


def _group(paper: Paper, group: Group, widest: int) -> Tree:
    above = (None, *group.lines)
    return {
        "title": _word(group.title),
        "note": _word(group.note),
        "widest": widest if any(line.label for line in group.lines) else 0,
        "lines": [_line(paper, line, over) for over, line in zip(above, group.lines, strict=False)],
    }


def _line(paper: Paper, line: Line, above: Line | None) -> Tree:
    marks = paper.marks(line, above)
    return {
        "label": _word(line.label),
        "text": _word(line.text),
        "level": line.level,
        "lead": len(line.label) > LEAD,
        "long": len(line.label) + len(line.text) + sum(len(mark.words) for mark in marks) > LONG,
        "marks": [_mark(mark) for mark in marks],
    }


def _mark(mark: Mark) -> Tree:
    return {"number": mark.number, "target": mark.target, "words": _Words(mark.words)}


def _table(part: Table) -> Tree:
    return {
        "kind": "table",
        "depth": 2,
        "title": _word(part.title),
        "note": _word(part.note),
        "columns": [_word(name) for name in part.columns],
        "rows": [
            {"label": _word(row.label), "cells": [_word(cell) for cell in row.cells]} for row in part.rows
        ],
    }


def _source(paper: Paper, one: Quoted) -> Tree:
    quotes = [
        {
            "number": paper.number(cite),
            "target": paper.target(cite),
            "words": _word(f"{cite.note}: {cite.quote}" if cite.note else cite.quote),
            "hidden": _Words(hidden(cite.quote)),
            "long": len(cite.quote) > LONG,
        }
        for cite in one.quotes
    ]
    title = _word(named(one.source))
    return {
        "number": str(one.source.number),
        "title": title,
        "about": _Words(about(one.source)),
        "quotes": quotes,
    }


def _word(text: str) -> _Words:
    return _Words(legible(text))


def _words(tree: Tree) -> Iterator[str]:
    if isinstance(tree, _Words):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _words(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _words(value)


def _cut(tree: Tree, missing: frozenset[str]) -> Tree:
    """Put codes for what is missing, and cut words into the pieces between which a line may break."""
    if isinstance(tree, _Words):
        return _pieces("".join(code(c) if c in missing else c for c in tree))
    if isinstance(tree, dict):
        return {name: _cut(value, missing) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_cut(value, missing) for value in tree]
    return tree


def _pieces(text: str) -> list[str]:
    """Cut a text within its overlong words only; the pieces are the text when put together."""
    found: list[str] = []
    at = 0
    for match in _OVERLONG.finditer(text):
        parts = _PIECE.findall(match[0])
        found += [text[at : match.start()] + parts[0], *parts[1:]]
        at = match.end()
    if at < len(text):
        found.append(text[at:])
    return found
