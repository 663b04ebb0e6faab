"""Times of day and their zones: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2009-06-03", "They met at [[10:30 a.m.|TIME 2009-06-03T10:30]]"),
    (
        "2009-06-03",
        "The sitting opened at [[10:30 p.m. EDT|TIME 2009-06-02T22:30-04:00]] on [[Tuesday|2009-06-02]].",
    ),
    ("2009-06-03", "The truce began at [[0600 GMT|TIME 2009-06-03T06:00Z]]."),
    ("2009-06-03", "The truce began at [[06:00 GMT|TIME 2009-06-02T06:00Z]] on [[Tuesday|2009-06-02]]."),
    ("2009-06-03", "The truce began at [[noon|TIME 2009-06-02T12:00]] on [[Tuesday|2009-06-02]]."),
    ("2009-06-03", "The truce began at [[midnight|TIME 2009-06-02T00:00]] on [[Tuesday|2009-06-02]]."),
    ("2009-06-03", "The vote is at [[3 p.m. Thursday|TIME 2009-06-04T15:00]]."),
    ("2009-06-03", "The vote is at [[5pm|TIME 2009-06-04T17:00]] on [[Thursday|2009-06-04]]."),
    ("2009-06-03", "The stamp says [[2009-06-01T17:20:00Z|TIME 2009-06-01T17:20:00Z]]."),
    ("2009-06-03", "The stamp says [[2009-06-01 17:20|TIME 2009-06-01T17:20]]."),
    ("2009-06-03", "The stamp says [[2009-06-01T17:20+02:00|TIME 2009-06-01T17:20+02:00]]."),
    ("2009-06-03", "The ferry sails [[every Tuesday|SET XXXX-WXX-2]] at [[07:45 UTC|TIME T07:45Z]]."),
    (
        "2009-06-03",
        "The truce began at [[6 a.m. East Africa Time|TIME 2009-06-02T06:00+03:00]] on [[Tuesday|2009-06-02]].",
    ),
    (
        "2009-06-03",
        "The round opened on [[Monday|2009-06-01]]. At [[noon|TIME 2009-06-01T12:00]] the delegations ate.",
    ),
    ("2009-06-03", "The boat left at [[6 p.m. (GMT +8)|TIME 2009-06-03T18:00+08:00]]."),
    ("2009-06-03", "The prisoners came back [[overnight|TIME 2009-06-02TNI]]."),
    ("2009-06-03", "Guards had left by [[dawn|TIME 2009-06-03TMO]]."),
    ("2009-06-03", "They came on [[the night of 3 May|TIME 2009-05-03TNI]]."),
    ("2009-06-03", "A score of 3:2 and a ratio of 10:30:50 are no times."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_time_of_day_takes_the_day_beside_it_and_its_zone(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
