"""Windows hold each word once, in order, and no more pieces than the network takes."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from servanda.read.network.pieces import Pieces
from servanda.read.network.windows import cut

NLP = spacy.blank("en")


class Lettered(Pieces):
    """Cuts a word into its letters, ten at most: a vocabulary for tests."""

    def __init__(self) -> None:
        pass

    def word(self, word: str) -> tuple[list[int], int]:
        return [ord(letter) for letter in word[:10]] or [0], 1


def made(text: str) -> Doc:
    return NLP(text)


def texts_of(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def words(doc: Doc) -> list[int]:
    return [token.i for token in doc if not token.is_space]


WORDS = st.sampled_from(
    ["a", "treaty", "internationally", ".", ",", ";", "\n\n", "  ", "The", "and", "!", "“"]
)


@given(st.lists(WORDS, max_size=120).map(" ".join), st.integers(12, 60), st.integers(60, 90))
def test_each_word_is_in_one_window_in_order_and_white_space_in_none(text: str, most: int, far: int) -> None:
    doc = made(text)
    windows = cut(doc, texts_of(doc), Lettered(), most, far)
    assert [at for window in windows for at in window] == words(doc)
    assert all(windows)


@given(st.lists(WORDS, max_size=120).map(" ".join), st.integers(12, 60), st.integers(60, 90))
def test_no_window_is_longer_than_the_network_takes(text: str, most: int, far: int) -> None:
    doc = made(text)
    sizes = [
        sum(len(Lettered().word(doc[at].text)[0]) for at in window)
        for window in cut(doc, texts_of(doc), Lettered(), most, far)
    ]
    assert all(size <= far for size in sizes)


def test_a_doc_that_fits_is_one_window() -> None:
    doc = made("The talks ended. Nobody spoke.")
    assert cut(doc, texts_of(doc), Lettered()) == [words(doc)]


def test_a_window_ends_where_a_sentence_ends() -> None:
    doc = made("The talks ended. Nobody spoke. They met again. Both left.")
    texts = [
        " ".join(doc[at].text for at in window) for window in cut(doc, texts_of(doc), Lettered(), most=30)
    ]
    assert texts == ["The talks ended . Nobody spoke .", "They met again . Both left ."]


def test_a_sentence_too_long_is_cut_after_a_mark() -> None:
    doc = made("We came early; they stayed, as I said, late")
    texts = [
        " ".join(doc[at].text for at in window)
        for window in cut(doc, texts_of(doc), Lettered(), most=12, far=18)
    ]
    assert texts == ["We came early ;", "they stayed ,", "as I said , late"]
