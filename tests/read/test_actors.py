"""Whom the words of a text mean: states, places that act, organs, nominals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import Dossier, PartyDef
from tests.read.actors_in import acting, actors, entity_of

VELMAR = Dossier(
    name="salt-lakes",
    parties=(
        PartyDef(
            id="state:VEL",
            name="Velmar",
            demonyms=("Velmaran",),
            capital="Tarnhold",
            words=("the Hill Palace",),
        ),
        PartyDef(id="state:OST", name="Ostra", demonyms=("Ostran",), capital="Quell"),
    ),
    actors=(
        Actor(
            id="person:iselda-tarn",
            name="Iselda Tarn",
            type=ActorType.PERSON,
            party="state:VEL",
            aliases=("the Lady of Quell",),
        ),
    ),
    fingerprint="x",
)


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The U.S. lifted the ban.", "U.S.", "state:US"),
        ("Let us hope that the US agrees.", "US", "state:US"),
        ("The DRC closed its border.", "DRC", "state:CD"),
        ("Turkish trawlers left.", "Turkish", "state:TR"),
        ("Talks with the Netherlands went on.", "Netherlands", "state:NL"),
        ("They wrote to the Organization of American States.", "Organization of American States",
         "org:organization-of-american-states"),
        ("The State Department answered.", "State Department", "organ:us-state-department"),
        ("Norway's foreign ministry answered.", "Norway's foreign ministry", "organ:no-foreign-ministry"),
        ("The Ministry of Foreign Affairs of Chile answered.", "Ministry of Foreign Affairs of Chile",
         "organ:cl-foreign-ministry"),
        ("The foreign ministry in Beijing answered.", "foreign ministry in Beijing", "organ:cn-foreign-ministry"),
        ("The Greek coast guard turned back.", "Greek coast guard", "organ:gr-coast-guard"),
        ("The Kremlin answered.", "Kremlin", "organ:ru-kremlin"),
        ("The Danish government answered.", "The Danish government", "state:DK"),
        ("The government of Peru answered.", "The government of Peru", "state:PE"),
        ("They met at the Jordan River.", "Jordan River", "place:jordan-river"),
        ("They signed the Lake Fisheries Treaty of 1987.", "Lake Fisheries Treaty of 1987",
         "instrument:lake-fisheries-treaty-of-1987"),
    ],
)  # fmt: skip
def test_a_name_stands_for_one_actor(text: str, words: str, entity: str) -> None:
    assert entity_of(text, words) == {entity}


@pytest.mark.parametrize(
    "text",
    ["Let us go on.", "They ate turkey on fine china.", "She polished the japan.", "A guinea was paid."],
)
def test_common_words_are_no_states(text: str) -> None:
    assert not actors(text)


@pytest.mark.parametrize(
    ("text", "words", "acts"),
    [
        ("Ankara pledged to open the sluices.", "Ankara", True),
        ("The round was held in Ankara.", "Ankara", False),
        ("ANKARA (Wire) - The round was held.", "ANKARA", False),
        ("The Ankara talks went on.", "Ankara", False),
        ("A reply by Ankara came late.", "Ankara", True),
        ("He flew to Ankara on Monday.", "Ankara", False),
        ("The pressure from Ankara grew.", "Ankara", True),
        ("Iceland rejected the quota.", "Iceland", True),
        ("Boats were built in Iceland.", "Iceland", False),
        ("Icelandic boats were seized.", "Icelandic", False),
    ],
)
def test_a_capital_acts_or_says_where(text: str, words: str, acts: bool) -> None:
    assert acting(text, words) is acts


def test_a_capital_that_acts_is_its_state_and_else_a_place() -> None:
    text = "Ankara refused, but the talks in Ankara went on."
    assert entity_of(text, "Ankara") == {"state:TR"}
    assert entity_of(text, "Ankara", at=1) == {"place:ankara"}


def test_a_person_may_bear_the_name_of_a_state_or_a_city() -> None:
    text = 'Amman sent no one. "We will wait," said Ruth Jordan, a spokeswoman. Jordan gave no date. Jordan is dry.'
    found = actors(text)
    assert "person:ruth-jordan" in found
    assert entity_of(text, "Ruth Jordan") == {"person:ruth-jordan"}


def test_an_administration_is_the_state_whoever_led_it() -> None:
    assert entity_of("The Reagan administration signed.", "The Reagan administration") == {"state:US"}
    assert entity_of("The Bush administration signed.", "The Bush administration") == {"state:US"}
    text = "President Raila Owuor of Kenya spoke. The Owuor government fell."
    assert "state:KE" not in entity_of(text, "Raila Owuor")


def test_both_sides_are_the_two_states_of_the_document() -> None:
    text = (
        "India and Pakistan met in Lahore. India and Pakistan share a river. Both sides agreed to meet again."
    )
    assert entity_of(text, "Both sides") == {"state:IN", "state:PK"}


def test_both_sides_stay_open_where_three_states_meet() -> None:
    text = "Egypt, Sudan and Ethiopia met. Egypt, Sudan and Ethiopia share a river. Both sides were pleased."
    assert entity_of(text, "Both sides") == set()


def test_the_island_is_the_only_island_named() -> None:
    assert entity_of("Malta signed. The island has two ports.", "The island") == {"state:MT"}
    assert entity_of("Malta and Cyprus signed. The island has two ports.", "The island") == set()


def test_the_ministry_is_the_one_that_was_named() -> None:
    text = "The Finnish Foreign Ministry wrote. The ministry added a map."
    assert entity_of(text, "The ministry") == {"organ:fi-foreign-ministry"}
    other = "The Finnish Foreign Ministry and the Swedish Foreign Ministry wrote. The ministry added a map."
    assert entity_of(other, "The ministry") == set()


def test_people_of_a_state_are_not_the_state() -> None:
    text = "Thousands of Haitians fled."
    assert entity_of(text, "Haitians") == {"group:ht-people"}


def test_people_of_two_roots_are_neither_state() -> None:
    assert entity_of("Armenian-Americans marched.", "Armenian-Americans") == {"group:armenian-americans"}
    assert entity_of("The Mexican-American border was closed.", "Mexican") == {"state:MX"}


def test_officials_are_a_group_with_a_party() -> None:
    found = actors("Russian and Japanese officials met on Friday.")
    assert found["group:jp-officials"].party == "state:JP"
    assert any(mention.acting for mention in found["state:RU"].mentions)


def test_an_invented_state_is_read_as_well_as_a_real_one() -> None:
    text = "Tarnhold pledged to return the boats. The Velmaran foreign ministry said so in Quell."
    found = actors(text, dossier=VELMAR)
    assert entity_of(text, "Tarnhold", dossier=VELMAR) == {"state:VEL"}
    assert found["organ:vel-foreign-ministry"].party == "state:VEL"
    assert entity_of(text, "Quell", dossier=VELMAR) == {"place:quell"}


def test_a_dossiers_actor_keeps_its_id_and_party() -> None:
    found = actors("The Lady of Quell refused.", dossier=VELMAR)
    assert found["person:iselda-tarn"].party == "state:VEL"


def test_furniture_names_states_but_introduces_nobody() -> None:
    text = "Norway signed.\nRelated: Peter Hansen visits Denmark\n"
    found = actors(text, "Related")
    assert "state:DK" in found
    assert not any(one.type is ActorType.PERSON for one in found.values())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Cuba", "the U.S.", "said", "Mr.", "Kim", "“", "”", "-", "President", "Reps.", ",", ".", "his brother",
             "Havana", "in", "both sides", "Ministry", "of", "the island", "\n", "Gaddafi", "'s", "é", "government"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_every_mention_is_the_words_at_its_place(parts: list[str]) -> None:
    text = " ".join(parts)
    for actor in actors(text).values():
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.entity in (actor.id, None)
