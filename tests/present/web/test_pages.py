"""Pages of lists and of the brief: every line is there, each citation leads to its words, nothing hostile is raw."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from servanda.present import brief, views
from servanda.present.page import Cite, Columns, Group, Line, Row, Section, Sheet, Source, Table
from servanda.present.web.clocks import Clocks, address, read
from servanda.present.web.pages.lists import LISTS
from servanda.present.web.paging import cut
from servanda.present.web.rendering import place
from servanda.present.web.words import shown
from servanda.register import Register
from tests.present.web.conftest import Browser, Served

HOSTILE = """Talks <script>alert(1)</script> on cod

HAVEN, 4 May 2021 - Norway and Iceland held talks on cod in Haven on Tuesday. The \u202eterces\u202c "deal" of \x1b[31m \
Norway's minister, Ana <img src=x onerror=alert(2)> Berg, said that Norway had "kept \u2067its\u2069 word' onload='x".
"""


def flat(text: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.mark.parametrize(("name", "title"), LISTS)
def test_a_list_shows_every_line_with_links_to_its_words(
    open_record: Served, client: Browser, name: str, title: str
) -> None:
    sheet = views.compose(open_record.site.answers.ask(Clocks()).view, name)
    text, page = "", 1
    while True:
        answer = client.get(f"/{name}?p={page}")
        assert answer.status_code == 200
        text += answer.text
        page += 1
        if f"p={page}" not in answer.text:
            break
    words = flat(text)
    for line in sheet.lines():
        assert " ".join(line.text.split()) in words
        assert " ".join(line.label.split()) in words
        for cite in line.cites:
            if cite.document:
                assert f'href="{place(cite)}"' in text
    assert f"<h1>{title}</h1>" in text


def test_the_brief_is_the_brief_of_the_command_line(open_record: Served, client: Browser) -> None:
    with Register.open(open_record.folder) as register:
        view = register.view()
        since = brief.last_day(view)
        assert since is not None
        sheet = brief.compose(view, register.changes(since), since)
    text = client.get("/brief").text
    for section in sheet.sections:
        assert f'id="{section.key}"' in text
        assert section.title in flat(text)
    for line in sheet.lines():
        assert " ".join(line.text.split()) in flat(text)


def test_a_form_that_leaves_a_day_empty_asks_without_it(client: Browser) -> None:
    answer = client.get("/brief?on=&known_by=&recorded_by=&track=&since=")
    assert answer.status_code == 200
    assert "What changed since the last round (9 June 2015)" in flat(answer.text)
    assert "What changed since 1 January 2016" in flat(client.get("/brief?since=2016-01-01").text)
    assert client.get("/brief?since=soon").status_code == 400


def test_what_is_drawn_once_for_all_names_nobody(people: Served) -> None:
    pages = {name: people.signed_in(name) for name in ("Rea", "Kim")}
    texts = {name: browser.get("/statements").text for name, browser in pages.items()}
    mains = {text.partition("<h1>")[2].partition("</main>")[0] for text in texts.values()}
    assert len(mains) == 1
    assert "csrf" not in mains.pop()
    for name, text in texts.items():
        assert f"<bdi>{name}</bdi>" in text
        token = pages[name].token("/statements")
        assert f'data-csrf="{token}"' in text


def test_every_link_keeps_the_clocks(client: Browser) -> None:
    text = client.get("/rounds?on=2015-12-01&known_by=2015-06-09").text
    inside = [one for one in re.findall(r'href="(/[^"]*)"', text) if not one.startswith("/static")]
    links = [unescape(one) for one in inside if one != "/rounds"]  # that one sets them all free
    assert len(links) > 20
    assert [one for one in links if "on=2015-12-01&known_by=2015-06-09" not in one] == []


def test_an_answer_as_known_by_a_day_shows_nothing_later(client: Browser) -> None:
    early, late = client.get("/timeline?known_by=2015-03-31").text, client.get("/timeline").text
    assert "24 February 2016" not in flat(early)
    assert "26 February 2016" in flat(late)


def test_why_goes_down_to_the_words(client: Browser) -> None:
    (first, *_) = re.findall(r'href="(/why/[^"]+)"', client.get("/brief").text)
    text = client.get(first).text
    assert "It rests on" in flat(text)
    assert '<blockquote><a href="/documents/d_' in text
    assert not re.search(r"\b[aeusr]_[0-9a-f]{8,}", flat(text))
    assert 'href="/documents/d_' in text
    assert client.get("/why/e_nothing").status_code == 404


def test_the_brief_leads_to_its_files_on_the_same_clocks(client: Browser) -> None:
    text = unescape(client.get("/brief?known_by=2015-06-09&full=true").text)
    found = dict(re.findall(r'href="(/api/brief\?[^"]*format=(?:pdf|docx)[^"]*)" download>(\w+)<', text))
    assert sorted(found.values()) == ["PDF", "Word"]
    for path, name in found.items():
        assert "known_by=2015-06-09" in path
        assert "full=true" in path
        sent = client.get(path)
        assert (sent.status_code, sent.content[:2]) == (200, b"%P" if name == "PDF" else b"PK")


def test_words_of_a_document_are_text_and_nothing_else(record: Path, served: Served) -> None:
    (record.parent / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with Register.open(record) as register:
        register.add([record.parent / "hostile.txt"], publisher="<b>\u202eEvil</b> \"Post' onclick=x")
        register.read()
    browser = served.browser()
    pages = [browser.get(path).text for path in ("/brief?full=true", *(f"/{name}" for name, _ in LISTS))]
    text = "".join(pages)
    assert "Haven" in text
    assert "Evil" in text
    for raw in ("<script>", "<img", "<b>", "\u202e", "\u202c", "\u2067", "\x1b"):
        assert raw not in text.replace('<script type="module"', "").replace("<script src", "")
    assert not re.search(r"<[^>]*\son[a-z]+\s*=\s*[^>\s]", re.sub(r'"[^"]*"', '""', text))


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\x1b[31m\0", "a⟨U+001B⟩[31m⟨U+0000⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("line\r\nline\ttab", "line\nline\ttab"),
        ("👩\u200d⚖️ نمی\u200cخواهم 中文", "👩\u200d⚖️ نمی\u200cخواهم 中文"),
    ],
)
def test_what_hides_or_reorders_is_written_out(raw: str, seen: str) -> None:
    assert shown(raw) == seen
    assert shown(seen) == seen


def test_clocks_are_read_and_written_alike() -> None:
    clocks = read({"on": "2015-06-09", "known_by": "", "track": "track:a b&c", "recorded_by": "2026-01-01"})
    assert clocks.known_by is None
    written = address("/documents/d_1#s-3-9", clocks)
    assert written == "/documents/d_1?track=track%3Aa+b%26c&on=2015-06-09&recorded_by=2026-01-01#s-3-9"
    assert address("/x", clocks, {"track": "", "p": 2}) == "/x?on=2015-06-09&recorded_by=2026-01-01&p=2"


def _line(number: int, level: int = 0) -> Line:
    return Line(f"line {number}", (Cite(f"d_{number % 3}", 0, 1, "x"),), level=level)


def test_a_long_list_is_cut_without_loss_and_never_inside_what_belongs_together() -> None:
    lines = tuple(_line(number, 1 if number % 4 else 0) for number in range(1000))
    sides = Columns((Group(lines[:9]), Group(lines[:4])))
    table = Table(("a",), tuple(Row(str(n), ("x",)) for n in range(5)))
    section = Section("s", "S", (table, sides, Group(lines, "All", "and no more")))
    sources = tuple(Source(n + 1, f"d_{n}", "", "", "", "", "") for n in range(3))
    sheet = Sheet("", (), (section,), sources)
    found: list[Line] = []
    first, pager = cut(sheet, 1, 100)
    assert first.sections[0].blocks[:2] == (table, sides)
    for number in range(1, pager.pages + 1):
        part, at = cut(sheet, number, 100)
        assert at.page == number
        groups = [one for one in part.sections[0].blocks if isinstance(one, Group)]
        found += [line for group in groups for line in group.lines]
        assert all(group.lines[0].level == 0 for group in groups)
        cited = {cite.document for line in part.lines() for cite in line.cites}
        assert {one.document for one in part.sources} == cited
    assert tuple(found) == lines
    assert cut(sheet, 999, 100)[1].page == pager.pages
    assert cut(sheet, -1, 100)[1].page == 1
