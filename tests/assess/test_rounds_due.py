"""When the next round is due, by the text and by practice, and who is its host."""

from __future__ import annotations

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.dossier import TrackDef
from servanda.model.talks import TrackState
from servanda.model.when import Recurrence
from tests.assess.making import AA, BB, TRACK, dossier
from tests.assess.meeting import PARTIES, new_york, on, rhythm


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
