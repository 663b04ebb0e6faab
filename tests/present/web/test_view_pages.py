"""Timeline, figures, statements and who is who: what the screens hold is on the pages, each line with its words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from servanda.present.screens import charts, lanes, network, people, speakers
from servanda.present.screens.speakers import Asked
from servanda.present.web.clocks import Clocks
from servanda.present.web.rendering import place
from tests.present.web.conftest import Browser, Served

PAGES = (
    "/timeline",
    "/figures",
    "/statements",
    "/who",
    "/who/network",
    "/who/state:XC",
    "/speakers/state:XM",
)


def flat(text: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_the_clocks_and_has_no_style_or_script_of_its_own(client: Browser, path: str) -> None:
    text = client.get(f"{path}?known_by=2015-06-09").text
    assert "as known by 9 June 2015" in flat(text)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)
    links = re.findall(r'href="(/(?:documents|who|speakers)[^"]*)"', text)
    assert links
    assert all("known_by=2015-06-09" in one for one in links if one != path)  # but for "Without limits"


def test_no_word_of_the_vocabulary_is_read_by_a_person(client: Browser) -> None:
    for path in PAGES:
        words = flat(client.get(path).text)
        assert not re.search(r"\b(position|talks|contact|measure)\.[a-z]|not-stated|did-not-happen", words), (
            path
        )
        assert not re.search(r"\b(concept|state|person|organ|track):[a-z]", words), path


def test_the_lanes_are_the_screen_and_know_nothing_of_a_later_day(
    open_record: Served, client: Browser
) -> None:
    found = client.get("/api/lanes?known_by=2015-03-15").json()
    view = open_record.site.answers.ask(Clocks()).view
    assert len(client.get("/api/lanes").json()["items"]) == len(lanes.compose(view).items)
    assert found["items"]
    assert max(one["known_on"] for one in found["items"]) <= "2015-03-15"
    assert found["days"] == [one for one in lanes.compose(view).days if one <= "2015-03-15"]
    for one in found["items"]:
        assert one["words"], one["text"]
        assert all(each["address"].startswith("/documents/") for each in one["words"])


def test_a_program_that_has_the_lanes_is_told_so(client: Browser) -> None:
    first = client.get("/api/lanes")
    again = client.get("/api/lanes", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/lanes?knownby=2015-01-01").status_code == 422


def test_the_slider_goes_over_every_day_of_publication(client: Browser) -> None:
    days = 'data-days="2015-03-06 2015-03-15 2015-06-09 2016-02-24"'
    assert days in client.get("/timeline").text
    assert days in client.get("/timeline?known_by=2015-03-15").text


def test_the_list_below_the_lanes_holds_what_the_filter_leaves(open_record: Served, client: Browser) -> None:
    view = open_record.site.answers.ask(Clocks()).view
    some = lanes.compose(view).only(status="alleged")
    words = flat(client.get("/timeline?status=alleged").text)
    assert some.items
    for one in some.items:
        assert " ".join(one.text.split()) in words
    assert "Nothing on the lanes is as asked." in flat(client.get("/timeline?status=denied").text)


def test_every_figure_stands_on_the_page_with_its_words(open_record: Served, client: Browser) -> None:
    screen = charts.compose(open_record.site.answers.ask(Clocks()).view)
    text = client.get("/figures").text
    lines = [row.line for one in screen.series for row in one.rows] + list(screen.single.lines())
    assert len(lines) == screen.total > 0
    for line in lines:
        assert " ".join(line.text.split()) in flat(text)
        assert all(f'href="{place(cite)}"' in text for cite in line.cites if cite.document)


def test_each_mark_of_a_strip_leads_to_its_words(open_record: Served, client: Browser) -> None:
    screen = speakers.compose(open_record.site.answers.ask(Clocks()).view, Asked())
    text = client.get("/statements").text
    assert screen.strip is not None
    for row in screen.strip.rows:
        for mark in row.marks:
            assert f'<a href="{place(mark.line.cites[0])}" aria-label=' in text


def test_a_speaker_has_a_page_and_a_stranger_none(client: Browser) -> None:
    assert "<h1><bdi>Merrin</bdi></h1>" in client.get("/speakers/state:XM").text
    assert client.get("/speakers/words:the official").status_code == 200
    assert client.get("/speakers/person:nobody").status_code == 404
    assert client.get("/who/person:nobody").status_code == 404
    assert client.get("/who/network?since=soon").status_code == 400


def test_each_edge_leads_to_a_row_with_its_words(open_record: Served, client: Browser) -> None:
    screen = network.compose(open_record.site.answers.ask(Clocks()).view)
    text = client.get("/who/network").text
    assert screen.edges
    for edge in screen.edges:
        assert f'<tr id="{edge.id}">' in text
        for line in edge.lines:
            assert all(f'href="{place(cite)}"' in text for cite in line.cites if cite.document)
    assert "Nobody is told to have met" in client.get("/who/network?until=1900-01-01").text


def test_who_is_who_lists_all_who_act_and_leads_to_each(open_record: Served, client: Browser) -> None:
    screen = people.compose(open_record.site.answers.ask(Clocks()).view)
    text = client.get("/who").text
    for row in screen.rows:
        assert f'href="/who/{row.id}"' in text
        assert client.get(f"/who/{row.id}").status_code == 200
    assert "Tarn" in flat(client.get("/who?kind=place").text)
