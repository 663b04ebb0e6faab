"""An act takes the time of its own clause, whatever stands between."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.source import Part, Region
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.read.timex import find_timexes
from tests.read.marked import page_of
from tests.read.status_cases import document_of, reading_of


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


def test_a_date_in_furniture_is_read_and_dates_no_act() -> None:
    text = "Chile lifted the embargo.\nRelated: Embargo imposed on 3 May 2009\n"
    document = document_of(text)
    at = text.index("Related")
    regions = (Region(0, at, Part.BODY), Region(at, len(text), Part.FURNITURE))
    reading = read_document(
        replace(document, regions=regions), language=load(), lexicon=Lexicon.of(), anchor="2021-06-09"
    )
    assert [one.value for one in reading.timexes] == ["2009-05-03"]
    assert [(one.type, one.when) for one in reading.assertions] == [("measure.lift", None)]


def test_a_date_in_furniture_is_nothing_that_other_words_lean_on() -> None:
    text = "Embargo imposed on 3 May 2009\nThe next day Chile lifted the embargo.\n"
    (_, leaning) = find_timexes(page_of(text, "imposed"), None)
    assert (leaning.text, leaning.value) == ("The next day", "XXXX-XX-XX")
