"""Coders' steps on the implementation scale, and how far coders agree."""

from __future__ import annotations

import pytest

from servanda.assess.agreement import alpha
from servanda.assess.scale import agreement
from servanda.model.dossier import AssessmentDef
from servanda.model.duties import PerformanceState
from tests.assess.owing import FLOOR, FY2006, Counting, book


def coded(
    period: str, step: str, by: str = "Ana", on: str = "2008-01-10", second: tuple[str, str] | None = None
) -> AssessmentDef:
    return AssessmentDef(
        commitment=FLOOR.id, period=period, step=step, by=by, on=on, why="read the reports", second=second
    )


def test_a_step_stands_beside_the_evidence_and_changes_no_state() -> None:
    with_ = book(FLOOR, assessments=(coded(FY2006, "minimal", second=("Bo", "full")),))
    (one,) = Counting().owed("2008-03-01", with_)
    assert [(step.name, step.by, step.step) for step in one.steps] == [
        ("FY2006", "Ana", "minimal"),
        ("FY2006", "Bo", "full"),
    ]
    assert one.performance[1].state is PerformanceState.NO_EVIDENCE


def test_a_coders_later_step_replaces_the_earlier_and_no_other_coders() -> None:
    some = (
        coded("FY2006", "full", on="2008-02-01"),
        coded(FY2006, "minimal", on="2008-01-01"),
        coded("FY2006", "intermediate", by="Bo"),
    )
    (one,) = Counting().owed("2008-03-01", book(FLOOR, assessments=some))
    assert [(step.by, step.step) for step in one.steps] == [("Ana", "full"), ("Bo", "intermediate")]


def test_steps_of_what_is_still_to_come_or_of_no_period_are_left_out() -> None:
    some = (coded("2009", "full"), coded("FY1950", "full"))
    (one,) = Counting().owed("2008-03-01", book(FLOOR, assessments=some))
    assert one.steps == ()


def test_alpha_is_that_of_the_published_example() -> None:
    # Krippendorff (2011), section D: four observers, twelve units, values missing; ordinal alpha is 0.815.
    observers = (
        "123321412...",
        "1233224125.3",
        ".3332342251.",
        "12332441251.",
    )
    units = [[int(one) for one in unit if one != "."] for unit in zip(*observers, strict=True)]
    assert alpha(units) == pytest.approx(0.815, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "value"),
    [
        ([[0, 0], [3, 3], [1, 1]], 1.0),
        ([[0, 3], [3, 0]], -0.5),
        ([[2, 2], [2, 2]], None),
        ([[2], [1]], None),
        ([], None),
    ],
)
def test_alpha_of_agreement_of_its_opposite_and_of_nothing_to_compare(
    units: list[list[int]], value: float | None
) -> None:
    assert alpha(units) == (None if value is None else pytest.approx(value))


def test_agreement_is_over_the_periods_that_two_coded() -> None:
    some = (
        coded("FY2005", "full", second=("Bo", "full")),
        coded("FY2006", "minimal", second=("Bo", "minimal")),
        coded("FY2007", "minimal"),
    )
    assert agreement(Counting().owed("2008-03-01", book(FLOOR, assessments=some))) == (1.0, 2)
