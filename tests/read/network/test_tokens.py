"""Words come as Universal Dependencies has them, nothing is lost, and no text costs more than its length."""

from __future__ import annotations

import pickle
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from servanda.read.network.tokens import LONGEST, make_tokenizer

CUT = make_tokenizer(spacy.blank("en").vocab)


@pytest.mark.parametrize(
    "words",
    [
        "The non-compliance was re-examined by a well - known co-chair .",
        "Call 713-555-0142 or write to a.b@example.org !!",
        "It lasted 10 - 15 days , from 7:30 PM on .",
        "They pay $ 5 bn and / or 300 kg .",
        "We do n't know , ca n't say and wan na go .",
        "Who pays ?!? Nobody ...",
        "The F - 16 was built in the 1980's w/o us .",
        "Capt. Lee came ( see the annex ) .",
    ],
)
def test_words_are_cut_by_class(words: str) -> None:
    text = "".join(
        words.replace(" - ", "-").replace(" / ", "/").replace(" n't", "n't").replace("wan na", "wanna")
    )
    for mark in (" .", " ,", " !!", " ?!?", " ...", " )"):
        text = text.replace(mark, mark.strip())
    text = (
        text.replace("( ", "(").replace("$ 5 bn", "$5bn").replace("300 kg", "300kg").replace("30 PM", "30PM")
    )
    assert [token.text for token in CUT(text)] == words.split(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We talked of '72,'73 and the '60s.", "We talked of '72 , '73 and the '60s ."),
        ("a U.S.-led force, a U.K.-French one", "a U.S. - led force , a U.K. - French one"),
        ("from $10,000-$20,000", "from $ 10,000 - $ 20,000"),
        ("Open 9am-5pm for 61persons", "Open 9 am - 5 pm for 61 persons"),
        ("the 20th, the 3rd, 15hh at 60Hz", "the 20th , the 3rd , 15 hh at 60 Hz"),
        ("It ended.You'll see,I'm sure", "It ended . You 'll see , I 'm sure"),
        ("It’s—it’s fine", "It ’s — it ’s fine"),
        ("good.the rest at example.it", "good . the rest at example.it"),
        ("in the T.V.? No", "in the T.V. ? No"),
        ("It cost $66k. Nobody paid", "It cost $ 66 k . Nobody paid"),
        ("DONT say we CANNOT, its alot", "DO NT say we CAN NOT , its a lot"),
        ("Uh-oh, career-wise it is A+", "Uh-oh , career-wise it is A +"),
        ("at -5 degrees", "at - 5 degrees"),
        ("said so.[4] Then", "said so . [ 4 ] Then"),
    ],
)
def test_marks_and_measures_stand_apart_and_what_is_one_word_stays(text: str, expected: str) -> None:
    assert " ".join(token.text for token in CUT(text)) == expected


def test_a_run_of_one_mark_is_one_word_however_long() -> None:
    assert [token.text for token in CUT("Why" + "?" * 90)] == ["Why", "?" * 90]


@given(st.text(max_size=300))
def test_no_character_is_lost_or_moved(text: str) -> None:
    doc = CUT(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(st.sampled_from("a.b-/!?'(\"9@"), min_size=LONGEST, max_size=3 * LONGEST))
def test_what_has_no_white_space_loses_nothing_either(text: str) -> None:
    assert CUT(f"{text} end").text == f"{text} end"


@pytest.mark.parametrize("unit", [".", "-", "'", "!", "(", "a-", "'s", '"<', "non-", "a:1", "[.]", "http://"])
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    def cost(size: int) -> float:
        cut = make_tokenizer(spacy.blank("en").vocab)  # a new one has nothing in its cache
        text = unit * (size // len(unit))
        begun = time.process_time()
        cut(text)
        return time.process_time() - begun

    assert cost(100_000) < 40 * cost(10_000) + 1.0


def test_a_tokenizer_can_be_pickled() -> None:
    text = "They didn't pay $5bn!!"
    assert [t.text for t in pickle.loads(pickle.dumps(CUT))(text)] == [t.text for t in CUT(text)]
