"""Headlines of other reports get the day beside them, where the list tells which."""

from __future__ import annotations

from servanda.read.lexicon import Lexicon
from servanda.read.references import find_references
from servanda.read.timex import find_timexes
from tests.read.marked import page_of

BODY = "Both river states met in Lume on Tuesday, and the ministers of water said that the gauges held.\n\n"


def references(text: str, *furniture: str) -> list[tuple[str, str]]:
    page = page_of(text, *furniture)
    found = find_references(page, find_timexes(page, None), Lexicon.of())
    assert all(text[one.start : one.end] == one.headline for one in found)
    return [(one.headline, one.published.expression.value) for one in found]


def test_a_date_under_each_headline() -> None:
    text = f"{BODY}Print this\n\nDam opens at long last\n22 May 09 |  Africa\nGauges to be sealed\n18 Apr 09 |  Africa\n\nAbout us and our terms\n"
    assert references(text, "Print", "Dam", "Gauges", "Africa", "About") == [
        ("Dam opens at long last", "2009-05-22"),
        ("Gauges to be sealed", "2009-04-18"),
    ]


def test_a_date_over_each_headline() -> None:
    text = f"{BODY}22 May 2009\nDam opens at long last\n18 April 2009\nGauges to be sealed\n"
    assert references(text, "20", "Dam", "Gauges") == [
        ("Dam opens at long last", "2009-05-22"),
        ("Gauges to be sealed", "2009-04-18"),
    ]


def test_headline_and_date_in_one_line() -> None:
    text = f"{BODY}• Dam opens at long last (22 May 2009)\n• 18 April 2009 – Gauges to be sealed\n"
    assert references(text, "•") == [
        ("Dam opens at long last", "2009-05-22"),
        ("Gauges to be sealed", "2009-04-18"),
    ]


def test_a_list_that_tells_no_order_gives_nothing() -> None:
    text = f"{BODY}Dam opens at long last\n22 May 2009\nGauges to be sealed\n18 April 2009\nFishing season starts early\n"
    assert references(text, "Dam", "Gauges", "20", "Fishing") == []


def test_a_stamp_is_no_reference() -> None:
    text = f"Page last updated at 06:08 GMT on Monday, 1 June 2009\n{BODY}"
    assert references(text, "Page") == []


def test_body_text_is_no_reference() -> None:
    assert references(f"{BODY}Dam opens at long last\n22 May 2009\n") == []
