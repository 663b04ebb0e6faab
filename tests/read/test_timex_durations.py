"""How long, and how old: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "The talks lasted [[three days|DURATION P3D]]."),
    ("2013-03-12", "The talks lasted for [[six hours|DURATION PT6H]]."),
    ("2013-03-12", "The [[three-day|DURATION P3D]] talks failed."),
    ("2013-03-12", "The [[47-year-old|DURATION P47Y]] minister resigned."),
    ("2013-03-12", "The minister, [[47 years old|DURATION P47Y]], resigned."),
    ("2013-03-12", "The [[two-year|DURATION P2Y]] truce ended."),
    ("2013-03-12", "The truce is valid for [[two years|DURATION P2Y]]."),
    ("2013-03-12", "The truce held for [[a decade|DURATION P10Y]]."),
    ("2013-03-12", "The truce held for [[half a century|DURATION P50Y]]."),
    ("2013-03-12", "The truce held for [[more than two years|DURATION P2Y]]."),
    ("2013-03-12", "The truce held for [[almost a year|DURATION P1Y]]."),
    ("2013-03-12", "The truce held for [[several months|DURATION PXM]]."),
    ("2013-03-12", "The truce held for [[years|DURATION PXY]]."),
    ("2013-03-12", "The truce held for [[decades|DURATION PXY]]."),
    ("2013-03-12", "The truce held over [[the past ten years|DURATION P10Y]]."),
    ("2013-03-12", "The truce held over [[the past year|DURATION P1Y]]."),
    ("2013-03-12", "The truce will hold for [[the next six months|DURATION P6M]]."),
    ("2013-03-12", "The truce held during [[the last two weeks|DURATION P2W]]."),
    ("2013-03-12", "The truce held for the first time in [[12 years|DURATION P12Y]]."),
    ("2013-03-12", "They have [[90 days|DURATION P90D]] to comply."),
    ("2013-03-12", "They must comply within [[90 days|DURATION P90D]]."),
    ("2013-03-12", "He spent [[18 months|DURATION P18M]] in prison."),
    ("2013-03-12", "He spent [[two and a half years|DURATION P2.5Y]] in prison."),
    ("2013-03-12", "He was sentenced to [[15 years|DURATION P15Y]] in prison."),
    ("2013-03-12", "He was given a [[15-year|DURATION P15Y]] sentence."),
    ("2013-03-12", "The [[month-long|DURATION P1M]] siege ended."),
    ("2013-03-12", "The [[decades-old|DURATION PXY]] feud goes on."),
    ("2013-03-12", "A girl of [[six months|DURATION P6M]] died."),
    ("2013-03-12", "The [[half-hour|DURATION PT30M]] call ended."),
    ("2013-03-12", "It took [[20 minutes|DURATION PT20M]]."),
    ("2013-03-12", "It took [[a few days|DURATION PXD]]."),
    ("2013-03-12", "It took [[a couple of weeks|DURATION PXW]]."),
    ("2013-03-12", "The ban lasted [[one year|DURATION P1Y]]."),
    ("2013-03-12", "The ban lasted [[a year and a half|DURATION P1.5Y]]."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_stretch_of_so_many_units_is_a_duration(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
