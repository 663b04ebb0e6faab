"""Times seen from the day of publication: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "They met [[yesterday|2013-03-11]]."),
    ("2013-03-12", "They met [[last week|2013-W10]]."),
    ("2013-03-12", "They will meet [[next week|2013-W12]]."),
    ("2013-03-12", "They meet [[this week|2013-W11]]."),
    ("2013-03-12", "They met [[last month|2013-02]]."),
    ("2013-03-12", "They met [[earlier this month|2013-03]]."),
    ("2013-03-12", "They will meet [[later this year|2013]]."),
    ("2013-03-12", "They met [[last year|2012]]."),
    ("2013-03-12", "They will meet [[next year|2014]]."),
    ("2013-03-12", "They met [[late last year|2012]]."),
    ("2013-03-12", "They will meet [[early next year|2014]]."),
    ("2013-03-12", "They met [[two days ago|2013-03-10]]."),
    ("2013-03-12", "They met [[three weeks ago|2013-W08]]."),
    ("2013-03-12", "They met [[a month ago|2013-02]]."),
    ("2013-03-12", "They met [[six months ago|2012-09]]."),
    ("2013-03-12", "They met [[a year ago|2012]]."),
    ("2013-03-12", "They met [[five years ago|2008]]."),
    ("2013-03-12", "They met [[a decade ago|200]]."),
    ("2013-03-12", "They met [[two decades ago|199]]."),
    ("2013-03-12", "They met [[a century ago|19]]."),
    ("2013-03-12", "The law passed [[more than a decade ago|200]]."),
    ("2013-03-12", "They will meet [[two weeks from now|2013-W13]]."),
    ("2013-03-12", "They will meet [[three days from today|2013-03-15]]."),
    ("2013-03-12", "They will meet in [[three weeks' time|2013-W14]]."),
    ("2013-03-12", "They met [[the day before yesterday|2013-03-10]]."),
    ("2013-03-12", "They will meet [[the day after tomorrow|2013-03-14]]."),
    ("2013-03-12", "They met [[last Friday|2013-03-08]]."),
    ("2013-03-12", "They will meet [[next Friday|2013-03-15]]."),
    ("2013-03-12", "They will meet [[this Friday|2013-03-15]]."),
    ("2013-03-12", "They met [[this Monday|2013-03-11]]."),
    ("2013-03-12", "They met [[last April|2012-04]]."),
    ("2013-03-12", "They will meet [[next October|2013-10]]."),
    ("2013-03-12", "They met in [[January last year|2012-01]]."),
    ("2013-03-12", "They will meet in [[January next year|2014-01]]."),
    ("2013-03-12", "They will meet in [[October of this year|2013-10]]."),
    ("2013-03-12", "They met [[last summer|2012-SU]]."),
    ("2013-03-12", "They will meet [[next spring|2014-SP]]."),
    ("2013-03-12", "They will meet [[this summer|2013-SU]]."),
    ("2013-03-12", "They met [[last winter|2012-WI]]."),
    ("2013-03-12", "They met [[last weekend|2013-W10-WE]]."),
    ("2013-03-12", "They will meet [[next weekend|2013-W12-WE]]."),
    ("2013-03-12", "They will meet [[this weekend|2013-W11-WE]]."),
    ("2013-03-12", "They met over [[the weekend|2013-W10-WE]]."),
    ("2013-03-12", "Exports fell [[last quarter|2012-Q4]]."),
    ("2013-03-12", "Exports will fall [[next quarter|2013-Q2]]."),
    ("2013-03-12", "Exports fall [[this quarter|2013-Q1]]."),
    ("2013-03-12", "They met on [[Friday night|TIME 2013-03-08TNI]]."),
    ("2013-03-12", "They met [[last night|TIME 2013-03-11TNI]]."),
    ("2013-03-12", "They will meet [[tonight|TIME 2013-03-12TNI]]."),
    ("2013-03-12", "They met [[yesterday morning|TIME 2013-03-11TMO]]."),
    ("2013-03-12", "They will meet [[tomorrow evening|TIME 2013-03-13TEV]]."),
    ("2013-03-12", "They will meet on [[Thursday morning|TIME 2013-03-14TMO]]."),
    ("2013-03-12", "They will meet on [[the morning of 14 March|TIME 2013-03-14TMO]]."),
    ("2013-03-12", "They met [[early on Friday|2013-03-08]]."),
    ("2013-03-12", "They met [[late on Friday|2013-03-08]]."),
    ("2013-03-12", "They met [[late Friday|2013-03-08]]."),
    ("2013-03-12", "They met [[Friday evening|TIME 2013-03-08TEV]]."),
    ("2013-03-12", "They met [[recently|PAST_REF]]."),
    ("2013-03-12", "They will meet [[soon|FUTURE_REF]]."),
    ("2013-03-12", "They have met in [[recent weeks|PAST_REF]]."),
    ("2013-03-12", "They will meet in [[the coming weeks|FUTURE_REF]]."),
    ("2013-03-12", "They are [[currently|PRESENT_REF]] in Oslo."),
    ("2013-03-12", "The bridge is [[now|PRESENT_REF]] open."),
    ("2013-03-12", "The issue is at [[present|PRESENT_REF]] before the court."),
    ("2013-03-12", "They fell out at [[the turn of the century|20]]."),
    ("2013-03-12", "A pact was reached earlier on [[Tuesday|2013-03-12]]."),
    ("2013-03-12", "The ministry said on [[Tuesday|2013-03-12]] that nothing had changed."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_time_seen_from_the_day_of_publication_is_as_fine_as_its_words(
    published: str, sentence: str
) -> None:
    assert reading_of(sentence, published) == sentence
