"""A record's folder to registers in use, one to a thread at a time.

Rule: a register is opened when it is needed and lent to one user. Where the dossier or the settings beside
the record were edited since, it is opened anew, as the next command of the command line would do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from servanda import config
from servanda.register import Register
from servanda.register.folder import Folder

Files = tuple[tuple[str, int, int], ...]


class Registers:
    """The registers of one record."""

    def __init__(self, folder: Path) -> None:
        self.folder = Folder(folder)
        self._idle: list[tuple[Files, Register]] = []
        self._lock = Lock()
        self._closed = False
        with self.lend():  # what is wrong with the record is told before anything is served
            pass

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
        """Lend a register that nobody else uses meanwhile."""
        files = self.files()
        with self._lock:
            stale = [one for there, one in self._idle if there != files]
            self._idle = [pair for pair in self._idle if pair[0] == files]
            register = self._idle.pop()[1] if self._idle else None
        for one in stale:
            one.close()
        if register is None:
            register = Register.open(self.folder.path)
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
        for _, register in idle:
            register.close()
