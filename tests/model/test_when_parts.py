"""A part of a year that is told from the year of publication keeps its own granularity."""

from __future__ import annotations

import pytest

from servanda.model.when import Expression, parse, resolve


@pytest.mark.parametrize(
    ("expression", "anchor", "value"),
    [
        ("offset|0 year 10|nearest", "2015-06-09", "2015-10"),
        ("offset|-1 year 03|nearest", "2015-06-09", "2014-03"),
        ("offset|1 year 05-02|nearest", "2015-12", "2016-05-02"),
        ("offset|0 year 10|nearest", "2015-01-02", "2015-10"),
        ("offset|0 year 33|nearest", "2015", "2015-33"),
    ],
)
def test_a_part_of_a_year_lies_in_the_year_that_is_meant(expression: str, anchor: str, value: str) -> None:
    assert resolve(Expression.from_text(expression), parse(anchor)) == parse(value)


def test_a_part_of_this_year_is_not_settled_by_an_anchor_of_two_years() -> None:
    assert resolve(Expression.from_text("offset|0 year 10|nearest"), parse("2014-12-30/2015-01-02")) is None
