"""The gate fails below a floor, and where a floor is measured no more."""

from pathlib import Path

import pytest
from benchmarks.accuracy import gate
from benchmarks.accuracy.gate import SLACK, below, measured


def test_a_score_below_its_floor_is_named() -> None:
    assert below({"dates F1": 0.80}, {"dates F1": 0.85}) == ["dates F1: 0.8, floor 0.85"]


def test_a_score_at_its_floor_or_within_rounding_holds() -> None:
    assert below({"dates F1": 0.85, "names F1": 0.90 - SLACK / 2}, {"dates F1": 0.85, "names F1": 0.90}) == []


def test_a_floor_that_nothing_measures_fails() -> None:
    assert below({}, {"dates F1": 0.85}) == ["dates F1: not measured, floor 0.85"]


def test_what_a_measure_prints_is_kept_with_its_scores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def dates(root: Path) -> dict[str, float]:
        print(f"3 of 4 in {root.name}")
        return {"dates F1": 0.75}

    monkeypatch.setattr(gate, "MEASURES", (("dates", dates),))
    assert measured("dates", tmp_path)[:3] == ("dates", {"dates F1": 0.75}, f"3 of 4 in {tmp_path.name}\n")
    assert capsys.readouterr().out == ""  # what measures side by side print must not mingle
