"""Who says which words, to whom, for or against what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.actors_in import said, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We keep our word," said Norwegian minister Ragnhild Moen.', ("Ragnhild Moen", "D", "We keep our word,")),
        ("“We keep our word,” Ragnhild Moen said.", ("Ragnhild Moen", "D", "We keep our word,")),
        ("Ragnhild Moen said: «We keep our word».", ("Ragnhild Moen", "D", "We keep our word")),
        ("Ragnhild Moen told reporters, “We keep our word.”", ("Ragnhild Moen", "D", "We keep our word.")),
        ("Ragnhild Moen, who led the team, called the deal “a gift to the fleet”.",
         ("Ragnhild Moen", "D", "a gift to the fleet")),
        ("Norway said it would keep its word.", ("Norway", "I", "it would keep its word")),
        ("Norway said in a statement on Friday that the quota was fair.", ("Norway", "I", "the quota was fair")),
        ("The quota was fair to all, Norway said.", ("Norway", "I", "The quota was fair to all")),
        ("According to Norway, the quota was fair.", ("Norway", "I", "the quota was fair")),
        ("The quota was fair, according to Norway.", ("Norway", "I", "The quota was fair")),
        ("Norway says the quota “is not open to haggling”.", ("Norway", "I", "the quota “is not open to haggling”")),
        ("The treaty is dead, a Norwegian statement said.", ("a Norwegian statement", "I", "The treaty is dead")),
    ],
)  # fmt: skip
def test_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_an_interrupted_quotation_is_one_statement() -> None:
    text = "“We keep our word,” said Ragnhild Moen, a ministry spokeswoman. “Others may do as they like.”"
    assert said(text) == [("Ragnhild Moen", "D", "We keep our word, | Others may do as they like.")]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = (
        "Minister Ragnhild Moen said: “The cod came back.\n"
        "“The boats did not.\n"
        "“That is the whole story.”\n"
        "She left."
    )
    assert said(text) == [
        ("Ragnhild Moen", "D", "The cod came back. | The boats did not. | That is the whole story.")
    ]


def test_a_statement_issued_in_one_paragraph_is_quoted_in_the_next() -> None:
    text = "Sens. Ann Gray and Carla Woods issued a joint statement saying:\n“The levy must go. It helps nobody.”\n"
    assert said(text) == [("Ann Gray + Carla Woods", "D", "The levy must go. It helps nobody.")]


def test_joint_speakers_are_all_named() -> None:
    text = "“The levy must go,” Ann Gray, her brother Tom and Carla Woods said in a letter."
    (found,) = statements(text)
    assert [one.entity for one in found.speakers] == [
        "person:ann-gray",
        "person:thomas-gray",
        "person:carla-woods",
    ]


def test_a_reporters_subject_belongs_to_the_quotation_that_goes_on_from_it() -> None:
    text = "The prime minister “wants to see every boat home,” said Ruth Berg, a spokeswoman."
    assert said(text) == [("Ruth Berg", "I", "The prime minister | wants to see every boat home,")]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “cod war” ended in 1976.",
        "A book called “The Quarrel over Fish” sold well.",
        "She read “The Quarrel over Fish” on the boat.",
        "Norway did not say whether the talks had failed.",
        "The state media report was short.",
        "The demands on quotas were old.",
        "I welcome the decision of the council.",
        "He is said to be in Oslo.",
    ],
)
def test_words_at_arms_length_titles_and_silence_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_a_voice_outside_the_speaker_is_kept() -> None:
    text = "The official said Oslo was ready to share its data, reports said."
    inner = next(one for one in statements(text) if one.speakers[0].name == "The official")
    assert [one.name for one in inner.said_by] == ["reports"]
    assert [part.quote for part in inner.content] == ["Oslo was ready to share its data"]


def test_what_the_reporter_adds_is_not_said() -> None:
    assert said("Norway said it had made an offer, but gave no details.") == [
        ("Norway", "I", "it had made an offer")
    ]


def test_the_speaker_has_the_office_that_the_text_gives() -> None:
    (found,) = statements("“It is done,” Kenyan Deputy Foreign Minister Raila Owuor told Reuters on Friday.")
    (speaker,) = found.speakers
    assert (speaker.entity, speaker.office) == ("person:raila-owuor", "Deputy Foreign Minister")
    assert found.addressee == "org:reuters"
    assert found.when is not None
    assert found.when.text == "Friday"


def test_an_unnamed_speaker_has_no_entity() -> None:
    (found,) = statements("A senior diplomat said the talks had failed.")
    assert (found.speakers[0].entity, found.speakers[0].name) == (None, "A senior diplomat")


@pytest.mark.parametrize(
    ("text", "stance", "towards", "act"),
    [
        ("Iceland welcomed the quota.", "supports", "concept:quota", "position.welcome"),
        ("Iceland rejected the quota.", "opposes", "concept:quota", "position.object"),
        ("Iceland denounced the move as “a theft at sea”.", "opposes", "the move", "position.condemn"),
        ("Iceland said it would not support a quota.", "opposes", "concept:quota", "position.object"),
        ("Iceland said it would not support a quota unless Norway paid.", "conditional", "concept:quota",
         "position.object"),
        ("Iceland said the winter was mild.", "neutral", "", ""),
    ],
)  # fmt: skip
def test_for_or_against_what(text: str, stance: str, towards: str, act: str) -> None:
    (found,) = statements(text)
    assert (found.stance, found.towards, found.act) == (stance, towards, act)


def test_a_dateline_is_not_said() -> None:
    assert said("OSLO (Wire) -- The fleet has been told to sail, an official said Friday.") == [
        ("an official", "I", "The fleet has been told to sail")
    ]


def test_furniture_says_nothing() -> None:
    assert said("The fleet sailed.\nRelated: Norway says quota is fair\n", "Related") == []


_PARTS = ("Norway", "said", "that", "“", "”", '"', "the quota was fair", ",", ".", "Ruth Berg", "told", "Reuters", ":",
          "but", "and", "reports", "welcomed", "according to", "\n", "saying", "she", "in a statement", "'")  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=24))
def test_content_and_cue_are_the_exact_words(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in statements(text):
        for part in (*one.content, *([one.cue] if one.cue else [])):
            assert text[part.start : part.end] == part.quote
            assert part.quote.strip() == part.quote
        assert one.speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” the union's fleet policy chief, Ruth Berg, said late on Friday.",
         ("Ruth Berg", "D", "We wait,")),
        ("On Monday the fisheries minister, Ruth Berg, told state radio that the nets were out.",
         ("Ruth Berg", "I", "the nets were out")),
        ("Hours later the ministry said that the nets were out.", ("the ministry", "I", "the nets were out")),
        ("The bank's president, Ruth Berg, said at the time she hoped the fund would last.",
         ("Ruth Berg", "I", "she hoped the fund would last")),
        ("Former minister Ruth Berg, under whom the levy began, called its end “a gift”.",
         ("Ruth Berg", "D", "a gift")),
        ("Norway, Iceland and Denmark, which share the stock, spoke of “alarm” in a note.",
         ("Norway + Iceland + Denmark", "D", "alarm")),
        ("Agency inspectors have found three times that Norway was complying.",
         ("Agency inspectors", "I", "Norway was complying")),
        ("President Ruth Berg of Iceland said that the nets were out.",
         ("Ruth Berg", "I", "the nets were out")),
    ],
)  # fmt: skip
def test_an_office_a_list_or_an_adverbial_hides_no_speaker(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_they_who_go_on_speaking_are_those_who_spoke() -> None:
    text = "Boat owners criticised the levy. They said that it came too late."
    assert said(text) == [("Boat owners", "I", "it came too late")]


@pytest.mark.parametrize(
    "text",
    [
        "Iceland blamed Norway for the spill.",
        "Iceland criticised Norway for closing the bank.",
        "Iceland welcomed what it had feared.",
        "It was a lake described by many as blue.",
    ],
)
def test_blame_and_labels_report_no_words(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ruth Berg was quoted by the agency as saying that the nets were out.",
        "Minister Ruth Berg was quoted as saying by the agency that the nets were out.",
    ],
)
def test_one_who_is_quoted_speaks_and_the_outlet_is_the_outer_voice(text: str) -> None:
    (found,) = statements(text)
    assert [one.entity for one in found.speakers] == ["person:ruth-berg"]
    assert [one.name for one in found.said_by] == ["the agency"]
    assert [one.quote for one in found.content] == ["the nets were out"]


def test_who_is_quoted_as_saying_by_a_medium_speaks_and_the_medium_tells() -> None:
    text = "OSLO, 3 May 2015 -- Norway was ready to meet, the official was quoted as saying by local radio."
    (found,) = statements(text)
    assert [one.name for one in found.speakers] == ["the official"]
    assert [one.name for one in found.said_by] == ["local radio"]
    assert [one.quote for one in found.content] == ["Norway was ready to meet"]
