"""Run a program, kill it (SIGKILL) at a random moment, and say what it had reported as kept."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from servanda.store import tables


@dataclass(frozen=True)
class Run:
    """One run: the whole lines that it wrote, and whether it came to its end before the kill."""

    lines: tuple[str, ...]
    finished: bool


def run_and_kill(module: str, *arguments: str, chance: random.Random, lines: int, seconds: float) -> Run:
    """Kill a program after 1 to `lines` of its lines and a moment more, or within `seconds` if that is first.

    With no `lines` time alone decides.
    The kill takes the program alone, not processes that it began; those must end by themselves.
    """
    command = [sys.executable, "-m", module, *arguments]
    read: list[str] = []
    wanted, pause = chance.randint(1, lines) if lines else 0, chance.random() * 0.01
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as program:
        assert program.stdout
        timer = Timer(chance.random() * seconds, program.kill)
        timer.start()
        while line := program.stdout.readline():
            read.append(line)
            if len(read) == wanted:
                time.sleep(pause)
                program.kill()
        code = program.wait()
        timer.cancel()
    assert code in (0, -signal.SIGKILL), f"the program failed by itself: {code}"
    await_group(program.pid)
    return Run(tuple(line.strip() for line in read if line.endswith("\n")), code == 0)


def await_group(group: int, seconds: float = 20.0) -> None:
    """Wait until no process of a group is left."""
    until = time.monotonic() + seconds
    with suppress(ProcessLookupError):
        while time.monotonic() < until:
            os.killpg(group, 0)
            time.sleep(0.05)
        raise AssertionError("a process outlived the program that began it")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a record in their order, but for the time at which they were written."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in tables.metadata.sorted_tables:
            columns = [f'"{column.name}"' for column in table.columns if column.name != "recorded_at"]
            query = f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY 1, 2"
            found[table.name] = connection.execute(query).fetchall()
    return found
