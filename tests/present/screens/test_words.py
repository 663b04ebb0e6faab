"""Words in context: the sentence before, the words, the sentence after, as the document has them."""

from __future__ import annotations

import pytest

from servanda.model.source import Document
from servanda.present.screens.words import around


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        (
            "First one. Second one. They met on Friday in Tarn. Fourth one. Fifth.",
            "met on Friday",
            "Second one. They ",
            " in Tarn. Fourth one.",
        ),
        ("A head\n\nThey met. It ended.", "They met.", "A head\n", " It ended."),
        ("They met.", "They met.", "", ""),
        ("Mr. Vale of U.S. Steel met. It ended.", "met", "Mr. Vale of U.S. Steel ", ". It ended."),
        ("He said: “No.” They left. All did. Then not.", "They left", "He said: “No.” ", ". All did."),
    ],
)
def test_words_stand_between_the_sentences_around_them(
    text: str, quote: str, before: str, after: str
) -> None:
    start = text.index(quote)
    found = around(Document(id="d_1", sha256="", file="f", text=text), start, start + len(quote))
    assert (found.before, found.quote, found.after) == (before, quote, after)


def test_text_without_full_stops_stays_an_excerpt() -> None:
    text = "word " * 2000
    found = around(Document(id="d_1", sha256="", file="f", text=text), 5000, 5004)
    assert len(found.before) < 700
    assert len(found.after) < 700
