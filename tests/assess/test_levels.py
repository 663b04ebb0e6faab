"""A level as of a day held against a ceiling or a floor: it tells of that day and of no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.model.dossier import CountDef
from tests.assess.making import AA, BB, LICENCE
from tests.assess.owing import FLOOR, FY2007, Counting, counted, states

LEVEL = CountDef(counts=LICENCE, kind="level", unit="licence", of=BB, excludes=("test licences",))
CEILING = replace(FLOOR, bound="ceiling", form="refrain", measured_by=(LEVEL,))
STOCK = replace(FLOOR, measured_by=(LEVEL,))


def told(made: Counting, day: str, number: float, by: str = BB, known_on: str = "") -> str:
    return counted(made, known_on or day, number, None, as_of=day, by=by)


def fy2007(made: Counting, on: str = "2008-03-01", owed: object = CEILING) -> str:
    return dict(states(made.rows(on, owed)))["FY2007"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("owed", "number", "state"),
    [
        (CEILING, 90, "performed"),
        (CEILING, 100, "performed"),
        (CEILING, 101, "not-performed"),
        (STOCK, 101, "performed"),
        (STOCK, 90, "performed-in-part"),
        (STOCK, 0, "not-performed"),
    ],
)
def test_a_level_is_held_against_the_bound_on_its_day(owed: object, number: float, state: str) -> None:
    made = Counting()
    told(made, "2007-03-01", number)
    assert fy2007(made, owed=owed) == state


def test_it_counts_from_its_day_while_the_period_still_runs() -> None:
    made = Counting()
    told(made, "2007-03-01", 90)
    assert [fy2007(made, on) for on in ("2007-02-28", "2007-03-01")] == ["not-yet-due", "performed"]


def test_a_later_day_within_the_ceiling_does_not_undo_an_earlier_one_above_it() -> None:
    made = Counting()
    told(made, "2006-12-01", 120)
    told(made, "2007-09-01", 90)
    assert fy2007(made) == "not-performed"


def test_a_correction_of_the_same_day_takes_the_place_of_what_it_corrects() -> None:
    made = Counting()
    told(made, "2007-03-01", 120)
    told(made, "2007-03-01", 90, known_on="2007-06-01")
    assert fy2007(made) == "performed"


def test_two_counters_of_which_one_finds_the_ceiling_broken_are_in_dispute() -> None:
    made = Counting()
    told(made, "2007-03-01", 90)
    told(made, "2007-03-01", 120, by=AA)
    assert fy2007(made) == "disputed"


def test_a_day_outside_the_duty_and_a_figure_without_a_day_tell_nothing() -> None:
    late = replace(CEILING, valid_from="2007-04-01")
    made = Counting()
    told(made, "2007-03-31", 120)
    counted(made, "2007-11-01", 120, None, by=BB)
    counted(made, "2007-11-02", 120, FY2007, by=BB)
    assert fy2007(made, owed=late) == "no-evidence"
    told(made, "2007-04-01", 90)
    assert fy2007(made, owed=late) == "performed", "a part of a year is enough for a level"


def test_a_total_of_the_same_thing_stays_a_total() -> None:
    made = Counting()
    counted(made, "2007-03-02", 90, FY2007, as_of="2007-03-01", by=BB)
    assert fy2007(made, "2007-04-01", FLOOR) == "not-yet-due"
