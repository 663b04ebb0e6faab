"""Sentences by rules end where they end, and nothing of the text is lost or moved."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from servanda.read.sentences import COMPONENT, LONGEST


@cache
def by_rules() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(COMPONENT)
    return nlp


def sentences(text: str) -> list[str]:
    return [span.text.strip() for span in by_rules()(text).sents]


@pytest.mark.parametrize(
    "expected",
    [
        [
            "Sen. J. R. Hale met Reps. Ana Ruiz and Bo Lee on Feb. 3 in the U.S.",
            "The talks ended at 5 p.m. Friday.",
        ],
        ["The U.S. State Department replied.", "Nobody else did."],
        ["See Art. 5 and No. 7 of the treaty.", "They bind."],
        ["Flow fell by 3.5 percent.", "Inspectors measured 12.4 m3/s."],
        ["George W. Bush left.", "Gov. A. Smith stayed."],
        ["Acme Inc. and Bolt Corp. signed in Geneva.", "Others followed."],
        ["Mr. Ortega, Dr. Ng and Gen. Musa attended.", "So did Amb. Kim."],
        ["They left...", "Nothing was agreed."],
    ],
)
def test_an_abbreviation_ends_no_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ['He said: "We agree."', "The other side did not."],
        ["“Progress was made.”", "Both sides left."],
        ["(The annex is secret.)", "It binds."],
        ["They refused (see the annex.)", "Then they left."],
        ["He said 'no.'", "She said nothing."],
    ],
)
def test_what_closes_after_the_stop_belongs_to_the_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_quoted_question_and_its_speaker_are_one_sentence() -> None:
    text = '"Who pays?" the minister asked. Nobody knew. "Why now?" Ms Berg wondered.'
    assert sentences(text) == [
        '"Who pays?" the minister asked.',
        "Nobody knew.",
        '"Why now?" Ms Berg wondered.',
    ]


def test_the_number_of_a_paragraph_is_no_sentence() -> None:
    assert sentences("1. The Parties shall meet. 2. They shall report.") == [
        "1. The Parties shall meet.",
        "2. They shall report.",
    ]


def test_a_lost_space_after_a_stop_ends_a_sentence_only_before_a_usual_opener() -> None:
    assert sentences("They agreed.The text is secret.") == ["They agreed.", "The text is secret."]
    assert sentences("Write to office@river.Example or visit river.Example now.") == [
        "Write to office@river.Example or visit river.Example now."
    ]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Talks resume\n\nThe delegations met.") == ["Talks resume", "The delegations met."]


def test_given_words_get_sentences_too() -> None:
    nlp = by_rules()
    words = [
        "He",
        "said",
        ":",
        '"',
        "We",
        "agree",
        ".",
        '"',
        "The",
        "U.S.",
        "did",
        "not",
        ".",
        "Mr.",
        "X",
        "left",
        ".",
    ]
    doc = nlp(Doc(nlp.vocab, words=words))
    assert [span.text for span in doc.sents] == [
        'He said : " We agree . "',
        "The U.S. did not .",
        "Mr. X left .",
    ]


def test_given_sentences_are_kept() -> None:
    nlp = by_rules()
    doc = Doc(nlp.vocab, words=["One", "sentence", "of", "two"], sent_starts=[True, False, True, False])
    assert [span.text for span in nlp(doc).sents] == ["One sentence", "of two"]


AWKWARD = st.text(alphabet=st.sampled_from(list("aZ.!? \"'”“’()…\n\r\t\u00a0\u200b😀𝒜éß–—1,3")), max_size=80)


@given(AWKWARD | st.text(max_size=80))
def test_no_character_is_lost_and_offsets_hold(text: str) -> None:
    doc = by_rules()(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    if len(doc):
        spans = list(doc.sents)
        assert spans[0].start == 0
        assert spans[-1].end == len(doc)
        assert all(left.end == right.start for left, right in pairwise(spans))


def test_offsets_hold_across_astral_characters_no_break_spaces_and_crlf() -> None:
    text = "😀 Both\u00a0sides met.\r\nThe 𝒜 team left."
    spans = list(by_rules()(text).sents)
    assert [text[span.start_char : span.end_char].strip() for span in spans] == [
        "😀 Both\u00a0sides met.",
        "The 𝒜 team left.",
    ]


def test_a_line_without_end_is_cut_at_commas_and_loses_nothing() -> None:
    text = "Norway and Iceland held talks on the herring quota, " * 200
    doc = by_rules()(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert max(len(sentence) for sentence in doc.sents) < LONGEST + 20
    assert all(sentence.text.rstrip().endswith(",") for sentence in doc.sents)
    assert max(len(sentence) for sentence in by_rules()("word " * 5000).sents) <= 2 * LONGEST
