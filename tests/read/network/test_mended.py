"""Some words begin and end by what follows them: a stop, a number, a word that nothing can own."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from servanda.read.network.tokens import make_tokenizer

CUT = make_tokenizer(spacy.blank("en").vocab)


def words(text: str) -> str:
    return " ".join(token.text for token in CUT(text) if not token.is_space)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tables, lists etc. are annexed.", "Tables , lists etc. are annexed ."),
        ("Tables (lists etc.), are annexed.", "Tables ( lists etc. ) , are annexed ."),
        ("They annexed tables etc.", "They annexed tables etc ."),
        ("They annexed tables etc. The rest came later.", "They annexed tables etc . The rest came later ."),
        ("A firm, Stone Inc., paid.", "A firm , Stone Inc. , paid ."),
        ("It was Stone Inc.\n\nNobody paid.", "It was Stone Inc . Nobody paid ."),
    ],
)
def test_an_abbreviation_gives_up_its_stop_where_a_sentence_ends(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See No. 7 and Fig. 2.", "See No. 7 and Fig. 2 ."),
        ("They said no. I left.", "They said no . I left ."),
        ("We meet Sun. Oct. 4 or Sat., at noon.", "We meet Sun. Oct. 4 or Sat. , at noon ."),
        ("They sat. Nobody spoke.", "They sat . Nobody spoke ."),
    ],
)
def test_a_word_keeps_its_stop_before_a_number_alone(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its a pity", "it s a pity"),
        ("Its been signed", "It s been signed"),
        ("its annex and its in-house counsel", "its annex and its in - house counsel"),
        ("your the first", "you r the first"),
        ("your hard work", "your hard work"),
    ],
)
def test_its_and_your_are_two_words_before_what_nobody_owns(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They chose plan B.", "They chose plan B ."),
        ("They chose plan B. It failed.", "They chose plan B . It failed ."),
        ("George B. Shaw left.", "George B. Shaw left ."),
    ],
)
def test_a_capital_at_a_sentences_end_is_no_initial(text: str, expected: str) -> None:
    assert words(text) == expected


@given(
    st.lists(st.sampled_from(["its", "a", "etc.", "No.", "7", "B.", ",", ")", " ", "  ", "\n", "The"])).map(
        "".join
    )
)
def test_no_character_is_lost_or_moved(text: str) -> None:
    doc = CUT(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("unit", ["etc. ", "its a ", "No. 1 ", "etc." + " " * 50, "B. ", "\n ", "etc.\n \t"])
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        CUT(text)
        return time.process_time() - begun

    assert cost(100_000) < 40 * cost(10_000) + 1.0
