"""The brief as a Word document, read back: headings, lists, links, tables; and words of ill will."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from servanda.errors import BadCall
from servanda.present import brief
from servanda.present import docx as words
from servanda.present.docx_styles import STYLES, W
from servanda.present.page import Cite, Columns, Group, Line, Section, Sheet, Source
from servanda.present.paper import Paper, legible
from tests.present import hostile
from tests.present.sample import CHANGES, VIEW

SHEET = brief.compose(VIEW, CHANGES, date(2021, 5, 11), full=True)
BRIEF = words.document(SHEET)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def paragraphs(document: Any) -> list[Any]:
    """Every paragraph in its order, those within tables among them."""
    return [Paragraph(one, document) for one in document.element.body.iter(f"{{{W}}}p")]


def text(document: Any) -> str:
    return "\n".join(one.text for one in paragraphs(document))


def attributes(document: Any, element: str, name: str) -> list[str]:
    return [one.get(f"{{{W}}}{name}") for one in document.element.body.iter(f"{{{W}}}{element}")]


def test_every_line_and_every_quote_and_every_source_is_in_the_document() -> None:
    written = text(opened(BRIEF))
    for line in SHEET.lines():
        assert legible(line.text) in written
        assert legible(line.label) in written
        for cite in line.cites:
            assert legible(cite.quote) in written
    for source in SHEET.sources:
        assert f"[{source.number}]\u00a0{source.title}" in written
        assert source.file in written
    for heading in SHEET.heading:
        assert heading in written


def test_headings_are_headings_so_that_the_navigation_pane_has_them() -> None:
    found = [(one.style.name, one.text) for one in paragraphs(opened(BRIEF))]
    assert [name for name, _ in found[:2]] == ["Title", "Subtitle"]
    assert [title for name, title in found if name == "Heading 1"] == [
        *(one.title for one in SHEET.sections),
        "Sources",
    ]
    groups = [
        one for section in SHEET.sections for one in section.blocks if isinstance(one, Group) and one.title
    ]
    assert [title for name, title in found if name == "Heading 2"] == [one.title for one in groups]
    sides = [one for section in SHEET.sections for one in section.blocks if isinstance(one, Columns)]
    assert [title for name, title in found if name == "Heading 3"] == [
        one.title for side in sides for one in side.groups
    ]


def test_every_line_is_an_item_of_a_list() -> None:
    document = opened(BRIEF)
    numbered = {
        style.element.get(f"{{{W}}}styleId")
        for style in document.styles
        if style.element.find(f".//{{{W}}}numPr") is not None
    }
    items = [one.text for one in paragraphs(document) if one.style.style_id in numbered]
    for line in SHEET.lines():
        assert any(legible(line.text) in item for item in items)


def test_each_citation_leads_to_the_bookmark_of_its_quote() -> None:
    document = opened(BRIEF)
    marks = attributes(document, "bookmarkStart", "name")
    anchors = attributes(document, "hyperlink", "anchor")
    assert len(marks) == len(set(marks))
    assert set(anchors) <= set(marks)
    paper = Paper(SHEET)
    assert {paper.target(cite) for one in paper.sources for cite in one.quotes} <= set(anchors)
    ids = attributes(document, "bookmarkStart", "id")
    assert len(ids) == len(set(ids))
    assert ids == attributes(document, "bookmarkEnd", "id")


def test_a_mark_shows_the_number_under_which_the_quote_stands() -> None:
    document = opened(BRIEF)
    quotes = {}
    for one in paragraphs(document):
        if one.style.name == "Source Quote":
            number, _, quote = one.text.partition("\t")
            quotes[number] = quote
    paper = Paper(SHEET)
    for source in paper.sources:
        for cite in source.quotes:
            assert legible(cite.quote) in quotes[paper.number(cite)]


def test_the_two_sides_of_a_round_stand_in_two_columns() -> None:
    sides = next(one for section in SHEET.sections for one in section.blocks if isinstance(one, Columns))
    cells = opened(BRIEF).tables[0].rows[0].cells
    assert [cell.paragraphs[0].text for cell in cells] == [group.title for group in sides.groups]
    for cell, group in zip(cells, sides.groups, strict=True):
        held = "\n".join(one.text for one in cell.paragraphs)
        assert all(legible(line.text) in held for line in group.lines)


def test_nothing_but_styles_gives_the_look_and_each_style_that_is_used_is_there() -> None:
    document = opened(BRIEF)
    known = {style.id for style in STYLES} | {"Normal"}
    used = {*attributes(document, "pStyle", "val"), *attributes(document, "rStyle", "val")}
    assert used <= known
    assert {style.style_id for style in document.styles} >= used
    assert not list(document.element.body.iter(f"{{{W}}}sz", f"{{{W}}}color"))


def test_the_file_says_its_title_and_language_and_no_time_at_all() -> None:
    document = opened(BRIEF)
    told = document.core_properties
    assert told.title == f"{SHEET.title} · {SHEET.heading[0]}"
    assert told.language == "en-GB"
    assert told.author == told.last_modified_by == ""
    assert told.created is None
    assert told.modified is None
    with zipfile.ZipFile(io.BytesIO(BRIEF)) as archive:
        assert {part.date_time for part in archive.infolist()} == {words.EPOCH}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def test_pages_have_a_running_head_from_the_second_on_and_all_have_their_number() -> None:
    section = opened(BRIEF).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text.startswith(f"{SHEET.title} · {SHEET.heading[0]}\tOn ")
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        fields = [one.get(f"{{{W}}}instr") for one in footer._element.iter(f"{{{W}}}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_a_table_is_cut_in_parts_and_repeats_its_head_on_each_page() -> None:
    tables = [one for one in opened(words.document(hostile.SHEET)).tables if len(one.columns) > 2]
    assert len(tables) > 1
    assert [cell.text for one in tables for cell in one.rows[0].cells if cell.text] == list(
        hostile.TABLE.columns
    )
    for one in tables:
        assert len(one.rows) == len(hostile.TABLE.rows) + 1
        assert one.rows[0]._tr.find(f".//{{{W}}}tblHeader") is not None
        assert [row.cells[0].text for row in one.rows][1:] == [
            legible(row.label) for row in hostile.TABLE.rows
        ]


def test_words_of_ill_will_stay_words_and_none_is_lost() -> None:
    written = text(opened(words.document(hostile.SHEET)))
    for line in hostile.LINES:
        assert legible(line.text) in written
        assert all(legible(cite.quote) in written for cite in line.cites)
    assert "before ⟨U+FFFE⟩⟨U+FFFF⟩⟨U+FDD0⟩ ⟨U+1FFFE⟩ after [1 hidden character not shown: U+D800]" in written
    assert not set("\x1b\x07\x00\u202e\u2066\u200b\ufffe") & set(written)


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_becomes_a_document_that_opens(anything: str) -> None:
    line = Line(anything, (Cite("d", 0, len(anything), anything, anything),), label=anything)
    source = Source(1, "d", anything, anything, anything, anything, anything)
    group = Group((line,), anything, anything)
    sheet = Sheet(anything, (anything,), (Section("s", anything, (group,)),), (source,), (anything,))
    assert legible(anything) in text(opened(words.document(sheet)))


def test_a_sheet_of_nothing_is_a_document_still() -> None:
    assert text(opened(words.document(Sheet("", (), (), ())))) == "servanda"


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(BadCall, match="python-docx") as error:
        words.document(SHEET)
    assert "servanda[paper]" in error.value.remedy
