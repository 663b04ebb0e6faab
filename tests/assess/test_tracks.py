"""Where a track stands on a day: states, since when, why, and what is never concluded."""

from __future__ import annotations

from datetime import date

from servanda.assess import assess
from servanda.model.accord import Assessment
from servanda.model.act import Modality, Polarity
from servanda.model.dossier import Dossier, TrackDef
from servanda.model.talks import Track, TrackState
from servanda.model.when import Recurrence
from tests.assess.making import AA, BB, FISH, TRACK, Making, dossier

PARTIES = (f"agent={AA}", f"agent={BB}", f"topic={FISH}")


def on(made: Making, day: str, known_by: str = "9999-12-31", with_: Dossier | None = None) -> Assessment:
    return assess(made.reconciled(known_by=known_by), with_ or Dossier(), on=date.fromisoformat(day))


def track(made: Making, day: str, known_by: str = "9999-12-31", with_: Dossier | None = None) -> Track:
    return on(made, day, known_by, with_).tracks[0]


def resumed_talks() -> Making:
    """Held in 2003, suspended in January 2004, offered in May 2009, accepted by note, held in July."""
    made = Making()
    offer = made.document("2009-05-22", "AA asked BB to reopen the talks on fisheries held until 2003.")
    made.event(made.told(offer, "talks.hold", *PARTIES, when="2003"), round="n_last")
    made.event(made.told(offer, "talks.suspend", f"agent={AA}", f"topic={FISH}", when="2004-01"))
    made.event(
        made.told(offer, "talks.propose", f"agent={AA}", f"target={BB}", f"topic={FISH}", when="2009-05-22")
    )
    made.happened("2009-06-01", "talks.accept", f"agent={BB}", f"target={AA}", f"topic={FISH}")
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    return made


def test_a_track_goes_from_suspended_over_an_offer_and_a_note_to_running() -> None:
    made = resumed_talks()
    seen = [
        track(made, day, known_by=day).state
        for day in ("2009-05-22", "2009-06-01", "2009-07-13", "2009-07-15")
    ]
    assert seen == [
        (TrackState.RESUMPTION_OFFERED,),
        (TrackState.RESUMPTION_AGREED,),
        (TrackState.RESUMPTION_AGREED,),
        (TrackState.RUNNING,),
    ]


def test_what_is_known_later_tells_of_earlier_days_too() -> None:
    made = resumed_talks()
    assert track(made, "2002-01-01").state == (TrackState.NONE,)
    assert track(made, "2004-01-01").state == (TrackState.RUNNING, TrackState.SUSPENDED)
    assert track(made, "2005-01-01").state == (TrackState.SUSPENDED,)
    assert str(track(made, "2005-01-01").since) == "2004-01"


def test_an_act_without_a_day_counts_as_not_later_than_its_report() -> None:
    agreed = track(resumed_talks(), "2009-06-10")
    assert str(agreed.since) == "../2009-06-01"


def test_an_act_told_again_without_its_day_is_no_second_act() -> None:
    made = resumed_talks()
    made.happened("2009-07-20", "talks.suspend", f"agent={AA}", f"topic={FISH}")
    assert track(made, "2009-07-20").state == (TrackState.RUNNING,)


def test_a_suspension_that_nobody_dates_lies_before_the_offer_to_resume() -> None:
    made = Making()
    report = made.document("2009-05-22", "AA asked BB to reopen the talks that it had suspended.")
    made.event(made.told(report, "talks.propose", f"agent={AA}", f"target={BB}", when="2009-05-22"))
    made.event(made.told(report, "talks.suspend", f"agent={AA}"))
    made.event(made.told(report, "talks.hold", *PARTIES, when="2003"))
    assert track(made, "2009-05-22").state == (TrackState.RESUMPTION_OFFERED,)


def test_rival_days_of_a_suspension_leave_both_states_between_them() -> None:
    made = Making()
    early, late = made.document("2009-06-01"), made.document("2009-05-22")
    made.happened("2009-05-22", "talks.hold", *PARTIES, when="2002")
    halted = made.event(
        made.told(late, "talks.suspend", f"agent={AA}", when="2004-01"),
        made.told(early, "talks.suspend", f"agent={AA}", when="2003"),
    )
    assert track(made, "2003-12-31").state == (TrackState.RUNNING, TrackState.SUSPENDED)
    assert track(made, "2004-02-01").state == (TrackState.SUSPENDED,)
    assert track(made, "2004-02-01").since is None
    made.differ(halted, "when", "2003", "2004-01", settled="2004-01")
    assert track(made, "2003-12-31").state == (TrackState.RUNNING,)


