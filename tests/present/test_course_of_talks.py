"""How it came to this: the latest of it, turns before mere rounds; and sentences that name their speaker."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.when import parse
from servanda.present.naming import Names
from servanda.present.page import Group
from servanda.present.sections.desk import Desk
from servanda.present.sections.tracks import STEPS, tracks
from tests.present.sample import VIEW

(TRACK, *_) = VIEW.assessment.tracks


def course(*events: Event) -> Group:
    """The group of a brief that tells how the only track came to where it stands."""
    made = replace(
        VIEW,
        reconciled=replace(VIEW.reconciled, events=events),
        assessment=replace(VIEW.assessment, tracks=(replace(TRACK, history=()),)),
    )
    blocks = (block for block in tracks(Desk.of(made)).blocks if isinstance(block, Group))
    return next(block for block in blocks if block.title == "How it came to this")


def act(number: int, type_: str, day: str) -> Event:
    like = next(one for one in VIEW.reconciled.events if one.type == "talks.hold")
    return replace(
        like, id=f"e_{number}", type=type_, status=Status.HAPPENED, when=parse(day), track=TRACK.id, values=()
    )


def test_of_a_long_course_the_latest_is_told_and_how_much_is_earlier() -> None:
    rounds = [act(year, "talks.hold", f"{year}-06-01") for year in range(1980, 2010)]
    told = course(*rounds)
    assert [line.label for line in told.lines] == [f"1 June {year}" for year in range(2010 - STEPS, 2010)]
    assert told.note == f"and {30 - STEPS} earlier: servanda timeline"


def test_a_suspension_outweighs_the_rounds_before_it() -> None:
    rounds = [act(year, "talks.hold", f"{year}-06-01") for year in range(1980, 2010)]
    told = course(*rounds, act(1, "talks.suspend", "1985-07-01"), act(2, "talks.resume", "1990-01-01"))
    assert [line.label for line in told.lines][:2] == ["1 July 1985", "1 January 1990"]
    assert len(told.lines) == STEPS


def test_a_round_by_which_talks_resumed_needs_no_line_of_its_own() -> None:
    told = course(act(1, "talks.hold", "2009-07-14"), act(2, "talks.resume", "2009-07-14"))
    assert [line.id for line in told.lines] == ["e_2"]


def test_a_sentence_that_begins_with_the_name_of_its_speaker_is_known_by_it() -> None:
    (party, *_) = VIEW.dossier.parties
    names = Names(VIEW)
    assert names.opens(f"The {party.name} asked for a port.", party.id)
    assert names.opens(f"{party.id.removeprefix('state:')} asked for a port.", party.id)
    assert not names.opens(f"A port was asked for by {party.name}.", party.id)
    assert not names.opens(f"{party.name}ers asked for a port.", party.id)
