"""The pipeline that every reader stands on: the network's, or another in its place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc

from servanda.bulk import read_all
from servanda.config import Settings
from servanda.errors import BadSetting
from servanda.model.dossier import Dossier
from servanda.read import language
from tests.store.nouns import make_document

TEXT = (
    "The Foreign Ministry of Caldora said on Monday that it had not boarded the trawler. "
    "Ada Voss, the commissioner, will visit Port Selden."
)


def test_a_text_is_told_by_word() -> None:
    doc = language.load()(TEXT)
    boarded = next(word for word in doc if word.text == "boarded")
    assert (boarded.pos_, boarded.lemma_, boarded.dep_, boarded.head.text) == (
        "VERB",
        "board",
        "ccomp",
        "said",
    )
    assert boarded.morph.get("Tense") == ["Past"]
    assert boarded._.trigger
    assert boarded._.factuality < -1
    said = next(word for word in doc if word.text == "said")
    assert said._.factuality > 2
    visit = next(word for word in doc if word.text == "visit")
    assert visit._.factuality < 1, "it is planned"
    assert next(word for word in doc if word.text == "commissioner")._.kind == "person"
    assert [sentence.root.text for sentence in doc.sents] == ["said", "visit"]
    assert {(name.text, name.label_) for name in doc.ents} == {
        ("Foreign Ministry of Caldora", "ORG"), ("Ada Voss", "PER"), ("Port Selden", "LOC"),
    }  # fmt: skip


def test_matchers_of_spacy_work_on_it() -> None:
    nlp = language.load()
    matcher = DependencyMatcher(nlp.vocab)
    matcher.add("negated", [[
        {"RIGHT_ID": "act", "RIGHT_ATTRS": {"LEMMA": "board", "POS": "VERB"}},
        {"LEFT_ID": "act", "REL_OP": ">", "RIGHT_ID": "not", "RIGHT_ATTRS": {"LEMMA": "not"}},
    ]])  # fmt: skip
    doc = nlp(TEXT)
    assert [[doc[at].text for at in places] for _, places in matcher(doc)] == [["boarded", "not"]]


def test_given_words_are_read_as_they_are() -> None:
    nlp = language.load()
    words = ["He", "said", ":", '"', "We", "agree", ".", '"', "The", "U.S.", "did", "not", "."]
    doc = nlp(Doc(nlp.vocab, words=words))
    assert [word.text for word in doc] == words
    assert doc[0].pos_ == "PRON"


def test_given_sentences_are_kept() -> None:
    nlp = language.load()
    doc = Doc(nlp.vocab, words=["One", "sentence", "of", "two"], sent_starts=[True, False, True, False])
    assert [span.text for span in nlp(doc).sents] == ["One sentence", "of two"]


def test_given_names_are_kept() -> None:
    nlp = language.load()
    doc = Doc(nlp.vocab, words=["Ada", "Voss", "left"], ents=["B-SHIP", "I-SHIP", "O"])
    assert [(name.text, name.label_) for name in nlp(doc).ents] == [("Ada Voss", "SHIP")]


def test_a_sentence_longer_than_a_window_stays_one_where_it_was_given_as_one() -> None:
    nlp = language.load()
    words = ["The", *(f"{name}," for name in ["delegates"] * 600), "left", "."]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=[True] + [False] * (len(words) - 1)))
    assert len(list(doc.sents)) == 1
    assert sum(word.head.i == word.i for word in doc) == 1


def test_a_line_without_end_is_cut_and_loses_nothing() -> None:
    text = "Norland and Caldora held talks on the herring quota, " * 200
    doc = language.load()(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert max(len(sentence) for sentence in doc.sents) <= 400


AWKWARD = st.text(alphabet=st.sampled_from(list("aZ.!? \"'”“’()…\n\r\t\u00a0\u200b😀𝒜éß–—1,3")), max_size=80)


@given(AWKWARD | st.text(max_size=80))
def test_no_character_is_lost_and_offsets_hold(text: str) -> None:
    doc = language.load()(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    if len(doc):
        spans = list(doc.sents)
        assert spans[0].start == 0
        assert spans[-1].end == len(doc)
        assert all(left.end == right.start for left, right in pairwise(spans))
        assert all(sum(word.head.i == word.i for word in span) == 1 for span in spans), "one root a sentence"


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (w.text, w.pos_, str(w.morph), w.lemma_, w.dep_, w.head.i, w.is_sent_start, w.ent_iob_, w.ent_type_,
         w._.trigger, w._.factuality, w._.kind, w._.mentioned_before)
        for w in doc
    ]  # fmt: skip


def test_a_text_is_read_the_same_whatever_is_read_with_it_and_by_however_many_threads() -> None:
    texts = [TEXT, "Yes.", TEXT.upper(), f"{TEXT} " * 9, "", "The talks ended.", " \n"] * 6
    alone = [told(language.load()(text)) for text in texts]
    assert [told(doc) for doc in language.load().pipe(texts)] == alone
    assert [told(doc) for doc in language.load().pipe(reversed(texts), batch_size=5)] == alone[::-1]
    assert [told(doc) for doc in language.load(threads=2).pipe(texts)] == alone


def with_rules(folder: Path) -> str:
    """A pipeline without any model: names by rule, as someone may have of their own."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Lake Watch"}])
    nlp.to_disk(folder / "ruled")
    return str(folder / "ruled")


def test_another_pipeline_stands_in_its_place(tmp_path: Path) -> None:
    nlp = language.load(with_rules(tmp_path))
    doc = nlp("Lake Watch left. Ada Voss stayed.")
    assert [name.text for name in doc.ents] == ["Lake Watch"]
    assert [span.text for span in doc.sents] == ["Lake Watch left.", "Ada Voss stayed."], "by the rules"
    assert not doc.has_annotation("DEP")


def test_a_dossier_or_a_setting_names_it(tmp_path: Path) -> None:
    name = with_rules(tmp_path)
    document = make_document("Norland and Caldora held talks in Geneva on 3 May 2009.")
    plain = list(read_all([document]))
    by_dossier = list(read_all([document], dossier=Dossier(pipeline=name)))
    by_setting = list(read_all([document], settings=Settings(language=name)))
    assert by_dossier[0].words == by_setting[0].words
    assert by_dossier[0].words != plain[0].words, "it is another reading"
    assert [one.type for one in by_dossier[0].assertions] == [one.type for one in plain[0].assertions]
    with pytest.raises(BadSetting):
        list(read_all([document], dossier=Dossier(pipeline="no_such_pipeline")))


def test_a_pipeline_that_is_not_installed_is_refused_with_a_remedy() -> None:
    with pytest.raises(BadSetting) as caught:
        language.load("no_such_pipeline")
    assert "download no_such_pipeline" in caught.value.remedy