def test_a_year_and_a_month_in_it_agree() -> None:
    made = Making()
    made.happened("2009-05-22", "talks.hold", *PARTIES, when="2003")
    one, other = made.document("2009-05-22"), made.document("2009-07-15")
    made.event(
        made.told(one, "talks.suspend", f"agent={AA}", when="2004-01"),
        made.told(other, "talks.suspend", f"agent={AA}", when="2004"),
    )
    found = track(made, "2009-07-15")
    assert (found.state, str(found.since)) == ((TrackState.SUSPENDED,), "2004-01")


def test_each_reason_for_a_suspension_keeps_who_gives_it() -> None:
    made = Making()
    held = made.document(
        "2009-05-22", "The ministry closed the talks as needless; two deputies say licences were refused."
    )
    paper = made.document("2009-06-01")
    made.person("person:ada-holm", "Ada Holm", AA)
    made.person("person:jon-rask", "Jon Rask", AA)
    joint = made.speech(
        (held, "licences were refused"),
        speakers=[("person:ada-holm", "Deputies Ada Holm"), ("person:jon-rask", "Rask")],
    )
    made.happened("2009-05-22", "talks.hold", *PARTIES, when="2003")
    made.event(
        made.told(
            held,
            "talks.suspend",
            f"agent={AA}",
            "cause=|they were needless",
            when="2004-01",
            said_by="the ministry",
        ),
        made.told(
            held,
            "talks.suspend",
            f"agent={AA}",
            "cause=|licences were refused",
            within=joint.statements[0].id,
            said_by="two deputies",
        ),
        made.told(paper, "talks.suspend", f"agent={AA}", "cause=|a boat was seized", when="2004"),
    )
    reasons = track(made, "2009-06-01").reasons
    assert [(one.text, one.given_by) for one in reasons] == [
        ("they were needless", "the ministry"),
        ("licences were refused", "Ada Holm, Jon Rask"),
        ("a boat was seized", ""),
    ]
    assert all(one.because for one in reasons)


def test_the_reasons_of_a_suspension_stay_while_its_end_is_only_offered() -> None:
    made = Making()
    made.happened("2009-05-01", "talks.suspend", f"agent={AA}", "cause=|a boat was seized", when="2004")
    made.happened("2009-05-22", "talks.propose", f"agent={AA}", f"target={BB}", when="2009-05-22")
    assert [one.text for one in track(made, "2009-05-22").reasons] == ["a boat was seized"]
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    assert track(made, "2009-07-15").reasons == ()


def test_a_suspension_that_was_proposed_denied_alleged_or_negated_changes_nothing() -> None:
    for kind in (
        {"modality": Modality.PROPOSED},
        {"modality": Modality.PLANNED},
        {"modality": Modality.CONDITIONAL},
        {"modality": Modality.ASKED},
        {"polarity": Polarity.NEGATED},
    ):
        made = Making()
        made.happened("2009-05-01", "talks.hold", *PARTIES, when="2009-04-30")
        made.event(
            made.told(made.document("2009-05-22"), "talks.suspend", f"agent={AA}", when="2009-05-20", **kind)
        )
        assert track(made, "2009-06-01").state == (TrackState.RUNNING,), kind


def test_a_suspension_that_one_account_reports_and_another_negates_leaves_both_states() -> None:
    made = Making()
    made.happened("2009-05-01", "talks.hold", *PARTIES, when="2009-04-30")
    one, other = made.document("2009-05-22"), made.document("2009-05-23")
    made.event(
        made.told(one, "talks.suspend", f"agent={AA}", when="2009-05-20"),
        made.told(other, "talks.suspend", f"agent={AA}", polarity=Polarity.NEGATED),
    )
    assert track(made, "2009-06-01").state == (TrackState.RUNNING, TrackState.SUSPENDED)


def test_an_illegal_step_becomes_a_problem_with_its_words_and_changes_nothing() -> None:
    made = Making()
    made.happened("2009-05-01", "talks.hold", *PARTIES, when="2001")
    made.happened("2009-05-01", "talks.break-off", f"agent={AA}", when="2005")
    report = made.document("2009-05-22", "In other news.\nThe talks were suspended.")
    made.event(made.told(report, "talks.suspend", f"agent={AA}", when="2006", words="suspended"))
    found = on(made, "2009-06-01")
    assert found.tracks[0].state == (TrackState.BROKEN_OFF,)
    assert [(one.where, one.words, one.document) for one in found.problems] == [
        ("2009-05-22.txt:2:16", "suspended", report.id)
    ]
    assert found.problems[0].remedy


