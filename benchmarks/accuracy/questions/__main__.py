"""Ask the ten questions of a record, print what became of each, and write it as JSON.

    python -m benchmarks.accuracy.questions                      all records
    python -m benchmarks.accuracy.questions --record seeds       one of them
    python -m benchmarks.accuracy.questions --checks             every single check
    python -m benchmarks.accuracy.questions --json FILE          for the floors

The exit code is 1 where a record says something wrong, or where the engine leaves a question unanswered.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.accuracy import shared
from benchmarks.accuracy.questions.answer import Answer, Outcome, Verdict
from benchmarks.accuracy.questions.asked import ask
from benchmarks.accuracy.questions.measure import scores
from benchmarks.accuracy.questions.raw import RECORDS, open_record

_SIGN = {Outcome.HOLDS: "+", Outcome.MISSING: "?", Outcome.CONTRADICTED: "x"}


def shown(answer: Answer, every: bool) -> str:
    """One line for a question, and one for each check that does not hold (or for every one)."""
    held = sum(check.outcome is Outcome.HOLDS for check in answer.checks)
    lines = [
        f"{answer.number:>3}  {answer.verdict:<13} {held:>2} of {len(answer.checks):>2} checks hold: "
        f"{answer.question}"
    ]
    for check in answer.checks:
        if every or check.outcome is not Outcome.HOLDS:
            lines.append(f"       {_SIGN[check.outcome]} {check.point}: {check.got[:160]}")
    return "\n".join(lines)


def data(answer: Answer) -> dict[str, Any]:
    """One question as plain values."""
    return {
        "number": answer.number,
        "question": answer.question,
        "verdict": answer.verdict.value,
        "checks": [
            {"point": c.point, "outcome": c.outcome.value, "got": c.got, "because": list(c.because)}
            for c in answer.checks
        ],
    }


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", choices=sorted(RECORDS), action="append")
    parser.add_argument("--checks", action="store_true", help="show every check, not only what does not hold")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write answers and scores")
    given = parser.parse_args()
    failed, written = False, {}
    for name in given.record or list(RECORDS):
        if name == "seeds" and shared.root() is None:
            print(f"seeds: {shared.ABSENT}")
            continue
        answers = ask(*open_record(name))
        found = scores(name, answers)
        print(f"{name}: {RECORDS[name][0]}")
        print("\n".join(shown(answer, given.checks) for answer in answers))
        print(", ".join(f"{key.rpartition('.')[2]} {value:g}" for key, value in found.items()), end="\n\n")
        written[name] = {"scores": found, "answers": [data(answer) for answer in answers]}
        failed |= any(answer.verdict is Verdict.WRONG for answer in answers)
        failed |= name == "example" and any(answer.verdict is not Verdict.ANSWERED for answer in answers)
    if given.json:
        given.json.write_text(json.dumps(written, indent=2) + "\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
