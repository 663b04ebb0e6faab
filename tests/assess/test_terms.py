"""An instrument with a term ends by its own terms, and with it what is owed; an extension moves the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess import assess, why
from servanda.model.dossier import Dossier
from servanda.model.force import Instrument
from tests.assess.making import AA, BB
from tests.assess.owing import ACCORD, FLOOR, Counting, book


def term(until: str | None = "2008-10-01") -> Dossier:
    made = book(FLOOR)
    return replace(made, instruments=(replace(made.instruments[0], until=until),))


def in_force() -> Counting:
    made = Counting()
    made.happened("2004-11-01", "instrument.enter-into-force", f"instrument={ACCORD}", when="2004-10-01")
    return made


def extended(made: Counting, known_on: str, until: str | None) -> str:
    amount = (f"amount=until:{until}",) if until else ()
    roles = (f"agent={AA}", f"agent={BB}", f"instrument={ACCORD}", *amount)
    return made.happened(known_on, "instrument.extend", *roles, when=known_on).id


def accord(made: Counting, on: str, with_: Dossier | None = None) -> Instrument:
    (one,) = assess(made.reconciled(), with_ or term(), on=date.fromisoformat(on)).instruments
    return one


@pytest.mark.parametrize(
    ("on", "state"), [("2008-09-30", "in-force"), ("2008-10-01", "expired"), ("2030-01-01", "expired")]
)
def test_its_end_needs_no_act(on: str, state: str) -> None:
    assert accord(in_force(), on).state == state


def test_the_stretch_in_force_closes_and_the_definition_is_the_ground_of_the_end() -> None:
    made = in_force()
    one = accord(made, "2009-01-01")
    assert [(each.low, each.high, each.state) for each in one.stretches] == [
        ("2004-10-01", "2008-10-01", "in-force"),
        ("2008-10-01", None, "expired"),
    ]
    assert one.stretches[-1].because == (f"dossier:{ACCORD}",)
    reconciled = made.reconciled()
    assert why(reconciled, assess(reconciled, term(), on=date(2009, 1, 1)), ACCORD).kind == "instrument"


def test_an_extension_moves_the_end_to_where_it_says() -> None:
    made = in_force()
    event = extended(made, "2008-05-02", "2010-10-01")
    assert [accord(made, on).until for on in ("2008-05-01", "2008-05-02")] == ["2008-10-01", "2010-10-01"]
    assert [accord(made, on).state for on in ("2009-01-01", "2010-10-01")] == ["in-force", "expired"]
    assert event in accord(made, "2010-10-01").stretches[-1].because


def test_an_extension_that_does_not_say_to_when_leaves_the_end_not_stated() -> None:
    made = in_force()
    extended(made, "2008-05-02", None)
    one = accord(made, "2030-01-01")
    assert (one.until, one.state) == (None, "in-force")


def test_what_was_denounced_before_does_not_expire() -> None:
    made = in_force()
    made.happened(
        "2007-01-02", "instrument.denounce", f"instrument={ACCORD}", f"agent={AA}", when="2007-01-01"
    )
    assert accord(made, "2009-01-01").state == "denounced"


def test_what_is_owed_ends_on_the_day_before() -> None:
    made = in_force()
    (owed,) = made.owed("2012-01-01", term())
    assert owed.valid_to == "2008-09-30"
    assert [one.name for one in owed.performance] == ["FY2005", "FY2006", "FY2007", "FY2008"]
    extended(made, "2008-05-02", "2010-10-01")
    (owed,) = made.owed("2012-01-01", term())
    assert (owed.valid_to, owed.performance[-1].name) == ("2010-09-30", "FY2010")


def test_a_duty_with_an_end_of_its_own_keeps_it() -> None:
    made = term()
    held = replace(made, commitments=(replace(FLOOR, valid_to="2006-09-30"),))
    (owed,) = in_force().owed("2012-01-01", held)
    assert owed.valid_to == "2006-09-30"


def test_an_instrument_without_a_term_does_not_end() -> None:
    assert accord(in_force(), "2030-01-01", term(None)).state == "in-force"
