"""Short forms of names stand for the name in full of the same document."""

from __future__ import annotations

import pytest

from tests.read.actors_in import actors, entity_of


@pytest.mark.parametrize(
    ("text", "words", "at", "entity"),
    [
        ("Tarn Airways (TAW) flew them home. TAW was paid on Monday.", "TAW", 1, "org:tarn-airways"),
        ("The Lowland Fishing Council met. Boats were counted by the LFC.", "LFC", 0,
         "org:lowland-fishing-council"),
        ("Ostran Airlines flew them home. On Monday Ostran was paid.", "Ostran", 1, "org:ostran-airlines"),
        ("The US Air Force flew them home. The Air Force was paid.", "Air Force", 1, "organ:us-air-force"),
    ],
)  # fmt: skip
def test_a_short_form_is_the_name_in_full(text: str, words: str, at: int, entity: str) -> None:
    assert entity_of(text, words, at=at) == {entity}


def test_capitals_that_spell_a_city_are_the_body_whose_initials_they_are() -> None:
    text = "The Government Accountability Office replied. A protest was filed with the GAO."
    assert entity_of(text, "GAO") == {"organ:us-gao"}


def test_a_short_form_of_two_names_is_neither() -> None:
    text = "Tarn Airlines and Tarn Holdings signed. The company Tarn was founded in 1990."
    assert "org:tarn-airlines" not in entity_of(text, "Tarn", at=2)
    assert "org:tarn-holdings" not in entity_of(text, "Tarn", at=2)


def test_a_listed_name_keeps_its_meaning_beside_a_longer_one() -> None:
    found = actors("Singapore Airlines bought ships. Talks were held in Singapore.")
    assert {"org:singapore-airlines", "state:SG"} <= set(found)


def test_a_surname_before_regime_is_a_person_wherever_it_stands() -> None:
    found = actors("The Assad regime must go. Assad said nothing on Friday.")
    assert not {"org:assad", "place:assad"} & set(found)
    assert any(one.startswith("person:") for one in found)


def test_a_company_keeps_the_stop_of_its_last_word() -> None:
    text = "Gas was sold by Ostran Energy Corp. to the highest bidder, Marel Trading Co. of Oslo."
    names = {mention.text for one in actors(text).values() for mention in one.mentions}
    assert "Ostran Energy Corp." in names


def test_a_ship_is_nobody() -> None:
    found = actors("The frigate HMS Tarnhold left port. The crew of HMS Tarnhold was paid.")
    assert not any("tarnhold" in one for one in found)
