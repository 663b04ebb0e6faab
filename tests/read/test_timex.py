"""Temporal expressions: exact words, and values that are never finer than the words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.record import Timex
from servanda.model.when import Direction, Kind, Recurrence, parse, resolve
from servanda.read.timex import find_timexes
from tests.read.marked import lines, mark, page_of, plain

ANCHOR = parse("2013-03-12")


def label(timex: Timex) -> str:
    return timex.value if timex.type == "DATE" else f"{timex.type} {timex.value}"


@pytest.mark.parametrize("name", ["calendar", "relative", "direction"])
def test_marked_expressions_are_found_with_their_values_and_nothing_else(name: str) -> None:
    expected = list(lines(f"timex/{name}.txt"))
    got = []
    for line in expected:
        text = plain(line)
        found = find_timexes(page_of(text), ANCHOR)
        got.append(mark(text, [(one.start, one.end, label(one)) for one in found]))
    assert got == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They will meet in December.", "XXXX-12"),
        ("They met on June 2.", "XXXX-06-02"),
        ("They met last month.", "XXXX-XX"),
        ("They met this week.", "XXXX-WXX"),
        ("They met today.", "XXXX-XX-XX"),
        ("They met last year.", "XXXX"),
    ],
)
def test_without_an_anchor_what_it_would_settle_is_masked(text: str, value: str) -> None:
    (timex,) = find_timexes(page_of(text), None)
    assert timex.value == value
    assert timex.expression is not None
    assert timex.expression.needs_anchor


def test_an_imprecise_anchor_settles_only_what_all_of_its_days_agree_on() -> None:
    page = page_of("It ended last year. They met on Friday.")
    assert [one.value for one in find_timexes(page, parse("2013-03"))] == ["2012", "XXXX-WXX-5"]


def test_the_expression_is_the_same_with_and_without_an_anchor() -> None:
    page = page_of("They said on Friday that they will meet in December.")
    without, with_ = find_timexes(page, None), find_timexes(page, ANCHOR)
    assert [one.expression for one in without] == [one.expression for one in with_]
    assert [one.expression.direction for one in with_ if one.expression] == [Direction.PAST, Direction.FUTURE]


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("twice a year", Recurrence(6, "month")),
        ("once a year", Recurrence(1, "year")),
        ("four times a year", Recurrence(3, "month")),
        ("every six months", Recurrence(6, "month")),
        ("every other year", Recurrence(2, "year")),
        ("each month", Recurrence(1, "month")),
        ("annually", Recurrence(1, "year")),
        ("semi-annually", Recurrence(6, "month")),
        ("twice-yearly", Recurrence(6, "month")),
        ("biannually", Recurrence(6, "month")),
        ("quarterly", Recurrence(3, "month")),
        ("every two weeks", Recurrence(2, "week")),
        ("five times a year", None),
        ("bimonthly", None),
    ],
)
def test_sets_recur_at_whole_intervals_or_not_at_all(words: str, recurrence: Recurrence | None) -> None:
    (timex,) = find_timexes(page_of(f"The commission meets {words}."), None)
    assert (timex.type, timex.text, timex.recurrence) == ("SET", words, recurrence)
    assert (timex.expression is None) == (recurrence is not None)


def test_both_ends_of_a_range_mean_the_whole_range() -> None:
    found = find_timexes(page_of("It was in force from March to May 2010."), None)
    assert [(one.text, one.value, str(one.expression)) for one in found] == [
        ("March", "2010-03", "absolute|2010-03/2010-05|nearest"),
        ("May 2010", "2010-05", "absolute|2010-03/2010-05|nearest"),
    ]


def test_a_moved_date_is_no_range() -> None:
    found = find_timexes(page_of("The round was postponed from March 2010 to May 2010."), None)
    assert [str(one.expression) for one in found] == ["absolute|2010-03|nearest", "absolute|2010-05|nearest"]


def test_a_fiscal_year_is_that_of_whoever_is_named_else_it_stays_wide() -> None:
    def value(text: str) -> str:
        (timex,) = find_timexes(page_of(text), None)
        assert timex.expression is not None
        return timex.expression.value

    assert value("The federal fiscal year 2010 was lean.") == "2009-10-01/2010-09-30"
    assert value("The fiscal year 2010 was lean.") == "2009/2010"


def test_a_year_of_two_digits_is_one_in_lists_and_none_in_running_text() -> None:
    text = "On 12 May 14 people were freed.\n12 May 14 | Africa"
    found = find_timexes(page_of(text, "| Africa"), None)
    assert [(one.text, one.value) for one in found] == [("12 May", "XXXX-05-12"), ("12 May 14", "2014-05-12")]


def test_that_day_reaches_past_a_year_to_the_last_day_named() -> None:
    text = "On Sept. 17 she reopened a line cut in 1963. On that occasion she stayed longer."
    found = find_timexes(page_of(text), None)
    assert [str(one.expression) for one in found] == [
        "month-day|09-17|past",
        "absolute|1963|nearest",
        "month-day|09-17|past",
    ]


def test_what_nothing_settles_stays_vague() -> None:
    (timex,) = find_timexes(page_of("That year everything changed."), ANCHOR)
    assert timex.value == "XXXX"
    assert timex.expression is not None
    assert timex.expression.kind is Kind.VAGUE


def test_offsets_hold_across_astral_characters_no_break_spaces_and_crlf() -> None:
    text = "😀𝒜 They met on 22\u00a0May\r\n2009.\r\nThen on Friday,\u00a06 June 2009."
    found = find_timexes(page_of(text), None)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.text for one in found if one.value.count("-") == 2][-1] == "Friday,\u00a06 June 2009"


WORDS = ("on", "in", "Friday", "May", "2009", "22", "twice", "a", "year", "last", "the", "1990s", "two", "weeks", "ago",
         "from", "to", "–", "-", ",", ".", "will", "said", "06:08", "GMT", "'94", "next", "month", "every", "half", "\u00a0",
         "😀", "Q3", "fiscal", "quarter", "of", "that", "day", "later", "Jan.", "3/4/2010", "31", "June", "(", ")")  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2013-03-12", "2012-02-29", "2013"])
)
def test_any_words_give_sound_expressions(words: list[str], anchor: str | None) -> None:
    text = " ".join(words)
    when = parse(anchor) if anchor else None
    found = find_timexes(page_of(text), when)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for one in found:
        assert one.value
        assert one.type == "DURATION" or one.expression is not None or one.recurrence is not None
        if one.expression is not None:
            resolve(one.expression, when)
