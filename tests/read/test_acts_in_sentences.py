"""How many of the acts of short sentences of the field are found, and how many are found where none is."""

from __future__ import annotations

import pytest

from tests.read.acts_in_sentences import NONE, Tally, cases, shown, tally

FOUND, RIGHT, ALARMS = 0.93, 0.9, 0.03  # shares of the acts that the sentences hold
OF_AN_ACT = 0.5


@pytest.fixture(scope="module")
def counted() -> Tally:
    return tally(iter(cases()))


def test_every_act_of_the_vocabulary_has_cases_and_some_sentences_hold_none() -> None:
    held = [case.act for case in cases()]
    assert len(set(held)) >= 67
    assert min(held.count(act) for act in set(held)) >= 5
    assert held.count(NONE) >= 60


def test_acts_are_found_with_their_agents_and_status(counted: Tally) -> None:
    wanted, table = sum(counted.wanted.values()), shown(counted)
    assert sum(counted.found.values()) >= FOUND * wanted, table
    assert sum(counted.right.values()) >= RIGHT * wanted, table
    assert sum(counted.alarms.values()) <= ALARMS * wanted, "\n".join(counted.faults)


def test_no_act_is_left_out(counted: Tally) -> None:
    weak = [act for act, wanted in counted.wanted.items() if counted.found[act] < OF_AN_ACT * wanted]
    assert weak == [], shown(counted)
