"""A sheet to one page that needs nothing else: style inside, no script, no address to fetch.

Rule: a document's words are hostile. Jinja2 escapes all of them, and the page forbids scripts and loading.
Each citation leads to the full quote under its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Template

from servanda.present.naming import plain
from servanda.present.page import Cite, Columns, Line, Sheet, Source, Table, named, particulars
from servanda.present.templating import environment

COLUMNS = 15  # of a table, before it is cut into several


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source with every quote of it that the page cites."""

    source: Source
    quotes: tuple[Cite, ...]


def page(sheet: Sheet) -> str:
    """Write a sheet as one HTML page."""
    numbers = {source.document: source.number for source in sheet.sources}
    return _template().render(
        sheet=sheet,
        quoted=quoted(sheet),
        number=lambda cite: numbers.get(cite.document, "?"),
        anchor=anchor,
        plain=plain,
        named=named,
        particulars=particulars,
        beside=lambda block: isinstance(block, Columns),
        cells=lambda block: isinstance(block, Table),
        most=COLUMNS,
    )


def anchor(cite: Cite) -> str:
    """Name the place of a quote in the page."""
    return f"q-{cite.document}-{cite.start}-{cite.end}"


@lru_cache(maxsize=1)
def _template() -> Template:
    return environment("servanda.present").get_template("brief.html.j2")


def quoted(sheet: Sheet) -> tuple[Quoted, ...]:
    """Find every quote that a sheet cites, under its source and in the order of its text."""
    found: dict[str, dict[str, Cite]] = {}
    for line in sheet.lines():
        for cite in _with_document(line):
            found.setdefault(cite.document, {}).setdefault(anchor(cite), cite)
    return tuple(
        Quoted(source, tuple(sorted(found.get(source.document, {}).values(), key=lambda one: one.start)))
        for source in sheet.sources
    )


def _with_document(line: Line) -> tuple[Cite, ...]:
    return tuple(cite for cite in line.cites if cite.document)
