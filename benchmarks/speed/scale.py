"""One assertion on three clocks, and one accord's brief, out of a record of many accords.

    python -m benchmarks.speed.scale [SIZE …]        100000 where none is given; 1000000 takes minutes to make

Both are set against bare sqlite3 in the same run, over the same file: the statements that fetch the same
rows, with their payloads read as JSON, and nothing made of them. The faster of three runs of each counts, in
seconds of the processor, so that what else the machine does counts less.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks.speed import big
from servanda.model.view import View
from servanda.present import brief, markdown
from servanda.register import Register
from servanda.store.sqlite import open_store

SIZES = (100_000,)
LOOKUPS = 2_000
RUNS = 3
ASSERTION = "SELECT payload FROM assertion WHERE id = ? ORDER BY seq DESC LIMIT 1"
# What a script would write for one assertion as known by a day, as recorded by a moment.
AS_OF = (
    """SELECT a.payload, p.payload, p.published_last
         FROM assertion a JOIN publication p ON p.document = a.document
        WHERE a.id = ? AND p.recorded_at <= ? AND a.reading = (
              SELECT subject FROM entry WHERE kind = 'reading' AND document = a.document AND recorded_at <= ?
               ORDER BY seq DESC LIMIT 1)""",
    "SELECT payload FROM judgement WHERE subject = ? AND recorded_at <= ?",
)
ROWS = (
    "SELECT payload FROM assertion WHERE reading IN (SELECT value FROM json_each(?)) ORDER BY seq",
    "SELECT payload FROM reading WHERE id IN (SELECT value FROM json_each(?))",
    """SELECT json_array(d.id, d.text, d.regions, p.payload) FROM document d
         JOIN publication p ON p.document = d.id JOIN reading r ON r.document = d.id
        WHERE r.id IN (SELECT value FROM json_each(?))""",
)


@dataclass(frozen=True)
class Times:
    """Seconds of the processor that record and peer took for the same work."""

    work: str
    count: int
    record: float
    peer: float

    def line(self) -> str:
        """One row of the table."""
        if self.count == 1:
            times = f"record {self.record:8.2f} s   sqlite3 {self.peer:8.3f} s "
        else:
            each = [1e6 * seconds / self.count for seconds in (self.record, self.peer)]
            times = f"record {each[0]:8.1f} µs  sqlite3 {each[1]:8.1f} µs"
        return f"    {self.work:<34} {times}  ratio {self.record / self.peer:6.1f}"


def best(*works: Callable[[], object]) -> list[float]:
    """The fastest of some runs of each work, in turn, so that none has a warmer cache than the other."""
    found = [float("inf")] * len(works)
    for _ in range(RUNS):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            found[number] = min(found[number], time.process_time() - start)
    return found


def points(register: Register, bare: sqlite3.Connection) -> list[Times]:
    """Look single assertions up, spread over the whole record."""
    last = bare.execute("SELECT max(seq) FROM assertion").fetchone()[0]
    chance = random.Random(0)
    found = "SELECT id FROM assertion WHERE seq = ?"
    wanted = [bare.execute(found, (chance.randint(1, last),)).fetchone()[0] for _ in range(2 * LOOKUPS)]
    # Those of undated reports are left out: to infer their day takes all other reports.
    dated = "SELECT known_on FROM assertion WHERE id = ?"
    days = {one: bare.execute(dated, (one,)).fetchone()[0] for one in wanted}
    wanted = [one for one in wanted if days[one]][:LOOKUPS]
    known_by = date.fromisoformat(sorted(days[one] for one in wanted)[LOOKUPS // 2])
    moment = register.store.last_recorded()

    def as_of() -> int:
        there = (register.at(one, known_by=known_by, recorded_by=moment) for one in wanted)
        return sum(one is not None for one in there)

    def bare_as_of() -> int:
        there = 0
        for one in wanted:
            payload, published, last = bare.execute(AS_OF[0], (one, moment, moment)).fetchone()
            found, _ = json.loads(payload), json.loads(published)
            decisions = bare.execute(AS_OF[1], (found["document"], moment)).fetchall()
            there += not decisions and last <= known_by.isoformat()
        return there

    assert 0 < as_of() == bare_as_of() < len(wanted)
    return [
        Times("one assertion, latest", len(wanted), *best(
            lambda: [register.store.assertion(one) for one in wanted],
            lambda: [json.loads(bare.execute(ASSERTION, (one,)).fetchone()[0]) for one in wanted],
        )),
        Times("one assertion, on three clocks", len(wanted), *best(as_of, bare_as_of)),
    ]  # fmt: skip


def briefs(path: Path, bare: sqlite3.Connection) -> tuple[list[Times], View]:
    """Write the brief of one accord, all documents of which are fetched anew each time."""
    made: list[View] = []

    def whole() -> None:
        with Register(open_store(path)) as register:
            found = register.view(scope=register.scope(big.track(0)))
            day = brief.last_day(found)
            told = register.changes(day, scope=found.scope) if day else ()
            markdown.markdown(brief.compose(found, told, day))
            made[:] = [found]

    def rows() -> None:
        for query in ROWS:
            for (payload,) in bare.execute(query, (readings,)):
                json.loads(payload)

    start = time.process_time()
    with Register(open_store(path)) as register:
        seen = register.store.visible(None, register.scope(big.track(0)))
    visible = time.process_time() - start
    readings = json.dumps([one.reading.id for one in seen])
    (fetched,) = best(rows)
    start = time.process_time()
    whole()
    return [
        Times("one accord's readings, as nouns", 1, visible, fetched),
        Times("one accord's brief, with changes", 1, time.process_time() - start, fetched),
    ], made[0]


def writing(view: View) -> float:
    """Seconds to write the brief of a view that is there already."""
    return best(lambda: brief.compose(view, (), None))[0]


def measure(size: int) -> tuple[int, dict[str, float]]:
    """Print a line for each kind of work on a record of one size; gives what an accord holds, and times."""
    start = time.perf_counter()
    path = big.kept(size)
    made = time.perf_counter() - start
    new = f", made in {made:,.0f} s" if made > 1 else ""
    print(f"{size:,} assertions, {path.stat().st_size / 1e6:,.0f} MB{new}")
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        with Register(open_store(path)) as register:
            for times in points(register, bare):
                print(times.line(), flush=True)
        found, view = briefs(path, bare)
        for times in found:
            print(times.line(), flush=True)
    held = sum(len(one.reading.assertions) for one in view.visible)
    told = {times.work: times.record for times in found if times.count == 1}
    told["the brief alone, of a view that is there"] = writing(view)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"    the accord: {len(view.visible):,} reports, {held:,} assertions; peak memory {peak:,.0f} MB")
    return held, told


def grown(before: tuple[int, dict[str, float]], after: tuple[int, dict[str, float]]) -> None:
    """Print how each work grew from one size to the next: as much as the accord did, where it is linear."""
    print(f"growth: {after[0] / before[0]:.1f} times the assertions of an accord")
    for work, seconds in after[1].items():
        print(f"    {work:<42} {seconds / before[1][work]:6.1f} times", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="assertions")
    done = [measure(size) for size in parser.parse_args(arguments).sizes]
    for before, after in pairwise(done):
        grown(before, after)


if __name__ == "__main__":
    main()
