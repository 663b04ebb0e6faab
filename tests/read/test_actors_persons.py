"""Who is who: full names, surnames, offices, kin, nicknames."""

from __future__ import annotations

import pytest

from servanda.model.actor import Actor
from tests.read.actors_in import actors, entity_of


def offices(actor: Actor) -> list[tuple[str, bool]]:
    return [(one.office, one.past) for one in actor.offices]


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    text = "Norwegian Fisheries Minister Ragnhild Moen spoke. Moen left early. Mrs Moen was tired."
    assert entity_of(text, "Moen", at=1) == {"person:ragnhild-moen"}
    assert entity_of(text, "Moen", at=2) == {"person:ragnhild-moen"}


def test_two_persons_of_one_surname_stay_apart() -> None:
    text = (
        "Spokesman Peter Lund read a note. Ambassador Karin Lund left the room.\n"
        "Days passed.\nNothing moved.\nThe boats waited.\nNobody came.\nLund was silent."
    )
    found = actors(text)
    assert {"person:peter-lund", "person:karin-lund"} <= set(found)
    assert entity_of(text, "Lund", at=2) == {None}


def test_a_title_tells_two_of_one_surname_apart() -> None:
    text = "Spokesman Peter Lund read a note. Ambassador Karin Lund left the room. Ambassador Lund came back."
    assert entity_of(text, "Lund", at=2) == {"person:karin-lund"}


def test_a_brother_without_surname_bears_that_of_the_other() -> None:
    text = "Deputies Ana Prado-Vela, her brother Luis and Inés Mora wrote a letter."
    found = actors(text)
    assert {"person:ana-prado-vela", "person:luis-prado-vela", "person:ines-mora"} <= set(found)
    assert found["person:luis-prado-vela"].name == "Luis Prado-Vela"


def test_a_nickname_and_the_full_name_are_one() -> None:
    text = "Envoy Bill Harker arrived. William Harker left."
    assert set(actors(text)) == {"person:william-harker"}


def test_a_middle_name_makes_no_second_person() -> None:
    text = "Minister Laura Jane Whitcombe spoke. Laura Whitcombe left."
    assert len([one for one in actors(text) if one.startswith("person:")]) == 1


@pytest.mark.parametrize(
    ("text", "person", "office", "past", "party"),
    [
        ("Kenyan Deputy Foreign Minister Raila Owuor spoke.", "person:raila-owuor", "Deputy Foreign Minister", False,
         "state:KE"),
        ("U.S. President Jimmy Carter spoke.", "person:james-carter", "President", False, "state:US"),
        ("Then-president Julius Nyerere spoke.", "person:julius-nyerere", "president", True, "state:TZ"),
        ("Former Greek prime minister Nikos Alexiou spoke.", "person:nikos-alexiou", "prime minister", True,
         "state:GR"),
        ("State Department spokesman Paul Reed spoke.", "person:paul-reed", "State Department spokesman", False,
         "state:US"),
        ("Paul Reed, head of the Peruvian mission in Quito, spoke.", "person:paul-reed",
         "head of the Peruvian mission in Quito", False, "state:PE"),
        ("Paul Reed, at the time head of the Peruvian delegation, spoke.", "person:paul-reed",
         "head of the Peruvian delegation", True, "state:PE"),
        ("Sen. Paul Reed of Ohio spoke.", "person:paul-reed", "Sen.", False, "state:US"),
        ("Iran's ambassador, Reza Farahani, spoke.", "person:reza-farahani", "ambassador", False, "state:IR"),
        ("Finland's President-elect Sanna Virta spoke.", "person:sanna-virta", "President-elect", False, "state:FI"),
    ],
)  # fmt: skip
def test_an_office_stands_with_its_state_and_its_time(
    text: str, person: str, office: str, past: bool, party: str
) -> None:
    found = actors(text)[person]
    assert offices(found) == [(office, past)]
    assert found.party == party


