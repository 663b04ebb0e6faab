"""A sheet to a Word document that people can go on writing in.

Rule: headings, lists, links and tables are Word's own, and the look is in the styles. The same sheet gives
the same bytes: no clock is asked. No word of a document is markup: each is the text of a run.
"""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import Any

from servanda.errors import BadCall
from servanda.present.docx_styles import LEVELS, dress, node, tag
from servanda.present.html import Quoted
from servanda.present.page import Columns, Group, Line, Section, Sheet, Table, named
from servanda.present.paper import (
    LANGUAGE,
    MARKS,
    Paper,
    about,
    clocks,
    fitting,
    hidden,
    legible,
    rest,
    running,
)

COUNTRY = "GB"  # the sheet's words are spelt so
WIDTH = 9412  # twips between the margins of A4
MARGIN = 1247  # twips, left and right
NAMES = 3000  # twips: the labels of a table
ROOM = 75  # letters of a table's size that fit beside its labels
LABEL = 18  # letters of a label that fit its column
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP archive knows
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INSTALL = "Install it (pip install 'servanda[paper]'), or write --format html, which Word opens."


def document(sheet: Sheet) -> bytes:
    """Write a sheet as a Word document.

    Raises:
        BadCall: the extra `paper` is not installed.
    """
    try:
        library = import_module("docx")
    except ImportError:
        raise BadCall("Word needs the library python-docx, which is not installed", remedy=_INSTALL) from None
    paper = Paper(sheet)
    made = library.Document()
    dress(made.styles.element, made.part.numbering_part.element, f"{LANGUAGE}-{COUNTRY}")
    body = made.element.body
    end = body.sectPr
    for old in list(body):
        body.remove(old)
    _Writer(paper).sheet(body)
    body.append(end)
    _page(made, paper)
    _metadata(made, paper)
    return _fixed(made)


