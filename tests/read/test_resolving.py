"""Whom a phrase means by the tree of its sentence: what grammar forbids, what a text says beside a name."""

from __future__ import annotations

import pytest

from servanda.model.source import Document
from servanda.read import language
from servanda.read.actors import find_actors, prepare
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from servanda.read.referring import find_phrases
from servanda.read.resolving import WINDOW, resolve
from servanda.read.salience import calibrated, weights
from tests.read.actors_in import actors, entity_of, said
from tests.read.marked import page_of


def test_a_pronoun_may_stand_far_from_its_name_and_own_something() -> None:
    text = "Minister Ragnhild Moen opened the hall. Many guests came. She thanked them, and her speech was short."
    assert entity_of(text, "She") == {"person:ragnhild-moen"}
    assert entity_of(text, "her") == {"person:ragnhild-moen"}


def test_a_pronoun_is_not_beside_itself() -> None:
    text = "Minister Ragnhild Moen met Ambassador Karin Lund. Karin Lund thanked her."
    assert entity_of(text, "her") == {"person:ragnhild-moen"}


def test_they_are_those_joined_before() -> None:
    text = "Minister Ragnhild Moen and Minister Inga Holm met in Bergen. They signed a note."
    assert entity_of(text, "They") == {"person:ragnhild-moen", "person:inga-holm"}


def test_a_firm_whose_verb_is_a_plural_is_they() -> None:
    text = "Boeing have announced that they will open a plant in Wales."
    assert {one.split(":")[0] for one in entity_of(text, "they") if one} == {"org"}


def test_her_government_is_the_state_of_the_person_who_owns_it() -> None:
    text = "Norwegian Fisheries Minister Ragnhild Moen spoke in Oslo. She said her government would pay. Norway waited."
    assert entity_of(text, "her government") == {"state:NO"}


def test_a_description_beside_a_name_is_the_person() -> None:
    text = "Karin Lund, the chief negotiator, was tired."
    assert entity_of(text, "the chief negotiator") == {"person:karin-lund"}


def test_the_minister_of_another_state_is_nobody_named() -> None:
    text = "Icelandic Fisheries Minister Jon Baldursson spoke. The Norwegian minister left."
    assert "person:jon-baldursson" not in entity_of(text, "The Norwegian minister")


def test_of_two_named_in_one_breath_a_noun_for_one_stays_open() -> None:
    assert entity_of("Malta and Cyprus signed. The island has two ports.", "The island") == set()


def test_i_in_a_quotation_is_the_speaker_and_else_nobody() -> None:
    text = '"I do not expect them to go back on that," Karin Lund said. I was there.'
    assert entity_of(text, "I") == {"person:karin-lund"}
    assert entity_of(text, "I", at=1) == set()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Minister Ragnhild Moen arrived late. She said that the nets were out.", "Ragnhild Moen",
         "the nets were out"),
        ("Karin Lund, who led the talks, said that the nets were out.", "Karin Lund", "the nets were out"),
        ("Karin Lund, the chief negotiator, said that the nets were out.", "Karin Lund", "the nets were out"),
    ],
)  # fmt: skip
def test_who_said_it_has_a_name(text: str, speaker: str, content: str) -> None:
    assert said(text) == [(speaker, "I", content)]


def test_a_chance_is_told_with_the_mention_and_never_as_certain() -> None:
    found = actors("Minister Ragnhild Moen opened the hall. She thanked the guests.")["person:ragnhild-moen"]
    (pronoun,) = [one for one in found.mentions if one.kind == "pronoun"]
    assert 0.5 <= pronoun.confidence < 1.0


def test_a_higher_chance_is_never_told_as_a_lower_one() -> None:
    for kind in ("pronoun", "nominal"):
        told = [calibrated(kind, step / 50) for step in range(51)]
        assert told == sorted(told)
        assert 0.0 <= told[0] <= told[-1] < 1.0


def test_every_class_of_pronouns_has_weights() -> None:
    assert {"he", "his", "it", "its", "they", "their"} <= set(weights())


@pytest.mark.parametrize(
    "text",
    ["Minister Anna Berg said he and she met him and her. ", "It is it. They are they. Its is theirs. ",
     "The minister, the envoy and the company met the country. ", "Anna Berg and Per Moen and "],
)  # fmt: skip
def test_no_phrase_is_weighed_against_more_than_a_window(text: str) -> None:
    page = page_of(text * 200)
    lines, registry = prepare(page, Lexicon.of())
    phrases = find_phrases(lines, page.sentences)
    _, referents = resolve(phrases, registry)
    assert any(phrases)
    assert referents.looked_at <= 2 * WINDOW * sum(len(one) for one in phrases)


def test_without_a_tree_the_plain_rules_read_pronouns() -> None:
    text = "Minister Ragnhild Moen spoke first. She left at noon."
    document = Document(id="d_0000000000000000", sha256="", file="t", text=text)
    found = find_actors(make_page(document, language.by_rules()), Lexicon.of())
    assert [m.text for one in found for m in one.mentions] == ["Ragnhild Moen", "She"]
