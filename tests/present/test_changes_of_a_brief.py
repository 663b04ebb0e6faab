"""What a brief tells of changes: turns of state first, nothing that only retells, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.model.accord import Change
from servanda.model.talks import Round, RoundState
from servanda.model.when import parse
from servanda.present.sections.changes import EACH, changes
from servanda.present.sections.desk import Desk
from tests.present import sample

SINCE = date(2009, 7, 14)


def desk(*rounds: Round) -> Desk:
    made = sample.VIEW
    return Desk.of(
        replace(made, assessment=replace(made.assessment, rounds=(*made.assessment.rounds, *rounds)))
    )


def lines(on: Desk, *found: Change) -> list[str]:
    return [line.text for line in changes(on, found, "the last round", SINCE).lines()]


def a_round(id_: str, day: str, state: RoundState) -> Round:
    (first, *_) = sample.VIEW.assessment.rounds
    return replace(first, id=id_, planned=parse(day), held=None, state=(state,))


def new(subject: str, kind: str = "round") -> Change:
    (first, *_) = sample.VIEW.assessment.rounds
    return Change(
        kind="new", subject_kind=kind, subject=subject, known_on="2010-02-18", because=first.because
    )


def test_a_round_of_old_that_is_told_anew_is_no_news() -> None:
    on = desk(
        a_round("n_old", "2002-06", RoundState.HELD), a_round("n_new", "2010-02-19", RoundState.SCHEDULED)
    )
    found = lines(on, new("n_old"), new("n_new"))
    assert [one.partition(",")[0] for one in found] == ["round: 19 February 2010"]


def test_a_round_told_less_closely_than_another_of_its_state_is_that_other() -> None:
    on = desk(
        a_round("n_week", "2010-02-15/2010-02-21", RoundState.SCHEDULED),
        a_round("n_day", "2010-02-19", RoundState.SCHEDULED),
    )
    found = lines(on, new("n_week"), new("n_day"))
    assert [one.partition(",")[0] for one in found] == ["round: 19 February 2010"]


def test_a_state_that_turned_comes_before_what_is_new_and_a_finer_day_alone_is_no_news() -> None:
    on = desk(
        a_round("n_day", "2010-02-19", RoundState.SCHEDULED),
        a_round("n_off", "2009-12", RoundState.DID_NOT_TAKE_PLACE),
    )
    turned = replace(
        new("n_off"),
        kind="revised",
        before=(("state", "proposed"), ("acts", "1")),
        after=(("state", "did-not-take-place"), ("acts", "2")),
    )
    finer = replace(
        new("n_day"), kind="revised", before=(("planned", "2010-02"),), after=(("planned", "2010-02-19"),)
    )
    found = lines(on, new("n_day"), finer, turned, new("n_day"))
    assert len(found) == 2
    assert found[0].endswith("— state: proposed → did not take place")
    assert found[1].startswith("round: 19 February 2010")


def test_no_kind_of_thing_crowds_out_the_others() -> None:
    many = [a_round(f"n_{day}", f"2010-03-{day:02d}", RoundState.SCHEDULED) for day in range(1, 20)]
    (proposal, *_) = sample.VIEW.assessment.proposals
    found = lines(desk(*many), *(new(one.id) for one in many), new(proposal.id, "proposal"))
    assert [one.partition(":")[0] for one in found][: EACH + 1] == ["round"] * EACH + ["proposal"]
