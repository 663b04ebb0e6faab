"""A table of reliability says how far claims hold, and its error is the mean gap."""

from __future__ import annotations

import pytest
from benchmarks.accuracy.reliability import Bin, Claim, bins, error


def test_claims_of_like_confidence_stand_in_one_bin_with_their_mean() -> None:
    table = bins([Claim(0.62, True), Claim(0.68, False), Claim(0.9, True), Claim(1.0, True)])
    assert [one.number for one in table] == [2, 2]
    assert table[0].claimed == pytest.approx(0.65)
    assert table[0].right == 0.5
    assert (table[1].claimed, table[1].right) == (0.95, 1.0)


def test_the_error_weighs_each_gap_by_its_claims() -> None:
    assert error([Bin(9, 0.9, 0.9), Bin(1, 0.5, 1.0)]) == pytest.approx(0.05)
    assert error([Bin(4, 1.0, 0.75)]) == 0.25
    assert error([]) == 0.0


def test_claims_that_hold_as_often_as_they_say_have_no_error() -> None:
    claims = [Claim(0.75, number % 4 != 0) for number in range(100)]
    assert error(bins(claims)) == pytest.approx(0.0)
