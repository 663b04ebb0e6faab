"""A served record under 50 readers and 5 reviewers at once, against a bare server in the same run.

    python -m benchmarks.speed.web [SIZE] [--store sqlite|postgres|both]        100000 where none is given

The record is of a hundred accords; the team looks at ten of them, and decides on two of these, so that most
answers stand and some are made anew all the time. The peer is FastAPI under uvicorn with one route that gives
a page of the same size, which it need not look up, work out or draw; it is asked by the same readers at the
same pace. Times are the readers' own, by the clock, since waiting is what they mind.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from tests.postgres import SETTINGS, programs, running
from tests.present.browser.serving import free, serving, wait_for

from benchmarks.speed import big
from benchmarks.speed.crowd import Crowd, come_in, lost, told
from servanda.model.record import Decision
from servanda.register import Register
from servanda.register.copying import copy_record

READERS, REVIEWERS = 50, 5
PAGES, DECISIONS = 20, 12  # of each reader, of each reviewer
PAUSE = 1.0  # seconds; a person takes longer
OPEN, JUDGED = 10, 2  # accords that are looked at, and decided on
PATHS = (
    "/", "/status", "/timeline", "/rounds", "/commitments", "/statements", "/conflicts", "/brief",
    "/documents",
)  # fmt: skip
COLD = "an accord's first page"  # before anybody else had asked about it
BARE = """
import sys, uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
app, text = FastAPI(), "<p>" + "x" * int(sys.argv[2])
@app.get("/{path:path}")
def page(path: str) -> HTMLResponse:
    return HTMLResponse(text)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
