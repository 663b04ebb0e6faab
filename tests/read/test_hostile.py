"""Whatever the text, the three readers keep what they promise; and no text takes them long.

The sizes are such that work which grows with the square of the text would not come to an end in a lifetime of
this test. How the work grows is measured by `benchmarks.speed.hostile`; a longer search is `benchmarks.fuzz`.
"""

from __future__ import annotations

import random

import pytest
from benchmarks.fuzz import broken, complaints, sources
from benchmarks.hostile import NASTY, breaches, read
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servanda.model.figure import Amount, Figure
from servanda.model.record import Reading, Timex
from servanda.read import find_actors, find_figures, find_timexes, language

ODD = [
    *("\0", "\t", "\n", "\r", "\x85", "\u00a0", "\u00ad", "\u0301", "\u200b", "\u200d", "\u202e", "\u2028", "\u2066"),
    *("\ufeff", "\ufffd", "👩‍👩‍👧", "İ", "ß", "ﬁ", "½", "²", "٣", "Ⅷ", "“", "”", "‘", "’", "(", "[", "—", "–", "%", "$", "€"),
]  # fmt: skip
WORDS = [
    *("Austria", "Vienna", "the minister", "John Orran", "He", "they", "both sides", "said", "met", "issued", "signed"),
    *("Monday", "last week", "May", "2009", "the end of", "every", "three times a year", "between", "from", "to", "and"),
    *("5", "1,000", "20 per cent", "at least", "no more than", "hundreds", "of", "visas", "$", "million", "a year", ","),
    *(".", ";", ":", "the Ministry of Foreign Affairs", "then-president", "U.S.", "10:30 p.m.", "in", "on", "\n\n"),
]  # fmt: skip

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
odd_text = st.lists(st.sampled_from(ODD + WORDS), max_size=40).map("".join)
worded = st.lists(st.sampled_from(WORDS + WORDS + ODD), max_size=40).map(" ".join)


@settings(max_examples=40)
@given(st.one_of(any_text, odd_text, worded))
@example("")
@example(" ")
@example("\0")
@example("\u202e20 visas\u202c on Friday")
@example("İstanbul, May 3 — 5 visas")
@example("ﬁve visas, ½ of them in 2009")
@example("between 1e999999 and " + "9" * 400 + " visas in 99999")
@example("0 visas, -0 visas, 00000 visas on 00/00/0000 and 31 February 2009 at 99:99")
def test_every_span_is_its_words_and_order_is_kept(text: str) -> None:
    _, reading = read(text, language.load())
    assert list(breaches(text, reading)) == []


@settings(max_examples=15)
@given(st.integers(0, 2**32), st.booleans())
def test_broken_reports_are_read_without_a_fault_and_twice_alike(seed: int, by_rules: bool) -> None:
    text = broken(random.Random(seed), sources())
    assert complaints(text, language.by_rules() if by_rules else language.load()) == []


@pytest.mark.parametrize("name", NASTY)
def test_a_repeat_is_read_and_keeps_the_promises(name: str) -> None:
    text = NASTY[name](40)
    _, reading = read(text, language.load())
    assert list(breaches(text, reading)) == []


SIZES = {
    "digits": 100_000,
    "digits and commas": 20_000,
    "thousands": 2_000,
    "spaces": 100_000,
    "no-break spaces": 100_000,
    "commas": 20_000,
    "points": 20_000,
    "hyphens": 20_000,
    "apostrophes": 20_000,
    "quotes": 20_000,
    "open brackets": 20_000,
    "open quotes": 20_000,
    "capitals": 100_000,
    "combining marks": 100_000,
    "nulls": 50_000,
    "months": 10_000,
    "early mid late": 5_000,
    "of the": 10_000,
    "tens of": 5_000,
    "comparisons": 2_000,
    "every other": 5_000,
    "known as": 5_000,
    "titles": 5_000,
}


@pytest.mark.parametrize("name", SIZES)
def test_a_huge_repeat_comes_to_an_end(name: str) -> None:
    text = NASTY[name](SIZES[name])
    _, reading = read(text, language.by_rules())
    assert list(breaches(text, reading)) == []


@pytest.mark.parametrize("find", [find_timexes, find_actors, find_figures])
def test_a_word_of_a_hundred_thousand_letters_hides_nothing_after_it(find: object) -> None:
    text = "a" * 100_000 + "\n\nAustria issued 5 visas on Monday."
    found = find(text)  # type: ignore[operator]
    assert [text[one.start : one.end] for one in getattr(found[0], "mentions", found)] in (
        ["Monday"], ["Austria"], ["5"],
    )  # fmt: skip


def timex(start: int, end: int, words: str) -> Timex:
    return Timex("d", start, end, words, "DATE", "2009")


def reading(*timexes: Timex, figures: tuple[Figure, ...] = ()) -> Reading:
    return Reading(id="r", document="d", reader="x", words="", anchor=None, timexes=timexes, figures=figures)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (reading(timex(0, 3, "May")), "timexes: 'May' is 'in ' in the text"),
        (reading(timex(3, 3, "")), "timexes: 3..3 is no stretch of a text of 11"),
        (reading(timex(3, 99, "May 2009")), "timexes: 3..99 is no stretch of a text of 11"),
        (
            reading(timex(3, 11, "May 2009"), timex(7, 11, "2009")),
            "timexes: '2009' at 7 begins before 11, where the last one ends",
        ),
        (
            reading(
                figures=(Figure(id="f", document="d", start=7, end=11, text="2009", amount=Amount(9, 2)),)
            ),
            "figures: '2009' is from 9 to 2",
        ),
    ],
)
def test_a_promise_that_is_broken_is_told(held: Reading, said: str) -> None:
    assert list(breaches("in May 2009", held)) == [said]
