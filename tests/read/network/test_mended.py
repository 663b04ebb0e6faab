"""Some words begin and end by what follows them: a stop, a number, a word that nothing can own."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from servanda.read.network.tokens import make_tokenizer
from tests.work import work

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


@pytest.mark.parametrize(
    ("unit", "inner"),
    [
        ("etc. ", "etc."),
        ("its a ", "it s a"),
        ("No. 1 ", "No. 1"),
        ("etc." + " " * 50, "etc ."),
        ("B. ", "B."),
        ("\n ", ""),
        ("etc.\n \t", "etc."),
    ],
)
def test_a_hostile_text_is_mended_to_its_end_with_no_more_work_than_its_length(unit: str, inner: str) -> None:
    def calls(size: int) -> int:
        text = unit * (size // len(unit))
        return work(lambda: CUT(text)).calls

    words("etc. ")  # word lists are loaded on first use
    small, large = calls(4_000), calls(16_000)
    assert 0 < small <= large <= 4.4 * small

    times = 100_000 // len(unit)
    doc = CUT(unit * times + "end")
    assert doc.text == unit * times + "end"
    assert [token.text for token in doc if not token.is_space] == [*inner.split() * times, "end"]
