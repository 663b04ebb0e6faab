"""A sheet to Markdown: for mail, wikis and notes.

Rule: documents' words are escaped, so that nothing in them becomes a heading, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.present.page import Columns, Group, Line, Section, Sheet, Table, describe

COLUMNS = 15  # of a table, before it is cut into several
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def markdown(sheet: Sheet) -> str:
    """Write a sheet."""
    return "\n".join(_sheet(sheet)).rstrip() + "\n"


def escape(text: str) -> str:
    """Make words that Markdown takes literally, wherever they stand but at the start of a line."""
    return _SPECIAL.sub(r"\\\1", text)


def _sheet(sheet: Sheet) -> Iterator[str]:
    if sheet.title:
        yield from (f"# {escape(sheet.title)}", "")
    for line in sheet.heading:
        yield f"{escape(line)}  "
    for section in sheet.sections:
        yield from _section(sheet, section)
    if sheet.sources:
        yield from ("", "## Sources", "")
        for source in sheet.sources:
            yield f"- \\[{source.number}\\] {escape(describe(source))}"
    for note in sheet.notes:
        yield from ("", escape(note))


def _section(sheet: Sheet, section: Section) -> Iterator[str]:
    yield from ("", f"## {escape(section.title)}", "")
    if not section.blocks and section.empty:
        yield escape(section.empty)
    for block in section.blocks:
        if isinstance(block, Table):
            for part in block.parts(COLUMNS):
                yield from _table(part)
            continue
        groups = block.groups if isinstance(block, Columns) else (block,)
        for group in groups:
            yield from _group(sheet, group)
    if section.more:
        yield from ("", f"and {section.more} more: `{section.command}`")


def _group(sheet: Sheet, group: Group) -> Iterator[str]:
    if group.title:
        yield from ("", f"### {escape(group.title)}", "")
    for line in group.lines:
        yield _line(sheet, line)
    if group.note:
        yield from ("", escape(group.note))


def _table(part: Table) -> Iterator[str]:
    if part.title:
        yield from ("", f"### {escape(part.title)}")
    yield from ("", f"| | {' | '.join(escape(name) for name in part.columns)} |")
    yield f"|---|{'---|' * len(part.columns)}"
    for row in part.rows:
        yield f"| {' | '.join(escape(one) for one in (row.label, *row.cells))} |"
    if part.note:
        yield from ("", escape(part.note))


def _line(sheet: Sheet, line: Line) -> str:
    label = f"**{escape(line.label)}** " if line.label else ""
    return f"{'  ' * line.level}- {label}{escape(line.text)} {escape(sheet.mark(line))}".rstrip()
