"""A PostgreSQL server that the tests start for themselves, in a temporary folder, and databases on it.

Rule: it listens on a socket in that folder alone, forces nothing to disk, and ends with the program that
started it, however that ends.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

USER = "servanda"
ABSENT = "PostgreSQL's server is not installed (Debian: postgresql-15)"
NEEDED = "NEED_POSTGRESQL"  # set by the gate: where the server is absent, tests fail instead of being skipped
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "150",
    "log_min_messages": "fatal",
}
PASSWORD = "k@ rl/s"  # of the role `guest`, with signs that an address has to escape
_DEATH = 1  # PR_SET_PDEATHSIG


def programs() -> Path | None:
    """The folder of the server's programs, the newest; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    other = shutil.which("initdb")
    return Path(other).resolve().parent if other else None


class Server:
    """A running server. `address` is of one of its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count()

    def address(self, name: str, user: str = USER) -> str:
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def version(self) -> int:
        return int((self.folder / "data" / "PG_VERSION").read_text())

    def admin(self, *statements: str) -> None:
        """Run statements outside of any database of a test."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def make(self, template: str = "template0") -> str:
        """Make a database, as a copy of another; gives its name."""
        name = f"record_{os.getpid()}_{next(self._numbers)}"
        # Copying files takes half the time of writing them to the log, where the server has the choice.
        strategy = " STRATEGY FILE_COPY" if self.version() >= 15 else ""
        self.admin(f"CREATE DATABASE {name} TEMPLATE {template}{strategy}")
        return name

    def drop(self, name: str) -> None:
        self.admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The address of a database that is gone afterwards."""
        name = self.make(template)
        try:
            yield self.address(name)
        finally:
            self.drop(name)


@contextmanager
def running(settings: Mapping[str, str] = SETTINGS) -> Iterator[Server]:
    """Start a server, and stop it."""
    bin_ = programs()
    assert bin_ is not None, ABSENT
    owner = pwd.getpwnam("postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    folder = Path(tempfile.mkdtemp(prefix="servanda-pg-"))
    process = None
    try:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        # Its own order of words is not that of code points, as on most servers.
        _run(
            owner,
            *(str(bin_ / "initdb"), "--pgdata", str(data), "--username", USER, "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--locale-provider", "icu"),
            *("--icu-locale", "en", "--no-sync"),
        )
        rules = data / "pg_hba.conf"
        rules.write_text(f"local all guest scram-sha-256\n{rules.read_text()}")
        options = [part for item in settings.items() for part in ("-c", "=".join(item))]
        process = _start(owner, str(bin_ / "postgres"), "-D", str(data), "-k", str(folder), *options)
        server = Server(folder)
        _await(server, process)
        server.admin(f"CREATE ROLE guest LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
        yield server
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)  # at once; whoever is still connected is put out
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _run(owner: pwd.struct_passwd, *command: str) -> None:
    done = subprocess.run(
        command, **_as(owner), cwd="/", env=_plain(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _start(owner: pwd.struct_passwd, *command: str) -> subprocess.Popen[bytes]:
    def end_with_us() -> None:
        ctypes.CDLL(None).prctl(_DEATH, signal.SIGQUIT)

    return subprocess.Popen(
        command,
        **_as(owner),
        cwd="/",
        env=_plain(),
        preexec_fn=end_with_us,  # noqa: PLW1509 - nothing else runs in a child before it becomes the server
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _as(owner: pwd.struct_passwd) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _plain() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def _await(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            server.admin("SELECT 1")
        except psycopg.OperationalError:
            assert process.poll() is None, "the server ended by itself"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)
        else:
            return
