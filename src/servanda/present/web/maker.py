"""Questions to answers in a process of its own, so that pages are drawn meanwhile as if nothing were made.

Both sides keep the last views, and only what is new in one goes through the pipe (`leaning`).

Rule: it ends when it is closed and when whoever started it is gone, however that ended. Where it dies of a
question, it is started again and asked once more; what kills it twice is told as an error.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from servanda.errors import ServandaError
from servanda.model.view import View
from servanda.present.web import leaning
from servanda.present.web.made import Asked, Busy, Made, make
from servanda.present.web.registers import Registers

KEPT = 200_000  # assertions in all views that a process keeps for the next to lean on
GRACE = 2.0  # seconds that it has to end by itself


class Died(Busy):
    """The process that makes answers was ended by the system."""


class Maker:
    """A process that makes answers, one at a time; started where it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._starting = threading.Lock()
        self._asking = threading.Lock()
        self._closed = False

    @property
    def process(self) -> int | None:
        """The id of the process, None where there is none now."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def make(self, asked: Asked, older: tuple[int, View] | None = None) -> Made:
        """Make an answer; `older` is the number of one that it made, and that view.

        Raises:
            Died: it was ended at this question twice, or is closed.
            ServandaError: what making the answer raises.
        """
        with self._asking:
            for _ in range(2):
                with suppress(EOFError, OSError):
                    return self._asked(asked, older)
                if self._closed:
                    break
                self._end()
        raise Died(
            "the answer could not be made: its process was ended by the system, perhaps for want of memory",
            remedy="Try again. Where it stays so, give this server more memory, or ask about one track.",
        )

    def close(self) -> None:
        """End the process, also in the middle of an answer."""
        self._closed = True
        self._end()

    def _asked(self, asked: Asked, older: tuple[int, View] | None) -> Made:
        pipe = self._started()
        pipe.send((asked, older[0] if older else 0))
        leans, found = pipe.recv()
        if isinstance(found, Exception):
            raise found
        view = leaning.read(pipe.recv_bytes(), older[1] if older and leans else None)
        return Made(view, *found)

    def _started(self) -> Connection:
        with self._starting:
            if self._closed:
                raise EOFError
            if self._pipe is None or self.process is None:
                self._pipe, there = Pipe()
                with there:
                    # A new interpreter: a fork copies locks that other threads hold, and a main module
                    # that multiprocessing would run again may be anybody's.
                    code = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import work; work()"
                    words = [sys.executable, "-c", code, str(there.fileno()), str(self._folder)]
                    self._process = subprocess.Popen(
                        words, stdin=subprocess.DEVNULL, pass_fds=[there.fileno()]
                    )
            return self._pipe

    def _end(self) -> None:
        with self._starting:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if process is not None:
            process.terminate()
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if pipe is not None:
            pipe.close()


def work() -> None:
    """Be the process: answer what comes through the pipe that the command line names, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; whoever started this ends it
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    with suppress(EOFError, OSError), Connection(int(sys.argv[1])) as pipe:
        _Work(Path(sys.argv[2])).go(pipe)


class _Work:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.registers: Registers | None = None
        self.views: OrderedDict[int, View] = OrderedDict()
        self.number = 0

    def go(self, pipe: Connection) -> None:
        while True:
            asked, leaned = pipe.recv()
            try:
                made = self.made(asked)
            except Exception as error:
                pipe.send((False, _told(error)))
                continue
            older = self.views.get(leaned)
            if older is not None:
                self.views.move_to_end(leaned)
            data = leaning.written(made.view, older)
            told = (made.revision, made.recorded_at, made.made_from, made.took, made.number)
            pipe.send((older is not None, told))
            pipe.send_bytes(data)
            self.keep(made)

    def made(self, asked: Asked) -> Made:
        if self.registers is None:  # here, so that what is wrong with the record is told to who asked
            self.registers = Registers(self.folder)
        self.number += 1
        return replace(make(self.registers, asked), number=self.number)

    def keep(self, made: Made) -> None:
        self.views[made.number] = made.view
        weight = sum(weight_of(one) for one in self.views.values())
        while weight > KEPT and len(self.views) > 1:
            weight -= weight_of(self.views.popitem(last=False)[1])


def weight_of(view: View) -> int:
    """About how much room a view takes, in assertions."""
    return 500 + len(view.reconciled.assertions)


def _told(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return ServandaError(f"{type(error).__name__}: {error}")
    return error


def _follow(parent: int) -> None:
    """End when whoever started this is gone, even where it was killed in the middle of an answer."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)
