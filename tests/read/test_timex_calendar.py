"""Days, months, years, decades, centuries and seasons, given in full or in part: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "The treaty of [[4 April 1949|1949-04-04]] still binds them."),
    ("2013-03-12", "It was signed on [[April 4, 1949|1949-04-04]], in the capital."),
    ("2013-03-12", "It was signed on [[April 4th, 1949|1949-04-04]]."),
    ("2013-03-12", "They met on the [[4th of April 1949|1949-04-04]]."),
    ("2013-03-12", "They met on [[Thursday, 7 March 2013|2013-03-07]]."),
    ("2013-03-12", "They met on [[Thursday 7 March|2013-03-07]]."),
    ("2013-03-12", "They met on [[Thursday, March 7|2013-03-07]]."),
    ("2013-03-12", "They met on [[Thursday the 7th of March|2013-03-07]]."),
    ("2013-03-12", "They met on [[Mar. 7|2013-03-07]]."),
    ("2013-03-12", "It lapses on [[31 December 2014|2014-12-31]]."),
    ("2013-03-12", "The note is dated [[2013-03-07|2013-03-07]]."),
    ("2013-03-12", "The note is dated [[7.3.2013|2013-03-07]]."),
    ("2013-03-12", "The protocol of [[May 2009|2009-05]] was amended in [[June, 2010|2010-06]]."),
    ("2013-03-12", "The note of [[17-Sep-2008|2008-09-17]] was lost."),
    ("2013-03-12", "The protocol entered into force on [[1st September 2011|2011-09-01]]."),
    ("2013-03-12", "It was agreed in [[the year 1998|1998]]."),
    (
        "2013-03-12",
        "It was agreed in [[1998|1998]] and amended in [[2003|2003]], [[2005|2005]] and [[2009|2009]].",
    ),
    ("2013-03-12", "A [[1998|1998]] agreement governs the port."),
    ("2013-03-12", "The Treaty of [[1848|1848]] drew that line."),
    ("2013-03-12", "The pact dates from [[the 1950s|195]]."),
    ("2013-03-12", "The pact dates from [[the early 1950s|195]]."),
    ("2013-03-12", "The pact dates from [[the late 1950s|195]]."),
    ("2013-03-12", "The pact dates from [[the late fifties|195]]."),
    ("2013-03-12", "The mills closed in [[the mid-'80s|198]]."),
    ("2013-03-12", "The quarrel goes back to [[the late 19th century|18]]."),
    ("2013-03-12", "The quarrel goes back to [[the eighteenth century|17]]."),
    ("2013-03-12", "They met in [[the winter of 1998|1998-WI]]."),
    ("2013-03-12", "They met in [[spring 2011|2011-SP]]."),
    ("2013-03-12", "They met in [[the autumn of 2010|2010-FA]]."),
    ("2013-03-12", "Exports rose in [[the second quarter of 2012|2012-Q2]]."),
    ("2013-03-12", "Exports rose in [[the first half of 2012|2012-H1]]."),
    ("2013-03-12", "Exports rose in [[Q4 2012|2012-Q4]]."),
    ("2013-03-12", "They met in [[early March 2010|2010-03]]."),
    ("2013-03-12", "They met at [[the end of 2010|2010]]."),
    ("2013-03-12", "Quotas end by [[the end of 2014|2014]]."),
    ("2013-03-12", "They met at [[the beginning of June 2012|2012-06]]."),
    ("2013-03-12", "They met in [[mid-2011|2011]]."),
    ("2013-03-12", "They met in [[late-2011|2011]]."),
    ("2013-03-12", "They met in [[the middle of 2011|2011]]."),
    ("2013-03-12", "It has been in force since [[2004|2004]]."),
    ("2013-03-12", "Law No. 1995 and Article 2004 name no year."),
    ("2013-03-12", "The port handled 2010 containers and 1998 passengers."),
    ("2013-03-12", "Room 2001 cost $2005, or 1,999 crowns."),
    ("2013-03-12", "It was in force from [[1991|1991]] to [[1994|1994]]."),
    ("2013-03-12", "They met on [[Christmas Day|2012-12-25]]."),
    ("2013-03-12", "They will meet before [[Christmas|2013-12-25]]."),
    ("2013-03-12", "Christmas sales fell."),
    ("2013-03-12", "They met before [[the summer|2012-SU]]."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_time_of_the_calendar_is_found_with_its_value(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
