"""What one party's suspension of an instrument does, and what it leaves open of the other's duties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess import assess
from servanda.model.duties import Performance, PerformanceState
from tests.assess.making import AA, BB
from tests.assess.owing import ACCORD, FLOOR, Counting, book

ON = "2009-10-01"
ESCORTS = replace(
    FLOOR, id="commitment:escorts", obligor=AA, beneficiary=BB, bound="none", amount=None, measured_by=(),
    performed_by=("conduct.perform",), topics=("concept:escort",),
)  # fmt: skip


def suspended(*agents: str) -> Counting:
    made = Counting()
    roles = [f"agent={one}" for one in agents]
    made.happened("2006-03-01", "instrument.suspend", *roles, f"instrument={ACCORD}", when="2006-02-21")
    return made


def objected(made: Counting, known_on: str = "2006-03-05", by: str = AA) -> str:
    roles = (f"agent={by}", f"target={BB}", f"instrument={ACCORD}")
    return made.happened(known_on, "position.object", *roles, when=known_on).id


def row(made: Counting, id_: str, name: str = "FY2008") -> Performance:
    owed = {one.id: one for one in made.owed(ON, book(FLOOR, ESCORTS))}
    return next(one for one in owed[id_].performance if one.name == name)


@pytest.mark.parametrize(
    ("agents", "licences", "escorts"),
    [
        ((BB,), PerformanceState.SUSPENDED, PerformanceState.NO_EVIDENCE),
        ((AA,), PerformanceState.NO_EVIDENCE, PerformanceState.SUSPENDED),
        ((AA, BB), PerformanceState.SUSPENDED, PerformanceState.SUSPENDED),
        ((), PerformanceState.SUSPENDED, PerformanceState.SUSPENDED),
    ],
)
def test_who_suspends_suspends_what_it_owes_itself(
    agents: tuple[str, ...], licences: PerformanceState, escorts: PerformanceState
) -> None:
    made = suspended(*agents)
    assert row(made, FLOOR.id).state is licences
    assert row(made, ESCORTS.id).state is escorts


def test_the_other_that_goes_on_is_shown_as_performing() -> None:
    made = suspended(BB)
    made.happened(
        "2008-10-02", "conduct.perform", f"agent={AA}", "topic=concept:escort", when="2007-10/2008-09"
    )
    assert row(made, ESCORTS.id).state is PerformanceState.PERFORMED


def test_an_objection_is_shown_and_makes_no_dispute_of_performance() -> None:
    made = suspended(BB)
    objection = objected(made)
    found = row(made, FLOOR.id)
    assert found.state is PerformanceState.SUSPENDED
    assert objection in found.because
    (one,) = assess(made.reconciled(), book(FLOOR), on=date(2006, 4, 1)).instruments
    assert (one.state, one.stretches[-1].by, one.stretches[-1].disputed_by) == ("suspended", (BB,), (AA,))
    assert objection in one.stretches[-1].because


def test_neither_an_earlier_objection_nor_ones_own_is_one_to_the_suspension() -> None:
    made = suspended(BB)
    objected(made, "2005-12-01")
    objected(made, "2006-03-05", by=BB)
    (one,) = assess(made.reconciled(), book(FLOOR), on=date(2006, 4, 1)).instruments
    assert one.stretches[-1].disputed_by == ()


def test_only_an_alleged_breach_makes_the_time_after_a_suspension_anything_else() -> None:
    made = suspended(BB)
    told = made.told(
        made.document("2008-10-02"), "conduct.breach", f"agent={BB}", "topic=concept:licence",
        when="2007-10/2008-09", said_by=f"Arnland|{AA}",
    )  # fmt: skip
    made.event(told)
    assert row(made, FLOOR.id).state is PerformanceState.ALLEGED_NOT_PERFORMED