@pytest.mark.parametrize(
    ("text", "start", "end", "past"),
    [
        ("Anna Berg, foreign minister since 2019, spoke.", "2019", None, False),
        ("Anna Berg, foreign minister from 1998 to 2003, spoke.", "1998", "2003", True),
        ("Anna Berg, president until 2010, spoke.", None, "2010", False),
        ("Former Norwegian prime minister Anna Berg (1998-2003) spoke.", "1998", "2003", True),
        ("Anna Berg, foreign minister from 2003 to 1998, spoke.", None, None, False),
        ("Anna Berg, the foreign minister, spoke to 2000 guests.", None, None, False),
    ],
)
def test_an_office_has_the_years_that_the_text_gives(
    text: str, start: str | None, end: str | None, past: bool
) -> None:
    (office,) = actors(text)["person:anna-berg"].offices
    assert (office.start, office.end, office.past) == (start, end, past)


def test_coordinated_titles_hold_for_each() -> None:
    found = actors("Reps. Ann Gray, Bob Stone and Carla Woods wrote.")
    for one in ("person:ann-gray", "person:robert-stone", "person:carla-woods"):
        assert offices(found[one]) == [("Rep.", False)]


def test_general_knowledge_names_a_president_but_overrides_nothing() -> None:
    assert "person:nelson-mandela" in actors("President Mandela signed.")
    told = actors("Zambian President Nelson Mandela signed.")
    assert told["person:nelson-mandela"].party == "state:ZM"


def test_a_surname_of_two_presidents_stays_open() -> None:
    assert entity_of("President Castro signed.", "Castro") == {None}


def test_a_pronoun_means_the_only_person_before_it() -> None:
    text = "Minister Ragnhild Moen spoke first. She left at noon."
    assert entity_of(text, "She") == {"person:ragnhild-moen"}
    two = "Minister Ragnhild Moen met Minister Inga Holm. She left at noon."
    assert entity_of(two, "She") == set()


@pytest.mark.parametrize(
    ("text", "id_", "name"),
    [
        ("A senior official said so.", "person:unnamed-senior-official", "unnamed senior official"),
        (
            "On Monday a Zambian official said so.",
            "person:unnamed-zambian-official",
            "unnamed Zambian official",
        ),
    ],
)
def test_who_has_no_name_is_called_by_the_words_of_the_text(text: str, id_: str, name: str) -> None:
    assert actors(text)[id_].name == name


def test_an_official_announcement_is_no_official() -> None:
    assert not [one for one in actors("The official announcement came late.") if "unnamed" in one]


@pytest.mark.parametrize(
    "text",
    ["The Peace River was frozen.", "Operation Quiet Harbour, said to be secret, failed.",
     "He thanked Monday's crew.", "They read The Quarrel over Fish."],
)  # fmt: skip
def test_things_are_no_persons(text: str) -> None:
    assert not [one for one in actors(text) if one.startswith("person:")]


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("South Korea's unification minister, Nam Do-yun, left.", "person:nam-do-yun", "state:KR"),
        ("Iceland's water and power minister, Qelda Brons, left.", "person:qelda-brons", "state:IS"),
        ("The bank's president, Qelda Brons, left.", "person:qelda-brons", None),
        ("Iceland's herring minister Qelda Bronsdottir left.", "person:qelda-bronsdottir", "state:IS"),
        ("The note was written by Qelda B. Brons in May.", "person:qelda-brons", None),
        ("Ana Berg and Yarek Trzebicki signed it.", "person:yarek-trzebicki", None),
    ],
)
def test_office_and_shape_tell_a_person_of_unknown_name(text: str, person: str, party: str | None) -> None:
    assert actors(text)[person].party == party


def test_a_surname_that_is_a_city_is_the_person_of_the_document_but_not_after_in() -> None:
    text = "President Juan Marcos Santos spoke. Santos left at noon. The ship lay in Santos."
    assert entity_of(text, "Santos", at=1) == {"person:juan-marcos-santos"}
    assert entity_of(text, "Santos", at=2) == {"place:santos"}


def test_a_name_that_one_is_known_by_is_his() -> None:
    text = "The rebel commander, Juan Mata, known as Tresojos, agreed. Tresojos left."
    assert entity_of(text, "Tresojos", at=1) == {"person:juan-mata"}
