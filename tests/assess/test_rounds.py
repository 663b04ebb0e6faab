"""What became of a round, as reports of it tell: held, put off, called off, or told both ways."""

from __future__ import annotations

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.talks import RoundState
from tests.assess.making import AA, BB, Making
from tests.assess.meeting import PARTIES, on, rounds


def december() -> Making:
    """A round in December: proposed by BB in July, an aim of both, told in February as not held."""
    made = Making()
    july, february = made.document("2009-07-15"), made.document("2010-02-18")
    made.event(
        made.told(
            july, "talks.hold", *PARTIES, "place=place:bero", when="2009-12", modality=Modality.PROPOSED
        ),
        made.told(february, "talks.hold", *PARTIES, when="2009-12", modality=Modality.PLANNED),
        made.told(february, "talks.hold", *PARTIES, when="2009-12", polarity=Polarity.NEGATED),
    )
    return made


def test_a_round_that_did_not_take_place_was_first_only_proposed() -> None:
    made = december()
    (then,), (now,) = rounds(made, "2009-07-15"), rounds(made, "2010-02-18")
    assert then.state == (RoundState.PROPOSED,)
    assert now.state == (RoundState.DID_NOT_TAKE_PLACE,)
    assert [(known, state) for known, state, _ in now.history] == [
        ("2009-07-15", RoundState.PROPOSED),
        ("2010-02-18", RoundState.SCHEDULED),
        ("2010-02-18", RoundState.DID_NOT_TAKE_PLACE),
    ]
    assert (str(now.planned), now.held, now.outcome) == ("2009-12", None, None)


def test_seen_from_before_its_day_a_round_is_not_yet_held() -> None:
    made = Making()
    plan, report = made.document("2010-02-05"), made.document("2010-02-20")
    made.event(
        made.told(plan, "talks.hold", *PARTIES, when="2010-02-19", modality=Modality.PLANNED),
        made.told(report, "talks.hold", *PARTIES, when="2010-02-19"),
    )
    assert rounds(made, "2010-02-01", known_by="2010-03-01") == ()
    (before,) = rounds(made, "2010-02-10", known_by="2010-03-01")
    assert (before.state, before.held) == ((RoundState.SCHEDULED,), None)
    (after,) = rounds(made, "2010-02-20")
    assert (after.state, str(after.held), str(after.planned)) == (
        (RoundState.HELD,),
        "2010-02-19",
        "2010-02-19",
    )


def test_an_announced_round_stays_announced_until_a_report_tells_more() -> None:
    made = Making()
    made.event(
        made.told(
            made.document("2010-02-18"), "talks.hold", *PARTIES, when="2010-02-19", modality=Modality.PLANNED
        )
    )
    (one,) = rounds(made, "2011-01-01")
    assert (one.state, one.held, one.outcome) == ((RoundState.SCHEDULED,), None, None)


def test_a_plan_that_is_called_off_before_its_day_is_cancelled() -> None:
    made = Making()
    plan, news = made.document("2010-02-05"), made.document("2010-02-10")
    made.event(
        made.told(plan, "talks.hold", *PARTIES, when="2010-02-19", modality=Modality.PLANNED),
        made.told(
            news,
            "talks.hold",
            *PARTIES,
            when="2010-02-19",
            modality=Modality.PLANNED,
            polarity=Polarity.NEGATED,
        ),
    )
    assert rounds(made, "2010-02-12")[0].state == (RoundState.CANCELLED,)


def test_a_postponed_round_is_postponed_and_its_new_day_another_round() -> None:
    made = Making()
    plan, news = made.document("2010-02-05"), made.document("2010-02-10")
    made.event(
        made.told(plan, "talks.hold", *PARTIES, when="2010-02-19", modality=Modality.PLANNED), round="n_feb"
    )
    made.event(made.told(news, "talks.postpone", f"agent={AA}"), round="n_feb")
    made.event(
        made.told(news, "talks.hold", *PARTIES, when="2010-04", modality=Modality.PLANNED), round="n_apr"
    )
    found = on(made, "2010-02-12")
    assert [(one.id, one.state) for one in found.rounds] == [
        ("n_feb", (RoundState.POSTPONED,)),
        ("n_apr", (RoundState.SCHEDULED,)),
    ]
    assert found.tracks[0].next_round == "n_apr"


