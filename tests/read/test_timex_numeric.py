"""Dates in figures: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2009-06-03", "The note of 05/06/2009 is lost."),
    ("2009-06-03", "The note of [[13/05/2009|2009-05-13]] answers that of [[05/06/2009|2009-06-05]]."),
    ("2009-06-03", "The note of [[05/13/2009|2009-05-13]] answers that of [[06/05/2009|2009-06-05]]."),
    ("2009-06-03", "The note of [[13/5/09|2009-05-13]] is lost."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_another_date_of_the_text_settles_the_order_of_day_and_month(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
