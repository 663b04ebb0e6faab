"""An act takes the time of its own clause, whatever stands between."""

from __future__ import annotations

from tests.read.status_cases import reading_of


def when(text: str, act: str) -> str | None:
    """The words of the time of the one act of a type."""
    (one,) = (found for found in reading_of(text).assertions if found.type == act)
    return one.when.text if one.when else None


def test_a_day_reaches_over_a_phrase_that_after_opens() -> None:
    text = "On 3 May, after two weeks of silence in the capital, Chile lifted the embargo."
    assert when(text, "measure.lift") == "3 May"


def test_a_day_inside_such_a_phrase_is_its_own() -> None:
    text = "After a meeting on Monday, Chile lifted the embargo."
    assert when(text, "measure.lift") is None


def test_two_acts_of_a_sentence_have_a_time_each() -> None:
    text = "Chile signed the treaty in 1994 and ratified it in 1996."
    assert when(text, "instrument.sign") == "1994"
    assert when(text, "instrument.ratify") == "1996"
