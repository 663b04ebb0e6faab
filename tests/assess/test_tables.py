"""The tables of states, and the page that is drawn from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.assess import diagram
from servanda.assess.tables import PROPOSAL, ROUND, ROUND_ORDER, ROUND_START, ROUND_STEPS, TRACK, TRACK_STEPS
from servanda.assess.walk import Path as History
from servanda.assess.walk import Step, straight, take, walk
from servanda.model.act import ACT
from servanda.model.talks import ProposalState, RoundState, TrackState
from servanda.model.when import parse

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tracks.md"


def test_the_page_of_states_is_drawn_from_the_tables() -> None:
    assert PAGE.read_text(encoding="utf-8") == diagram.draw(), (
        "python -m servanda.assess.diagram > docs/tracks.md"
    )


def test_every_state_has_a_row_and_every_step_an_act() -> None:
    assert {state for state, _ in TRACK} == set(TrackState)
    assert {step for _, step in TRACK} == set(TRACK_STEPS.values()) | {"lapsed"}
    assert set(TRACK_STEPS) <= set(ACT)
    assert {state for state, _ in ROUND} == set(RoundState) == set(ROUND_START.values())
    assert {step for _, step in ROUND} == set(ROUND_ORDER)
    assert set(ROUND_STEPS.values()) < set(ROUND_ORDER)
    assert {state for state, _ in PROPOSAL} == set(ProposalState)


def test_every_state_of_a_track_can_be_reached() -> None:
    assert {to.state for to in TRACK.values()} >= set(TrackState) - {TrackState.NONE}


@pytest.mark.parametrize("step", ["suspended", "postponed", "concluded"])
def test_talks_that_are_broken_off_take_no_such_step(step: str) -> None:
    path = take(History(TrackState.BROKEN_OFF), _step(step, "2001"), TRACK)
    assert path.state is TrackState.BROKEN_OFF
    assert [one.name for one, _ in path.illegal] == [step]


def test_a_declined_offer_leads_back_to_the_state_from_before_it() -> None:
    for before, state in (("suspended", TrackState.SUSPENDED), ("broken-off", TrackState.BROKEN_OFF)):
        names = ("held", before, "offered", "offered", "declined")
        path = straight(History(TrackState.NONE), [_step(name, "2001") for name in names], TRACK)
        assert path.state is state


def test_an_acceptance_that_was_withdrawn_leads_back_too() -> None:
    names = ("held", "suspended", "offered", "agreed", "declined")
    assert (
        straight(History(TrackState.NONE), [_step(name, "2001") for name in names], TRACK).state
        == "suspended"
    )


def test_steps_of_one_year_are_taken_in_the_order_that_leaves_least_unanswered() -> None:
    steps = [(_step("suspended", "2003"),), (_step("held", "2003"),)]
    assert [path.state for path in walk(TrackState.NONE, steps, TRACK)] == [TrackState.SUSPENDED]


def test_steps_whose_order_stays_open_give_a_set_of_states() -> None:
    steps = [
        (_step("held", "2001"),),
        (_step("suspended", "2003"),),
        (_step("resumed", "2003"),),
        (_step("suspended", "2003-06"),),
        (_step("broken-off", "2003"),),
    ]
    # Broken off between the two suspensions and resumed, or broken off at the end: nothing tells.
    assert {path.state for path in walk(TrackState.NONE, steps, TRACK)} == {
        TrackState.SUSPENDED,
        TrackState.BROKEN_OFF,
    }


def test_very_many_open_steps_still_come_to_an_end() -> None:
    steps = [(Step("held", None, None, None, (str(number),)),) for number in range(40)]
    assert {path.state for path in walk(TrackState.NONE, steps, TRACK)} == {TrackState.RUNNING}


def _step(name: str, when: str) -> Step:
    told = parse(when)
    return Step(name, told.earliest, told.latest, told, (f"{name}-{when}",))
