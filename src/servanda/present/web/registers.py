"""A record's folder to registers in use: one that all look things up in, others lent to one user at a time.

Rule: a register that answers or writes belongs to one user at a time; its store and its dossier may be looked
at by all. Where the dossier or the settings beside the record were edited, it is opened anew, as the next
command of the command line would do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock

from servanda import config
from servanda.register import Register
from servanda.register.folder import Folder

Files = tuple[tuple[str, int, int], ...]


LENT = 8  # at once to those who ask; each has its own connection to the record


class Registers:
    """The registers of one record."""

    def __init__(self, folder: Path) -> None:
        self.folder = Folder(folder)
        self._idle: list[tuple[Files, Register]] = []
        self._shared: tuple[Files, Register] | None = None
        self._lock = Lock()
        self._turns = BoundedSemaphore(LENT)
        self._closed = False
        self.shared()  # what is wrong with the record is told before anything is served

    def shared(self) -> Register:
        """The register whose store and dossier anybody may look at; not to answer or to write with."""
        files = self.files()
        with self._lock:
            old = self._shared
            if old is None or old[0] != files:
                self._shared = (files, Register.open(self.folder.path))
                if old is not None:
                    old[1].close()  # connections that are in use end with their users
            assert self._shared is not None
            return self._shared[1]

    def files(self) -> Files:
        """Tell the definitions and settings apart from later ones: names, times and sizes."""
        found = []
        for path in (self.folder.path / config.FILE, *sorted(self.folder.definitions.glob("*.y*ml"))):
            try:
                seen = path.stat()
            except OSError:
                continue
            found.append((path.name, seen.st_mtime_ns, seen.st_size))
        return tuple(found)

    @contextmanager
    def lend(self) -> Iterator[Register]:
        """Lend a register that nobody else uses meanwhile; it is not asked for again by whoever has one."""
        with self._turns, self.own() as register:
            yield register

    @contextmanager
    def own(self) -> Iterator[Register]:
        """The same, without waiting for a turn: for the few who make answers."""
        files = self.files()
        with self._lock:
            stale = [one for there, one in self._idle if there != files]
            self._idle = [pair for pair in self._idle if pair[0] == files]
            register = self._idle.pop()[1] if self._idle else None
        for one in stale:
            one.close()
        if register is None:
            register = Register.open(self.folder.path)
            register.remembers = True  # it is asked the same again after each decision
        try:
            yield register
        finally:
            with self._lock:
                if not self._closed:
                    self._idle.append((files, register))
            if self._closed:
                register.close()

    def close(self) -> None:
        """Let go of the record; what is lent is let go of when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            idle += [self._shared] if self._shared else []
            self._shared = None
        for _, register in idle:
            register.close()
