"""Search, changes and problems in a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from servanda.model.record import Decision
from servanda.present.web.clocks import Clocks
from servanda.register import Register
from tests.present.web.conftest import Browser, Served


def flat(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


def test_a_search_finds_what_the_command_line_finds(open_record: Served, client: Browser) -> None:
    with Register.open(open_record.folder) as register:
        hits = register.search(register.view(), '"no such meeting"')
    text = client.get("/search", params={"q": '"no such meeting"'}).text
    assert "<mark>" in text
    assert "no such meeting" in flat(text)
    assert {hit.document for hit in hits} == set(re.findall(r"/documents/(d_[0-9a-f]+)#s", text))
    for hit in hits:
        assert f"#s-{hit.snippet.start}-{hit.snippet.end}" in text


def test_a_facet_leaves_out_what_does_not_fit(client: Browser) -> None:
    every = flat(client.get("/search?q=talks").text)
    some = client.get("/search?q=talks&kind=statement&year=2015").text
    total = {
        name: int(re.findall(r"(\d+) places", text)[0])
        for name, text in (("all", every), ("some", flat(some)))
    }
    assert 0 < total["some"] < total["all"]
    assert "24 February 2016" not in flat(some.partition('class="found"')[2].partition("</ol>")[0])


def test_a_search_for_nothing_and_for_no_word_is_told(client: Browser) -> None:
    assert client.get("/search").status_code == 200
    assert client.get("/search?q=").status_code == 200
    answer = client.get("/search", params={"q": "!!!"})
    assert answer.status_code == 200
    assert 'class="problem"' in answer.text
    assert "has these words" in flat(client.get("/search?q=zebra").text)


def test_hostile_words_of_a_search_are_text(client: Browser) -> None:
    answer = client.get("/search", params={"q": '<script>alert(1)</script>"\u202e'})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


def test_the_masthead_searches_and_keeps_the_clocks(client: Browser) -> None:
    text = client.get("/documents?known_by=2015-06-09").text
    form = text.partition('class="find"')[2].partition("</form>")[0]
    assert 'name="known_by" value="2015-06-09"' in form
    assert "no such meeting" not in flat(client.get("/search", params={"q": '"no such meeting"', "known_by": "2015-06-09"}).text.partition("<main")[2].partition('class="found"')[2])  # fmt: skip


def test_changes_are_those_of_the_command_line(open_record: Served, client: Browser) -> None:
    text = flat(client.get("/changes?since=2015-06-09").text)
    assert "What changed since 9 June 2015" in text
    assert "24 February 2016" in text
    assert "Nothing new became known." in flat(client.get("/changes?since=2030-01-01").text)
    assert client.get("/changes?since=2015-06-09&recorded_since=2026-01-01").status_code == 400
    assert client.get("/changes?recorded_since=soon").status_code == 400


def test_changes_since_a_moment_say_how_they_came(served: Served) -> None:
    before = served.site.registers.shared().store.last_recorded()
    view = served.site.answers.ask(Clocks()).view
    one = next(each.assertions[0] for each in view.reconciled.events if len(each.assertions) == 1)
    with Register.open(served.folder) as register:
        register.judge(Decision.REJECT, one, by="A", why="b")
    text = flat(served.browser().get(f"/changes?recorded_since={before}").text)
    assert "judged" in text


def test_a_problem_is_shown_with_its_remedy(record: Path, served: Served) -> None:
    (record.parent / "empty.txt").write_bytes(b"")
    with Register.open(record) as register:
        register.add([record.parent / "empty.txt"])
    text = flat(served.browser().get("/problems").text)
    assert "The file is empty." in text
    assert "Fetch the document again." in text
