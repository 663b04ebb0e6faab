"""Answers to scores: how many questions are answered, how many are not wrong, how many checks hold.

Rule: a score stands for a record and is never an average of several; a floor holds each by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.questions.answer import Answer, Outcome, Verdict
from benchmarks.accuracy.questions.asked import ask
from benchmarks.accuracy.questions.raw import RECORDS, open_record


def scores(name: str, answers: Sequence[Answer]) -> dict[str, float]:
    """Score the answers of one record, under names that floors use."""
    verdicts = Counter(answer.verdict for answer in answers)
    checks = [check for answer in answers for check in answer.checks]
    return {
        f"questions.{name}.answered": verdicts[Verdict.ANSWERED],
        f"questions.{name}.not-wrong": len(answers) - verdicts[Verdict.WRONG],
        f"questions.{name}.checks": round(sum(c.outcome is Outcome.HOLDS for c in checks) / len(checks), 4),
    }


def measure(_: Path) -> dict[str, float]:
    """Put the questions to every record and score each."""
    found: dict[str, float] = {}
    for name in RECORDS:
        told = scores(name, ask(*open_record(name)))
        print("   " + ", ".join(f"{key} {value:g}" for key, value in told.items()), flush=True)
        found.update(told)
    return found
