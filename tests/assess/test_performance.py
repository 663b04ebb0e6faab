"""Performance by period: what counts show, what they do not, and how acts, denials and forecasts weigh in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.model.act import Modality, Voice
from servanda.model.dossier import CreditDef
from servanda.model.duties import PerformanceState
from servanda.model.figure import Amount
from tests.assess.making import AA, BB, LICENCE
from tests.assess.owing import (
    ACCORD,
    FLOOR,
    FY2005,
    FY2006,
    FY2007,
    Counting,
    book,
    counted,
    states,
)

BREACH = ("conduct.breach", f"agent={BB}", f"topic={LICENCE}")
CEILING = replace(FLOOR, bound="ceiling")
EXACT = replace(FLOOR, bound="exact")


def test_nothing_told_is_no_evidence_after_a_period_and_not_yet_due_within_it() -> None:
    assert states(Counting().rows("2007-07-18", FLOOR)) == [
        ("FY2005", "no-evidence"),
        ("FY2006", "no-evidence"),
        ("FY2007", "not-yet-due"),
    ]


def test_a_floor_is_reached_before_the_end_of_its_period() -> None:
    made = Counting()
    counted(made, "2007-08-01", 104, FY2007, as_of="2007-07-31")
    (*_, row) = made.rows("2007-08-01", FLOOR)
    assert (row.state, row.shortfall, row.counts[0].amount) == (
        PerformanceState.PERFORMED,
        None,
        Amount(104, 104),
    )


def test_a_part_count_below_the_floor_says_nothing_of_the_rest_of_the_period() -> None:
    made = Counting()
    figure = counted(made, "2007-07-10", 54, FY2007, as_of="2007-06-30", by=AA)
    (*_, running) = made.rows("2007-07-18", FLOOR)
    assert (running.state, running.because) == (PerformanceState.NOT_YET_DUE, (figure,))
    (count,) = running.counts
    assert (str(count.as_of), count.counted_by, count.verdict) == ("2007-06-30", AA, None)
    (*_, over, _) = made.rows("2007-10-18", FLOOR)
    assert (over.state, over.counts) == (PerformanceState.NO_EVIDENCE, running.counts)


def test_a_final_count_below_the_floor_is_in_part_with_what_is_missing_and_none_at_all_is_not_performed() -> (
    None
):
    made = Counting()
    counted(made, "2006-12-01", 0, FY2006)
    counted(made, "2007-11-01", 75, FY2007)
    rows = made.rows("2007-12-01", FLOOR)
    assert states(rows)[1:3] == [("FY2006", "not-performed"), ("FY2007", "performed-in-part")]
    assert [row.shortfall for row in rows[1:3]] == [Amount(100, 100), Amount(25, 25)]


def test_a_count_of_the_whole_period_that_is_told_before_its_end_is_not_final() -> None:
    made = Counting()
    counted(made, "2007-08-01", 75, FY2007)
    assert states(made.rows("2007-10-18", FLOOR))[2] == ("FY2007", "no-evidence")


def test_a_count_that_goes_beyond_the_day_spoken_of_is_left_out() -> None:
    made = Counting()
    counted(made, "2007-11-01", 120, FY2007)
    (*_, row) = made.rows("2007-07-18", FLOOR)
    assert (row.state, row.counts) == (PerformanceState.NOT_YET_DUE, ())


@pytest.mark.parametrize(
    ("owed", "number", "as_of", "state"),
    [
        (CEILING, 101, "2007-03-01", "not-performed"),
        (CEILING, 99, "2007-03-01", "no-evidence"),
        (CEILING, 100, "2007-09-30", "performed"),
        (EXACT, 101, "2007-03-01", "not-performed"),
        (EXACT, 100, "2007-03-01", "no-evidence"),
        (EXACT, 100, "2007-09-30", "performed"),
        (EXACT, 99, "2007-09-30", "performed-in-part"),
        (replace(FLOOR, bound="none"), 99, "2007-09-30", "no-evidence"),
    ],
)
def test_a_ceiling_is_exceeded_at_once_and_kept_only_in_the_end(
    owed: object, number: float, as_of: str, state: str
) -> None:
    made = Counting()
    counted(made, "2007-12-01", number, FY2007, as_of=as_of)
    assert states(made.rows("2008-03-01", owed))[2] == ("FY2007", state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2007"},
        {"period": None},
        {"period": "2006-10-01/2007-08-31"},
        {"period": FY2007, "per": "year"},
        {"period": FY2007, "unit": "boat"},
        {"period": FY2007, "of": AA},
        {"period": FY2007, "place": "place:alma"},
        {"period": FY2007, "excludes": ()},
        {"period": FY2007, "counts": "concept:escort"},
    ],
    ids=lambda one: next(iter(set(one) - {"period"}), str(one["period"])),
)
def test_a_count_of_another_scope_or_period_is_never_compared(other: dict[str, object]) -> None:
    made = Counting()
    counted(made, "2007-12-01", 5, **other)  # type: ignore[arg-type]
    row = made.rows("2008-03-01", FLOOR)[2]
    assert (row.state, row.counts) == (PerformanceState.NO_EVIDENCE, ())


def test_a_count_whose_unit_the_commitment_leaves_open_is_taken_in_its_own_unit() -> None:
    made = Counting()
    counted(made, "2007-12-01", 120, FY2007, unit="slips")
    (count,) = FLOOR.measured_by
    assert states(made.rows("2008-03-01", replace(FLOOR, measured_by=(replace(count, unit=""),))))[2] == (
        "FY2007",
        "performed",
    )


def test_a_commitment_that_names_its_counters_takes_no_other() -> None:
    made = Counting()
    made.person("person:a", "Ada Holm", AA)
    (count,) = FLOOR.measured_by
    strict = replace(FLOOR, measured_by=(replace(count, by=(AA,)),))
    counted(made, "2007-12-01", 5, FY2007, by=BB)
    counted(made, "2007-12-01", 120, FY2007, by="person:a")
    (row,) = [one for one in made.rows("2008-03-01", strict) if one.name == "FY2007"]
    assert [one.counted_by for one in row.counts] == ["person:a"]


@pytest.mark.parametrize(
    ("low", "high", "approximate", "state"),
    [
        (90, 110, False, "no-evidence"),
        (95, 95, True, "performed-in-part"),
        (100, 100, True, "no-evidence"),
        (99, 99, True, "no-evidence"),
        (100, None, False, "performed"),
        (98, None, False, "no-evidence"),
        (None, 80, False, "performed-in-part"),
    ],
)
def test_what_may_lie_on_either_side_of_the_bound_decides_nothing(
    low: float, high: float | None, approximate: bool, state: str
) -> None:
    made = Counting()
    counted(made, "2007-12-01", low, FY2007, high=high, approximate=approximate) if low else counted(
        made, "2007-12-01", 0, FY2007, high=high
    )
    assert states(made.rows("2008-03-01", FLOOR))[2] == ("FY2007", state)


def test_counters_who_show_unlike_things_dispute_it_and_a_counters_later_word_replaces_its_earlier() -> None:
    made = Counting()
    counted(made, "2007-11-01", 98, FY2007, by="org:council")
    assert states(made.rows("2008-03-01", FLOOR))[2] == ("FY2007", "performed-in-part")
    counted(made, "2007-12-01", 101, FY2007, by="org:bureau")
    assert states(made.rows("2008-03-01", FLOOR))[2] == ("FY2007", "disputed")
    counted(made, "2008-01-15", 101, FY2007, by="org:council")
    assert states(made.rows("2008-03-01", FLOOR))[2] == ("FY2007", "performed")


def test_a_shortfall_by_the_other_sides_word_is_alleged_and_disputed_once_the_obligor_counts_enough() -> None:
    made = Counting()
    counted(made, "2007-11-01", 75, FY2007, said_by=AA, accusing=True)
    row = made.rows("2008-03-01", FLOOR)[2]
    assert (row.state, row.alleged_by) == (PerformanceState.ALLEGED_NOT_PERFORMED, (AA,))
    counted(made, "2007-12-01", 120, FY2007, by=BB)
    assert states(made.rows("2008-03-01", FLOOR))[2] == ("FY2007", "disputed")


def test_the_obligors_own_count_says_that_it_is_its_own_until_another_counts_the_same() -> None:
    made = Counting()
    counted(made, "2007-11-01", 120, FY2007, by=BB)
    row = made.rows("2008-03-01", FLOOR)[2]
    assert (row.state, row.own_word, row.counts[0].counted_by) == (PerformanceState.PERFORMED, True, BB)
    counted(made, "2007-12-01", 118, FY2007, publisher="Strait Post")
    row = made.rows("2008-03-01", FLOOR)[2]
    assert (row.own_word, [one.counted_by for one in row.counts]) == (False, [BB, "Strait Post"])


def test_the_obligors_own_count_against_itself_needs_nobody_else() -> None:
    made = Counting()
    counted(made, "2007-11-01", 75, FY2007, by=BB)
    assert states(made.rows("2008-03-01", FLOOR))[2] == ("FY2007", "performed-in-part")


def test_an_act_shows_no_number_and_a_word_on_the_whole_duty_does() -> None:
    made = Counting()
    made.happened("2006-01-10", "case.permit-grant", f"agent={BB}", f"topic={LICENCE}", when="2006-01-05")
    made.happened("2007-12-01", "conduct.perform", f"agent={BB}", f"topic={LICENCE}", when=FY2007)
    assert states(made.rows("2008-03-01", FLOOR))[1:3] == [("FY2006", "no-evidence"), ("FY2007", "performed")]


def test_what_falls_in_no_single_period_keeps_a_row_of_its_own() -> None:
    made = Counting()
    made.event(
        made.told(made.document("2007-12-01"), *BREACH, when="2006", said_by="Lind", voice=Voice.ACCUSE)
    )
    rows = made.rows("2007-08-01", FLOOR)
    assert states(rows) == [
        ("FY2005", "no-evidence"),
        ("FY2006", "no-evidence"),
        ("FY2007", "not-yet-due"),
        ("2006", "alleged-not-performed"),
    ]


def test_forecasts_by_both_sides_are_shown_and_establish_nothing_before_the_end_or_after() -> None:
    made = Counting()
    made.event(
        made.told(
            made.document("2007-07-12"), *BREACH, when=FY2007, said_by=f"AA's envoy|{AA}", voice=Voice.ACCUSE
        )
    )
    made.event(made.told(made.document("2007-07-13"), *BREACH, when=FY2007, said_by=f"BB's envoy|{BB}"))
    counted(made, "2007-07-13", 54, FY2007, as_of="2007-06-30", by=AA)
    (*_, row) = made.rows("2007-07-18", FLOOR)
    assert row.state is PerformanceState.NOT_YET_DUE
    assert [(one.met, one.by) for one in row.expected] == [(False, ("AA's envoy",)), (False, ("BB's envoy",))]
    assert (row.alleged_by, len(row.counts)) == ((), 1)
    assert states(made.rows("2007-11-18", FLOOR))[2] == ("FY2007", "no-evidence")
    made.event(
        made.told(made.document("2007-11-20"), *BREACH, when=FY2007, said_by="Lind", voice=Voice.ACCUSE)
    )
    assert states(made.rows("2007-11-21", FLOOR))[2] == ("FY2007", "alleged-not-performed")


def test_a_pledge_is_shown_and_is_no_performance() -> None:
    made = Counting()
    grant = ("case.permit-grant", f"agent={BB}", f"topic={LICENCE}")
    made.event(
        made.told(
            made.document("2007-07-12"), *grant, when="2007-09", modality=Modality.PLANNED, said_by=f"BB|{BB}"
        )
    )
    (*_, row) = made.rows("2007-07-18", FLOOR)
    assert (row.state, [(one.met, one.by) for one in row.expected]) == (
        PerformanceState.NOT_YET_DUE,
        [(True, ("BB",))],
    )


def test_a_denied_shortfall_that_a_count_shows_is_disputed() -> None:
    made = Counting()
    counted(made, "2007-11-01", 75, FY2007, publisher="Strait Post")
    made.event(
        made.told(made.document("2007-11-20"), *BREACH, when=FY2007, said_by=f"BB|{BB}", voice=Voice.DENY)
    )
    row = made.rows("2008-03-01", FLOOR)[2]
    assert (row.state, len(row.replies), row.shortfall) == (PerformanceState.DISPUTED, 1, Amount(25, 25))


def test_what_an_instrument_credits_counts_towards_the_number_in_its_stretch_alone() -> None:
    made = Counting()
    owed = replace(FLOOR, credits=(CreditDef(period=FY2006, amount=30),))
    counted(made, "2006-12-01", 75, FY2006)
    counted(made, "2007-12-01", 75, FY2007)
    assert states(made.rows("2008-03-01", owed))[1:3] == [
        ("FY2006", "performed"),
        ("FY2007", "performed-in-part"),
    ]


def test_a_credit_whose_stretch_only_overlaps_a_period_leaves_open_what_it_could_change() -> None:
    made = Counting()
    owed = replace(FLOOR, credits=(CreditDef(period="2005-09-09/2006-09-08", amount=30),))
    counted(made, "2006-12-01", 75, FY2006)
    counted(made, "2006-12-02", 65, FY2006, by="org:council")
    row = made.rows("2008-03-01", owed)[1]
    assert [one.verdict for one in row.counts] == [None, PerformanceState.PERFORMED_IN_PART]
    assert row.shortfall == Amount(5, 35)


@pytest.mark.parametrize(
    ("surplus", "second", "expected"),
    [
        ("carries", 130, [("FY2006", "performed"), ("FY2007", "performed")]),
        ("carries", 120, [("FY2006", "performed-in-part"), ("FY2007", "performed")]),
        ("lapses", 130, [("FY2006", "performed-in-part"), ("FY2007", "performed")]),
    ],
)
def test_a_later_surplus_cures_a_shortfall_only_where_the_instrument_says_so(
    surplus: str, second: float, expected: list[tuple[str, str]]
) -> None:
    made = Counting()
    counted(made, "2006-12-01", 75, FY2006)
    counted(made, "2007-12-01", second, FY2007)
    rows = made.rows("2008-03-01", replace(FLOOR, surplus=surplus))
    assert states(rows)[1:3] == expected
    cured = expected[0][1] == "performed"
    assert (rows[1].cured_by, rows[1].shortfall) == ("FY2007" if cured else "", Amount(25, 25))


def test_an_earlier_surplus_cures_nothing_and_one_surplus_is_used_once() -> None:
    made = Counting()
    counted(made, "2005-12-01", 75, FY2005)
    counted(made, "2006-12-01", 75, FY2006)
    counted(made, "2007-12-01", 130, FY2007)
    carrying = replace(FLOOR, surplus="carries")
    assert [one.cured_by for one in made.rows("2008-03-01", carrying)] == ["FY2007", "", "", ""]
    early = Counting()
    counted(early, "2005-12-01", 150, FY2005)
    counted(early, "2006-12-01", 75, FY2006)
    assert [one.cured_by for one in early.rows("2008-03-01", carrying)] == [""] * 4


def test_a_report_that_is_withdrawn_decides_until_that_is_known_and_is_shown_after() -> None:
    made = Counting()
    figure = counted(made, "2007-11-01", 75, FY2007)
    ruling = made.told(made.document("2006-12-01"), *BREACH, when="2006-03-01")
    made.event(ruling)
    made.takes_back("2008-02-01", figure, ruling.id)
    before = made.rows("2008-03-01", FLOOR, known_by="2008-01-31")
    after = made.rows("2008-03-01", FLOOR, known_by="2008-02-01")
    assert states(before)[1:3] == [("FY2006", "not-performed"), ("FY2007", "performed-in-part")]
    assert [one.withdrawn for one in before[1:3]] == [(), ()]
    assert states(after)[1:3] == [("FY2006", "no-evidence"), ("FY2007", "no-evidence")]
    assert [one.withdrawn for one in after[1:3]] == [(ruling.id,), (figure,)]
    assert after[2].because == (figure,)


def test_an_instrument_suspended_throughout_a_period_suspends_it_and_one_in_midyear_leaves_it_open() -> None:
    made = Counting()
    made.happened(
        "2006-03-01", "instrument.suspend", f"agent={BB}", f"instrument={ACCORD}", when="2006-02-21"
    )
    made.happened("2007-12-01", "instrument.in-force", f"instrument={ACCORD}", when="2007-11-01")
    assert states(made.rows("2008-12-01", FLOOR)) == [
        ("FY2005", "no-evidence"),
        ("FY2006", "no-evidence"),
        ("FY2007", "suspended"),
        ("FY2008", "no-evidence"),
        ("FY2009", "not-yet-due"),
    ]


def test_a_duty_without_periods_is_suspended_only_as_long_as_its_instrument() -> None:
    made = Counting()
    made.happened(
        "2006-03-01", "instrument.suspend", f"agent={BB}", f"instrument={ACCORD}", when="2006-02-21"
    )
    made.happened("2007-12-01", "instrument.in-force", f"instrument={ACCORD}", when="2007-11-01")
    lasting = replace(FLOOR, bound="none", periods=None)
    assert states(made.rows("2007-10-31", lasting)) == [("", "suspended")]
    assert states(made.rows("2007-11-01", lasting)) == [("", "no-evidence")]


def test_a_one_off_duty_is_not_yet_due_before_its_day_and_judged_after() -> None:
    owed = replace(
        FLOOR, bound="none", amount=None, periods=None, measured_by=(), due="2007-06-30", timing="one-off",
        performed_by=("case.permit-grant",),
    )  # fmt: skip
    made = Counting()
    assert states(made.rows("2007-06-30", owed)) == [("", "not-yet-due")]
    assert states(made.rows("2007-07-01", owed)) == [("", "no-evidence")]
    made.happened("2007-08-01", "case.permit-grant", f"agent={BB}", f"topic={LICENCE}", when="2007-05")
    assert states(made.rows("2007-07-01", owed)) == [("", "performed")]


def test_a_one_off_duty_done_late_is_no_performance_by_its_day() -> None:
    owed = replace(FLOOR, bound="none", amount=None, periods=None, due="2007-06-30", timing="one-off")
    made = Counting()
    made.happened("2007-09-01", "conduct.perform", f"agent={BB}", f"topic={LICENCE}", when="2007-08-05")
    assert states(made.rows("2007-10-01", owed)) == [("", "no-evidence"), ("2007-08-05", "performed")]


def test_a_duty_ends_with_its_validity_and_owes_no_number_for_part_of_a_period() -> None:
    made = Counting()
    counted(made, "2007-11-01", 75, FY2007)
    counted(made, "2006-11-01", 101, FY2006)
    ended = replace(FLOOR, valid_to="2007-03-31")
    assert states(made.rows("2009-01-01", ended)) == [
        ("FY2005", "no-evidence"),
        ("FY2006", "performed"),
        ("FY2007", "no-evidence"),
    ]


def test_a_duty_that_is_superseded_ends_on_the_day_before_its_successor() -> None:
    old = replace(FLOOR, superseded_by="commitment:new-licences")
    new = replace(FLOOR, id="commitment:new-licences", valid_from="2006-10-01")
    first, second = Counting().owed("2008-01-01", book(old, new))
    assert [one.name for one in first.performance] == ["FY2005", "FY2006"]
    assert [one.name for one in second.performance] == ["FY2007", "FY2008"]
