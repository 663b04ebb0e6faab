"""Measures in force, their parameters by date, and what is not stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.assess import assess
from servanda.assess.rules import Unsure, stands
from servanda.model.act import Aspect, Modality
from servanda.model.dossier import Dossier
from servanda.model.limits import Measure
from tests.assess.making import AA, BB, Making

TRIPS, BAN = "concept:trips", "concept:port-ban"


def measures(made: Making, day: str, known_by: str = "9999-12-31") -> tuple[Measure, ...]:
    return assess(made.reconciled(known_by=known_by), Dossier(), on=date.fromisoformat(day)).measures


def eased() -> Making:
    """Trips limited to ten days until a loosening, which one paper puts in March, another in April."""
    made = Making()
    one, other = made.document("2009-06-01"), made.document("2009-05-22")
    march = made.told(one, "measure.ease", f"agent={AA}", f"target={BB}", f"patient={TRIPS}", when="2009-03")
    april = made.told(other, "measure.ease", f"agent={AA}", f"patient={TRIPS}", when="2009-04")
    made.event(march, april)
    made.rule(one, TRIPS, "length", "10 days", change=march, until_change=True)
    return made


def test_one_loosening_told_for_two_months_bounds_the_old_limit_by_both() -> None:
    (one,) = measures(eased(), "2009-06-01")
    (limit,) = one.parameters
    assert (limit.name, limit.value, limit.low, limit.high) == ("length", "10 days", None, "2009-03/2009-04")
    assert (one.by, one.on, one.topic) == (AA, BB, TRIPS)
    assert all(limit.because)


def test_the_old_limit_held_before_the_change_and_is_not_stated_after_it() -> None:
    (one,) = measures(eased(), "2009-06-01")
    (limit,) = one.rules
    assert (limit.parameter, limit.low, limit.high) == ("length", None, "2009-03/2009-04")
    days = [date(2008, 1, 1), date(2009, 3, 20), date(2009, 5, 1)]
    assert [stands(limit, day, one.rules) for day in days] == [
        Unsure.START_NOT_TOLD,
        Unsure.DAY_OF_END,
        False,
    ]


def test_a_later_value_ends_the_earlier_one() -> None:
    made = Making()
    report = made.document("2009-06-01")
    for when, value in (("2004", "10 days"), ("2007", "20 days")):
        change = made.told(report, "measure.tighten", f"agent={AA}", f"topic={TRIPS}", when=when)
        made.event(change)
        made.rule(report, TRIPS, "length", value, change=change)
    (one,) = measures(made, "2009-06-01")
    assert [(p.value, p.low, p.high) for p in one.parameters] == [
        ("10 days", "2004", "2007"),
        ("20 days", "2007", None),
    ]
    assert [(r.low, stands(r, date(2005, 6, 1), one.rules)) for r in one.rules] == [
        ("2004", True),
        ("2007", False),
    ]
    assert [(str(when), type_) for when, type_, _ in one.changes] == [
        ("2004", "measure.tighten"),
        ("2007", "measure.tighten"),
    ]


def test_a_ban_in_place_since_a_year_is_in_force_and_a_conditional_end_ends_nothing() -> None:
    made = Making()
    report = made.document("2009-06-01")
    made.event(
        made.told(
            report, "measure.in-force", f"agent={AA}", f"topic={BAN}", when="1962/..", aspect=Aspect.STATE
        )
    )
    made.event(
        made.told(report, "measure.lift", f"agent={AA}", f"topic={BAN}", modality=Modality.CONDITIONAL)
    )
    assert [measures(made, day)[0].in_force for day in ("1975-01-01", "2009-06-01")] == [True, True]
    assert measures(made, "1950-01-01") == (), "nothing is told of 1950"
    assert [type_ for _, type_, _ in measures(made, "2009-06-01")[0].changes] == ["measure.in-force"]


def test_a_lifted_ban_is_not_in_force_and_an_eased_one_is_not_stated() -> None:
    for type_, expected in (("measure.lift", False), ("measure.ease", None), ("measure.extend", True)):
        made = Making()
        made.happened("2009-06-01", "measure.impose", f"agent={AA}", f"topic={BAN}", when="1971")
        made.happened("2009-06-01", type_, f"agent={AA}", f"topic={BAN}", when="2009-05")
        assert measures(made, "2009-06-01")[0].in_force is expected
        assert measures(made, "1990-01-01")[0].in_force is True


def test_the_day_of_a_change_that_may_be_past_or_to_come_is_not_stated() -> None:
    made = Making()
    made.happened("2009-06-01", "measure.impose", f"agent={AA}", f"topic={BAN}", when="1971")
    made.happened("2010-06-01", "measure.lift", f"agent={AA}", f"topic={BAN}", when="2009")
    assert measures(made, "2009-06-01")[0].in_force is None


def test_measures_of_two_parties_on_one_matter_stay_two() -> None:
    made = Making()
    made.happened("2009-06-01", "measure.impose", f"agent={AA}", f"topic={BAN}", when="1971")
    made.happened("2009-06-01", "measure.impose", f"agent={BB}", f"topic={BAN}", when="1972")
    made.event(made.told(made.document("2009-06-01"), "measure.ease", f"topic={BAN}", when="2009"))
    assert [(one.by, len(one.changes)) for one in measures(made, "2010-01-01")] == [
        (None, 1),
        (AA, 1),
        (BB, 1),
    ]


def test_a_change_by_nobody_named_joins_the_only_measure_on_its_matter() -> None:
    made = Making()
    made.happened("2009-06-01", "measure.impose", f"agent={AA}", f"topic={BAN}", when="1971")
    made.event(made.told(made.document("2009-06-01"), "measure.ease", f"topic={BAN}", when="2009-02"))
    assert [(one.by, len(one.changes)) for one in measures(made, "2010-01-01")] == [(AA, 2)]


def test_a_lifting_that_may_be_an_easing_told_differently_leaves_the_measure_not_stated() -> None:
    made = Making()
    made.happened("2009-05-22", "measure.lift", f"agent={AA}", f"topic={BAN}", when="2009-04")
    ease = made.happened("2009-06-01", "measure.ease", f"agent={AA}", f"topic={BAN}", when="2009-03")
    assert measures(made, "2009-06-01")[0].in_force is False
    row = made.differ(ease, "when", "2009-03", "2009-04")
    both = tuple(one for event in made.events for one in event.assertions)
    made.conflicts[0] = replace(row, answers=tuple(replace(one, assertions=both) for one in row.answers))
    assert measures(made, "2009-06-01")[0].in_force is None
