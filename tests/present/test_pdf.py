"""The brief as a PDF, read back: every line and quote, bookmarks, links, tags; and words of ill will."""

from __future__ import annotations

import ctypes
import sys
import unicodedata
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from servanda.errors import BadCall
from servanda.present import brief, glyphs, pdf
from servanda.present.page import Cite, Group, Line, Section, Sheet, Source
from servanda.present.paper import Paper, code, legible
from tests.present import hostile
from tests.present.sample import CHANGES, VIEW

SHEET = brief.compose(VIEW, CHANGES, date(2021, 5, 11), full=True)


def opened(sheet: Sheet) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf.pages(sheet))


def letters(text: str) -> str:
    """A text without blanks and direction marks, which a PDF places as it likes, and its accents as one."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKC", text)
        if not c.isspace() and c not in "\u200e\u200f\u00ad\ufffe"
    )


def read(document: pypdfium2.PdfDocument) -> str:
    return letters("".join(page.get_textpage().get_text_bounded() for page in document))


@pytest.fixture(scope="module")
def brief_pdf() -> pypdfium2.PdfDocument:
    return opened(SHEET)


@pytest.fixture(scope="module")
def hostile_pdf() -> pypdfium2.PdfDocument:
    return opened(hostile.SHEET)


def test_every_line_and_every_quote_and_every_source_is_in_the_pages(
    brief_pdf: pypdfium2.PdfDocument,
) -> None:
    text = read(brief_pdf)
    for line in SHEET.lines():
        assert letters(line.text) in text
        assert letters(line.label) in text
        for cite in line.cites:
            assert letters(cite.quote) in text
    for source in SHEET.sources:
        assert letters(f"[{source.number}] {source.title}") in text
        assert letters(source.file) in text
    for words in SHEET.heading:
        assert letters(words) in text


def test_the_bookmarks_are_the_sections_with_their_groups(brief_pdf: pypdfium2.PdfDocument) -> None:
    marks = [(mark.level, mark.get_title()) for mark in brief_pdf.get_toc()]
    top = min(level for level, _ in marks)
    assert [title for level, title in marks if level == top] == [
        *(one.title for one in SHEET.sections),
        "Sources",
    ]
    titles = {title for _, title in marks}
    for section in SHEET.sections:
        for block in section.blocks:
            if isinstance(block, Group) and block.title:
                assert block.title in titles


def test_the_file_says_its_title_and_language_and_is_tagged_for_readers_by_ear(
    brief_pdf: pypdfium2.PdfDocument,
) -> None:
    assert brief_pdf.get_metadata_value("Title") == SHEET.title
    assert raw.FPDFCatalog_IsTagged(brief_pdf)
    data = pdf.pages(SHEET)
    assert b"pdfuaid:part>1" in data
    assert b"/Lang" in data
    assert not brief_pdf.get_metadata_value("CreationDate")


def links(document: pypdfium2.PdfDocument) -> list[tuple[int, int]]:
    """From which page to which each link leads."""
    found = []
    for number, page in enumerate(document):
        start, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, start, link):
            target = raw.FPDFLink_GetDest(document, link)
            assert target
            found.append((number, raw.FPDFDest_GetDestPageIndex(document, target)))
    return found


def test_each_citation_leads_to_its_quote_and_each_quote_back(brief_pdf: pypdfium2.PdfDocument) -> None:
    paper = Paper(SHEET)
    marks = 0
    for section in SHEET.sections:
        for block in section.blocks:
            for group in block.groups if hasattr(block, "groups") else (block,):
                assert isinstance(group, Group)
                for above, line in zip((None, *group.lines), group.lines, strict=False):
                    marks += sum(bool(mark.target) for mark in paper.marks(line, above))
    quotes = sum(len(one.quotes) for one in paper.sources)
    leading = links(brief_pdf)
    assert len(leading) >= marks + quotes
    assert all(0 <= target < len(brief_pdf) for _, target in leading)


def test_every_page_but_the_first_has_a_running_head_and_each_its_number(
    brief_pdf: pypdfium2.PdfDocument,
) -> None:
    count = len(brief_pdf)
    assert count > 1
    for number, page in enumerate(brief_pdf, start=1):
        text = page.get_textpage().get_text_bounded()
        assert f"{number} / {count}" in text
        head = text.split("\r\n", 1)[0]
        assert (f"{SHEET.title} · {SHEET.heading[0]}" in head) == (number > 1)


def test_words_of_ill_will_stay_words_and_none_is_lost(hostile_pdf: pypdfium2.PdfDocument) -> None:
    text = read(hostile_pdf)
    for key in ("markup", "control", "unwritable", "bidi", "marks"):
        assert letters(legible(hostile.WORDS[key])) in text
    assert text.count("A" * 40) >= 2 * 10_000 // 50
    assert raw.FPDFCatalog_IsTagged(hostile_pdf)


def test_arabic_and_hebrew_are_set_in_fonts_that_come_along(hostile_pdf: pypdfium2.PdfDocument) -> None:
    text = read(hostile_pdf)
    for word in (*hostile.WORDS["arabic"].split()[:3], "שלום"):
        assert word in text


def test_what_no_font_has_stands_by_its_number_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line("会谈 and 😀", (Cite("d", 0, 2, "会谈", "会谈"),))
    source = Source(1, "d", "会谈", "", "a.txt", "day not known", "")
    sheet = Sheet("Title", ("The talks",), (Section("s", "S", (Group((line,)),)),), (source,))
    # The machine that runs this may have such fonts: here it is to have none.
    monkeypatch.setattr(pdf, "lacking", _as_if_bare)
    text = read(opened(sheet))
    assert "⟨U+4F1A⟩⟨U+8C08⟩and⟨grinningface⟩" in text
    assert letters("The fonts at hand lack 3 characters, shown by name or number between ⟨ and ⟩.") in text


def _as_if_bare(
    library: object, drawn: set[str], names: tuple[str, ...], fonts: object, alone: bool
) -> frozenset[str]:
    return glyphs.lacking(typst, drawn, names, pdf._fonts(typst, True), True)


def test_the_typesetter_tells_which_characters_its_own_fonts_lack() -> None:
    fonts = typst.Fonts(include_system_fonts=False)
    asked = "aé–‘’●→ Привет Ωλ قال שלום 会谈😀ก\u0351ﬁ"
    assert glyphs.lacking(typst, asked, pdf.FONTS, fonts, True) == frozenset("会谈😀ก")
    assert code("会") == "⟨U+4F1A⟩"


def test_a_word_of_ten_thousand_letters_and_a_long_address_stay_within_the_page() -> None:
    for words in ("A" * 10_000, "https://example.org/" + "a" * 300 + "/b?c=d" * 90, "قال" * 400):
        sheet = replace(SHEET, sections=(Section("s", "S", (Group((Line(words, ()),)),)),), sources=())
        for page in opened(sheet):
            text = page.get_textpage()
            width, _ = page.get_size()
            for at in range(text.count_rects()):
                left, _, right, _ = text.get_rect(at)
                assert left > 50
                assert right < width - 50


def test_cut_words_are_the_words_when_put_together() -> None:
    address = "https://example.org/" + "path-segment/" * 40 + "?a=1&b=2 and more"
    assert "".join(pdf._pieces(address)) == address
    assert max(len(piece) for piece in pdf._pieces(address)) < 25


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_pieces_lose_nothing(text: str) -> None:
    assert "".join(pdf._pieces(text)) == text


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_becomes_pages(text: str) -> None:
    line = Line(text, (Cite("d", 0, len(text), text, text),), label=text)
    source = Source(1, "d", text, text, text, text, text)
    sheet = Sheet(text, (text,), (Section("s", text, (Group((line,), text, text),)),), (source,), (text,))
    assert len(opened(sheet)) >= 1


def test_without_the_typesetter_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadCall, match="typst") as error:
        pdf.pages(SHEET)
    assert "servanda[paper]" in error.value.remedy
