"""Figures count or measure; what names, orders or dates is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.actor import Mention
from servanda.model.figure import Amount, Figure
from servanda.read.figures import find_figures
from servanda.read.lexicon import Lexicon
from servanda.read.timex import find_timexes
from tests.read.marked import page_of


def figures(text: str, *named: tuple[str, str]) -> tuple[Figure, ...]:
    page = page_of(text)
    mentions = [
        Mention(page.document.id, text.index(words), text.index(words) + len(words), words, entity)
        for words, entity in named
    ]
    found = find_figures(page, find_timexes(page, None), mentions, Lexicon.of())
    assert all(text[one.start : one.end] == one.text for one in found)
    return found


@pytest.mark.parametrize(
    ("words", "amount", "unit", "counts"),
    [
        ("75 inspectors", Amount(75, 75), "", "inspectors"),
        ("twenty-five boats", Amount(25, 25), "", "boats"),
        ("3,800 crossings", Amount(3800, 3800), "", "crossings"),
        ("at least 20,000 visas", Amount(20000, None), "", "visas"),
        ("no more than 300 tonnes of cod", Amount(None, 300), "t", "cod"),
        ("up to 60 observers", Amount(None, 60), "", "observers"),
        ("more than 1,100 of its warheads", Amount(1100, None), "", "warheads"),
        ("about 500 refugees", Amount(500, 500, True), "", "refugees"),
        ("hundreds of prisoners", Amount(200, 999, True), "", "prisoners"),
        ("tens of thousands of villagers", Amount(20000, 99999, True), "", "villagers"),
        ("several hundred permits", Amount(200, 999, True), "", "permits"),
        ("a dozen gauges", Amount(12, 12), "", "gauges"),
        ("15-20 percent", Amount(15, 20), "%", ""),
        ("between 12 and 20 million euros", Amount(12e6, 20e6), "EUR", ""),
        ("US$2.5bn", Amount(2.5e9, 2.5e9), "USD", ""),
        ("$4 billion", Amount(4e9, 4e9), "USD", ""),
        ("$12 million to $20 million", Amount(12e6, 20e6), "USD", ""),
        ("about half of the fleet", Amount(50, 50, True), "%", "fleet"),
        ("three hundred and five trucks", Amount(305, 305), "", "trucks"),
        ("150 cubic metres per second", Amount(150, 150), "m3/s", ""),
    ],
)
def test_amounts_units_and_what_is_counted(words: str, amount: Amount, unit: str, counts: str) -> None:
    (found,) = figures(f"The commission reported {words}.")
    assert (found.amount, found.unit, found.counts) == (amount, unit, counts)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 22 May 2009 in the 1990s.",
        "A 47-year-old ban lasts two weeks.",
        "Article 5 of Resolution 1929 and No. 7 bind.",
        "The 5th round and the 21st century began.",
        "They live at 10 Downing Street.",
        "Mr Ortega, 55, resigned.",
        "The two sides and these three states agreed.",
        "1. The Parties shall meet.",
        "One of them left.",
    ],
)
def test_what_names_orders_or_dates_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_concept_at_the_head_is_what_is_counted_and_its_owner_is_told() -> None:
    (found,) = figures(
        "Officials refused hundreds of Vardan exit permits annually.",
        ("exit permits", "concept:exit-permit"),
        ("Vardan", "state:VA"),
    )
    assert (found.counts, found.of, found.per) == ("concept:exit-permit", "state:VA", "year")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They issue 20,000 visas a year.", "year"),
        ("They issue 300 visas per month.", "month"),
        ("An annual quota of 1,200 tonnes applies.", "year"),
        ("They issued 20,000 visas.", ""),
    ],
)
def test_a_rate_is_told_from_a_total(text: str, per: str) -> None:
    (found,) = figures(text)
    assert found.per == per


def test_a_period_is_taken_where_the_sentence_leaves_one_choice() -> None:
    (only,) = figures("In 2003, police held 75 activists.")
    assert only.period is not None
    assert only.period.expression.value == "2003"
    first, second = figures(
        "Police held 75 activists in 2003 and the army 12 officers, after the talks of 1999."
    )
    assert first.period is not None
    assert first.period.expression.value == "2003"
    assert second.period is None


def test_a_number_without_a_noun_borrows_that_of_its_neighbour() -> None:
    found = figures("The storms killed 102 and 21 people.")
    assert [(one.amount.low, one.counts) for one in found] == [(102, "people"), (21, "people")]
    found = figures("It cut 4,300 jobs in France, 3,700 in Spain.")
    assert [(one.amount.low, one.counts) for one in found] == [(4300, "jobs"), (3700, "jobs")]


PIECES = ("at least", "between", "20", "3,800", "and", "to", "two", "hundred", "million", "US$", "%", "visas", "of", "the", "-", "–", ",",
          "bn", "half", "dozens", "a", "year", "15-20", "😀", "\u00a0", "No.", "5th", "percent", "tonnes", "(", ")", ".")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_words_give_sound_figures(words: list[str]) -> None:
    for one in figures(" ".join(words)):
        low, high = one.amount.low, one.amount.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
