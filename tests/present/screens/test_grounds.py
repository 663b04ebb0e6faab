"""Why the record says so, for people: in words, each ground cited, nothing shown twice, no id to be read."""

from __future__ import annotations

import re

import pytest

from servanda.assess.trace import ids_of
from servanda.model.act import ACT
from servanda.present.screens import grounds
from tests.present.sample import VIEW

ID = re.compile(r"\b[a-z]_[0-9a-z]+\b|\b(?:state|person|organ|track|commitment|concept|source|place):\w")
NOBODYS = ("decision", "problem")  # what nobody's words stand under


@pytest.mark.parametrize("id_", ids_of(VIEW))
def test_no_ground_shows_an_id_or_a_name_of_the_vocabulary(id_: str) -> None:
    for one in grounds.walk(grounds.compose(VIEW, id_).top):
        told = " ".join((one.kind, one.line.text, *(f"{label} {value}" for label, value in one.facts)))
        assert not ID.search(told)
        assert not set(told.split()) & set(ACT)
        assert one.line.text
        assert one.line.cites or one.kind in NOBODYS


def test_the_leaves_hold_the_words_and_the_day_from_which_they_count() -> None:
    found = grounds.compose(VIEW, "u_joint").top
    quotes = [quote.quote for one in grounds.walk(found) for quote in one.quotes]
    assert quotes == ["hides hundreds of landings a year", "Sudmark hides hundreds of landings a year"]
    (first, *_) = found.below
    assert (found.kind, first.kind) == ("statement", "words")
    assert first.known


def test_what_was_shown_above_is_led_to_and_not_shown_again() -> None:
    for id_ in ids_of(VIEW):
        whole = list(grounds.walk(grounds.compose(VIEW, id_).top))
        unfolded = [one.id for one in whole if one.below]
        assert len(unfolded) == len(set(unfolded))
        assert all(not one.below for one in whole if one.again)
