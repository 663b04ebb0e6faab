"""A sheet on paper: each mark names one quote, and nothing is left out unsaid."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.present import brief, files
from servanda.present.cli.delivering import Format
from servanda.present.naming import plain
from servanda.present.page import Cite, Group, Line, Row, Section, Sheet, Source, Table
from servanda.present.paper import Mark, Paper, about, fitting, hidden, legible, rest, running
from tests.present.sample import CHANGES, VIEW

SHEET = brief.compose(VIEW, CHANGES, date(2021, 5, 11), full=True)
FIRST, SECOND = Cite("d_x", 4, 9, "later", "later"), Cite("d_x", 0, 3, "one", "one")
OUTSIDE = Cite("", 0, 0, "", "dossier: outside knowledge")
LINE = Line("says", (FIRST, SECOND, OUTSIDE), more=2)


def paper(*lines: Line) -> Paper:
    source = Source(3, "d_x", "Title", "", "file.txt", "1 May 2010", "stated as '1 May'")
    return Paper(Sheet("T", (), (Section("s", "S", (Group(lines),)),), (source,)))


def test_a_mark_is_the_number_of_its_source_and_of_its_quote_in_the_order_of_the_text() -> None:
    assert paper(LINE).marks(LINE) == (
        Mark("3.2", "q3_2", "‘later’"),
        Mark("3.1", "q3_1", "‘one’"),
        Mark("", "", "dossier: outside knowledge"),
        Mark("", "", "and 2 more"),
    )


def test_below_a_line_of_the_very_same_words_only_the_numbers_stand() -> None:
    marks = paper(LINE).marks(LINE, LINE)
    assert [mark.number for mark in marks] == ["3.2", "3.1", "", "", ""]
    assert [mark.words for mark in marks[:2]] == ["", ""]
    assert "same words" in [mark.words for mark in marks]


def test_a_quote_of_no_source_in_the_list_leads_nowhere_and_says_so() -> None:
    stray = Line("says", (Cite("d_y", 0, 3, "one", "one"),))
    assert paper(LINE).marks(stray) == (Mark("?", "", "‘one’"),)


def test_every_mark_of_a_brief_leads_to_a_quote_that_stands_under_its_source() -> None:
    written = Paper(SHEET)
    places = {written.target(cite) for one in written.sources for cite in one.quotes}
    targets = {mark.target for line in SHEET.lines() for mark in written.marks(line) if mark.number}
    assert targets
    assert targets <= places
    assert "" not in places


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\x1b[31m", "two lines[31m"),
        ("no \ufffe character", "no ⟨U+FFFE⟩ character"),
        ("\u202egnp.exe", "gnp.exe"),
        ("قال", "قال\u200e"),
        ("plain", "plain"),
    ],
)
def test_a_line_is_legible_in_any_file(text: str, shown: str) -> None:
    assert legible(text) == shown


@given(st.text())
def test_what_is_legible_may_stand_in_xml(text: str) -> None:
    for c in legible(text):
        assert 0x20 <= ord(c) <= 0xD7FF or 0xE000 <= ord(c) <= 0xFFFD or ord(c) >= 0x10000


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "M", "Zs"]), max_size=40))
def test_of_visible_characters_none_is_lost(text: str) -> None:
    kept = legible(text)
    assert all(c in kept or f"U+{ord(c):04X}" in kept for c in text if not c.isspace())
    assert hidden(text) == ""


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("two\nlines\tand\u2028more", ""),
        ("\u202egnp.exe", "1 hidden character not shown: U+202E"),
        ("\x00\x07\x00", "3 hidden characters not shown: U+0000, U+0007"),
        (
            "".join(map(chr, range(1, 9))),
            "8 hidden characters not shown: U+0001, U+0002, U+0003, U+0004, U+0005, U+0006, …",
        ),
    ],
)
def test_what_is_hidden_in_a_quote_is_counted_beside_it(quote: str, said: str) -> None:
    assert hidden(quote) == said


def test_a_table_is_cut_where_its_columns_no_longer_fit() -> None:
    signs = Table(("1999", "2000"), (Row("x", ("●", "…")),))
    assert fitting(signs, 60) == 10
    assert fitting(Table(("a" * 500,), ()), 60) == 1


def test_the_running_head_names_the_sheet_and_the_accord_and_stays_short() -> None:
    assert running(SHEET) == f"{SHEET.title} · {SHEET.heading[0]}"
    assert len(running(Sheet("word " * 100, (), (), ()))) < 80


def test_a_source_says_who_when_and_where() -> None:
    source = Source(1, "d", "Title", "", "a.txt", "May 2010", "inferred", "dossier's note")
    assert about(source) == "publisher not stated; May 2010, inferred; a.txt; dossier's note"
    assert rest(Section("s", "S", more=3)) == "and 3 more: "


def test_every_form_has_a_name_that_the_command_line_takes_and_an_ending_that_tells_it() -> None:
    assert {form.name for form in files.FORMS} == {name.value for name in Format} - {"text"}
    for form in files.FORMS:
        assert files.form(form.name) is form
        assert files.ending(f"BRIEF{form.ending.upper()}") is form


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_the_same_sheet_gives_the_same_bytes_in_another_process_zone_and_order_of_sets(name: str) -> None:
    program = (
        "import sys, hashlib; from servanda.present import files; from tests.present.test_paper import SHEET; "
        f"print(hashlib.sha256(files.form({name!r}).write(SHEET)).hexdigest())"
    )
    sums = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        there = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        sums.add(subprocess.check_output([sys.executable, "-c", program], env=there))
    assert len(sums) == 1


def test_words_are_plain_before_they_are_numbered() -> None:
    assert plain(legible("a\u0000b")) == "ab"
