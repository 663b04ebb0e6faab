"""The gate fails below a floor, and where a floor is measured no more."""

from benchmarks.accuracy.gate import SLACK, below


def test_a_score_below_its_floor_is_named() -> None:
    assert below({"dates F1": 0.80}, {"dates F1": 0.85}) == ["dates F1: 0.8, floor 0.85"]


def test_a_score_at_its_floor_or_within_rounding_holds() -> None:
    assert below({"dates F1": 0.85, "names F1": 0.90 - SLACK / 2}, {"dates F1": 0.85, "names F1": 0.90}) == []


def test_a_floor_that_nothing_measures_fails() -> None:
    assert below({}, {"dates F1": 0.85}) == ["dates F1: not measured, floor 0.85"]
