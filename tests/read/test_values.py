"""Words of values to what they mean: numbers with units, rates, kin; and what stays words."""

from __future__ import annotations

import pytest

from servanda.read.values import meaning, quantity, several, unit
from tests.read.status_cases import reading_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14 days", ("14", "day")),
        ("two weeks", ("2", "week")),
        ("ten days a season", ("10", "day/season")),
        ("once every three years", ("1", "/3 year")),
        ("every three years", ("1", "/3 year")),
        ("three times a year", ("3", "/year")),
        ("annually", ("1", "/year")),
        ("$300 per quarter", ("300", "USD/3 month")),
        ("US$ 1,200", ("1200", "USD")),
        ("300 euros", ("300", "EUR")),
        ("500 tonnes", ("500", "t")),
        ("10", ("10", "")),
        ("immediate family", None),
        ("about a dozen", None),
        ("every other boat", None),
        ("5 boats", None),
    ],
)
def test_a_value_is_read_whole_or_not_at_all(words: str, value: tuple[str, str] | None) -> None:
    assert quantity(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("days", "day"),
        ("USD per quarter", "USD/3 month"),
        ("US dollars", "USD"),
        ("USD/3 month", "USD/3 month"),
        ("/3 year", "/3 year"),
        ("tonnes a year", "t/year"),
        ("generations", None),
    ],
)
def test_a_unit_is_written_in_one_way(words: str, value: str | None) -> None:
    assert unit(words) == value


def test_kin_are_told_apart_and_what_takes_in_several_means_nothing() -> None:
    assert [meaning(one) for one in ("Mother", "parents", "cousins")] == [
        "kin:parent",
        "kin:parent",
        "kin:cousin",
    ]
    assert [meaning(one) for one in ("family", "relatives", "immediate family", "second cousin")] == [
        None
    ] * 4


def test_a_list_of_kin_is_read_only_if_each_is_kin() -> None:
    assert several("their spouses, parents and children") == ("kin:spouse", "kin:parent", "kin:child")
    assert several("parents and close relatives") is None


EASED = "In May Colombia eased the restrictions on travel by Venezuelans. "


@pytest.mark.parametrize(
    ("text", "parameter", "test", "values", "unit"),
    [
        ("The old rules had limited travel to three days every six months.", "length", "max", ("3",), "day"),
        ("Turkey capped remittances at 200 dollars a month.", "amount", "max", ("200",), "USD/month"),
        ("The rules had confined travel to parents.", "relation", "one-of", ("kin:parent",), ""),
        ("The rules had confined travel to parents and children.", "relation", "", (), ""),
        ("The old rules had limited travel to three days or two nights.", "length", "", (), ""),
    ],
)
def test_a_limit_becomes_a_test_only_where_its_words_leave_no_choice(
    text: str, parameter: str, test: str, values: tuple[str, ...], unit: str
) -> None:
    limits = [one for one in reading_of(EASED + text).measures if one.parameter == parameter]
    assert [(one.test, one.values, one.unit) for one in limits] == [(test, values, unit)]
