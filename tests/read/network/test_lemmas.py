"""Rules of lemmas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.read.network import lemmas

LETTERS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("talks", "talk", "l1|"),
        ("Talks", "talk", "l1|"),
        ("Agreed", "agree", "l1|"),
        ("was", "be", "l3|be"),
        ("parties", "party", "l3|y"),
        ("Geneva", "Geneva", "="),
        ("The", "the", "l"),
        ("States", "State", "1|"),
    ],
)
def test_a_rule_is_of_the_end_of_the_word(word: str, lemma: str, rule: str) -> None:
    assert lemmas.rule(word, lemma) == rule
    assert lemmas.apply(rule, word) == lemma


@given(LETTERS, LETTERS)
def test_a_rule_makes_the_lemma_that_it_was_made_of(word: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.rule(word, lemma), word) == lemma


def test_a_rule_that_does_not_fit_leaves_the_word_small() -> None:
    assert lemmas.apply("l3|be", "Is") == "is"
