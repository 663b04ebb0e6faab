"""Every measure of speed and memory, one after the other.

python -m benchmarks.speed

Each is a module of its own that takes sizes. `python -m benchmarks.speed.scale 1000000` is left out here, as
its record takes a quarter of an hour and 1.5 GB to make. It is kept for the next run.
"""

from __future__ import annotations

import subprocess
import sys

MEASURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("read", ()),
    ("stages", ()),
    ("language", ()),
    ("timex", ()),
    ("screen", ()),
    ("store", ("1000", "10000")),
    ("reconcile", ("1000", "10000")),
    ("scale", ("10000", "100000")),
    ("web", ("100000",)),
)

if __name__ == "__main__":
    for name, sizes in MEASURES:
        print(f"-- {name}", flush=True)
        # A process each, so that the memory of one is not counted to the next.
        subprocess.run([sys.executable, "-m", f"benchmarks.speed.{name}", *sizes], check=True)
