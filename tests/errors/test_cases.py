"""Every error that a user can meet reads as its case says: where, the words, the reason, the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.errors.cases import cases, load, run, written


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_the_case_comes_out_as_written(path: Path) -> None:
    case = load(path)
    assert written(run(case)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_the_case_ends_in_words_and_never_in_a_traceback(path: Path) -> None:
    case = load(path)
    outcomes = [step for step in case.steps if step.word == "run"]
    assert outcomes
    assert all(step.text.strip() and "Traceback" not in step.text for step in outcomes)
    assert all(step.argument in ("0", "1", "2") for step in case.steps if step.word == "exit")