def test_held_and_not_held_are_both_kept_until_someone_settles_it() -> None:
    made = Making()
    one, other = made.document("2009-12-20"), made.document("2009-12-21")
    event = made.event(
        made.told(one, "talks.hold", *PARTIES, when="2009-12-18"),
        made.told(other, "talks.hold", *PARTIES, when="2009-12-18", polarity=Polarity.NEGATED),
    )
    assert rounds(made, "2009-12-31")[0].state == (RoundState.HELD, RoundState.DID_NOT_TAKE_PLACE)
    made.differ(event, "status", "happened", "did-not-happen", settled="did-not-happen")
    (settled,) = rounds(made, "2009-12-31")
    assert (settled.state, settled.held) == ((RoundState.DID_NOT_TAKE_PLACE,), None)


def test_a_custom_of_meeting_is_no_round() -> None:
    made = Making()
    made.event(made.told(made.document("2009-05-22"), "talks.hold", *PARTIES, aspect=Aspect.HABIT))
    assert rounds(made, "2009-05-22") == ()


def test_each_counter_keeps_its_own_number_of_a_round_and_neighbours_get_none() -> None:
    made = Making()
    ours, theirs, paper = (
        made.document("2009-07-15"),
        made.document("2009-07-16"),
        made.document("2009-07-17"),
    )
    made.event(
        made.told(ours, "talks.hold", *PARTIES, "amount=ordinal:20", when="2009-07-14", said_by=f"AA|{AA}"),
        made.told(theirs, "talks.hold", *PARTIES, "amount=ordinal:21", when="2009-07-14", said_by=f"BB|{BB}"),
        made.told(paper, "talks.hold", *PARTIES, "amount=ordinal:19", when="2009-07-14"),
    )
    made.happened("2010-02-20", "talks.hold", *PARTIES, when="2010-02-19")
    july, february = rounds(made, "2010-02-20")
    assert [(one.by, one.n) for one in july.ordinals] == [(AA, 20), (BB, 21), (paper.file, 19)]
    assert [one.because for one in july.ordinals] == [(key,) for key in made.events[0].assertions]
    assert february.ordinals == ()


def put_off() -> Making:
    """A round of December put off to February: by AA as BB has it, by BB as AA has it, each with a reason."""
    made = Making()
    report = made.document("2009-12-02")
    acts = [
        made.told(
            report,
            "talks.postpone",
            f"agent={by}",
            f"cause=|the calendar of {by[-2:]}",
            when="2009-12-01",
            said_by=f"{said[-2:]}|{said}",
        )
        for by, said in ((AA, BB), (BB, AA))
    ]
    for act in acts:
        made.event(act)
    for when, round in (("2009-12", "n_december"), ("2010-02", "n_february")):
        plan = made.told(
            report, "talks.hold", *PARTIES, when=when, modality=Modality.PLANNED, content_of=acts[0]
        )
        made.event(plan, round=round)
    again = made.told(report, "talks.hold", *PARTIES, modality=Modality.PLANNED, content_of=acts[1])
    made.event(again, round="n_december")
    return made


def test_who_put_a_round_off_and_why_stand_side_by_side_with_who_says_so() -> None:
    december, february = rounds(put_off(), "2009-12-31")
    assert (december.state, february.state) == ((RoundState.POSTPONED,), (RoundState.SCHEDULED,))
    assert [
        (act.by, act.given_by, [(one.text, one.given_by) for one in act.reasons], act.moved_to)
        for act in sorted(december.acts, key=lambda act: act.by)
    ] == [
        ((AA,), "BB", [("the calendar of AA", "BB")], "n_february"),
        ((BB,), "AA", [("the calendar of BB", "AA")], None),
    ]
    assert {str(act.when) for act in december.acts} == {"2009-12-01"}
    assert february.acts == ()


def test_what_is_done_at_a_round_about_the_next_is_not_done_to_it() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    number = rounds(made, "2009-07-15")[0].id
    made.event(
        made.told(made.document("2009-07-15"), "talks.schedule", *PARTIES, when="2009-07-14"), round=number
    )
    assert rounds(made, "2009-07-15")[0].acts == ()
