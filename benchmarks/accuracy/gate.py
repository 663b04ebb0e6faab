"""Measures what servanda reads, and fails where a score is below its floor.

    python -m benchmarks.accuracy.gate                    measure and compare with floors.json
    python -m benchmarks.accuracy.gate --report           measure and print, compare nothing
    python -m benchmarks.accuracy.gate --raise            lift each floor that was passed
    python -m benchmarks.accuracy.gate --lower NAME --because "…"   lower one floor, with the reason kept

Floors are development figures: they hold what was reached, on corpora that the readers were built beside.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import redirect_stdout
from multiprocessing import get_context
from pathlib import Path

from benchmarks.accuracy import (
    articles,
    attribution,
    coreference,
    events,
    factuality,
    language,
    linking,
    names,
    reliability,
    reports,
    resolved,
    screen,
    shared,
    timex,
)
from benchmarks.accuracy.questions import measure as questions

FLOORS = Path(__file__).with_name("floors.json")
MOST = 4  # processes that measure at a time; each holds the network and the models of spaCy
SLACK = 0.002  # below this a difference is a rounding, not a loss

Measure = Callable[[Path], dict[str, float]]

# The longest first, so that no process is left alone with one at the end.
MEASURES: tuple[tuple[str, Measure], ...] = (
    ("screen", screen.measure),
    ("language", language.measure),
    ("names", names.measure),
    ("articles", articles.measure),
    ("factuality", factuality.measure),
    ("reports", reports.measure),
    ("reliability", reliability.measure),
    ("linking", linking.measure),
    ("coreference", coreference.measure),
    ("events", events.measure),
    ("questions", questions.measure),
    ("attribution", attribution.measure),
    ("meantime", timex.measure),
    ("resolved", resolved.measure),
)


def measure_all(root: Path, only: str = "", processes: int = 1) -> dict[str, float]:
    """Run every measure; a name stands for one score.

    Args:
        root: where the corpora lie.
        only: one measure by name, or all.
        processes: how many measure at a time; what comes out is the same with any number.
    """
    names = [name for name, _ in MEASURES if only in ("", name)]
    found: dict[str, dict[str, float]] = {}
    with ProcessPoolExecutor(min(processes, len(names) or 1), get_context("spawn")) as pool:
        for done in as_completed([pool.submit(measured, name, root) for name in names]):
            name, scores, said, seconds = done.result()
            found[name] = scores
            print(f"-- {name}\n{said}   ({seconds:.0f} s)", flush=True)
    return {score: value for name in names for score, value in found[name].items()}


def measured(name: str, root: Path) -> tuple[str, dict[str, float], str, float]:
    """Run one measure: its name, its scores, what it printed, and how many seconds it took."""
    start, said = time.perf_counter(), io.StringIO()
    with redirect_stdout(said):
        scores = dict(MEASURES)[name](root)
    return name, scores, said.getvalue(), time.perf_counter() - start


def below(scores: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Say which floors do not hold; a floor that nothing measures does not hold either."""
    return [
        f"{name}: {scores.get(name, 'not measured')}, floor {floor}"
        for name, floor in floors.items()
        if scores.get(name, float("-inf")) < floor - SLACK
    ]


def main() -> int:
    """Run from the command line; the exit code is 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--lower", metavar="NAME")
    parser.add_argument("--because", default="")
    parser.add_argument("--only", default="", help="one measure by name")
    parser.add_argument(
        "--processes", type=int, default=min(MOST, os.cpu_count() or 1), help="how many measure at a time"
    )
    given = parser.parse_args()
    held = json.loads(FLOORS.read_text()) if FLOORS.exists() else {"floors": {}, "lowered": []}
    floors: dict[str, float] = held["floors"]
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return 1
    scores = measure_all(root, given.only, given.processes)
    if given.only:
        floors = {name: floor for name, floor in floors.items() if name in scores}
    if given.lower:
        if not given.because:
            parser.error("a floor is lowered only with --because")
        held["lowered"].append(
            {
                "name": given.lower,
                "from": floors[given.lower],
                "to": scores[given.lower],
                "because": given.because,
            }
        )
        held["floors"][given.lower] = scores[given.lower]
    elif given.lift:
        for name, score in scores.items():
            held["floors"][name] = max(score, floors.get(name, score))
    elif not given.report:
        failed = below(scores, floors)
        print("\n".join(failed) if failed else f"{len(floors)} floors hold")
        return 1 if failed or not floors else 0
    if given.lower or given.lift:
        FLOORS.write_text(json.dumps(held, indent=2, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