"""


def make(folder: Path, size: int) -> None:
    """Make a record of a hundred accords that a dossier names."""
    (folder / "dossier").mkdir(parents=True)
    shutil.copy(big.kept(size), folder / "record.sqlite")
    parties, tracks = ["parties:"], ["name: A hundred accords", "tracks:"]
    for number in range(big.ACCORDS):
        sides = big.parties(number)
        parties += [f"  - {{id: {one}, name: {one.partition(':')[2]}}}" for one in sides]
        told = f"name: Talks {number}, parties: [{', '.join(sides)}], topics: [concept:{big.TOPICS[0]}]"
        tracks.append(f"  - {{id: {big.track(number)}, {told}}}")
    topics = ["concepts:", *(f"  - {{id: concept:{one}, words: {{en: [{one}]}}}}" for one in big.TOPICS)]
    (folder / "dossier" / "accords.yaml").write_text("\n".join((*tracks, *parties, *topics)) + "\n")
    # The first decision on a record also enters the dossier that it was made by; later ones find it there.
    track, one = subjects(folder, big.ACCORDS - 1)[0]
    with Register.open(folder) as register:
        view = register.view(scope=register.scope(track))
        register.judge(Decision.ACCEPT, one, by="Kim", why="looked up", view=view)


def subjects(folder: Path, accord: int) -> list[tuple[str, str]]:
    """What can be decided on in an accord: its track with each reading."""
    track = big.track(accord)
    with Register.open(folder) as register:
        found = register.view(scope=register.scope(track)).reconciled.assertions
    return [(track, one) for one in sorted(found)]


@dataclass(frozen=True, slots=True)
class Process:
    """What one process of the server took: seconds of the processor, and MB of memory at most."""

    name: str
    seconds: float
    memory: float


def processes(server: int) -> list[Process]:
    """The server and the processes that it started, as the system tells of them now."""
    tasks = Path(f"/proc/{server}/task").glob("*/children")
    started = [int(one) for task in tasks for one in task.read_text().split()]
    found = []
    for process in (server, *started):
        place = Path(f"/proc/{process}")
        try:
            ticks = place.joinpath("stat").read_text().rpartition(")")[2].split()[11:13]
            status = place.joinpath("status").read_text()
        except OSError:  # it has ended, or this system tells nothing
            continue
        most = re.search(r"VmHWM:\s+(\d+)", status)
        if most and int(most[1]) > 50_000:  # what a spawned process leaves for its files is none of ours
            name = "pages" if process == server else "answers"
            seconds = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
            found.append(Process(name, seconds, int(most[1]) / 1024))
    return found


def measure(folder: Path) -> tuple[Crowd, set[tuple[str, str]], list[Process]]:
    """Let everybody in at once; gives what they were answered, which decisions were lost, what it took."""
    there = [subjects(folder, accord) for accord in range(JUDGED)]
    with serving(folder) as site:
        readers, reviewers = come_in(folder, site.port, READERS, REVIEWERS)
        first, crowd = Crowd(site.address, 0.0), Crowd(site.address, PAUSE)
        asyncio.run(_first(first, readers[0]))
        before = processes(site.process)
        asyncio.run(_all(crowd, readers, reviewers, there))
        after = processes(site.process)
    spent = [replace(one, seconds=one.seconds - was.seconds) for was, one in zip(before, after, strict=False)]
    crowd.answers += [replace(one, asked=COLD) for one in first.answers if one.asked == PATHS[0]]
    crowd.answers += [one for one in first.answers if one.status >= 400]
    return crowd, lost(folder, crowd.kept), spent


async def _first(crowd: Crowd, cookie: dict[str, str]) -> None:
    """Open every page that will be asked for once, as on the morning of a day."""
    await crowd.read(
        cookie, [(name, f"{name}?track={big.track(one)}") for one in range(OPEN) for name in PATHS]
    )


async def _all(
    crowd: Crowd,
    readers: Sequence[dict[str, str]],
    reviewers: Sequence[dict[str, str]],
    there: Sequence[Sequence[tuple[str, str]]],
) -> None:
    work = [crowd.read(cookie, _paths(number)) for number, cookie in enumerate(readers)]
    for number, cookie in enumerate(reviewers):
        work.append(crowd.review(cookie, there[number % len(there)][number::REVIEWERS][:DECISIONS]))
    await asyncio.gather(*work)


def _paths(reader: int) -> list[tuple[str, str]]:
    track = big.track(reader % OPEN)
    names = [PATHS[(reader + number) % len(PATHS)] for number in range(PAGES)]
    return [(name, f"{name}?track={track}") for name in names]


@contextmanager
def bare(size: int) -> Iterator[str]:
    """A server that gives one page of a size, whatever it is asked."""
    port = free()
    process = subprocess.Popen([sys.executable, "-c", BARE, str(port), str(size)])
    try:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def peer(size: int) -> Crowd:
    """The same readers at a server that has nothing to do."""
    with bare(size) as address:
        crowd = Crowd(address, PAUSE)

        async def all_() -> None:
            await asyncio.gather(*(crowd.read({}, _paths(number)) for number in range(READERS)))

        asyncio.run(all_())
    return crowd


def report(
    name: str, crowd: Crowd, gone: set[tuple[str, str]], spent: Sequence[Process], other: Crowd
) -> None:
    """Print what was measured; fails where an answer was an error, or a decision is gone."""
    print(
        f"  {name}: {READERS} readers, {REVIEWERS} reviewers; median, 99th percentile, ratio to a bare server"
    )
    floor = median(other.seconds())
    for asked in sorted({one.asked for one in crowd.answers}):
        taken = crowd.seconds(asked)
        print(f"    {asked:<22} {len(taken):5} {told(taken)}  ratio {median(taken) / floor:6.1f}")
    taken = sorted(one.seconds for one in crowd.answers if one.asked != COLD)
    late = sum(one.late for one in crowd.answers)
    print(f"    {'all':<22} {len(taken):5} {told(taken)}  ratio {median(taken) / floor:6.1f}")
    print(f"    {'a bare server':<22} {len(other.answers):5} {told(other.seconds())}")
    print(
        f"    {late} were answered as of a little earlier, and say so; {len(crowd.kept)} decisions were kept"
    )
    for one in spent:
        print(f"    {one.name}: {one.seconds:.1f} s of the processor, {one.memory:,.0f} MB at most")
    print(f"    errors: {len(crowd.wrong())}; lost: {len(gone)}", flush=True)
    if crowd.wrong() or gone:
        raise SystemExit(f"{crowd.wrong()[:3]} {sorted(gone)[:3]}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure on the stores that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--store", choices=("sqlite", "postgres", "both"), default="both")
    given = parser.parse_args(arguments)
    print(f"{given.size} assertions", flush=True)
    wanted = ("sqlite", "postgres") if given.store == "both" else (given.store,)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "record"
        make(folder, given.size)
        for name in wanted:
            if name == "postgres" and programs() is None:
                print("  PostgreSQL: its server is not installed")
                continue
            durable = {
                key: value for key, value in SETTINGS.items() if key not in ("fsync", "full_page_writes")
            }
            with running(durable) if name == "postgres" else nullcontext() as server:
                place = folder
                if server is not None:
                    place = Path(temporary) / "shared"
                    copy_record(folder, place, server.address(server.make()))
                crowd, gone, spent = measure(place)
                size = int(median(one.size for one in crowd.answers if one.status == 200))
                report(name, crowd, gone, spent, peer(size))


if __name__ == "__main__":
    main()
