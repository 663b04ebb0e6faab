"""A document's own instruments: treaties, acts, resolutions by number, and their short forms."""

from __future__ import annotations

import pytest

from tests.read.actors_in import entity_of


@pytest.mark.parametrize(
    ("text", "words", "at", "entity"),
    [
        ("The 1994 Migration Accord holds.", "Migration Accord", 0, "instrument:migration-accord"),
        ("The 1994 Migration Accord holds. They renewed the Accord.", "Accord", 1,
         "instrument:migration-accord"),
        ("They cited the Vienna Convention on Consular Relations.", "Vienna Convention on Consular Relations", 0,
         "instrument:vienna-convention-on-consular-relations"),
        ("Resolution 1929 was adopted in June.", "Resolution 1929", 0, "instrument:resolution-1929"),
        ("UN Security Council Resolution 2231 (2015) binds them.", "Resolution 2231 (2015)", 0,
         "instrument:resolution-2231"),
        ("The Cuban Adjustment Act of 1966 remains.", "Cuban Adjustment Act of 1966", 0,
         "instrument:cuban-adjustment-act-of-1966"),
        ("Under the Vienna Understanding they met.", "Vienna Understanding", 0,
         "instrument:vienna-understanding"),
        ("The Quellin Truce held for a day.", "Quellin Truce", 0, "instrument:quellin-truce"),
    ],
)  # fmt: skip
def test_an_instrument_is_named(text: str, words: str, at: int, entity: str) -> None:
    assert entity_of(text, words, at=at) == {entity}


def test_of_two_treaties_the_treaty_is_neither() -> None:
    text = "The Tarn Treaty and the Orrin Treaty lapsed. They renewed the Treaty."
    assert not {one for one in entity_of(text, "Treaty", at=2) if one}


def test_a_plain_accord_is_no_name() -> None:
    assert not entity_of("They reached an accord. The accord lapsed.", "accord")
