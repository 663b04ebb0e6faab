"""The pages of the record: glance, rounds, commitments, measures, conditions; each line to its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from servanda.model.view import View
from servanda.present.screens import conditions, duty, matrix, measures, meeting
from servanda.present.web.answers import Answer
from servanda.present.web.clocks import Clocks, address
from servanda.present.web.paging import Pager
from servanda.present.web.portions import portion
from servanda.present.web.rendering import place
from servanda.register import Register
from tests.present.web.conftest import Browser, Served
from tests.present.web.test_pages import HOSTILE, flat

PAGES = (
    "/",
    "/rounds",
    "/commitments",
    "/commitments?as=steps",
    "/commitments?as=words",
    "/measures",
    "/conditions",
)


@pytest.fixture
def view(open_record: Served) -> View:
    return open_record.site.answers.ask(Clocks()).view


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_the_glance_tells_state_due_and_news_with_links_to_details(client: Browser) -> None:
    text = client.get("/").text
    words = flat(text)
    for told in ("Orra fishing talks", "running", "since 9 June 2015", "Due by practice", "overdue", "Next host",
                 "New since 9 June 2015", "Where the accounts differ", "Rounds ahead", "To review",
                 "Latest documents"):  # fmt: skip
        assert told in words
    assert re.search(r'href="/rounds/n_[0-9a-f]+"', text)
    assert re.search(r'href="/documents/d_[0-9a-f]+#s-\d+-\d+"', text)


def test_the_glance_counts_news_since_the_day_that_is_asked_for(client: Browser) -> None:
    assert "New since 1 January 2016" in flat(client.get("/?since=2016-01-01").text)
    assert client.get("/?since=then").status_code == 400


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_keeps_the_clocks(client: Browser, path: str) -> None:
    asked = f"{path}{'&' if '?' in path else '?'}on=2015-12-01&known_by=2015-06-09"
    answer = client.get(asked)
    assert answer.status_code == 200
    links = [
        unescape(one) for one in re.findall(r'href="(/[^"]*)"', answer.text) if not one.startswith("/static")
    ]
    free = [one for one in links if "on=2015-12-01" not in one or "known_by=2015-06-09" not in one]
    assert free == [path.partition("?")[0]]  # the one that takes all limits away
    assert "2016" not in flat(answer.text.partition("<main")[2].partition('id="sources"')[0])


def test_each_round_of_the_list_has_a_page_with_all_its_lines(client: Browser, view: View) -> None:
    listed = client.get("/rounds").text
    for one in view.assessment.rounds:
        assert f'href="/rounds/{one.id}"' in listed
        answer = client.get(f"/rounds/{one.id}")
        assert answer.status_code == 200
        for line in meeting.compose(view, one.id).lines():
            assert spaced(line.text) in flat(answer.text)
            for cite in line.cites:
                assert not cite.document or f'href="{place(cite)}"' in answer.text
    assert client.get("/rounds/n_none").status_code == 404


def test_each_cell_of_the_matrix_leads_to_the_evidence_of_its_year(client: Browser, view: View) -> None:
    text = client.get("/commitments").text
    cells = re.findall(r'<a class="cell [a-z]+" href="([^"#]+)#([^"]+)"', text)
    made = [cell for block in matrix.compose(view).blocks for row in block.rows for cell in row.cells if cell]
    assert len(cells) == len(made) > 0
    for path, anchor in cells:
        assert f'id="{anchor}"' in client.get(unescape(path)).text


def test_each_duty_has_a_page_with_all_its_lines(client: Browser, view: View) -> None:
    for one in view.assessment.commitments:
        answer = client.get(address(f"/commitments/{one.id}", Clocks()))
        assert answer.status_code == 200
        screen = duty.compose(view, one.id)
        told = flat(answer.text)
        for line in (
            *screen.facts,
            *(line for period in screen.periods for line in (*period.grounds, *period.replies)),
        ):
            assert spaced(line.text) in told
        for period in screen.periods:
            assert spaced(period.detail) in told
            assert period.mark.text in told
    assert client.get("/commitments/commitment:none").status_code == 404


def test_commitments_are_chosen_by_what_the_form_asks(client: Browser, view: View) -> None:
    duties = view.assessment.commitments
    owed = [one for one in duties if one.obligor == "state:XC"]
    alleged = [
        one for one in duties if any(row.state.value == "alleged-not-performed" for row in one.performance)
    ]
    assert 0 < len(owed) < len(duties)
    assert 0 < len(alleged) < len(duties)
    one = flat(client.get("/commitments?obligor=state:XC").text)
    assert f"{len(owed)} of {len(duties)} duties" in one
    told = flat(client.get("/commitments?state=alleged-not-performed").text)
    assert f"{len(alleged)} of {len(duties)} duties" in told
    assert "No commitment is like that." in flat(client.get("/commitments?obligor=state:none").text)
    assert client.get("/commitments?first=soon").status_code == 400
    words = flat(client.get("/commitments?as=words&obligor=state:XC").text)
    assert "stray boats" in words
    assert "delta licences" not in words


def test_measures_lead_to_a_question_and_the_question_to_an_answer(client: Browser, view: View) -> None:
    (one,) = view.assessment.measures
    text = client.get("/measures").text
    for group, cards in measures.compose(view).groups:
        assert group in flat(text)
        for card in cards:
            assert all(
                spaced(line.text) in flat(text) for line in (*card.changes, *(row.line for row in card.now))
            )
    chosen = client.get(f"/measures?measure={quote(one.id)}&on=2015-06-09")
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"/measures/{one.id}?on=2015-06-09")
    asked = client.get(f"/measures/{one.id}?on=2015-06-09&name=colour&value=red")
    assert "Not stated: what is on record leaves it open for 9 June 2015." in flat(asked.text)
    assert "no rule on record for that day speaks of colour" in flat(asked.text)
    assert client.get("/measures/measure:none").status_code == 404


def test_words_of_a_document_are_text_on_every_page_of_the_record(record: Path, served: Served) -> None:
    (record.parent / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with Register.open(record) as register:
        register.add([record.parent / "hostile.txt"], publisher="<b>\u202eEvil</b> \"Post' onclick=x")
        register.read()
        seen = register.view().assessment
    browser = served.browser()
    things = [f"/rounds/{one.id}" for one in seen.rounds]
    things += [f"/commitments/{one.id}" for one in seen.commitments]
    things += [f"/measures/{one.id}" for one in seen.measures]
    text = "".join(browser.get(path).text for path in (*PAGES, *things))
    assert "Haven" in text
    assert "Evil" in text
    for raw in ("<script>", "<img", "<b>", "\u202e", "\u202c", "\u2067", "\x1b"):
        assert raw not in text


def test_what_is_asked_is_text_and_nothing_else(client: Browser, view: View) -> None:
    (one,) = view.assessment.measures
    evil = quote('"><script>alert(1)</script>\u202e')
    text = client.get(f"/measures/{one.id}?given.{evil}={evil}&name={evil}&value={evil}").text
    assert "<script>alert" not in text
    assert "\u202e" not in text
    text = client.get(f"/commitments?instrument={evil}&as={evil}&obligor={evil}").text
    assert "<script>alert" not in text


def test_conditions_show_who_makes_what_depend_on_what(client: Browser, view: View) -> None:
    words = flat(client.get("/conditions").text)
    for line in conditions.compose(view).lines():
        assert spaced(line.text).rstrip(".")[1:] in words  # a conclusion begins as a sentence does


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_styles_or_scripts_of_its_own(client: Browser, path: str) -> None:
    text = client.get(path).text
    assert " style=" not in text
    assert not re.search(r"\son[a-z]+=", re.sub(r'"[^"]*"', '""', text))
    assert '<link rel="stylesheet" href="/static/record.css">' in text


def test_pages_need_a_reader(people: Served) -> None:
    stranger, reader = people.browser(), people.signed_in("Rea")
    for path in PAGES:
        assert stranger.get(path).status_code in (303, 401)
        assert reader.get(path).status_code == 200


def test_a_long_screen_is_cut_without_loss_and_each_page_keeps_the_heads() -> None:
    groups = [("a", tuple(range(5))), ("b", ()), ("c", tuple(range(5, 12)))]
    pages = [portion(groups, page, 4) for page in (1, 2, 3)]
    assert [item for shown, _ in pages for _, items in shown for item in items] == list(range(12))
    assert [[head for head, _ in shown] for shown, _ in pages] == [["a"], ["a", "c"], ["c"]]
    assert {pager.pages for _, pager in pages} == {3}
    assert portion(groups, 99, 4) == pages[2]
    assert portion((), 1, 4) == ((), Pager(1, 1))


@pytest.mark.parametrize("path", ["/", "/brief", "/changes"])
def test_what_is_drawn_of_two_answers_is_kept_under_both(
    client: Browser, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    kept, keep = [], Answer.kept

    def noting(answer: Answer, key: Any, make: Callable[[], Any]) -> Any:
        kept.append((answer.number, key))
        return keep(answer, key, make)

    monkeypatch.setattr(Answer, "kept", noting)
    client.get(path)
    ((number, (_, _, beside, *_)),) = [one for one in kept if one[1][0] == "drawn"]
    assert beside not in (0, number)
