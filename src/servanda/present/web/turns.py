"""Work that is asked for to a thread that does it, one at a time: the urgent first, then as it came.

Rule: of one key there is one piece of work under way; whoever asks for it again waits for the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@dataclass(slots=True)
class _Piece(Generic[T]):
    urgent: bool
    done: Future[T] = field(default_factory=Future)


class Turns(Generic[K, T]):
    """One thread with its work. It is started where something is first asked for."""

    def __init__(self, name: str, work: Callable[[K], T]) -> None:
        self._name = name
        self._work = work
        self._waiting: dict[K, _Piece[T]] = {}  # in the order asked
        self._now: tuple[K, _Piece[T]] | None = None
        self._change = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def ask(self, key: K, *, urgent: bool = False) -> Future[T]:
        """Ask for a key; gives what is under way already, which urgency brings forward."""
        with self._change:
            if self._closed:
                raise CancelledError
            if self._now is not None and self._now[0] == key:
                return self._now[1].done
            piece = self._waiting.setdefault(key, _Piece(urgent))
            piece.urgent |= urgent
            if self._thread is None:
                self._thread = Thread(target=self._go, name=self._name, daemon=True)
                self._thread.start()
            self._change.notify()
            return piece.done

    def close(self) -> None:
        """Do no more; what is under way is left to end, what waits is cancelled."""
        with self._change:
            self._closed = True
            waiting, self._waiting = self._waiting, {}
            self._change.notify()
        for piece in waiting.values():
            piece.done.cancel()

    def _go(self) -> None:
        while (taken := self._next()) is not None:
            key, piece = taken
            try:
                found = self._work(key)
            except BaseException as error:
                self._end()
                piece.done.set_exception(error)
            else:
                self._end()  # before anybody is told, so that who asks again then gets a new one
                piece.done.set_result(found)

    def _next(self) -> tuple[K, _Piece[T]] | None:
        with self._change:
            while not self._waiting and not self._closed:
                self._change.wait()
            if self._closed:
                return None
            key = next((key for key, one in self._waiting.items() if one.urgent), next(iter(self._waiting)))
            self._now = (key, self._waiting.pop(key))
            return self._now

    def _end(self) -> None:
        with self._change:
            self._now = None
