"""Scores of the language model: gold against gold is whole, and each fault costs what it should."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from benchmarks.accuracy import language_scores as scores
from benchmarks.accuracy.language import documents, given_doc, gold_of, raw, told_of
from benchmarks.accuracy.language_scores import Reading, Word
from training.sentences import Sentence


def talks() -> list[Sentence]:
    first = Sentence(
        ["Do", "n't", "go", ",", "Ana", "Ruiz", "."], "d1", "test",
        tags=["AUX", "PART", "VERB", "PUNCT", "PROPN", "PROPN", "PUNCT"],
        heads=[3, 3, 0, 5, 3, 5, 3],
        relations=["aux", "advmod", "root", "punct", "vocative", "flat:name", "punct"],
        lemmas=["do", "not", "go", ",", "Ana", "Ruiz", "."],
        names=["O", "O", "O", "O", "B-PER", "I-PER", "O"],
        triggers=[False, False, True, False, False, False, False],
        facts={2: -2.5},
        spaces=[False, True, False, True, True, False, True],
    )  # fmt: skip
    second = replace(first, words=["Go", "."], tags=["VERB", "PUNCT"], heads=[0, 1], relations=["root", "punct"],
                     lemmas=["go", "."], names=["O", "O"], triggers=None, facts={0: 2.0}, spaces=[False, True],
                     paragraph=True)  # fmt: skip
    return [first, second]


def test_gold_against_itself_is_whole() -> None:
    pairs = [(gold_of(talks()), gold_of(talks()))]
    assert set(scores.syntax(pairs).values()) == {1.0}
    assert scores.names(pairs)["all F1"] == scores.triggers(pairs)["F1"] == 1.0
    assert scores.facts(pairs) == {"r": pytest.approx(1.0), "sign": 1.0}


def test_a_document_is_rebuilt_as_it_was_written() -> None:
    assert raw(talks()) == "Don't go, Ana Ruiz.\n\nGo."


def test_a_wrong_head_costs_its_word_alone() -> None:
    gold, told = gold_of(talks()), gold_of(talks())
    told.words[0] = replace(told.words[0], head=told.words[1].place)
    found = scores.syntax([(gold, told)])
    assert found["UAS"] == found["LAS"] == pytest.approx(8 / 9)
    assert found["UPOS"] == 1.0


def test_the_part_of_a_relation_after_the_colon_does_not_count() -> None:
    gold, told = gold_of(talks()), gold_of(talks())
    told.words[5] = replace(told.words[5], relation="flat")
    assert scores.syntax([(gold, told)])["LAS"] == 1.0


def test_a_word_cut_otherwise_is_wrong_in_all() -> None:
    gold = Reading([Word((0, 2), "AUX"), Word((2, 5), "PART")], [(0, 5)])
    told = Reading([Word((0, 5), "AUX")], [(0, 5)])
    found = scores.syntax([(gold, told)])
    assert found["tokens"] == found["UPOS"] == 0.0
    assert found["sentences"] == 1.0


def test_a_name_of_another_kind_or_extent_is_wrong() -> None:
    gold = Reading(names={(0, 4, "PER"), (9, 12, "LOC")})
    told = Reading(names={(0, 4, "ORG"), (9, 13, "LOC")})
    assert scores.names([(gold, told)])["all F1"] == 0.0


def test_names_where_none_are_annotated_do_not_count() -> None:
    gold = Reading(names={(0, 4, "PER")}, unknown=[(10, 20)])
    told = Reading(names={(0, 4, "PER"), (12, 14, "LOC")})
    assert scores.names([(gold, told)])["all F1"] == 1.0


def test_a_doc_of_gold_words_has_the_places_of_gold() -> None:
    nlp = spacy.blank("en")
    told = told_of(given_doc(nlp, talks()))
    assert [word.place for word in told.words] == [word.place for word in gold_of(talks()).words]
    assert told.sentences == gold_of(talks()).sentences


def test_sentences_of_another_document_begin_anew() -> None:
    one, two = talks()
    assert [len(text) for text in documents([one, two, replace(two, document="d2")])] == [2, 1]
