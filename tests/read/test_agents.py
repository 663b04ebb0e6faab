"""Who did it: over appositions, joint subjects, plural nouns, pronouns for several, and phrases with "of"."""

from __future__ import annotations

import pytest

from tests.read.status_cases import reading_of


def agents(text: str, act: str) -> set[str]:
    """The agents of the acts of a type: entities, or words where no entity is known."""
    return {
        role.entity or role.text
        for one in reading_of(text).assertions
        if one.type == act
        for role in one.all_roles("agent")
    }


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        (
            "Peru's fisheries minister, Ana Quispe, welcomed the agreement.",
            "position.welcome",
            {"person:ana-quispe"},
        ),
        (
            "The prime minister of Norway, Anna Berg, and the president of Chile signed the treaty.",
            "instrument.sign",
            {"person:anna-berg", "state:CL"},
        ),
        (
            "The Kenyan envoy, Grace Otieno, and the Ugandan envoy, Paul Okello, signed the treaty.",
            "instrument.sign",
            {"person:grace-otieno", "person:paul-okello"},
        ),
        (
            "The foreign ministers of Norway and Sweden signed the treaty.",
            "instrument.sign",
            {"state:NO", "state:SE"},
        ),
        ("Peru, Chile and Ecuador, which share the fishery, signed the treaty.", "instrument.sign",
         {"state:PE", "state:CL", "state:EC"}),
        ("Both governments signed the protocol.", "instrument.sign", {"Both governments"}),
        ("In Bodo trawler owners criticised the treaty.", "position.criticise", {"trawler owners"}),
        ("The treaty, the ministry said, was signed by Kenya.", "instrument.sign", {"state:KE"}),
        ("Kenya alone signed the treaty.", "instrument.sign", {"state:KE"}),
        ("Turkish coastguards intercepted boats at night.", "case.intercept", {"state:TR"}),
        ("Norwegian farmers criticised the treaty.", "position.criticise", {"Norwegian farmers"}),
    ],
)  # fmt: skip
def test_the_subject_is_who_acts(text: str, act: str, expected: set[str]) -> None:
    assert agents(text, act) == expected


def test_an_object_before_a_conjunction_is_no_subject_of_the_second_verb() -> None:
    text = "Kenya met Uganda, the mediator, and Chad signed the treaty."
    assert agents(text, "instrument.sign") == {"state:TD"}


def test_they_are_those_several_of_the_sentence_before() -> None:
    text = "Peru and Chile held talks on cod. They signed the treaty in May."
    assert agents(text, "instrument.sign") == {"state:PE", "state:CL"}


def test_they_stay_they_where_one_alone_was_named() -> None:
    text = "Peru welcomed the report. They signed the treaty in May."
    assert agents(text, "instrument.sign") == {"They"}


def test_a_name_that_does_more_than_stand_beside_is_no_apposition() -> None:
    text = "After the meeting, Anna Berg signed the treaty."
    assert agents(text, "instrument.sign") == {"person:anna-berg"}


def test_the_government_of_a_person_is_that_persons_state() -> None:
    text = "President Emmanuel Macron met the envoy. The government of President Macron suspended the talks."
    assert agents(text, "talks.suspend") == {"state:FR"}


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("The border agency has warned that it may impose a ban on fishing.", "measure.impose", "The border agency"),
        ("The prime minister has said he is prepared to meet the rebels.", "position.express-readiness", "The prime minister"),
        ("The government has undertaken to hold talks; it has not ratified the treaty.", "instrument.ratify", "The government"),
        ("I do ask that the ban be lifted.", "position.request", "I"),
    ],
)  # fmt: skip
def test_a_pronoun_means_one_whom_only_words_name(text: str, act: str, expected: str) -> None:
    (found,) = (one for one in reading_of(text).assertions if one.type == act)
    assert [role.name or role.text for role in found.all_roles("agent")] == [expected]


@pytest.mark.parametrize(
    ("text", "act", "agents_", "targets"),
    [
        ("Norland Air was granted a licence to fly from Oslo.", "case.permit-grant", [], ["Norland Air"]),
        ("The driver's wife has been refused a visa.", "case.visa-refuse", [], ["The driver's wife"]),
        ("Peru withheld licences from Chilean vessels.", "case.permit-refuse", ["Peru"], ["Chilean vessels"]),
        ("The president had nine of the hostages freed.", "person.release", ["The president"], []),
        ("The trade minister will fly to Chile in May.", "contact.visit", ["The trade minister"], ["Chile"]),
    ],
)
def test_who_gives_and_who_is_given(text: str, act: str, agents_: list[str], targets: list[str]) -> None:
    (found,) = (one for one in reading_of(text).assertions if one.type == act)
    assert [role.text for role in found.all_roles("agent")] == agents_
    assert [role.text for role in found.all_roles("target")] == targets


def test_at_the_request_of_one_who_has_asked() -> None:
    found = reading_of("The commission will meet in May at the request of Chile.").assertions
    (asked,) = (one for one in found if one.type == "position.request")
    assert asked.status == "happened"


def test_what_one_says_one_would_remind_of_is_told() -> None:
    found = reading_of("We would remind both sides that Chile has lifted the ban.").assertions
    (lifted,) = (one for one in found if one.type == "measure.lift")
    assert lifted.status == "happened"
