"""Who came to a round, who was its host, what each side tabled, and what is left unsaid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.model.act import Modality, Polarity
from servanda.model.actor import Actor, ActorType, Office
from servanda.model.dossier import CONVERTER, TrackDef
from servanda.model.source import Canonical
from tests.assess.making import AA, BB, CC, ESCORT, FISH, LICENCE, TRACK, Making, dossier
from tests.assess.meeting import PARTIES, new_york, on, rounds


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
