"""How the work of the three readers grows with hostile text: repeats of `benchmarks.hostile`, n and 4n times.

The time is that of the processor, the least of several runs; words and sentences are set by rules beforehand,
so that only dates, actors and figures are timed. Work that grows with the text gives a ratio of about 4, with
its square 16. The exit code is 1 where a ratio passes the bound, which is generous: short runs are noisy.

    python -m benchmarks.speed.hostile [--times N] [--runs N] [--bound RATIO] [NAME…]
"""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.hostile import NASTY, again
from servanda.read import language
from servanda.read.page import make_page
from servanda.text import of_text

LEAST = 0.005  # seconds; what takes less is too short to compare


def seconds(name: str, times: int, runs: int) -> float:
    """Time the reading of one repeat."""
    page = make_page(of_text(NASTY[name](times)), language.by_rules())
    taken = []
    for _ in range(runs):
        start = time.process_time()
        again(page)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="some of the repeats; all if none is named")
    parser.add_argument("--times", type=int, default=250)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bound", type=float, default=8.0)
    given = parser.parse_args()
    unknown = sorted(set(given.names) - set(NASTY))
    if unknown:
        parser.error(f"no such repeat: {', '.join(unknown)}; there are: {', '.join(NASTY)}")
    seconds("days", 10, 1)  # word lists are loaded on first use
    passed = 0
    print(f"{'repeat':24}{f'{given.times}x, s':>10}{f'{4 * given.times}x, s':>10}{'ratio':>8}")
    for name in given.names or NASTY:
        few, many = (seconds(name, times, given.runs) for times in (given.times, 4 * given.times))
        ratio = many / max(few, LEAST)
        mark = "  above the bound" if ratio > given.bound else ""
        passed += bool(mark)
        print(f"{name:24}{few:>10.3f}{many:>10.3f}{ratio:>8.1f}{mark}", flush=True)
    print(f"{passed} above {given.bound:g}")
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
