"""What a name of a state or a city means anywhere in the world."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.dossier import Dossier, PartyDef
from servanda.read.lexicon import table
from servanda.read.words import fold
from servanda.read.world import _folded, cities_named, city_named, of_capital, territories
from tests.read.actors_in import acting, actors, entity_of

CONTINENTS = ("AF", "AS", "EU", "NA", "OC", "SA")


def states_of(continent: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (code, row)
        for code, row in table("states").items()
        if code in territories() and territories()[code].continent == continent
    ]


@pytest.mark.parametrize("continent", CONTINENTS)
def test_every_state_of_a_continent_is_linked_by_its_name_and_its_adjective(continent: str) -> None:
    wrong = []
    for code, row in states_of(continent):
        name = row["name"]
        text = f"Officials of {name} signed on Monday."
        if f"state:{code}" not in entity_of(text, name):
            wrong.append((code, name))
        for adjective in row.get("adjectives", ())[:1]:
            text = f"They wrote to the {adjective} government on Monday."
            if f"state:{code}" not in entity_of(text, f"the {adjective} government"):
                wrong.append((code, adjective))
    assert len(states_of(continent)) > 10
    assert not wrong


@pytest.mark.parametrize("continent", CONTINENTS)
def test_a_capital_of_any_state_pledges_for_it_and_is_a_place_where_talks_are_held(continent: str) -> None:
    wrong, seen = [], 0
    for code, row in states_of(continent):
        for capital in row.get("capitals", ())[:1]:
            if capital == row["name"]:
                continue
            seen += 1
            pledged, held = f"{capital} pledged to sign the accord.", f"The talks were held in {capital}."
            if entity_of(pledged, capital) != {f"state:{code}"} or not acting(pledged, capital):
                wrong.append((code, pledged))
            if f"state:{code}" in entity_of(held, capital) or acting(held, capital):
                wrong.append((code, held))
    assert seen > 10
    assert not wrong


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [
        ("They met in Cologne.", "place:cologne", "state:DE"),
        ("They met in Calcutta.", "place:calcutta", "state:IN"),
        ("They met in Paris, Texas.", "place:paris", "state:US"),
        ("They met in London, Ontario, on Friday.", "place:london", "state:CA"),
    ],
)
def test_a_city_belongs_to_the_state_in_which_it_lies(text: str, city: str, state: str) -> None:
    assert actors(text)[city].party == state


def test_a_city_of_two_states_belongs_to_the_one_that_the_text_speaks_of() -> None:
    spain = city_named("Valencia", frozenset({"state:ES", "state:PT"}))
    assert spain is not None
    assert spain.state == "state:ES"
    assert {one.state for one in cities_named("Valencia")} > {"state:ES", "state:VE"}
    assert city_named("Valencia") is None


def test_a_dossier_comes_before_the_world() -> None:
    velmar = Dossier(
        name="x", parties=(PartyDef(id="state:VEL", name="Velmar", capital="Paris"),), fingerprint="x"
    )
    assert entity_of("Paris pledged to sign.", "Paris", dossier=velmar) == {"state:VEL"}


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Côte d'Ivoire signed.", "Côte d'Ivoire", "state:CI"),
        ("Burma signed.", "Burma", "state:MM"),
        ("They sailed to Martinique.", "Martinique", "place:martinique"),
        ("They sailed to New Caledonia.", "New Caledonia", "place:new-caledonia"),
    ],
)
def test_other_names_of_states_and_names_of_territories_are_known(text: str, words: str, entity: str) -> None:
    assert entity_of(text, words) == {entity}


def test_a_territory_has_its_codes_and_its_capital() -> None:
    one = territories()["UY"]
    assert (one.id, one.code3, one.name, one.capital, one.continent) == (
        "state:UY", "URY", "Uruguay", "Montevideo", "SA",
    )  # fmt: skip
    assert of_capital("Montevideo") is one
    assert of_capital("Kingston") is None  # of Jamaica, and of Norfolk Island


@given(st.text(max_size=40))
def test_a_long_text_is_folded_as_its_words_are(text: str) -> None:
    latin = "".join(char for char in text if ord(char) < 0x250)
    assert _folded(latin) == fold(latin)
