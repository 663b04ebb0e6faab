"""Names that no list holds are states where the document treats them as such."""

from __future__ import annotations

import pytest

from tests.read.actors_in import actors, entity_of


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Korvania and Ostrel agreed on Wednesday to reopen the posts. Officials from Korvania met in Geneva.",
         "state:korvania"),
        ("Ministers from Norrland met on Monday. They had left Norrland in May.", "state:norrland"),
        ("The Republic of Tervane and the Kingdom of Osk opened talks on Monday.", "state:tervane"),
        ("The Tervani delegation left early. Tervane will not sign, its chief negotiator said.",
         "state:tervane"),
        ("Osk's coast guard seized a trawler. The crew were taken to Osk.", "state:osk"),
        ("The talks were led by Minister Anton Keller of Sarvonia. Sarvonia pledged to release water.",
         "state:sarvonia"),
    ],
)  # fmt: skip
def test_what_has_ministers_and_makes_accords_is_a_state(text: str, state: str) -> None:
    assert state in actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in Quellin on Monday. The road to Quellin is closed.",
        "The Aurstad government dropped the talks. The Aurstad government will not return to Merrin.",
        "Brondale Motors agreed on Wednesday to buy Hexley Foods.",
        "Mr Tervane left early. Tervane would not sign.",
        "Anton Tervane and his lawyers met the press. Tervane accused the court and rejected its ruling.",
        "Cologne pledged money for the bridge. Officials from Cologne met on Monday.",
    ],
)
def test_a_town_or_a_company_is_none(text: str) -> None:
    assert not any(one.startswith("state:") and one != "state:DE" for one in actors(text))


def test_an_organ_of_such_a_state_is_its_organ() -> None:
    text = "Korvania pledged to sign. Korvania's foreign ministry replied on Monday to Norway and Korvania agreed."
    assert entity_of(text, "Korvania's foreign ministry") == {"organ:korvania-foreign-ministry"}


def test_the_word_for_its_people_is_the_states_own() -> None:
    text = (
        "Dovara and Kestria reopened talks. Dovara's energy ministry signed. The Dovaran delegation met in Kestria. "
        "Kestrian officials agreed with Dovara, and the Kestrian government pledged to pay."
    )
    found = {one for one in actors(text) if one.startswith("state:")}
    assert found == {"state:dovara", "state:kestria"}
    assert actors(text)["group:kestria-officials"].name == "Kestria's officials"


def test_a_state_has_one_name_with_its_title_and_without() -> None:
    text = "The Republic of Tervane signed on Monday. Tervane's parliament ratified the treaty in June."
    found = {one for one in actors(text) if one.startswith(("state:", "place:"))}
    assert found == {"state:tervane"}
    assert entity_of(text, "The Republic of Tervane"[4:]) == {"state:tervane"}


def test_a_listed_state_is_itself_under_its_title() -> None:
    assert "state:OM" in actors("They met at the invitation of the Sultanate of Oman.")
