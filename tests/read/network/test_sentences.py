"""Sentences begin where the network's score, what stands before and the lines of the text say."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from servanda.read.network.sentences import LEAST, starts
from servanda.read.network.tokens import make_tokenizer

NLP = spacy.blank("en")
CUT = make_tokenizer(NLP.vocab)
SURE = 9.0
LIKELY = (max(LEAST.values()) + LEAST["stop"]) / 2  # enough after a stop, not after a word


class Scored:
    def __init__(self, scores: list[float]) -> None:
        self.starts = np.array([0.0, *scores], np.float32)


def begun(text: str, likely: str, score: float = SURE) -> list[str]:
    """The sentences of a text of which the network says that some words (word/word) are likely to begin one."""
    doc = CUT(text)
    places = [token.i for token in doc if not token.is_space]
    told = Scored([score if doc[at].text in likely.split("/") else -SURE for at in places])
    begins = [*np.flatnonzero(starts(doc, [places], [told])).tolist(), len(doc)]
    return [
        doc[low:high].text.strip() for low, high in zip([0, *begins[1:-1]], begins[1:], strict=True) if high
    ]


def test_starts_that_were_given_are_kept() -> None:
    doc = Doc(NLP.vocab, words=["Go", "home", "now"], sent_starts=[True, False, True])
    assert starts(doc, [[0, 1, 2]], [Scored([9, 9, -9])]).tolist() == [True, False, True]


def test_a_sentence_begins_after_an_empty_line_whatever_the_score() -> None:
    assert begun("Title\n\nbody text", likely="") == ["Title", "body text"]


def test_a_window_that_begins_within_a_sentence_begins_none() -> None:
    doc = CUT("one two three four")
    told = [Scored([-5, 3]), Scored([-5, 2])]
    assert starts(doc, [[0, 1], [2, 3]], told).tolist() == [True, True, False, True]


def test_less_is_asked_after_a_stop_than_after_a_word() -> None:
    assert begun("They met. Both left", likely="Both", score=LIKELY) == ["They met.", "Both left"]
    assert begun("They met Both left", likely="Both", score=LIKELY) == ["They met Both left"]
    assert begun("They met Both left", likely="Both") == ["They met", "Both left"]


@pytest.mark.parametrize("mark", ['"', "“", "(", "["])
def test_a_mark_that_opens_goes_with_the_word_behind_it(mark: str) -> None:
    assert begun(f"Both left. {mark}We wait", likely="We") == ["Both left.", f"{mark}We wait"]


def test_several_marks_that_open_go_with_the_word_behind_them() -> None:
    assert begun('Both left. ("We wait', likely="We") == ["Both left.", '("We wait']


def test_a_mark_that_closes_stays_with_what_is_before_it() -> None:
    assert begun('"We wait." Both left', likely="Both") == ['"We wait."', "Both left"]


def test_a_quotation_that_ends_with_a_comma_ends_no_sentence() -> None:
    assert begun('"We wait," She said', likely="She") == ['"We wait," She said']


@pytest.mark.parametrize("text", ["P.S. I am moving.", "... Nobody came."])
def test_what_begins_a_paragraph_and_says_nothing_begins_its_sentence(text: str) -> None:
    assert begun(f"Yours\n\n{text}", likely="I/Nobody") == ["Yours", text]


@given(st.text(st.sampled_from("a.B\"“”(!… \n'"), max_size=60), st.floats(-9, 9))
def test_white_space_begins_no_sentence_and_the_first_word_does(text: str, score: float) -> None:
    doc = CUT(text)
    places = [token.i for token in doc if not token.is_space]
    found = starts(doc, [places] if places else [], [Scored([score] * len(places))] if places else [])
    assert not any(found[token.i] for token in doc if token.is_space)
    assert bool(found[places[:1]].all())
