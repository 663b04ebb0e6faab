"""Times seen from another time of the text: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "In [[1998|1998]] a pact was signed. [[That year|1998]] trade doubled."),
    ("2013-03-12", "In [[1998|1998]] a pact was signed. [[The same year|1998]] trade doubled."),
    ("2013-03-12", "In [[1998|1998]] a pact was signed. [[The following year|1999]] trade doubled."),
    ("2013-03-12", "In [[1998|1998]] a pact was signed. [[The previous year|1997]] trade had halved."),
    ("2013-03-12", "In [[1998|1998]] a pact was signed. [[A year later|1999]] trade doubled."),
    ("2013-03-12", "In [[1998|1998]] a pact was signed. [[Two years later|2000]] trade doubled."),
    (
        "2013-03-12",
        "In [[1998|1998]] a pact was signed. [[Three years earlier|1995]] nobody had thought of it.",
    ),
    (
        "2013-03-12",
        "In [[May 1998|1998-05]] a pact was signed. [[The following month|1998-06]] it was broken.",
    ),
    ("2013-03-12", "In [[May 1998|1998-05]] a pact was signed. [[That month|1998-05]] two ships sailed."),
    (
        "2013-03-12",
        "In [[May 1998|1998-05]] a pact was signed. In [[June of that year|1998-06]] two ships sailed.",
    ),
    ("2013-03-12", "In [[May 1998|1998-05]] a pact was signed. [[That summer|1998-SU]] two ships sailed."),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. [[The next day|1998-05-05]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. [[The day before|1998-05-03]] two ships had sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. [[The following day|1998-05-05]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. [[Three days later|1998-05-07]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. [[A week later|1998-05-11]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. On [[that occasion|1998-05-04]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. On [[the same day|1998-05-04]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May|2012-05-04]] a pact was signed. [[The next day|2012-05-05]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[Friday|2013-03-08]] a pact was signed. [[The next day|2013-03-09]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[Friday|2013-03-08]] a pact was signed. [[Two days later|2013-03-10]] two ships sailed.",
    ),
    ("2013-03-12", "[[Last year|2012]] a pact was signed. [[The year before|2011]] two ships had sailed."),
    (
        "2013-03-12",
        "[[Last month|2013-02]] a pact was signed. [[The previous month|2013-01]] two ships had sailed.",
    ),
    (
        "2013-03-12",
        "[[Last week|2013-W10]] a pact was signed. [[The previous week|2013-W09]] two ships had sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 2012|2012-05-04]] a pact was signed. [[A month later|2012-06]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "On [[4 May 2012|2012-05-04]] a pact was signed. [[Two months later|2012-07]] two ships sailed.",
    ),
    ("2013-03-12", "On [[4 May 2012|2012-05-04]] a pact was signed. [[A year later|2013]] it was broken."),
    (
        "2013-03-12",
        "On [[4 May 2012|2012-05-04]] a pact was signed. [[The following Friday|2012-05-11]] two ships sailed.",
    ),
    (
        "2013-03-12",
        "A pact was signed in [[June 2011|2011-06]] and broken in [[July of the same year|2011-07]].",
    ),
    (
        "2013-03-12",
        "In [[January|2013-01]] a pact was signed. [[The following month|2013-02]] it was broken.",
    ),
    ("2013-03-12", "They will meet on [[Friday|2013-03-15]] and sign [[the following day|2013-03-16]]."),
    ("2013-03-12", "They signed on [[1 March|2013-03-01]] and sailed [[the day after|2013-03-02]]."),
    (
        "2013-03-12",
        "On [[4 May 1998|1998-05-04]] a pact was signed. [[That evening|TIME 1998-05-04TEV]] two ships sailed.",
    ),
    ("2013-03-12", "In [[the 1990s|199]] many went. In [[that decade|199]] prices fell."),
    ("2013-03-12", "Many left in [[the winter of 1992|1992-WI]]. [[That winter|1992-WI]] the port froze."),
    (
        "2013-03-12",
        "She renewed it in [[the autumn of 2005|2005-FA]] and, on [[that occasion|2005-FA]], raised it.",
    ),
    (
        "2013-03-12",
        "The Treaty of [[1961|1961]] binds both. In [[1996|1996]] it was amended; [[that year|1996]] the dam was built.",
    ),
    ("2013-03-12", "They meet on [[the last day of this month|2013-03-31]]."),
    ("2013-03-12", "They met on [[the first day of February|2013-02-01]]."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_time_that_leans_on_another_moves_on_from_it(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