def test_talks_fall_dormant_when_nothing_is_held_for_twice_the_cadence() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    book = dossier(
        TrackDef(
            id=TRACK, name="Fisheries talks", parties=(AA, BB), topics=(FISH,), cadence=Recurrence(6, "month")
        )
    )
    assert track(made, "2010-07-31", with_=book).state == (TrackState.RUNNING,)
    assert track(made, "2010-08-01", with_=book).state == (TrackState.DORMANT,)
    assert track(made, "2010-08-01").state == (TrackState.RUNNING,), "without a cadence nothing lapses"


def test_talks_are_not_called_dormant_while_an_announced_round_has_no_known_outcome() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    made.event(
        made.told(
            made.document("2010-02-18"), "talks.hold", *PARTIES, when="2010-02-19", modality=Modality.PLANNED
        )
    )
    book = dossier(TrackDef(id=TRACK, name="", parties=(AA, BB), cadence=Recurrence(6, "month")))
    assert track(made, "2010-09-01", with_=book).state == (TrackState.RUNNING, TrackState.DORMANT)


def test_a_suspended_track_does_not_fall_dormant() -> None:
    made = resumed_talks()
    book = dossier(TrackDef(id=TRACK, name="", parties=(AA, BB), cadence=Recurrence(6, "month")))
    assert track(made, "2008-01-01", with_=book).state == (TrackState.SUSPENDED,)
    assert on(made, "2008-01-01", with_=book).problems == ()


def test_the_end_of_a_round_is_not_the_end_of_its_track() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    made.happened("2009-07-16", "talks.conclude", *PARTIES, when="2009-07-14")
    assert track(made, "2009-07-16").state == (TrackState.RUNNING,)


def test_a_conclusion_of_which_nothing_else_is_told_leaves_open_what_it_ended() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    made.happened("2009-12-16", "talks.conclude", *PARTIES, when="2009-12-10")
    assert track(made, "2009-12-16").state == (TrackState.RUNNING, TrackState.CONCLUDED)


def test_a_track_that_only_the_dossier_knows_is_outside_knowledge() -> None:
    book = dossier(TrackDef(id=TRACK, name="Fisheries talks", parties=(AA, BB)))
    found = track(Making(), "2009-01-01", with_=book)
    assert (found.outside_knowledge, found.state, found.because) == (
        True,
        (TrackState.NONE,),
        (f"dossier:{TRACK}",),
    )


def test_without_a_dossier_a_track_has_the_parties_and_topic_of_its_events() -> None:
    found = track(resumed_talks(), "2009-07-15")
    assert (found.parties, found.topic, found.provisional) == ((AA, BB), FISH, True)


def test_an_offer_to_resume_follows_the_suspension_where_nobody_dates_either() -> None:
    made = Making()
    report = made.document("2009-05-22", "AA asked BB to reopen the talks that it had suspended.")
    made.event(made.told(report, "talks.propose", f"agent={AA}", f"target={BB}"))
    made.event(made.told(report, "talks.suspend", f"agent={AA}"))
    made.event(made.told(report, "talks.hold", *PARTIES, when="2003"))
    assert track(made, "2009-05-22").state == (TrackState.RESUMPTION_OFFERED,)


def test_talks_that_rest_again_after_a_declined_offer_keep_what_each_side_gives_as_the_reason() -> None:
    made = Making()
    made.event(made.told(made.document("2003-06-02"), "talks.hold", *PARTIES, when="2003-06-01"))
    halt = (f"agent={AA}", f"topic={FISH}")
    first = made.told(
        made.document("2004-01-05"), "talks.suspend", *halt, "cause=x|votes", when="2004-01-04", said_by=BB
    )
    made.event(first)
    made.happened(
        "2004-03-01", "talks.propose", f"agent={BB}", f"target={AA}", f"topic={FISH}", when="2004-03-01"
    )
    no = (f"agent={AA}", f"target={BB}", f"topic={FISH}", "cause=x|five matters")
    made.event(made.told(made.document("2004-03-05"), "talks.decline", *no, when="2004-03-05", said_by=AA))
    found = track(made, "2004-06-01")
    assert found.state == (TrackState.SUSPENDED,)
    assert {one.text for one in found.reasons} == {"votes", "five matters"}


def test_a_round_on_whose_day_accounts_differ_is_next_up_to_the_last_of_them() -> None:
    made = Making()
    made.event(made.told(made.document("2009-07-15"), "talks.hold", *PARTIES, when="2009-07-14"))
    plans = [
        made.told(made.document(known), "talks.hold", *PARTIES, when=day, modality=Modality.PLANNED)
        for known, day in (("2010-01-29", "2010-02-19"), ("2010-02-01", "2010-02-17"))
    ]
    made.event(*plans, round="n_next")
    assert track(made, "2010-02-18").next_round == "n_next"
    assert track(made, "2010-02-20").next_round is None
