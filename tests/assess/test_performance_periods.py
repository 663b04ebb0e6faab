"""The periods in which a duty is counted: their names, their days, and what falls in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess.periods import find, label, periods
from servanda.assess.verdicts import Place, place
from servanda.model.dossier import CommitmentDef, PeriodDef
from servanda.model.figure import Amount
from servanda.model.when import Recurrence, parse
from tests.assess.owing import FLOOR, book


def owed(every: str, start: str, label: str = "", **more: str) -> CommitmentDef:
    number, unit = every.split()
    grid = PeriodDef(every=Recurrence(int(number), unit), start=start, label=label)
    return replace(FLOOR, periods=grid, **more)  # type: ignore[arg-type]


def names(one: CommitmentDef, on: str) -> list[str]:
    return [period.name for period in periods(one, book(one), date.fromisoformat(on))]


@pytest.mark.parametrize(
    ("one", "on", "expected"),
    [
        (owed("1 year", "2004-10-01", "fiscal"), "2006-10-01", ["FY2005", "FY2006", "FY2007"]),
        (owed("1 year", "2005-01-01", "calendar"), "2006-12-31", ["2005", "2006"]),
        (owed("6 month", "2005-03-02"), "2005-09-02", ["2005-03-02/2005-09-01", "2005-09-02/2006-03-01"]),
        (owed("1 month", "2005-01-01"), "2005-02-10", ["2005-01", "2005-02"]),
        (owed("2 week", "2005-01-03"), "2005-01-17", ["2005-01-03/2005-01-16", "2005-01-17/2005-01-30"]),
        (owed("1 year", "2004-10-01", "fiscal", valid_to="2005-09-30"), "2009-01-01", ["FY2005"]),
        (owed("1 year", "2001-10-01", "fiscal", valid_from="2004-10-01"), "2005-01-01", ["FY2005"]),
        (owed("1 year", "2004-10-01", "fiscal"), "2004-09-30", []),
    ],
)
def test_periods_lie_end_to_end_as_long_as_the_duty_lasts(
    one: CommitmentDef, on: str, expected: list[str]
) -> None:
    assert names(one, on) == expected


def test_a_period_that_the_duty_covers_in_part_is_not_whole() -> None:
    one = owed("1 year", "2003-10-01", "fiscal", valid_to="2006-01-31")
    found = periods(one, book(one), date(2009, 1, 1))
    assert [(period.name, period.whole) for period in found] == [
        ("FY2004", False),  # the accord is of September 2004
        ("FY2005", True),
        ("FY2006", False),
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2005-02", "FY2005"),
        ("2004-10-01/2005-09-30", "FY2005"),
        ("2005", None),
        ("2005-09/2005-10", None),
        ("2005-04~", "FY2005"),
        ("2005-09~", None),
        ("2004-10-01/..", None),
        (None, None),
    ],
)
def test_only_what_lies_wholly_in_a_period_is_in_it(when: str | None, expected: str | None) -> None:
    found = find(periods(FLOOR, book(FLOOR), date(2008, 1, 1)), parse(when) if when else None)
    assert (found.name if found else None) == expected


def test_how_the_periods_run_is_told_as_data() -> None:
    assert label(FLOOR) == "fiscal"
    assert label(owed("6 month", "2005-03-02")) == "6 month from 2005-03-02"
    assert label(replace(FLOOR, periods=None)) == ""


@pytest.mark.parametrize(
    ("amount", "lies"),
    [
        (Amount(0, 0), Place.NOTHING),
        (Amount(20, 99), Place.BELOW),
        (Amount(20, 100), Place.UP_TO),
        (Amount(100, 100), Place.AT),
        (Amount(100, 140), Place.FROM),
        (Amount(100, None), Place.FROM),
        (Amount(101, None), Place.ABOVE),
        (Amount(None, 70), Place.BELOW),
        (Amount(99, 101), Place.UNSETTLED),
        (Amount(None, None), Place.UNSETTLED),
        (Amount(80, 80, approximate=True), Place.BELOW),
        (Amount(90, 90, approximate=True), Place.UP_TO),
        (Amount(100, 100, approximate=True), Place.UNSETTLED),
        (Amount(104, 104, approximate=True), Place.ABOVE),
    ],
)
def test_where_an_amount_lies_is_told_from_all_that_it_can_be(amount: Amount, lies: Place) -> None:
    assert place(amount, 100, 100) is lies
