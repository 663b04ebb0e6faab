"""Whom a pronoun means: the one whose words are reported, the subject before it, or nobody."""

from __future__ import annotations

from tests.read.actors_in import actors, entity_of


def test_a_pronoun_in_reported_words_is_the_speaker_and_nobody_further_back() -> None:
    text = "Minister Inga Holm opened the sluices. Ambassador Karin Lund has said that she will ask for a survey."
    assert entity_of(text, "she") == {"person:karin-lund"}


def test_it_is_the_state_that_spoke_in_the_sentence_before() -> None:
    text = "Norway rejected the quota. It said the catch was too high."
    assert entity_of(text, "It") == {"state:NO"}


def test_it_goes_on_a_chain_of_clauses_and_not_a_clause_that_depends() -> None:
    text = "When Iceland asked for a survey, Norway refused; it said that the vessel was in dock."
    assert entity_of(text, "it") == {"state:NO"}


def test_it_with_a_verb_that_things_have_is_left_alone() -> None:
    text = "Norway signed the protocol. It entered into force in May."
    assert entity_of(text, "It") == set()


def test_it_after_two_who_may_be_meant_is_left_alone() -> None:
    text = "Norway and Iceland met in June. It said the catch was too high."
    assert entity_of(text, "It") == set()


def test_its_ministry_belongs_to_the_subject_of_the_sentence_before() -> None:
    text = "Iceland has not replied. Its foreign ministry says that the note is being studied."
    assert "organ:is-foreign-ministry" in actors(text)


def test_of_two_persons_he_who_goes_on_speaking_is_he_who_spoke() -> None:
    text = (
        "Lars Moen, the trade minister, called Mr Olav Berg's offer late. He added that the fleet would sail."
    )
    assert entity_of(text, "He") == {"person:lars-moen"}


def test_north_and_south_are_states_where_both_are_named() -> None:
    text = "North Korea closed the road. South Korea objected. On Monday the North gave no reason."
    assert entity_of(text, "the North") == {"state:KP"}


def test_the_north_of_a_country_is_no_state() -> None:
    text = "Norway closed a road in the North. Sweden objected."
    assert entity_of(text, "the North") == set()


def test_both_sides_may_be_a_government_and_a_movement() -> None:
    text = (
        "Colombia freed ten men. The FARC freed four. Colombia stopped its raids. The FARC gave up two camps. "
        "The FARC then handed over its lists. Both sides will meet in May."
    )
    assert entity_of(text, "Both sides") == {"state:CO", "org:farc"}
