"""What happened in a round, as reports of it tell: and what is left unsaid where they do not tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess import assess
from servanda.model.accord import Assessment
from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.actor import Actor, ActorType, Office
from servanda.model.dossier import CONVERTER, Dossier, TrackDef
from servanda.model.source import Canonical
from servanda.model.talks import Round, RoundState, TrackState
from servanda.model.when import Recurrence
from tests.assess.making import AA, BB, CC, ESCORT, FISH, LICENCE, TRACK, Making, dossier

PARTIES = (f"agent={AA}", f"agent={BB}", f"topic={FISH}")


def on(made: Making, day: str, known_by: str | None = None, with_: Dossier | None = None) -> Assessment:
    known = known_by or day
    return assess(made.reconciled(known_by=known), with_ or Dossier(), on=date.fromisoformat(day))


def rounds(made: Making, day: str, known_by: str | None = None) -> tuple[Round, ...]:
    return on(made, day, known_by).rounds


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


def new_york() -> Making:
    """One wire report of a round in New York with what each side raised."""
    made = Making()
    wire = made.document(
        "2009-07-15",
        "BB's side was led by Marek. A spokesman, Ito, spoke of a good day. Ito said it served AA.",
    )
    made.person("person:marek", "Pavel Marek", BB)
    made.person("person:ito", "Ken Ito", AA)
    made.place("place:new-york", "New York", "state:US")
    made.event(
        made.told(wire, "talks.hold", *PARTIES, "place=place:new-york", when="2009-07-14"),
        made.told(wire, "talks.hold", f"agent={BB}", "head-of-delegation=person:marek", words="led by Marek"),
        round="n_july",
    )
    for type_, who, topic in (
        ("position.request", AA, ESCORT),
        ("position.object", BB, LICENCE),
        ("instrument.propose", BB, FISH),
    ):
        made.event(made.told(wire, type_, f"agent={who}", f"topic={topic}|the {topic}", when="2009-07-14"))
    made.event(made.told(wire, "position.demand", f"agent={CC}", f"topic={FISH}", when="2009-07-14"))
    made.event(made.told(wire, "position.demand", f"agent={AA}", f"topic={FISH}", when="2009-03"))
    made.event(
        made.told(wire, "position.request", f"agent={AA}", "topic=concept:x", modality=Modality.CONDITIONAL)
    )
    made.event(
        made.told(
            wire,
            "instrument.sign",
            *PARTIES[:2],
            when="2009-07-14",
            modality=Modality.ASKED,
            said_by=f"AA|{AA}",
        )
    )
    made.speech((wire, "it served AA"), speakers=[("person:ito", "Ito")])
    return made


def test_each_side_has_its_head_items_and_statements() -> None:
    (one,) = rounds(new_york(), "2009-07-15")
    ours, theirs = one.sides
    assert (ours.party, ours.head, ours.heads) == (AA, None, ()), "a spokesman is no head of delegation"
    assert (theirs.party, theirs.head) == (BB, "person:marek")
    assert [(item.type, item.topic) for item in ours.items] == [("position.request", ESCORT)]
    assert {(item.type, item.topic) for item in theirs.items} == {
        ("position.object", LICENCE),
        ("instrument.propose", FISH),
    }
    assert len(ours.statements) == 1
    assert theirs.statements == ()


def test_a_question_left_open_whether_there_was_an_agreement_is_no_outcome() -> None:
    (one,) = rounds(new_york(), "2009-07-15")
    assert one.outcome is None


@pytest.mark.parametrize(
    ("polarity", "outcome"),
    [(Polarity.AFFIRMED, "happened instrument.sign"), (Polarity.NEGATED, "did-not-happen instrument.sign")],
)
def test_an_outcome_that_a_report_states_is_told(polarity: Polarity, outcome: str) -> None:
    made = Making()
    wire = made.document("2009-07-15")
    made.event(made.told(wire, "talks.hold", *PARTIES, when="2009-07-14"))
    made.event(made.told(wire, "instrument.sign", *PARTIES[:2], when="2009-07-14", polarity=polarity))
    assert rounds(made, "2009-07-15")[0].outcome == outcome


def test_a_seat_of_the_united_nations_makes_no_party_the_host() -> None:
    (one,) = rounds(new_york(), "2009-07-15")
    assert (one.place, one.host) == ("place:new-york", None)


def test_the_land_of_the_place_hosts_and_a_third_country_does_not() -> None:
    for land, host in ((BB, BB), (CC, None), (None, None)):
        made = Making()
        made.place("place:harbour", "Harbour", land)
        made.happened("2009-07-15", "talks.hold", *PARTIES, "place=place:harbour", when="2009-07-14")
        assert rounds(made, "2009-07-15")[0].host == host
    made.happened("2009-12-15", "talks.hold", *PARTIES, "place=place:x", f"host={AA}", when="2009-12-14")
    assert rounds(made, "2009-12-15")[1].host == AA


def test_two_heads_of_one_side_are_both_kept_and_neither_is_chosen() -> None:
    made = new_york()
    rival = made.document("2009-07-16")
    made.person("person:nemec", "Jan Nemec", BB)
    event = made.events[0]
    made.events[0] = made.event(
        *(made.assertions[one] for one in event.assertions),
        made.told(rival, "talks.hold", f"agent={BB}", "head-of-delegation=person:nemec", when="2009-07-14"),
        round="n_july",
    )
    made.events.pop()
    (one,) = rounds(made, "2009-07-16")
    assert (one.sides[1].head, one.sides[1].heads) == (None, ("person:marek", "person:nemec"))


def test_a_report_of_next_year_brings_no_items_to_a_round_it_mentions() -> None:
    made = new_york()
    late = made.document("2010-02-18", "The sides met in July. AA asks for more.")
    event = made.events[0]
    made.events[0] = made.event(
        *(made.assertions[one] for one in event.assertions),
        made.told(late, "talks.hold", *PARTIES, when="2009-07-14"),
        round="n_july",
    )
    made.events.pop()
    made.event(made.told(late, "position.request", f"agent={AA}", f"topic={LICENCE}"))
    made.speech((late, "AA asks for more"), speakers=[(AA, "AA")])
    (one,) = rounds(made, "2010-02-18")
    assert [item.topic for item in one.sides[0].items] == [ESCORT]
    assert len(one.sides[0].statements) == 1


def rhythm() -> Making:
    """Held in New York in July, held twice a year by turns as a paper says, announced for February in Bero."""
    made = new_york()
    paper = made.document("2009-05-22", "The talks, held twice a year by turns.")
    made.event(
        made.told(
            paper,
            "talks.hold",
            *PARTIES,
            "amount=cadence:6 month",
            "host=host:alternate",
            aspect=Aspect.HABIT,
        )
    )
    made.place("place:bero", "Bero", BB)
    made.event(
        made.told(
            made.document("2010-02-18"),
            "talks.hold",
            *PARTIES,
            "place=place:bero",
            when="2010-02-19",
            modality=Modality.PLANNED,
        ),
        round="n_feb",
    )
    return made


def test_a_custom_of_two_rounds_a_year_makes_the_next_overdue_by_practice_alone() -> None:
    track = on(rhythm(), "2010-02-18").tracks[0]
    assert (str(track.due.by_practice), track.due.overdue_by_practice) == ("2010-01", True)
    assert (track.due.by_text, track.due.overdue_by_text) == (None, None)
    assert track.next_round == "n_feb"
    assert on(rhythm(), "2010-01-31").tracks[0].due.overdue_by_practice is False


def test_what_the_accord_itself_sets_is_due_by_the_text() -> None:
    made = new_york()
    book = dossier(
        TrackDef(id=TRACK, name="", parties=(AA, BB), cadence=Recurrence(1, "year"), cadence_by="text")
    )
    due = on(made, "2010-08-01", with_=book).tracks[0].due
    assert (str(due.by_text), due.overdue_by_text, due.by_practice, due.overdue_by_practice) == (
        "2010-07",
        True,
        None,
        None,
    )
    assert f"dossier:{TRACK}" in due.because


def test_while_talks_are_suspended_practice_sets_no_date() -> None:
    made = rhythm()
    made.happened("2009-08-01", "talks.suspend", f"agent={AA}", when="2009-08-01")
    due = on(made, "2010-02-18").tracks[0].due
    assert (due.by_practice, due.overdue_by_practice) == (None, None)


def test_hosts_that_alternate_go_on_from_the_land_in_which_the_last_round_was_held() -> None:
    made = rhythm()
    made.actors = [one for one in made.actors if one.id != "place:new-york"]
    made.place("place:new-york", "New York", AA)
    assert on(made, "2010-02-18").tracks[0].next_host == BB
    made.actors = [one for one in made.actors if one.id != "place:new-york"]
    assert on(made, "2010-02-18").tracks[0].next_host is None, "nothing tells where the last round was"


def test_without_turns_no_next_host_is_guessed() -> None:
    made = new_york()
    assert on(made, "2009-07-15").tracks[0].next_host is None


def test_what_a_deputy_at_home_demands_is_not_tabled_in_the_round() -> None:
    made = new_york()
    made.person("person:lind", "Ida Lind", AA)
    wire = made.documents[0]
    made.event(made.told(wire, "position.demand", "agent=person:lind", f"topic={LICENCE}", when="2009-07-14"))
    made.event(made.told(wire, "position.demand", "agent=person:marek", f"topic={ESCORT}", when="2009-07-14"))
    ours, theirs = rounds(made, "2009-07-15")[0].sides
    assert LICENCE not in {item.topic for item in ours.items}
    assert ("position.demand", ESCORT) in {(item.type, item.topic) for item in theirs.items}


def test_an_act_that_two_reports_tell_of_is_tabled_once() -> None:
    made = new_york()
    one, other = made.documents[0], made.document("2009-07-16")
    made.events[0] = made.event(
        *(made.assertions[key] for key in made.events[0].assertions),
        made.told(other, "talks.hold", *PARTIES, when="2009-07-14"),
        round="n_july",
    )
    made.events.pop()
    ask = ("position.request", f"agent={AA}", "topic=concept:quota|quotas")
    made.event(made.told(one, *ask, when="2009-07-14"), made.told(other, *ask, when="2009-07-14"))
    items = [item for item in rounds(made, "2009-07-16")[0].sides[0].items if item.topic == "concept:quota"]
    assert [len(item.because) for item in items] == [3]


def test_a_pledge_that_a_report_recalls_without_a_day_was_not_tabled_in_the_round() -> None:
    made = new_york()
    made.event(made.told(made.documents[0], "position.pledge", f"agent={BB}", f"topic={LICENCE}|licences"))
    assert "position.pledge" not in {item.type for item in rounds(made, "2009-07-15")[0].sides[1].items}


def test_a_president_who_is_ready_to_talk_is_no_delegate() -> None:
    made = Making()
    made.person("person:ruud", "Eva Ruud", BB)
    made.person("person:ito", "Ken Ito", AA)
    plan, wish = made.document("2010-02-18"), made.document("2010-02-10")
    made.event(
        made.told(plan, "talks.hold", *PARTIES, when="2010-02-19", modality=Modality.PLANNED),
        made.told(plan, "talks.hold", "agent=person:ito", when="2010-02-19", modality=Modality.PLANNED),
        made.told(wish, "talks.hold", "agent=person:ruud", f"agent={BB}", modality=Modality.PLANNED),
    )
    (one,) = rounds(made, "2010-02-18")
    assert [side.members for side in one.sides] == [("person:ito",), ()]


def test_rounds_that_are_to_be_held_twice_a_year_are_a_custom_and_no_round() -> None:
    made = new_york()
    custom = made.told(
        made.documents[0],
        "talks.hold",
        *PARTIES,
        "amount=cadence:6 month",
        aspect=Aspect.HABIT,
        modality=Modality.PLANNED,
    )
    made.event(custom)
    found = on(made, "2010-02-18")
    assert len(found.rounds) == 1
    assert found.tracks[0].due.overdue_by_practice is True


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


def test_two_that_meet_at_a_seat_of_the_united_nations_in_the_land_of_one_are_its_guests() -> None:
    made = Making()
    made.place("place:geneva", "Geneva", AA)
    made.happened("2009-07-15", "talks.hold", *PARTIES, "place=place:geneva", when="2009-07-14")
    assert rounds(made, "2009-07-15")[0].host == AA
    made.happened(
        "2009-07-15", "talks.hold", *PARTIES, f"agent={CC}", "place=place:geneva", when="2009-07-10"
    )
    book = dossier(TrackDef(id=TRACK, name="", parties=(AA, BB, CC)))
    assert {one.host for one in on(made, "2009-07-15", with_=book).rounds} == {None}


def test_a_member_of_parliament_speaks_for_no_side_and_a_delegate_for_his() -> None:
    made = new_york()
    made.actors = [one for one in made.actors if one.id != "person:ito"]
    seat = Office("member", seat=True)
    made.actors.append(
        Actor(id="person:ito", name="Ken Ito", type=ActorType.PERSON, party=AA, offices=(seat,))
    )
    assert rounds(made, "2009-07-15")[0].sides[0].statements == ()
    event = made.events[0]
    made.events[0] = made.event(
        *(made.assertions[one] for one in event.assertions),
        made.told(made.documents[0], "talks.hold", "agent=person:ito", when="2009-07-14"),
    )
    made.events.pop()
    assert len(rounds(made, "2009-07-15")[0].sides[0].statements) == 1


def test_a_note_ties_an_item_to_the_round_of_its_day_whatever_day_its_source_appeared() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", *PARTIES, when="2009-07-14")
    late = made.document("2017-01-15", "AA asked for escorts.")
    made.documents[-1] = late = replace(late, canonical=Canonical(CONVERTER, "1"))
    ask = ("position.request", f"agent={AA}", f"topic={ESCORT}|escorts", f"track={TRACK}")
    made.event(made.told(late, *ask, when="2009-07-14"))
    made.event(made.told(late, *ask[:2], f"topic={LICENCE}", when="2009-07-14"))
    (one,) = rounds(made, "2017-01-15")
    assert [item.topic for item in one.sides[0].items] == [ESCORT], "without the track it is of no round"


def test_readings_of_the_text_that_differ_leave_open_whether_it_is_overdue() -> None:
    made = rhythm()
    text = ("amount=cadence:6 month", "instrument=instrument:strait-accord")
    yes, no = made.document("2009-06-01"), made.document("2009-06-02")
    made.event(made.told(yes, "talks.hold", *PARTIES, *text, aspect=Aspect.HABIT))
    due = on(made, "2010-02-18").tracks[0].due
    assert (str(due.by_text), due.overdue_by_text) == ("2010-01", True)
    made.event(
        made.told(
            no,
            "talks.hold",
            *PARTIES,
            *text,
            aspect=Aspect.HABIT,
            polarity=Polarity.NEGATED,
            said_by=f"AA|{AA}",
        )
    )
    due = on(made, "2010-02-18").tracks[0].due
    assert (str(due.by_text), due.overdue_by_text, due.overdue_by_practice) == ("2010-01", None, True)
    assert [(str(one.cadence), one.given_by) for one in due.text_readings] == [
        ("6 month", ""),
        ("None", "AA"),
    ]


def test_putting_a_round_off_moves_no_day_that_custom_sets() -> None:
    made = rhythm()
    before = on(made, "2010-02-18").tracks[0].due
    made.event(made.told(made.document("2010-02-18"), "talks.postpone", f"agent={AA}"), round="n_feb")
    after = on(made, "2010-02-18").tracks[0]
    assert (after.due.by_practice, after.due.overdue_by_practice) == (before.by_practice, True)
    assert after.next_round is None


def test_a_gap_of_twice_the_cadence_was_dormancy_though_talks_were_held_again() -> None:
    made = rhythm()
    made.happened("2014-01-10", "talks.hold", *PARTIES, when="2014-01-09")
    history = [(str(when), state) for when, state, _ in on(made, "2014-02-01").tracks[0].history]
    assert ("2014-01-09", TrackState.RUNNING) in history
    assert any(state is TrackState.DORMANT for _, state in history)
