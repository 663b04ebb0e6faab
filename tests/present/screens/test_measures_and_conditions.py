"""Measures on a day with the question of what was allowed; and conditions with what hangs on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.errors import UnknownId
from servanda.model.limits import Requirement
from servanda.model.view import View
from servanda.present.screens import conditions, measures
from servanda.present.sections.desk import Desk
from servanda.present.sections.measures import measures as section
from tests.present.sample import VIEW


def with_measure(**changed: object) -> View:
    (one,) = VIEW.assessment.measures
    made = replace(one, **changed)  # type: ignore[arg-type]
    return replace(VIEW, assessment=replace(VIEW.assessment, measures=(made,)))


def test_a_measure_has_its_rules_from_and_until_and_what_is_not_stated_is_said() -> None:
    ((title, (card,)),) = measures.compose(VIEW).groups
    assert (title, card.mark.text) == ("In force", "in force")
    (row,) = card.now
    assert (row.name, row.start, row.end) == ("amount", "2019", "not stated")
    assert row.line.text == "400 tonnes a week"
    assert [line.text for line in card.lines() if not line.cites] == []


@pytest.mark.parametrize(
    ("force", "group", "mark"),
    [(True, "In force", "in force"), (None, "Not stated whether in force", "not stated"),
     (False, "No longer in force", "no longer in force")],
)  # fmt: skip
def test_not_stated_is_neither_yes_nor_no(force: bool | None, group: str, mark: str) -> None:
    ((title, (card,)),) = measures.compose(with_measure(in_force=force)).groups
    assert (title, card.mark.text) == (group, mark)


def test_a_rule_that_had_ended_by_the_day_stands_apart() -> None:
    (one,) = VIEW.assessment.measures
    ended = with_measure(
        parameters=(replace(one.parameters[0], high="2020"),), rules=(replace(one.rules[0], high="2020"),)
    )
    ((_, (card,)),) = measures.compose(ended).groups
    assert (card.now, [row.end for row in card.before]) == ((), ["2020"])


def test_the_page_of_measures_leaves_out_no_line_of_the_terminal() -> None:
    ((_, (card,)),) = measures.compose(VIEW).groups
    told = {line.text for line in card.lines()}
    for line in section(Desk.of(VIEW, whole=True)).lines():
        assert line.text in told or line.text.startswith("amount: 400 tonnes a week")


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ((("amount", "300 tonnes per week"),), "Yes"),
        ((("amount", "500 tonnes per week"),), "No"),
        ((("colour", "red"),), "Not stated"),
    ],
)
def test_what_would_have_been_allowed_is_yes_no_or_not_stated(
    given: tuple[tuple[str, str], ...], answer: str
) -> None:
    asked = measures.question(VIEW, "measure:landings", given)
    assert asked.asked is not None
    assert asked.asked.mark.text == answer
    assert all(line.cites for line in asked.asked.section.lines())
    assert {name for name, _ in asked.names} == {"amount", given[0][0]}


def test_a_fact_given_twice_is_told_and_costs_nothing_else() -> None:
    asked = measures.question(VIEW, "measure:landings", (("amount", "3"), ("amount", "4")))
    assert (asked.asked, asked.wrong, asked.remedy) == (
        None,
        "amount is given twice",
        "Ask for one at a time.",
    )
    with pytest.raises(UnknownId):
        measures.question(VIEW, "measure:none")


def test_the_answer_is_of_the_day_of_the_view() -> None:
    early = replace(VIEW, on=date(2018, 1, 1))
    asked = measures.question(early, "measure:landings", (("amount", "500 tonnes per week"),))
    assert asked.asked is not None
    assert asked.asked.mark.text == "Not stated"  # no rule of that day speaks of it


def test_a_condition_says_who_makes_what_depend_on_what_and_what_of_it_is_known() -> None:
    (holder,) = conditions.compose(VIEW).holders
    (one,) = holder.hinges
    assert (holder.name, one.outcome.text, one.link) == ("Sudmark", "reopen its ports", "only if")
    assert [(need.line.text, need.mark.text) for need in one.needs] == [("the quota is raised", "not known")]
    assert one.mark.text == "open"
    assert one.concluded.text.endswith("nothing here tells that it will come about or that it will not")


@pytest.mark.parametrize(("holds", "mark"), [(True, "holds"), (False, "fails"), (None, "not known")])
def test_what_holds_of_a_condition_is_marked_in_a_word(holds: bool | None, mark: str) -> None:
    (one,) = VIEW.assessment.conditions
    told = replace(one, requires=(Requirement("the quota is raised", holds, ("a_held",)),))
    seen = replace(VIEW, assessment=replace(VIEW.assessment, conditions=(told,)))
    made = conditions.compose(seen)
    assert made.holders[0].hinges[0].needs[0].mark.text == mark
    assert [line.text for line in made.lines() if not line.cites] == []


def test_what_several_sources_tell_alike_is_one_condition() -> None:
    (one,) = VIEW.assessment.conditions
    twice = replace(VIEW.assessment, conditions=(one, replace(one, id="c_again")))
    made = conditions.compose(replace(VIEW, assessment=twice))
    assert (made.count, made.holders[0].hinges[0].sources) == (1, 2)
