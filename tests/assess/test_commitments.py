"""Who owes what, whether it was performed, and who says so: the answer never exceeds the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess import assess
from servanda.model.act import Aspect, Polarity, Voice
from servanda.model.dossier import CommitmentDef, Dossier, TrackDef
from servanda.model.duties import Commitment, PerformanceState
from tests.assess.making import AA, BB, ESCORT, FISH, LICENCE, TRACK, Making, dossier

ACCORD = "instrument:strait-accord"
REFUSAL = ("case.permit-refuse", f"agent={BB}", f"topic={LICENCE}")
PERFORMED, NOT_PERFORMED, ALLEGED, DISPUTED, NO_EVIDENCE = (
    PerformanceState.PERFORMED,
    PerformanceState.NOT_PERFORMED,
    PerformanceState.ALLEGED_NOT_PERFORMED,
    PerformanceState.DISPUTED,
    PerformanceState.NO_EVIDENCE,
)


def book() -> Dossier:
    return dossier(
        commitments=(
            CommitmentDef(
                id="commitment:licences",
                instrument=ACCORD,
                obligor=BB,
                duty="grant licences to boats of the other side",
                topics=(LICENCE,),
                performed_by=("case.permit-grant",),
                breached_by=("case.permit-refuse",),
            ),
        )
    )


def owed(made: Making, day: str = "2010-01-01", with_: Dossier | None = None) -> tuple[Commitment, ...]:
    return assess(made.reconciled(), with_ or Dossier(), on=date.fromisoformat(day)).commitments


def test_nothing_told_is_no_evidence_and_the_dossiers_word_is_outside_knowledge() -> None:
    (one,) = owed(Making(), with_=book())
    assert (one.outside_knowledge, one.provisional, one.because) == (
        True,
        False,
        ("dossier:commitment:licences",),
    )
    assert [row.state for row in one.performance] == [NO_EVIDENCE]


def accused() -> Making:
    """Three deputies allege refusals in one joint statement, which two papers excerpt."""
    made = Making()
    one = made.document("2009-05-22", "BB refuses hundreds of licences a year.")
    other = made.document("2009-05-23", "Deputies: BB refuses hundreds of licences a year.")
    for who, name in (("a", "Ada Holm"), ("b", "Bo Holm"), ("c", "Cy Rask")):
        made.person(f"person:{who}", name, AA)
    joint = made.speech(
        (one, "BB refuses hundreds of licences"),
        (other, "BB refuses hundreds of licences"),
        speakers=[("person:a", "Ada Holm"), ("person:b", "her brother Bo"), ("person:c", "Rask")],
    )
    made.event(
        *(
            made.told(
                document,
                *REFUSAL,
                aspect=Aspect.HABIT,
                said_by="three deputies",
                voice=Voice.ACCUSE,
                within=joint.statements[number].id,
            )
            for number, document in enumerate((one, other))
        )
    )
    return made


def test_what_is_alleged_stays_alleged_by_those_who_allege_it_each_once() -> None:
    (one,) = owed(accused(), with_=book())
    (row,) = one.performance
    assert (row.state, row.alleged_by, row.replies, row.period) == (
        ALLEGED,
        ("Ada Holm", "Bo Holm", "Cy Rask"),
        (),
        None,
    )


def test_two_accusations_are_still_accusations() -> None:
    made = accused()
    report = made.document("2009-05-22", "A senator says so too.")
    made.event(made.told(report, *REFUSAL, aspect=Aspect.HABIT, said_by="Senator Lind", voice=Voice.ACCUSE))
    (row,) = owed(made, with_=book())[0].performance
    assert (row.state, row.alleged_by[-1]) == (ALLEGED, "Senator Lind")


def test_a_breach_that_a_source_tells_in_its_own_voice_is_not_performed_for_that_time() -> None:
    made = accused()
    made.event(made.told(made.document("2009-06-01"), *REFUSAL, when="2003"))
    rows = owed(made, with_=book())[0].performance
    assert [(str(row.period), row.state, row.alleged_by) for row in rows] == [
        ("2003", NOT_PERFORMED, ()),
        ("None", ALLEGED, ("Ada Holm", "Bo Holm", "Cy Rask")),
    ]


def test_a_breach_told_without_a_date_does_not_confirm_one_that_is_alleged() -> None:
    made = accused()
    made.event(made.told(made.document("2009-06-01"), *REFUSAL))
    rows = owed(made, with_=book())[0].performance
    assert {(row.period, row.state, row.alleged_by) for row in rows} == {
        (None, NOT_PERFORMED, ()),
        (None, ALLEGED, ("Ada Holm", "Bo Holm", "Cy Rask")),
    }


def test_a_report_of_someones_words_does_not_make_them_the_reports_own() -> None:
    made = Making()
    made.event(made.told(made.document("2009-06-01"), *REFUSAL, when="2003", said_by="an official"))
    (row,) = owed(made, with_=book())[0].performance
    assert (row.state, row.alleged_by) == (ALLEGED, ("an official",))


def test_a_denial_is_not_performance() -> None:
    made = Making()
    made.event(
        made.told(
            made.document("2009-06-01"),
            *REFUSAL,
            when="2008",
            said_by=f"BB's ministry|{BB}",
            voice=Voice.DENY,
        )
    )
    (row,) = owed(made, with_=book())[0].performance
    assert row.state is NO_EVIDENCE
    assert len(row.replies) == 1


def test_an_accusation_that_the_obligor_denies_is_disputed() -> None:
    made = accused()
    denied = made.event(
        made.told(made.document("2009-06-01"), *REFUSAL, said_by=f"BB's ministry|{BB}", voice=Voice.DENY)
    )
    (row,) = owed(made, with_=book())[0].performance
    assert (row.state, row.replies) == (DISPUTED, (denied.id,))


def test_a_denial_for_one_year_answers_no_accusation_for_another() -> None:
    made = Making()
    made.event(
        made.told(made.document("2009-06-01"), *REFUSAL, when="2003", said_by="Lind", voice=Voice.ACCUSE)
    )
    made.event(
        made.told(made.document("2009-06-02"), *REFUSAL, when="2008", said_by=f"BB|{BB}", voice=Voice.DENY)
    )
    rows = owed(made, with_=book())[0].performance
    assert [(str(row.period), row.state) for row in rows] == [("2003", ALLEGED), ("2008", NO_EVIDENCE)]


def test_the_obligors_own_word_that_it_performs_is_a_reply_and_no_performance() -> None:
    made = Making()
    granted = ("case.permit-grant", f"agent={BB}", f"topic={LICENCE}")
    own = made.event(made.told(made.document("2009-06-01"), *granted, when="2008", said_by=f"BB|{BB}"))
    (row,) = owed(made, with_=book())[0].performance
    assert (row.state, row.replies) == (NO_EVIDENCE, (own.id,))
    made.event(made.told(made.document("2009-06-02"), *granted, when="2007"))
    rows = owed(made, with_=book())[0].performance
    assert [(str(one.period), one.state) for one in rows] == [("2007", PERFORMED), ("2008", NO_EVIDENCE)]


def test_the_few_permits_that_an_obligor_gives_perform_nothing() -> None:
    made = accused()
    granted = ("case.permit-grant", f"agent={BB}", f"topic={LICENCE}")
    made.event(
        made.told(made.document("2009-05-23"), *granted, "amount=quantity:few", said_by="Senator Lind")
    )
    (row,) = owed(made, with_=book())[0].performance
    assert (row.state, row.alleged_by) == (ALLEGED, ("Ada Holm", "Bo Holm", "Cy Rask"))
    made.event(made.told(made.document("2009-05-24"), *granted, said_by="Senator Lind"))
    assert DISPUTED in {one.state for one in owed(made, with_=book())[0].performance}


def test_breach_and_performance_in_one_period_are_disputed() -> None:
    made = Making()
    made.event(made.told(made.document("2009-06-01"), *REFUSAL, when="2008"))
    made.happened("2009-06-02", "case.permit-grant", f"agent={BB}", f"topic={LICENCE}", when="2008-05")
    (row,) = owed(made, with_=book())[0].performance
    assert (row.state, str(row.period)) == (DISPUTED, "2008")


@pytest.mark.parametrize(
    "roles",
    [(f"agent={AA}", f"topic={LICENCE}"), (f"agent={BB}", f"topic={ESCORT}"), (f"topic={LICENCE}",)],
)
def test_acts_of_others_on_other_matters_or_of_nobody_are_no_evidence(roles: tuple[str, ...]) -> None:
    made = Making()
    made.happened("2009-06-01", "case.permit-refuse", *roles, when="2008")
    assert [row.state for row in owed(made, with_=book())[0].performance] == [NO_EVIDENCE]


def test_what_happens_after_the_day_is_left_out() -> None:
    made = Making()
    made.happened("2009-06-01", *REFUSAL, when="2008")
    assert owed(made, "2007-12-31", book())[0].performance[0].state is NO_EVIDENCE


def test_a_suspended_instrument_suspends_what_nothing_else_is_told_of() -> None:
    made = Making()
    made.happened("2009-06-01", "instrument.suspend", f"agent={BB}", f"instrument={ACCORD}", when="2008")
    assert owed(made, with_=book())[0].performance[0].state is PerformanceState.SUSPENDED


def test_claims_of_two_papers_meet_by_obligor_and_topic() -> None:
    made = Making()
    made.claim(made.document("2009-06-01", "BB pledged to curb poaching."), BB, FISH)
    made.claim(made.document("2009-07-15", "Under it BB must curb poaching."), BB, FISH, ACCORD)
    made.claim(made.document("2009-07-15", "AA must escort boats."), AA, ESCORT, ACCORD)
    found = owed(made)
    assert [(one.id, one.instrument, len(one.because), one.provisional) for one in found] == [
        ("commitment:aa-escort-strait-accord", ACCORD, 1, True),
        ("commitment:bb-fisheries-strait-accord", ACCORD, 2, True),
    ]


def test_a_claim_that_fits_two_instruments_joins_neither() -> None:
    made = Making()
    for number, instrument in enumerate((None, ACCORD, "instrument:older-accord")):
        made.claim(made.document("2009-06-01", f"BB must curb poaching ({number})."), BB, FISH, instrument)
    assert len(owed(made)) == 3


def test_a_claim_is_matched_to_the_dossiers_commitment() -> None:
    made = Making()
    claim = made.claim(made.document("2009-06-01", "BB must grant licences."), BB, LICENCE)
    (one,) = owed(made, with_=book())
    assert (one.outside_knowledge, one.because) == (False, (claim.id,))


def test_a_provisional_commitment_that_a_person_joined_is_the_dossiers() -> None:
    made = Making()
    claim = made.claim(made.document("2009-06-01", "BB must curb poaching."), BB, FISH)
    (provisional,) = owed(made)
    joined = replace(made.reconciled(), joined={provisional.id: "commitment:licences"})
    (one,) = assess(joined, book(), on=date(2010, 1, 1)).commitments
    assert (one.id, one.because) == ("commitment:licences", (claim.id,))


def test_an_alleged_breach_of_an_accord_as_a_whole_accuses_no_single_duty() -> None:
    made = Making()
    made.claim(made.document("2009-06-01", "BB must curb poaching."), BB, FISH, ACCORD)
    report = made.document("2009-06-02", "Lind said BB breaks the accord.")
    made.event(
        made.told(
            report,
            "conduct.breach",
            f"agent={BB}",
            f"instrument={ACCORD}|the accord",
            said_by="Lind",
            voice=Voice.ACCUSE,
        )
    )
    whole, fish = sorted(owed(made), key=lambda one: one.topics)
    assert [row.state for row in fish.performance] == [NO_EVIDENCE]
    assert (whole.instrument, whole.provisional) == (ACCORD, True)
    assert [(row.state, row.alleged_by) for row in whole.performance] == [(ALLEGED, ("Lind",))]


def test_a_duty_told_as_left_undone_is_not_performed() -> None:
    made = Making()
    undone = ("conduct.perform", f"agent={BB}", f"topic={LICENCE}")
    made.event(made.told(made.document("2009-06-01"), *undone, when="2008", polarity=Polarity.NEGATED))
    owing = replace(book(), commitments=(replace(book().commitments[0], performed_by=("conduct.perform",)),))
    assert owed(made, with_=owing)[0].performance[0].state is NOT_PERFORMED


def test_an_act_that_did_not_come_about_leaves_a_duty_without_a_day_open() -> None:
    made = Making()
    grant = ("case.permit-grant", f"agent={BB}", f"topic={LICENCE}")
    made.event(made.told(made.document("2009-06-01"), *grant, when="2008", polarity=Polarity.NEGATED))
    (one,) = owed(made, with_=book())
    assert [row.state for row in one.performance] == [NO_EVIDENCE]


def test_an_act_after_the_end_of_a_duty_is_not_of_it() -> None:
    made = Making()
    made.event(made.told(made.document("2003-06-01"), *REFUSAL, when="2003-05"))
    made.event(made.told(made.document("2009-06-01"), *REFUSAL, when="2009-05"))
    made.event(made.told(made.document("2009-07-01"), *REFUSAL))
    ended = replace(book(), commitments=(replace(book().commitments[0], valid_to="2005"),))
    (one,) = owed(made, with_=ended)
    assert [(str(row.period), row.state) for row in one.performance] == [("2003-05", NOT_PERFORMED)]


def test_an_allegation_that_names_no_more_than_the_talks_matter_accuses_the_accord_as_a_whole() -> None:
    made = Making()
    report = made.document("2009-06-02", "Lind said BB breaks the fisheries accord.")
    roles = (f"agent={BB}", f"topic={FISH}", f"instrument={ACCORD}|the fisheries accord")
    made.event(made.told(report, "conduct.breach", *roles, said_by="Lind", voice=Voice.ACCUSE))
    review = replace(
        book().commitments[0], id="commitment:review", topics=(FISH,), performed_by=("talks.hold",)
    )
    talks = TrackDef(id=TRACK, name="talks on fisheries", parties=(AA, BB), topics=(FISH,))
    found = {one.id: one for one in owed(made, with_=replace(book(), commitments=(review,), tracks=(talks,)))}
    assert [row.state for row in found.pop("commitment:review").performance] == [NO_EVIDENCE]
    (whole,) = found.values()
    assert (whole.topics, [row.alleged_by for row in whole.performance]) == ((), [("Lind",)])


def test_an_act_on_a_matter_of_two_duties_is_of_neither_where_no_type_is_named() -> None:
    made = Making()
    made.event(made.told(made.document("2009-06-01"), *REFUSAL, when="2009-05"))
    one = replace(book().commitments[0], breached_by=(), performed_by=())
    two = replace(one, id="commitment:other", duty="publish the list of licences")
    told = owed(made, with_=replace(book(), commitments=(one, two)))
    assert [row.state for each in told for row in each.performance] == [NO_EVIDENCE, NO_EVIDENCE]
    alone = owed(made, with_=replace(book(), commitments=(one,)))
    assert [row.state for each in alone for row in each.performance] == [NOT_PERFORMED]


def test_a_breach_of_an_accord_by_refusals_claims_the_duty_that_the_refusals_are_about() -> None:
    made = Making()
    report = made.document("2009-06-02", "Lind said BB breaks the accord by refusing licences to crews.")
    accused = {"said_by": "Lind", "voice": Voice.ACCUSE}
    breach = made.told(
        report,
        "conduct.breach",
        f"agent={BB}",
        f"instrument={ACCORD}|the accord",
        words="BB breaks the accord by refusing licences",
        **accused,  # type: ignore[arg-type]
    )
    made.event(breach)
    made.event(made.told(report, *REFUSAL, words="refusing licences", **accused))  # type: ignore[arg-type]
    made.event(made.told(made.document("2009-06-03"), *REFUSAL, when="2003"))
    (one,) = owed(made)
    assert (one.id, one.topics, one.provisional) == ("commitment:bb-licence-strait-accord", (LICENCE,), True)
    assert [(str(row.period), row.state) for row in one.performance] == [
        ("2003", NOT_PERFORMED),
        ("None", ALLEGED),
    ]
    assert len(one.performance[1].because) == 4
