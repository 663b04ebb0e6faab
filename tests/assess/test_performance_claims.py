"""Which duty a document's claim is of, where a claim names it, a set of instruments, or fits several."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Attribution, Polarity
from servanda.model.dossier import CONVERTER, InstrumentSetDef
from servanda.model.record import CommitmentClaim
from servanda.model.source import Canonical
from tests.assess.making import AA, BB, LICENCE
from tests.assess.owing import ACCORD, FLOOR, Counting, book, states

OLD, NEW = "instrument:old-accord", "instrument:new-accord"
UNDER_OLD = replace(FLOOR, id="commitment:old", instrument=OLD, periods=None)
UNDER_NEW = replace(FLOOR, id="commitment:new", instrument=NEW, periods=None)
SETS = (
    InstrumentSetDef(id="set:accords", label="the accords", members=(ACCORD, OLD), used_by=AA, start="2005"),
    InstrumentSetDef(id="set:accords-now", label="The Accords", members=(OLD, NEW), used_by=AA, start="2009"),
    InstrumentSetDef(id="set:accords-press", label="the accords", members=(NEW,)),
)


def claimed(made: Counting, known_on: str, by: str = "", **more: str | None) -> CommitmentClaim:
    document = made.document(known_on, f"BB must grant licences ({known_on}, {by}).")
    claim = made.claim(document, BB, LICENCE)
    voices = (Attribution(by, by),) if by else ()
    made.commitments[-1] = replace(claim, said_by=voices, **more)  # type: ignore[arg-type]
    return made.commitments[-1]


def test_a_claim_that_names_its_commitment_is_of_no_other() -> None:
    made = Counting()
    claim = claimed(made, "2006-01-01", commitment="commitment:new")
    new, old = made.owed("2008-01-01", book(UNDER_OLD, UNDER_NEW))
    assert (new.because, old.because) == ((claim.id,), ("dossier:commitment:old",))


def test_what_nobody_is_bound_to_makes_no_commitment() -> None:
    made = Counting()
    claim = claimed(made, "2006-01-01")
    made.commitments[-1] = replace(claim, polarity=Polarity.NEGATED)
    assert made.owed("2008-01-01", book()) == ()


def test_a_provisional_commitment_keeps_the_number_and_the_words_for_its_obligor() -> None:
    made = Counting()
    claim = claimed(made, "2006-01-01")
    made.commitments[-1] = replace(claim, amount=15000.0, unit="visa", obligor=None, obligor_name="each side")
    (one,) = made.owed("2008-01-01", book())
    assert (one.amount, one.unit, one.obligor, one.obligor_name) == (15000.0, "visa", None, "each side")


def test_a_claim_that_names_a_commitment_which_is_not_defined_makes_it_provisionally() -> None:
    made = Counting()
    claimed(made, "2006-01-01", commitment="commitment:new")
    (one,) = made.owed("2008-01-01", book())
    assert (one.id, one.provisional, one.obligor) == ("commitment:new", True, BB)


def test_what_only_the_dossiers_own_note_states_is_outside_knowledge() -> None:
    made = Counting()
    claimed(made, "2006-01-01", commitment=FLOOR.id)
    made.documents[-1] = replace(made.documents[-1], canonical=Canonical(CONVERTER, "1"))
    (one,) = made.owed("2008-01-01", book(FLOOR))
    assert (one.outside_knowledge, len(one.because)) == (True, 1)
    claimed(made, "2006-02-01")
    (one,) = made.owed("2008-01-01", book(FLOOR))
    assert (one.outside_knowledge, len(one.because)) == (False, 2)


def test_a_set_fits_any_of_its_members_as_its_speaker_uses_it_by_that_day() -> None:
    made = Counting()
    early = claimed(made, "2006-01-01", by=AA, instrument_text="The accords")
    late = claimed(made, "2010-01-01", by=AA, instrument_text="the accords")
    press = claimed(made, "2010-01-02", instrument="set:accords-press")
    found = made.owed("2011-01-01", book(FLOOR, UNDER_OLD, UNDER_NEW, sets=SETS))
    assert {one.id: set(one.because) for one in found} == {
        "commitment:licences": {early.id},
        "commitment:old": {early.id, late.id},
        "commitment:new": {late.id, press.id},
    }
    assert {one.id: set(one.ambiguous) for one in found} == {
        "commitment:licences": {early.id},
        "commitment:old": {early.id, late.id},
        "commitment:new": {late.id},
    }
    assert {one.id for one in found if not one.outside_knowledge} == {"commitment:new"}


def test_a_breach_of_a_set_of_instruments_is_of_each_member_and_of_no_other_instrument() -> None:
    made = Counting()
    report = made.document("2010-03-01", "BB breaks the accords on licences.")
    roles = (f"agent={BB}", f"topic={LICENCE}", "instrument=set:accords-press|the accords")
    made.event(made.told(report, "conduct.breach", *roles))
    found = made.owed("2011-01-01", book(UNDER_OLD, UNDER_NEW, sets=SETS))
    assert {one.id: states(one.performance) for one in found} == {
        "commitment:new": [("", "not-performed")],
        "commitment:old": [("", "no-evidence")],
    }
