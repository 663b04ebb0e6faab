"""A record to `servanda serve` as a process on a free port of this machine.

Rule: it is the command that a user types; it ends with the test that started it.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from servanda.present.cli import main; main()")
LONGEST = 180.0  # seconds until it must listen; the machine may be busy with others


@dataclass(frozen=True, slots=True)
class Site:
    """A record that is served."""

    address: str
    record: Path
    process: int

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.address}{path}"


@contextmanager
def serving(record: Path, *more: str) -> Iterator[Site]:
    """Serve a record, with more words to the command; whatever it logs fails the test that it served."""
    port = free()
    log = record.parent / f"serve-{port}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--record", str(record), "--port", str(port), *more],
            stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "OMP_NUM_THREADS": "1", "NO_COLOR": "1"},
        )  # fmt: skip
    try:
        site = Site(f"http://127.0.0.1:{port}", record, process.pid)
        wait_for(site.at("/sign-in"), process, log)
        yield site
    except BaseException:
        print(log.read_text(encoding="utf-8")[-4000:], f"ended: {process.poll()}", file=sys.stderr)
        raise
    finally:
        process.terminate()
        process.wait(20)
    said = log.read_text(encoding="utf-8")
    assert not re.search(r"Traceback|ERROR", said), said


def free() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path | None = None) -> None:
    """Wait until a server answers at an address."""
    until = time.monotonic() + LONGEST
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8") if log else "it ended by itself"
            assert time.monotonic() < until, "it does not listen"
            time.sleep(0.1)
        else:
            return
