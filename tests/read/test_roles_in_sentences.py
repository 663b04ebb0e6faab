"""How many of the roles of an act are filled, by construction: passives, clauses, joined words, nouns, headlines."""

from __future__ import annotations

import pytest

from tests.read.roles_in_sentences import ROLES, Tally, cases, table, tally

FOUND, RIGHT = 0.85, 0.9  # shares of the acts, and of each of their roles
ALARMS = 3


@pytest.fixture(scope="module")
def counted() -> Tally:
    return tally(cases())


def test_each_construction_has_cases() -> None:
    held = [case.construction for case in cases()]
    assert len(held) >= 60
    assert min(held.count(name) for name in set(held)) >= 3


def test_acts_are_found_in_every_construction(counted: Tally) -> None:
    assert sum(counted.found.values()) >= FOUND * sum(counted.wanted.values()), table(counted)
    assert counted.alarms <= ALARMS, "\n".join(counted.faults)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_filled_with_what_the_words_name(counted: Tally, role: str) -> None:
    assert counted.right[role] >= RIGHT * counted.rated[role], "\n".join(counted.faults)
