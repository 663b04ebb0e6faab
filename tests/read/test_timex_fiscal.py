"""Quarters and fiscal years: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2009-06-03", "The budget for [[fiscal year 2010|FY2010]] was cut."),
    ("2009-06-03", "The budget for [[FY2010|FY2010]] was cut."),
    ("2009-06-03", "The budget for [[FY 2010|FY2010]] was cut."),
    ("2009-06-03", "The budget for [[the 2010 fiscal year|FY2010]] was cut."),
    ("2009-06-03", "The budget for [[the 2009-10 financial year|FY2010]] was cut."),
    ("2009-06-03", "Spending in [[fiscal 2008|FY2008]] rose."),
    ("2009-06-03", "Spending rose in [[the last fiscal year|FY2008]]."),
    ("2009-06-03", "Spending will rise in [[the next fiscal year|FY2010]]."),
    ("2009-06-03", "Spending rises in [[the current fiscal year|FY2009]]."),
    ("2009-06-03", "Exports rose in [[the third quarter|2008-Q3]]."),
    ("2009-06-03", "Spending rose in [[the first quarter|2009-Q1]]."),
    ("2009-06-03", "Spending rose in [[the first three months|DURATION P3M]] of [[2009|2009]]."),
    ("2009-06-03", "Spending rose in [[the first nine months|DURATION P9M]] of [[2008|2008]]."),
    ("2009-06-03", "Spending rose in [[the first quarter of this year|2009-Q1]]."),
    ("2009-06-03", "Spending rose in [[the second half of last year|2008-H2]]."),
    ("2009-06-03", "Spending will rise in [[the fourth quarter|2009-Q4]]."),
    ("2009-06-03", "The federal government ended [[the last fiscal year|FY2008]] with a loss."),
    (
        "2009-06-03",
        "The fiscal year runs from [[1 July|2009-07-01]]. Spending rises in [[this fiscal year|FY2009]].",
    ),
    ("2009-06-03", "Spending in [[the third quarter of fiscal 2008|FY2008-Q3]] rose."),
    ("2009-06-03", "Sales rose in [[April|2009-04]] against [[the same month of 2007|2007-04]]."),
    ("2009-06-03", "Sales rose in [[May|2009-05]] against [[the same month last year|2008-05]]."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_quarter_or_fiscal_year_is_that_of_whoever_is_named(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
