"""What the peer is taught is what the corpora tell, and what the speed of pipelines is counted in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from benchmarks.speed import language, pipeline, right
from spacy.tokens import Span
from spacy.training import Example
from training.peer import settings, text, texts
from training.sentences import Sentence

SIGNED = Sentence(
    words=["Envoys", "of", "Norland", "signed", "."],
    document="1",
    source="invented",
    tags=["NOUN", "ADP", "PROPN", "VERB", "PUNCT"],
    feats=["Number=Plur", "_", "Number=Sing", "Tense=Past|VerbForm=Fin", "_"],
    heads=[4, 3, 1, 0, 4],
    relations=["nsubj", "case", "nmod", "root", "punct"],
    names=["O", "O", "B-LOC", "O", None],
    spaces=[True, True, True, False, True],
)
LEFT = Sentence(
    words=["They", "left"],
    document="1",
    source="invented",
    tags=["PRON", "VERB"],
    feats=["Number=Plur", "Tense=Past|VerbForm=Fin"],
    heads=[2, 0],
    relations=["nsubj", "root"],
    spaces=[True, False],
)
NAMED = Sentence(["Mona", "Vell", "spoke"], "1", "invented", names=["B-PER", "I-PER", "O"])
UNTOLD = Sentence(["Talks", "ended"], "1", "invented", triggers=[False, True])
VOCAB = spacy.blank("en").vocab


def test_a_text_of_the_peer_keeps_words_spaces_tags_trees_and_names() -> None:
    doc = text([SIGNED, LEFT], VOCAB)
    assert doc.text == "Envoys of Norland signed. They left"
    assert [token.head.text for token in doc] == [
        "signed", "Norland", "Envoys", "signed", "signed", "left", "left",
    ]  # fmt: skip
    assert [token.dep_ for token in doc] == ["nsubj", "case", "nmod", "ROOT", "punct", "nsubj", "ROOT"]
    assert [token.pos_ for token in doc] == ["NOUN", "ADP", "PROPN", "VERB", "PUNCT", "PRON", "VERB"]
    assert str(doc[3].morph) == "Tense=Past|VerbForm=Fin"
    assert [(name.text, name.label_) for name in doc.ents] == [("Norland", "LOC")]
    assert [one.text for one in doc.sents] == ["Envoys of Norland signed.", "They left"]


def test_a_name_that_is_not_told_of_is_missing_to_the_peer_and_no_negative() -> None:
    doc = text([SIGNED, LEFT], VOCAB)
    seen = Example(doc.copy(), doc).get_aligned_ner()
    assert seen == ["O", "O", "U-LOC", "O", None, None, None]


def test_a_sentence_without_a_tree_teaches_names_alone() -> None:
    doc = text([NAMED], VOCAB)
    assert [(name.text, name.label_) for name in doc.ents] == [("Mona Vell", "PER")]
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("POS")


def test_texts_of_the_peer_hold_one_kind_each_and_leave_out_what_teaches_nothing() -> None:
    found = texts([SIGNED, LEFT, NAMED, UNTOLD], VOCAB)
    assert [doc.text for doc in found] == ["Envoys of Norland signed. They left", "Mona Vell spoke "]


def test_the_peer_is_trained_as_spacy_recommends_but_for_its_seed_and_its_end(tmp_path: Path) -> None:
    settings(tmp_path, tmp_path / "data", seed=7)
    config = spacy.util.load_config(tmp_path / "config.cfg")
    assert config["nlp"]["pipeline"] == ["tok2vec", "morphologizer", "parser", "ner"]
    assert (
        config["components"]["tok2vec"]["model"]["encode"]["@architectures"] == "spacy.MaxoutWindowEncoder.v2"
    )
    assert config["system"]["seed"] == 7
    scores = config["training"]["score_weights"]
    assert {name for name, weight in scores.items() if weight} == {"pos_acc", "dep_las", "ents_f"}


def test_words_are_counted_between_white_space_and_rates_by_both_clocks() -> None:
    found = pipeline.rate(pipeline.load("bare"), "two", ["It isn't done.", "They met, again."])
    assert found.words == 6
    assert found.peak > 10
    assert pipeline.Rate("two", words=6, cpu=2.0, wall=3.0, peak=50).by_cpu == 3
    assert pipeline.Rate("two", words=6, cpu=2.0, wall=3.0, peak=50).by_clock == 2


def test_every_list_of_texts_is_read_and_the_first_once_before() -> None:
    read: list[str] = []

    class Counting:
        def pipe(self, some: list[str]) -> list[str]:
            read.extend(some)
            return some

    found = list(pipeline.figures(Counting(), {"one": ["a b"], "two": ["c", "d e f"]}))
    assert [(one.text, one.words) for one in found] == [("one", 2), ("two", 4)]
    assert read == ["a b", "a b", "c", "d e f"]


def test_a_copy_of_a_text_has_as_many_words_with_names_and_numbers_of_its_own() -> None:
    once = "On 9 June the envoy of Norland met Mona Vell."
    assert language.varied(once, 0) == once
    assert language.varied(once, 2) == "On 1 June the envoy of Norlanden met Monaen Vellen."


def test_text_is_made_of_annotated_words_with_a_line_a_paragraph() -> None:
    first = Sentence(["Stop", "."], "1", "invented", spaces=[False, True], paragraph=True)
    second = Sentence(["Go", "on"], "1", "invented", spaces=[True, True])
    third = Sentence(["End"], "1", "invented", spaces=[True], paragraph=True)
    assert language.plain([first, second, third]) == "Stop. Go on\nEnd"


def test_the_table_holds_each_pipeline_against_the_peer() -> None:
    rates = {
        "reports x1": pipeline.Rate("reports x1", 600, 2.0, 3.0, 100),
        "reports x2": pipeline.Rate("reports x2", 1200, 8.0, 9.0, 120),
    }
    quick = {name: pipeline.Rate(name, one.words, 1.0, 1.0, 50) for name, one in rates.items()}
    own = language.Measured("built-in", 2, 3.0, 200, (), rates)
    peer = language.Measured("peer", 1, 1.5, 100, (), quick)
    lines = [line.split() for line in language.table([peer, own])]
    assert lines[2] == ["built-in,", "2", "threads", "3.00", "2.00x", "200", "2.00x"]
    assert lines[6] == ["built-in,", "2", "threads", "reports", "x1", "600", "300", "0.50x", "200", "100"]
    assert " ".join(lines[-1]) == (
        "built-in, 2 threads: reports x2 is read at 0.50 of the rate of reports x1, with 1.20 of its memory"
    )


def test_a_pipeline_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "texts.json"
    file.write_text('{"t": ["They met again.", "They left."]}', encoding="utf-8")
    found = language.measure("bare", 1, file, None)
    assert found.pipes == ("sentencizer",)
    assert found.rates["t"].words == 5
    assert 0 < found.ready <= found.rates["t"].peak
    assert found.start > 0


def test_a_root_by_spacys_name_for_it_is_right_and_a_wrong_tag_head_or_name_is_not() -> None:
    known = replace(SIGNED, names=["O", "O", "B-LOC", "O", "O"])
    doc = text([known], VOCAB)
    assert right.figures([[known]], [right.universal_root(doc)]) == pytest.approx(
        {"UPOS": 100, "LAS": 100, "sentences": 100, "names": 100}
    )
    doc[1].pos_ = "NOUN"
    doc[2].head = doc[3]
    doc.ents = [Span(doc, 2, 3, "ORG")]
    assert right.figures([[known]], [doc]) == pytest.approx(
        {"UPOS": 80, "LAS": 80, "sentences": 100, "names": 0}
    )


def test_a_pipeline_that_cannot_be_had_stops_the_run() -> None:
    with pytest.raises(SystemExit, match="failed"):
        language.started("bare", "--texts=absent.json")
