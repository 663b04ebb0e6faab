"""The same sheet on a terminal, as Markdown and as a page: whole, wrapped, and safe against its documents."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from servanda.present import brief, html, markdown, terminal
from servanda.present.citing import excerpt
from servanda.present.naming import plain, spoken
from servanda.present.page import Cite, Group, Line, Section, Sheet, Source
from tests.present.sample import CHANGES, VIEW
from tests.present.sample_documents import wire

SHEET = brief.compose(VIEW, CHANGES, date(2021, 5, 11))
HOSTILE = "<script>alert(1)</script> [red]no[/red] **bold** & \x1b[2J\x9b31m\u202egnp.exe\nTWO"


def hostile_sheet() -> Sheet:
    quote = plain(HOSTILE)
    line = Line(f"says {quote}", (Cite("d_x", 0, len(HOSTILE), HOSTILE, quote),), label=quote)
    source = Source(1, "d_x", quote, quote, quote, "day not known", quote)
    return Sheet(quote, (quote,), (Section("x", "A section", (Group((line,), quote),)),), (source,))


def printed(sheet: Sheet, width: int, **how: bool) -> str:
    out = io.StringIO()
    terminal.show(Console(file=out, width=width, highlight=False, **how), sheet)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int) -> None:
    for line in printed(SHEET, width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_word_of_every_line_is_printed_at_any_width(width: int) -> None:
    shown = set(re.findall(r"\w+", printed(SHEET, width)))
    assert {
        word for line in SHEET.lines() for word in re.findall(r"\w+", line.text) if len(word) < 20
    } <= shown


def test_sides_stand_beside_each_other_where_there_is_room_and_below_where_not() -> None:
    assert re.search(r"^Norland +Sudmark$", printed(SHEET, 80), re.M)
    assert re.search(r"^Sudmark$", printed(SHEET, 40), re.M)


def test_piped_output_has_no_escape_sequence() -> None:
    assert "\x1b" not in printed(SHEET, 80)


def test_no_color_leaves_out_colour_and_all_the_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    styled = printed(SHEET, 80, force_terminal=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == printed(SHEET, 80)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", styled)


def test_the_words_of_a_document_cannot_move_the_cursor_or_style_the_terminal() -> None:
    text = printed(hostile_sheet(), 100)
    assert "[red]no[/red]" in text
    assert not set("\x1b\x9b\u202e") & set(text)


def test_the_words_of_a_document_stay_words_on_the_page() -> None:
    page = html.page(hostile_sheet())
    assert "<script" not in page
    assert "&lt;script&gt;" in page


class Tags(HTMLParser):
    """Collects what a page refers to, and whether its tags match."""

    VOID = ("meta", "br", "link")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.targets.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else_and_each_citation_leads_to_its_quote() -> None:
    page = html.page(SHEET)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert all(target.startswith("#") for target in tags.targets)
    assert {target[1:] for target in tags.targets} <= set(tags.ids)
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_the_page_holds_every_line_and_the_full_quote_of_every_citation() -> None:
    text = _text(html.page(SHEET))
    for line in SHEET.lines():
        assert line.text in text
        for cite in line.cites:
            assert plain(cite.quote) in text


def _text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_markdown_takes_the_words_of_a_document_literally() -> None:
    text = markdown.markdown(hostile_sheet())
    assert "\\<script\\>" in text
    assert "\\*\\*bold\\*\\*" in text
    assert "\n# " not in text.partition("\n")[2]


def test_markdown_has_every_line_with_its_citation() -> None:
    text = markdown.markdown(SHEET)
    assert text.count("\n- ") + text.count("\n  - ") == len(list(SHEET.lines())) + len(SHEET.sources)


def test_the_same_words_as_in_the_line_above_are_not_written_twice() -> None:
    cites = (Cite(wire.id, 0, 7, "Norland", "Norland"),)
    lines = (Line("one", cites), Line("two", cites))
    sheet = replace(SHEET, sections=(Section("x", "X", (Group(lines),)),))
    assert printed(sheet, 80).splitlines()[7:9] == ["one [1 'Norland']", "two [1 same words]"]


@given(st.text(max_size=200))
def test_plain_text_is_one_line_with_nothing_hidden(text: str) -> None:
    shown = plain(text)
    assert shown == " ".join(shown.split())
    assert not any(c in shown for c in "\n\r\x1b\x9b\u202a\u202e\u2066\u200b")
    assert plain(shown) == shown


@given(st.text(max_size=300), st.integers(8, 60))
def test_an_excerpt_fits_and_begins_the_quote(text: str, width: int) -> None:
    shown = excerpt(text, width)
    assert len(shown) <= max(width, 1)
    assert plain(text).startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2009-05-22", "22 May 2009"),
        ("2004-01", "January 2004"),
        ("2004", "2004"),
        ("199X", "the 1990s"),
        ("1994~", "about 1994"),
        ("2004-21", "spring 2004"),
        ("1962/..", "since 1962"),
        ("../2004", "by 2004"),
        ("2010-02-15/2010-02-21", "15 to 21 February 2010"),
        ("2009-10/2009-12", "October to December 2009"),
        ("2017-01-12/2017-01-12", "12 January 2017"),
        ("2017-01/2017-01", "January 2017"),
        ("XXXX-12", "December (year not known)"),
        (None, "day not stated"),
    ],
)
def test_a_date_is_said_no_finer_than_it_is(value: str | None, said: str) -> None:
    assert spoken(value) == said
