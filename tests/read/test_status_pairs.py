"""Two sentences that differ in one cue are told apart, and what was not done is not told as done."""

from __future__ import annotations

import pytest

from tests.read.status_cases import reading_of
from tests.read.status_pairs import MORE, Score, score

PAIRS = 0.93


@pytest.fixture(scope="module")
def told() -> Score:
    return score(MORE)


def test_the_further_pairs_are_at_least_a_hundred_and_twenty(told: Score) -> None:
    assert told.pairs >= 120


def test_both_sentences_of_a_pair_read_as_marked(told: Score) -> None:
    assert told.pairs_right >= PAIRS * told.pairs, "\n".join(told.faults)


def test_none_of_them_is_told_as_done_where_it_was_not(told: Score) -> None:
    assert told.beyond == 0, "\n".join(told.faults)


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("Peru agreed to the release of the crew.", "person.release", "state:PE"),
        ("Norway thanked Oman for the release of the sailors.", "person.release", "state:OM"),
        ("Monitors verified the withdrawal of Russian troops.", "conduct.perform", "group:ru-troops"),
        ("Peru's plan for the release of the crew was welcomed.", "person.release", "state:PE"),
        ("Norway asked Oman for the release of the sailors.", "person.release", ""),
        ("The prisoner release by Oman was praised.", "person.release", "state:OM"),
    ],
)
def test_who_does_what_a_noun_tells(text: str, type_: str, agent: str) -> None:
    (act,) = [one for one in reading_of(text).assertions if one.type == type_]
    assert [role.entity for role in act.all_roles("agent")] == ([agent] if agent else [])


def test_a_question_is_no_request() -> None:
    text = "Peru asked the Minister of Justice whether the treaty would be ratified."
    assert "position.request" not in {one.type for one in reading_of(text).assertions}


def test_an_order_of_time_sets_no_condition() -> None:
    text = "Under the treaty Turkey shall not divert the river before the study is complete."
    assert "position.set-condition" not in {one.type for one in reading_of(text).assertions}
