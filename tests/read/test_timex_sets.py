"""What happens time and again: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "The commission meets [[twice a year|SET P1Y]]."),
    ("2013-03-12", "The commission meets [[every six months|SET P6M]]."),
    ("2013-03-12", "The commission meets [[annually|SET P1Y]]."),
    ("2013-03-12", "The commission meets [[every year|SET P1Y]]."),
    ("2013-03-12", "The commission meets [[each year|SET P1Y]]."),
    ("2013-03-12", "The commission meets [[every Monday|SET XXXX-WXX-1]]."),
    ("2013-03-12", "The commission meets [[every other week|SET P2W]]."),
    ("2013-03-12", "The commission meets [[every two weeks|SET P2W]]."),
    ("2013-03-12", "The commission holds [[twice-yearly|SET P6M]] talks."),
    ("2013-03-12", "The commission holds [[monthly|SET P1M]] talks."),
    ("2013-03-12", "The commission holds [[weekly|SET P1W]] talks."),
    ("2013-03-12", "The commission holds [[annual|SET P1Y]] talks."),
    ("2013-03-12", "The commission meets [[once a month|SET P1M]]."),
    ("2013-03-12", "The commission meets [[four times a year|SET P1Y]]."),
    ("2013-03-12", "The commission meets on [[Mondays|SET XXXX-WXX-1]]."),
    ("2013-03-12", "The commission meets [[every day|SET P1D]]."),
    ("2013-03-12", "The commission meets [[daily|SET P1D]]."),
    ("2013-03-12", "The commission meets [[quarterly|SET P3M]]."),
    ("2013-03-12", "The commission meets [[every spring|SET XXXX-SP]]."),
    ("2013-03-12", "The commission meets [[every May|SET XXXX-05]]."),
    ("2013-03-12", "The commission meets [[each September|SET XXXX-09]]."),
    ("2013-03-12", "It lets in 300 people [[a day|SET P1D]]."),
    ("2013-03-12", "It issues 20,000 permits [[per year|SET P1Y]]."),
    ("2013-03-12", "It reports [[every five years|SET P5Y]]."),
    ("2013-03-12", "It reports [[every decade|SET P10Y]]."),
    ("2013-03-12", "It meets [[every night|SET XXXX-XX-XXTNI]]."),
    ("2013-03-12", "It meets [[every morning|SET XXXX-XX-XXTMO]]."),
    ("2013-03-12", "It meets [[once every three years|SET P3Y]]."),
    ("2013-03-12", "It meets [[semi-annually|SET P6M]]."),
    ("2013-03-12", "It meets [[biennially|SET P2Y]]."),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_a_repetition_is_a_set_and_no_date(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
