"""In which stretches an instrument was in force or suspended, and what tells nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.assess import assess, why
from servanda.assess.halts import throughout
from servanda.assess.index import Index
from servanda.model.act import Aspect, Polarity
from servanda.model.dossier import Dossier, InstrumentDef
from servanda.model.force import Instrument
from tests.assess.making import AA, BB, Making

TREATY = "instrument:strait-treaty"
BOOK = Dossier(instruments=(InstrumentDef(id=TREATY, title="Strait Treaty", date="2010-04-08"),))


def treaty(made: Making, on: str = "2026-01-01", known_by: str = "9999-12-31") -> Instrument:
    reconciled = made.reconciled(known_by=known_by)
    (one,) = assess(reconciled, BOOK, on=date.fromisoformat(on)).instruments
    return one


def happened(made: Making, act: str, when: str, *roles: str) -> None:
    made.happened(
        when[:10] if len(when) == 10 else "2025-12-31",
        f"instrument.{act}",
        f"instrument={TREATY}",
        *roles,
        when=when,
    )


def spans(one: Instrument) -> list[tuple[str | None, str | None, str]]:
    return [(each.low, each.high, each.state) for each in one.stretches]


def suspended() -> Making:
    made = Making()
    happened(made, "sign", "2010-04-08")
    happened(made, "enter-into-force", "2011-02-05")
    happened(made, "extend", "2021-02-03")
    happened(made, "suspend", "2023-02-28", f"agent={AA}")
    return made


def suspended_from(made: Making, first: str, last: str) -> bool:
    """Tell whether the treaty was suspended from a first to a last day."""
    days = (date.fromisoformat(first), date.fromisoformat(last), date(2026, 1, 1))
    return bool(throughout(Index.of(made.reconciled(), BOOK), TREATY, *days))


def test_each_stretch_ends_where_the_next_begins() -> None:
    one = treaty(suspended())
    assert spans(one) == [("2011-02-05", "2023-02-28", "in-force"), ("2023-02-28", None, "suspended")]
    assert [each.by for each in one.stretches] == [(), (AA,)]
    assert len(one.stretches[0].because) == 2, "the extension tells that it was still in force"


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2010-12-31", "not-stated"),
        ("2011-02-05", "in-force"),
        ("2023-02-27", "in-force"),
        ("2023-02-28", "suspended"),
        ("2025-01-01", "suspended"),
    ],
)
def test_the_state_of_a_day_is_that_of_the_stretch_that_covers_it(on: str, state: str) -> None:
    assert treaty(suspended(), on).state == state


def test_what_became_known_later_is_no_part_of_an_earlier_answer() -> None:
    one = treaty(suspended(), known_by="2022-01-01")
    assert spans(one) == [("2011-02-05", None, "in-force")]


@pytest.mark.parametrize("act", ["sign", "ratify", "amend", "propose"])
def test_acts_that_tell_nothing_of_force_leave_it_not_stated(act: str) -> None:
    made = Making()
    happened(made, act, "2010-04-08")
    assert (treaty(made).state, treaty(made).stretches) == ("not-stated", ())


def test_within_the_month_of_a_change_the_state_is_not_stated() -> None:
    made = Making()
    happened(made, "enter-into-force", "2011-02-05")
    happened(made, "suspend", "2023-02", f"agent={AA}")
    states = {on: treaty(made, on).state for on in ("2023-01-31", "2023-02-15", "2023-03-01")}
    assert states == {"2023-01-31": "in-force", "2023-02-15": "not-stated", "2023-03-01": "suspended"}


def test_a_state_told_since_a_year_holds_from_that_year() -> None:
    made = Making()
    made.event(
        made.told(
            made.document("1990-01-01"),
            "instrument.in-force",
            f"instrument={TREATY}",
            when="1962/..",
            aspect=Aspect.STATE,
        )
    )
    assert spans(treaty(made)) == [("1962", None, "in-force")]


def test_a_suspension_that_someone_denies_leaves_what_follows_not_stated() -> None:
    made = Making()
    happened(made, "enter-into-force", "2011-02-05")
    role = f"instrument={TREATY}"
    told = made.told(
        made.document("2023-03-01"), "instrument.suspend", role, f"agent={AA}", when="2023-02-28"
    )
    denied = made.told(
        made.document("2023-03-02"), "instrument.suspend", role, f"agent={AA}", polarity=Polarity.NEGATED
    )
    made.event(told, denied)
    assert [each.state for each in treaty(made).stretches] == ["in-force", "not-stated"]
    assert treaty(made).state == "not-stated"


def test_two_days_told_for_one_suspension_bound_its_beginning() -> None:
    made = Making()
    role = f"instrument={TREATY}"
    made.event(
        made.told(made.document("2023-03-10"), "instrument.suspend", role, f"agent={AA}", when="2023-02-21"),
        made.told(made.document("2023-03-11"), "instrument.suspend", role, f"agent={AA}", when="2023-02-28"),
    )
    assert spans(treaty(made)) == [("2023-02-21/2023-02-28", None, "suspended")]
    states = [treaty(made, on).state for on in ("2023-02-20", "2023-02-25", "2023-02-28", "2023-03-20")]
    assert states == ["not-stated", "not-stated", "suspended", "suspended"]


@pytest.mark.parametrize(
    ("first", "last", "answer"),
    [
        ("2022-01-01", "2022-12-31", False),
        ("2023-01-01", "2023-12-31", False),
        ("2024-01-01", "2024-12-31", True),
        ("2023-02-28", "2023-12-31", True),
        ("2023-02-27", "2023-12-31", False),
        ("2010-01-01", "2010-12-31", False),
    ],
)
def test_a_period_is_suspended_throughout_only_where_every_day_of_it_is(
    first: str, last: str, answer: bool
) -> None:
    assert suspended_from(suspended(), first, last) is answer


def test_a_suspension_that_ended_in_a_period_does_not_cover_it() -> None:
    made = suspended()
    happened(made, "in-force", "2024-07-01")
    assert not suspended_from(made, "2024-01-01", "2024-12-31")
    assert not suspended_from(made, "2025-01-01", "2025-12-31")
    assert suspended_from(made, "2023-03-01", "2024-06-30")


def test_an_instrument_that_only_the_dossier_names_rests_on_its_word_and_why_answers() -> None:
    made = Making()
    one = treaty(made)
    assert (one.state, one.outside_knowledge, one.because) == ("not-stated", True, (f"dossier:{TREATY}",))
    reconciled = made.reconciled()
    trace = why(reconciled, assess(reconciled, BOOK, on=date(2020, 1, 1)), TREATY)
    assert trace.kind == "instrument"
    assert [leaf.kind for leaf in trace.leaves()] == ["outside-knowledge"]


def test_an_act_on_another_instrument_changes_nothing() -> None:
    made = suspended()
    made.happened(
        "2025-01-01", "instrument.denounce", "instrument=instrument:other", f"agent={BB}", when="2025-01-01"
    )
    assert treaty(made) == treaty(suspended())
