"""A sheet to a terminal: calm, wrapped, and whole without colour.

Rule: documents' words reach Rich as Text, never as markup, so that nothing in them is obeyed.
Rich leaves colour out when piped and where NO_COLOR is set.
"""

from __future__ import annotations

import io
import re

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table as RichTable
from rich.text import Text

from servanda.present.page import Columns, Line, Section, Sheet, Source, describe
from servanda.present.page import Group as Lines
from servanda.present.page import Table as Cells

LABEL = 18  # width of the left column at most
_CONTENT_ID = re.compile(r"^[a-z]+_[0-9a-f]{16}$")
_DIGITS = 6  # of a content id that are shown: `why` takes any beginning that only one id has


def show(console: Console, sheet: Sheet, *, ids: bool = False) -> None:
    """Print a sheet."""
    for piece in render(sheet, ids=ids, width=console.width):
        put(console, piece)


def text(sheet: Sheet, *, ids: bool = False, width: int = 100) -> str:
    """Write a sheet as text without colour, as wide as a page."""
    out = io.StringIO()
    show(Console(file=out, width=width, highlight=False, markup=False, emoji=False), sheet, ids=ids)
    return out.getvalue()


def put(console: Console, piece: RenderableType) -> None:
    """Print something laid out, without the blanks that fill its lines up to the width."""
    for line in console.render_lines(piece, pad=False):
        kept = [segment for segment in line if not segment.control]
        while kept and not kept[-1].text.strip():
            kept.pop()
        if kept:
            last = kept[-1]
            kept[-1] = Segment(last.text.rstrip(), last.style)
        console.print(Segments([*kept, Segment.line()]), soft_wrap=True, end="")


def render(sheet: Sheet, *, ids: bool = False, width: int = 80) -> list[RenderableType]:
    """Lay out a sheet as Rich renderables, top to bottom."""
    pieces: list[RenderableType] = []
    if sheet.title:
        pieces.append(Text(sheet.title.upper(), style="bold"))
    pieces += [Text(line) for line in sheet.heading]
    for section in sheet.sections:
        pieces += [Text()] if pieces else []
        pieces += _section(sheet, section, ids, width)
    if sheet.sources:
        pieces += [Text(), Text("SOURCES", style="bold"), Text("─" * 7, style="dim")]
        pieces.append(_sources(sheet.sources))
    pieces += [Text(note) for note in sheet.notes]
    return pieces


def _section(sheet: Sheet, section: Section, ids: bool, width: int) -> list[RenderableType]:
    pieces: list[RenderableType] = [
        Text(section.title.upper(), style="bold"),
        Text("─" * len(section.title), style="dim"),
    ]
    if not section.blocks and section.empty:
        pieces.append(Text(section.empty))
    label = _label_width(section)
    for number, block in enumerate(section.blocks):
        if isinstance(block, Columns):
            pieces.append(_columns(sheet, block, ids, width))
            continue
        if isinstance(block, Cells):
            pieces += _cells(block, width)
            continue
        if block.title:
            if number:
                pieces.append(Text())
            pieces.append(Text(block.title, style="bold"))
        pieces.append(_lines(sheet, block, label, ids))
        if block.note:
            pieces.append(Text(block.note, style="italic"))
    if section.more:
        pieces.append(Text(f"and {section.more} more: {section.command}", style="italic"))
    return pieces


def _label_width(section: Section) -> int:
    widths = [len(line.label) for block in section.blocks if isinstance(block, Lines) for line in block.lines]
    return min(LABEL, max(widths, default=0))


def _lines(sheet: Sheet, group: Lines, label: int, ids: bool) -> RichTable:
    table = RichTable.grid(padding=(0, 2, 0, 0), expand=False)
    # A content id fits a column; the long id of a track or a measure follows its line.
    widest = max((len(short(line.id)) for line in group.lines if _CONTENT_ID.match(line.id)), default=0)
    if ids and widest:
        table.add_column(width=widest)
    label = label if any(line.label for line in group.lines) else 0
    if label:
        table.add_column(width=label)
    table.add_column(ratio=1, overflow="fold")
    for above, line in zip((None, *group.lines), group.lines, strict=False):
        narrow = bool(_CONTENT_ID.match(line.id))
        cells: list[RenderableType] = []
        if ids and widest:
            cells.append(Text(short(line.id) if narrow else "", style="dim"))
        if label:
            cells.append(Text(line.label))
        text = _text(sheet, line, above)
        if ids and line.id and not narrow:
            text.append(f" {line.id}", style="dim")
        cells.append(Padding(text, (0, 0, 0, 2 * line.level)))
        table.add_row(*cells)
    return table


def _text(sheet: Sheet, line: Line, above: Line | None) -> Text:
    text = Text(line.text)
    mark = sheet.mark(line, above)
    if mark:
        text.append(" ")
        text.append(mark, style="dim")
    return text


def _cells(block: Cells, width: int) -> list[RenderableType]:
    """Lay out a table; where its columns do not fit beside the labels, several below one another."""
    label = min(max((len(row.label) for row in block.rows), default=0), 8 + width * 3 // 10)
    widest = max((len(one) for row in block.rows for one in row.cells), default=0)
    column = max(widest, *(len(name) for name in block.columns), 1)
    pieces: list[RenderableType] = []
    for part in block.parts((width - label) // (column + 1)):
        pieces.append(Text())
        if part.title:
            pieces.append(Text(part.title, style="bold"))
        table = RichTable.grid(padding=0)
        table.add_column(width=label, no_wrap=True, overflow="ellipsis")
        for _ in part.columns:
            table.add_column(width=column + 1, justify="right", no_wrap=True)
        table.add_row(Text(), *(Text(name, style="dim") for name in part.columns))
        for row in part.rows:
            table.add_row(Text(row.label), *(Text(cell) for cell in row.cells))
        pieces.append(table)
        if part.note:
            pieces.append(Text(part.note, style="italic"))
    return pieces


def _columns(sheet: Sheet, block: Columns, ids: bool, width: int) -> RenderableType:
    if len(block.groups) > max(1, width // 40):
        return Group(*(_column(sheet, group, ids) for group in block.groups))
    table = RichTable.grid(padding=(0, 3, 0, 0), expand=True)
    for _ in block.groups:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(_column(sheet, group, ids) for group in block.groups))
    return Padding(table, (1, 0, 0, 0))


def _column(sheet: Sheet, group: Lines, ids: bool) -> RenderableType:
    pieces: list[RenderableType] = [
        Text(group.title, style="bold"),
        Text("─" * len(group.title), style="dim"),
    ]
    for above, line in zip((None, *group.lines), group.lines, strict=False):
        if line.label:
            pieces.append(Text(line.label, style="italic"))
        text = _text(sheet, line, above)
        if ids and line.id:
            text.append(f" {short(line.id)}", style="dim")
        pieces.append(Padding(text, (0, 0, 0, 2)))
    return Group(*pieces)


def _sources(sources: tuple[Source, ...]) -> RichTable:
    table = RichTable.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for source in sources:
        table.add_row(Text(f"[{source.number}]"), Text(describe(source)))
    return table


def short(id_: str) -> str:
    """Cut a content id to what people copy; other ids stay whole."""
    return id_[: id_.index("_") + 1 + _DIGITS] if _CONTENT_ID.match(id_) else id_