class _Writer:
    """Adds paragraphs and tables to an element; numbers its bookmarks."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.bookmarks = 0

    def sheet(self, body: Any) -> None:
        sheet = self.paper.sheet
        self.text(body, "Title", legible(sheet.title or "servanda"))
        for at, line in enumerate(line for line in sheet.heading if line):
            self.text(body, "Subtitle" if at == 0 else "Clocks", legible(line))
        if len(sheet.sections) > 2:
            self.contents(body)
        for at, section in enumerate(sheet.sections, start=1):
            self.section(body, section, f"s{at}")
        if self.paper.sources:
            self.heading(body, 1, "Sources", "sources")
            self.text(body, "Note", MARKS)
            for one in self.paper.sources:
                self.source(body, one)
        for note in sheet.notes:
            self.text(body, "Note", legible(note))

    def contents(self, body: Any) -> None:
        paragraph = _paragraph(body, "Contents")
        titles = [(f"s{at}", one.title) for at, one in enumerate(self.paper.sheet.sections, start=1)]
        if self.paper.sources:
            titles.append(("sources", "Sources"))
        for at, (target, title) in enumerate(titles):
            if at:
                _run(paragraph, " · ")
            _run(_link(paragraph, target), legible(title), "Link")

    def section(self, body: Any, section: Section, target: str) -> None:
        self.heading(body, 1, legible(section.title), target)
        if not section.blocks:
            self.text(body, "Normal", legible(section.empty))
        below = 2  # the headings of columns stand below that of the group that they belong to
        for block in section.blocks:
            if isinstance(block, Columns):
                self.columns(body, block, below)
            elif isinstance(block, Table):
                for part in block.parts(fitting(block, ROOM)):
                    self.table(body, part)
            else:
                self.group(body, block)
                below = 3 if block.title else below
        if section.more:
            paragraph = _paragraph(body, "Note")
            _run(paragraph, rest(section))
            _run(paragraph, legible(section.command), "Command")

    def group(self, body: Any, group: Group) -> None:
        if group.title:
            self.heading(body, 2, legible(group.title))
        labelled = any(line.label for line in group.lines)
        lowest = 0 if labelled else min((line.level for line in group.lines), default=0)
        for above, line in zip((None, *group.lines), group.lines, strict=False):
            level = min(line.level - lowest, LEVELS - 1)
            if not labelled:
                paragraph = _paragraph(body, f"Point{level}")
            elif line.label:
                paragraph = _paragraph(body, f"Line{level}")
                _run(paragraph, legible(line.label), "Label")
                node(node(paragraph, "r"), "tab" if len(line.label) <= LABEL else "br")
            else:
                paragraph = _paragraph(body, f"LineMore{level}")
            self.line(paragraph, line, above)
        if group.note:
            self.text(body, "Note", legible(group.note))

    def line(self, paragraph: Any, line: Line, above: Line | None) -> None:
        _run(paragraph, legible(line.text))
        marks = self.paper.marks(line, above)
        for at, mark in enumerate(marks):
            _run(paragraph, " [" if at == 0 else "; ", "Cited")
            if mark.number:
                holder = _link(paragraph, mark.target) if mark.target else paragraph
                _run(holder, mark.number, "CitedNumber")
            _run(paragraph, f"\u00a0{mark.words}" if mark.number and mark.words else mark.words, "Cited")
        if marks:
            _run(paragraph, "]", "Cited")

    def columns(self, body: Any, block: Columns, below: int) -> None:
        """Two sides stand in a table without rules, which goes on over as many pages as it needs."""
        for start in range(0, len(block.groups), 2):
            pair = block.groups[start : start + 2]
            table = _table(body, (WIDTH // 2, WIDTH // 2), "", ruled=False)
            row = node(table, "tr")
            for at in range(2):
                cell = _cell(row, WIDTH // 2)
                if at < len(pair):
                    self.side(cell, pair[at], below)
                else:
                    _paragraph(cell, "Normal")
            self.text(body, "Note", "")  # two tables that touch would be one

    def side(self, cell: Any, group: Group, below: int) -> None:
        self.heading(cell, below, legible(group.title))
        for above, line in zip((None, *group.lines), group.lines, strict=False):
            if line.label:
                self.text(cell, "SideLabel", legible(line.label))
            self.line(_paragraph(cell, f"Point{min(line.level, LEVELS - 1)}"), line, above)
        if group.note:
            self.text(cell, "Note", legible(group.note))

    def table(self, body: Any, part: Table) -> None:
        if part.title:
            self.heading(body, 2, legible(part.title))
        each = (WIDTH - NAMES) // max(1, len(part.columns))
        widths = (NAMES, *(each for _ in part.columns))
        table = _table(body, widths, legible(part.title), ruled=True)
        for at, (label, cells) in enumerate(
            (("", part.columns), *((row.label, row.cells) for row in part.rows))
        ):
            row = node(table, "tr")
            inner = node(row, "trPr")
            node(inner, "cantSplit")
            if at == 0:
                node(inner, "tblHeader")
            for column, words in enumerate((label, *cells)):
                paragraph = _paragraph(_cell(row, widths[column]), "Sign" if column else "Cell")
                _run(paragraph, legible(words), "Label" if at == 0 else "")
        self.text(body, "Note", legible(part.note))

    def source(self, body: Any, one: Quoted) -> None:
        self.text(body, "Source", f"[{one.source.number}]\u00a0{legible(named(one.source))}")
        self.text(body, "SourceAbout", about(one.source))
        for cite in one.quotes:
            paragraph = _paragraph(body, "SourceQuote")
            self.bookmark(paragraph, self.paper.target(cite))
            _run(paragraph, self.paper.number(cite), "QuoteNumber")
            node(node(paragraph, "r"), "tab")
            _run(paragraph, legible(f"{cite.note}: {cite.quote}" if cite.note else cite.quote))
            unseen = hidden(cite.quote)
            _run(paragraph, f" [{unseen}]" if unseen else "", "Cited")

    def heading(self, parent: Any, level: int, words: str, target: str = "") -> None:
        paragraph = _paragraph(parent, f"Heading{level}")
        if target:
            self.bookmark(paragraph, target)
        _run(paragraph, words)

    def text(self, parent: Any, style: str, words: str) -> None:
        _run(_paragraph(parent, style), words)

    def bookmark(self, paragraph: Any, name: str) -> None:
        self.bookmarks += 1
        node(paragraph, "bookmarkStart", id=self.bookmarks, name=name)
        node(paragraph, "bookmarkEnd", id=self.bookmarks)


def _paragraph(parent: Any, style: str) -> Any:
    made = node(parent, "p")
    node(node(made, "pPr"), "pStyle", val=style)
    return made


def _run(parent: Any, words: str, style: str = "") -> None:
    if not words:
        return
    run = node(parent, "r")
    if style:
        node(node(run, "rPr"), "rStyle", val=style)
    text = node(run, "t")
    text.set(_SPACE, "preserve")
    text.text = words


def _link(paragraph: Any, target: str) -> Any:
    return node(paragraph, "hyperlink", anchor=target, history=1)


def _table(parent: Any, widths: tuple[int, ...], title: str, *, ruled: bool) -> Any:
    table = node(parent, "tbl")
    inner = node(table, "tblPr")
    node(inner, "tblW", w=sum(widths), type="dxa")
    if ruled:
        borders = node(inner, "tblBorders")
        for name in ("bottom", "insideH"):
            node(borders, name, val="single", sz=4, space=0, color="BFBFBF")
    node(inner, "tblLayout", type="fixed")
    margins = node(inner, "tblCellMar")
    node(margins, "left", w=0 if not ruled else 40, type="dxa")
    node(margins, "right", w=300 if not ruled else 40, type="dxa")
    if title:
        node(inner, "tblCaption", val=title)
    grid = node(table, "tblGrid")
    for width in widths:
        node(grid, "gridCol", w=width)
    return table


def _cell(row: Any, width: int) -> Any:
    cell = node(row, "tc")
    node(node(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell


def _page(made: Any, paper: Paper) -> None:
    """Set A4, the running head from the second page on, and the page's number under all."""
    section = made.sections[0]
    section.page_width, section.page_height = 7560310, 10692130  # A4 in EMU
    section.left_margin = section.right_margin = MARGIN * 635
    section.top_margin, section.bottom_margin = 900000, 830000
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]._p
    _restyle(head, "Header")
    _run(head, running(paper.sheet))
    node(node(head, "r"), "tab")
    _run(head, clocks(paper.sheet))
    for footer in (section.footer, section.first_page_footer):
        foot = footer.paragraphs[0]._p
        _restyle(foot, "Footer")
        _field(foot, "PAGE")
        _run(foot, " / ")
        _field(foot, "NUMPAGES")


def _restyle(paragraph: Any, style: str) -> None:
    for old in list(paragraph):
        paragraph.remove(old)
    node(node(paragraph, "pPr"), "pStyle", val=style)


def _field(paragraph: Any, name: str) -> None:
    _run(node(paragraph, "fldSimple", instr=name), "1")


def _metadata(made: Any, paper: Paper) -> None:
    """Name and language, and nothing of when and where it was written."""
    about_it = made.core_properties
    for old in list(about_it._element):
        about_it._element.remove(old)
    about_it.title = running(paper.sheet)
    about_it.language = f"{LANGUAGE}-{COUNTRY}"
    package = made.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]  # a picture of the empty page
    settings = made.settings.element
    compat = next(settings.iterchildren(tag("compat")), None)
    compat = node(settings, "compat") if compat is None else compat
    for old in list(compat.iterchildren(tag("compatSetting"))):
        compat.remove(old)
    node(
        compat,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )


def _fixed(made: Any) -> bytes:
    """Save, with the same time for every part of the archive."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return fixed.getvalue()
