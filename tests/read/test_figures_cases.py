"""Marked sentences by kind: each is read as it is marked (tests/cases/figures)."""

from __future__ import annotations

import pytest

from tests.read.figures_in import marked
from tests.read.marked import lines


@pytest.mark.parametrize("line", list(lines("figures/amounts.txt")))
def test_amounts_have_their_bounds_their_unit_and_what_they_count(line: str) -> None:
    assert marked(line) == line


@pytest.mark.parametrize("line", list(lines("figures/counted.txt")))
def test_what_is_counted_is_found_where_grammar_puts_it(line: str) -> None:
    assert marked(line) == line


@pytest.mark.parametrize("line", list(lines("figures/scope.txt")))
def test_of_whom_when_how_often_by_whom_and_how_it_changed_is_told(line: str) -> None:
    assert marked(line, scope=True) == line


@pytest.mark.parametrize("line", list(lines("figures/passages.txt")))
def test_owners_receivers_sources_and_times_are_told_over_clauses_and_sentences(line: str) -> None:
    assert marked(line, scope=True) == line


@pytest.mark.parametrize("line", list(lines("figures/none.txt")))
def test_what_names_orders_dates_or_is_an_age_is_no_figure(line: str) -> None:
    assert marked(line) == line
