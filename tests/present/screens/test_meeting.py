"""A round of talks: its sides in columns, its outcome, its neighbours; and the list of all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.errors import UnknownId
from servanda.model.event import Conflict
from servanda.model.talks import Ordinal, Round, RoundOutcome, RoundState
from servanda.model.view import View
from servanda.present.screens.marks import Mark
from servanda.present.screens.meeting import NOT_STATED, compose, overview
from servanda.present.sections.desk import Desk
from servanda.present.sections.rounds import rounds
from tests.present.sample import VIEW


def with_round(**changed: object) -> View:
    first, *rest = VIEW.assessment.rounds
    one: Round = replace(first, **changed)  # type: ignore[arg-type]
    return replace(VIEW, assessment=replace(VIEW.assessment, rounds=(one, *rest)))


def test_each_side_has_its_delegation_what_it_raised_and_what_it_said() -> None:
    one = compose(VIEW, "n_2021")
    assert [side.party for side in one.sides] == ["Norland", "Sudmark"]
    parts = {part.title: [line.text for line in part.lines] for part in one.sides[0].parts}
    assert list(parts) == ["Delegation", "Raised", "Said"]
    assert parts["Delegation"][0].startswith("Ana Berg")
    assert parts["Raised"] == ["requested: inspectors on Sudmark trawlers"]
    assert len(parts["Said"]) == 1
    other = {part.title: [line.text for line in part.lines] for part in one.sides[1].parts}
    assert other["Delegation"] == ["not stated"]


def test_a_page_of_a_round_says_no_less_than_the_list_of_the_terminal() -> None:
    one = compose(VIEW, "n_2021")
    section = rounds(Desk.of(VIEW, whole=True))
    columns = next(block for block in section.blocks if hasattr(block, "groups"))
    told = {line.text for group in columns.groups for line in group.lines}
    assert told <= {line.text for line in one.lines()}
    assert [line.text for line in one.lines() if not line.cites] == []


def test_no_agreement_stated_is_not_no_agreement() -> None:
    silent = compose(VIEW, "n_2021")
    assert (silent.outcome, silent.outcome_note) == ((), NOT_STATED)
    told = RoundOutcome(
        "instrument.sign", "did-not-happen", "they signed nothing", "the ministry", ("a_held",)
    )
    stated = compose(with_round(outcomes=(told,)), "n_2021")
    assert [line.text for line in stated.outcome] == ["“they signed nothing”, according to the ministry"]
    assert stated.outcome_note == ""
    assert (
        compose(VIEW, "n_december").outcome_note == ""
    )  # of a round that was only proposed nothing is expected


def test_a_round_has_its_number_by_whose_count_and_leads_to_the_one_before_and_after() -> None:
    seen = with_round(ordinals=(Ordinal("state:NOR", 3, ("a_held",)), Ordinal("state:SUD", 4, ("a_held",))))
    one = compose(seen, "n_2021")
    numbers = [line.text for line in one.facts if "by the count of" in line.text]
    assert numbers == ["3rd by the count of Norland", "4th by the count of Sudmark"]
    assert one.earlier is None
    assert one.later == ("n_december", "December 2021")
    assert compose(seen, "n_december").earlier == ("n_2021", "11 May 2021, Haven")


def test_a_state_that_accounts_leave_open_has_a_mark_for_each() -> None:
    one = compose(with_round(state=(RoundState.HELD, RoundState.CANCELLED)), "n_2021")
    assert one.marks == (Mark("held", "good"), Mark("cancelled", "bad"))


def test_what_the_accounts_of_a_round_differ_on_stands_on_its_page() -> None:
    (conflict,) = VIEW.reconciled.conflicts
    about: Conflict = replace(conflict, subject="e_held")
    seen = replace(VIEW, reconciled=replace(VIEW.reconciled, conflicts=(about,)))
    ((id_, line, mark),) = compose(seen, "n_2021").differences
    assert id_ == conflict.id
    assert line.cites
    assert mark.text


def test_the_list_names_every_round_the_latest_first() -> None:
    (table,) = overview(VIEW).tables
    assert table.name == "talks"
    assert [(row.id, row.line.text, row.place) for row in table.rows] == [
        ("n_december", "December 2021", ""),
        ("n_2021", "11 May 2021", "Haven"),
    ]
    assert table.rows[1].raised == (("Norland", 1), ("Sudmark", 1))


def test_a_round_that_is_not_there_is_an_error_with_a_remedy() -> None:
    with pytest.raises(UnknownId, match="no round is called 'n_no'"):
        compose(VIEW, "n_no")
