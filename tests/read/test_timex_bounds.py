"""What odd or huge text costs the reader of dates: a bounded piece of work for each stretch of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.record import Timex
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.read import language, timex, timex_hints
from servanda.read.page import Page, make_page
from servanda.read.timex import find_timexes, pieces
from servanda.read.timex_words import Found, Rule
from tests.read import (
    test_timex_anaphora,
    test_timex_calendar,
    test_timex_clock,
    test_timex_fiscal,
    test_timex_relative,
    test_timex_sets,
)
from tests.read.marked import plain
from tests.work import work

NASTY = (
    "of ", "1,", "9", " ", ", ", "(", "May 3 ", "12:", "the the ", "on Friday ", "5 ", "twenty-", "a ", "’", "2009-", "3/4/",
    "from May to ", "that year ", "the past ", "fiscal year ", "early ", "Q", "every ", "p.m.", "\u00a0", "and a half ", "in "
)  # fmt: skip


def plain_page(text: str) -> Page:
    """A page cut by rules alone, as the screen cuts it."""
    return make_page(Document(id="d_0", sha256="", file="t.txt", text=text), language.by_rules())


@pytest.mark.parametrize("words", NASTY)
def test_a_further_stretch_of_text_costs_no_more_work_than_the_one_before(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    find = Rule.find

    def counted(self: Rule, text: str, furniture: bool) -> Iterator[Found]:
        given.append(len(text))
        return find(self, text, furniture)

    monkeypatch.setattr(Rule, "find", counted)

    def calls(size: int) -> int:
        page = plain_page(f"They met: {(words * size)[:size]} on 3 May 2009.")
        found: list[Timex] = []
        done = work(lambda: found.extend(find_timexes(page, parse("2013-03-12"))))
        assert found[-1].text == "3 May 2009"
        assert all(one.text == page.document.text[one.start : one.end] for one in found)
        return done.calls

    find_timexes(plain_page("on 3 May 2009"), None)  # word lists are loaded on first use
    once, twice, four_times = calls(1_500), calls(3_000), calls(6_000)
    assert four_times - twice <= 2.4 * (twice - once) + 100  # a square would give 4 times
    assert 0 < max(given) <= 2_000


def test_two_hundred_thousand_characters_without_an_end_are_read_in_pieces_of_two_thousand() -> None:
    text = ("on Friday, 3 May 2009 and " + "of of of 1,1,1 (((" * 40) * 280
    cut = list(pieces(text))
    assert len(text) > 200_000
    assert "".join(piece for _, piece in cut) == text
    assert all(len(piece) <= 2_000 and text[at : at + len(piece)] == piece for at, piece in cut)
    assert len(cut) < 2 * len(text) / 2_000
    found = find_timexes(plain_page(text), None)
    assert len(found) > 250


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(NASTY))
def test_any_text_gives_spans_in_order_that_hold_their_words(text: str, words: str) -> None:
    whole = f"They met on {words * 3}{text} 3 May 2009, {text}{words} and two days later."
    found = find_timexes(plain_page(whole), parse("2013-03-12"))
    assert all(whole[one.start : one.end] == one.text for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 < one.confidence <= 1 and one.value for one in found)


def _sentences() -> Iterator[str]:
    for kind in (
        test_timex_anaphora,
        test_timex_calendar,
        test_timex_clock,
        test_timex_fiscal,
        test_timex_relative,
        test_timex_sets,
    ):
        yield from (plain(sentence) for _, sentence in kind.ROWS)


def test_hints_save_work_and_decide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(_sentences())
    hinted = [find_timexes(plain_page(text), None) for text in texts]
    every = frozenset().union(*timex_hints.needs().values(), {"month", "weekday", "unit", "season"})
    monkeypatch.setattr(timex, "kinds_in", lambda _: every)
    assert [find_timexes(plain_page(text), None) for text in texts] == hinted


def test_each_rule_that_has_hints_is_a_rule() -> None:
    names = {rule.name for rule in timex.grammar("", 0)}
    assert set(timex_hints.needs()) <= names
