"""Stretches from one time to another: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "Delegates met between [[3|2012-05-03]] and [[5 May 2012|2012-05-05]]."),
    ("2013-03-12", "Delegates met from [[3|2012-05-03]] to [[5 May 2012|2012-05-05]]."),
    ("2013-03-12", "Delegates met from [[May 3|2012-05-03]] to [[5|2012-05-05]]."),
    ("2013-03-12", "Delegates met on [[3-5 May 2012|2012-05-03/2012-05-05]]."),
    ("2013-03-12", "Delegates met on [[May 3-5, 2012|2012-05-03/2012-05-05]]."),
    ("2013-03-12", "The round took place on [[3|2012-05-03]] and [[4 May 2012|2012-05-04]]."),
    ("2013-03-12", "The round will be held on [[3-5 April|2013-04-03/2013-04-05]]."),
    ("2013-03-12", "The round was held on [[3-5 March|2013-03-03/2013-03-05]]."),
    ("2013-03-12", "The round will be held from [[June|2013-06]] to [[August|2013-08]]."),
    ("2013-03-12", "The round was held from [[29 April|2012-04-29]] to [[3 May|2012-05-03]]."),
    ("2013-03-12", "Boats were kept out from [[December 2010|2010-12]] to [[February 2011|2011-02]]."),
    ("2013-03-12", "Boats were kept out between [[October|2010-10]] and [[March 2011|2011-03]]."),
    ("2013-03-12", "The [[1994-1996|1994/1996]] truce failed."),
    ("2013-03-12", "The [[2009-10|2009/2010]] winter was harsh."),
    ("2013-03-12", "Boats were kept out from [[Monday|2013-03-04]] to [[Friday|2013-03-08]]."),
    ("2013-03-12", "Boats will be kept out from [[Thursday|2013-03-14]] to [[Saturday|2013-03-16]]."),
    ("2013-03-12", "Talks ran from [[2 January|2013-01-02]] to [[4 February 2013|2013-02-04]]."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_each_end_of_a_stretch_has_its_own_value_and_one_expression_in_figures_the_whole(
    published: str, sentence: str
) -> None:
    assert reading_of(sentence, published) == sentence
