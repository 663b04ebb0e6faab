"""Clocks to answers of the record, kept at hand and made anew when something bears on them.

Rule: an answer is made for a right, and kept apart by it: who may not see single cases gets one that has
none. An answer is never shown as newer than it is. One maker to a question; whoever asks meanwhile waits a
little, then gets the older answer with how many later entries it lacks. Whoever decided something names the
entry that the answer must hold, and waits for that.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from threading import Lock, RLock
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from servanda.errors import ServandaError
from servanda.model.view import View
from servanda.present.web.clocks import Clocks
from servanda.present.web.registers import Files, Registers
from servanda.present.web.settings import WebSettings
from servanda.register.staleness import bearing_on

P = ParamSpec("P")
T = TypeVar("T")
MAKERS = 2  # at once; more would only take turns
SCREENS = 128  # and drawn parts of pages, kept of one answer
_NUMBERS = count(1)
Asked = tuple[Clocks, bool]  # a question, and whether single cases may be in its answer


RECOUNTED = 10.0  # seconds after which the assertions are counted again


class Busy(ServandaError):
    """The answer is still being worked out."""


@dataclass(slots=True, eq=False)
class Answer:
    """A view and the last entry that it was made of; `later` entries bear on it and are not in it yet."""

    view: View
    revision: int
    recorded_at: str
    made_from: tuple[Files, str]
    later: int = 0
    number: int = field(default_factory=lambda: next(_NUMBERS))  # of this view, among all that were made
    _screens: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    _lock: Any = field(default_factory=RLock)

    def screen(self, make: Callable[Concatenate[View, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give what `make(view, …)` makes, made once for as long as this answer stands.

        Arguments must be hashable, and `make` a function of them and the view alone.
        """
        key = (make, args, tuple(sorted(kwargs.items())))
        found: T = self.kept(key, lambda: make(self.view, *args, **kwargs))
        return found

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Give what was made under a key, made once for as long as this answer stands; the oldest go."""
        with self._lock:
            if key not in self._screens:
                self._screens[key] = make()
                if len(self._screens) > SCREENS:
                    self._screens.popitem(last=False)
            self._screens.move_to_end(key)
            return self._screens[key]

    def behind(self, later: int) -> Answer:
        """The same answer, with how many later entries it lacks."""
        return replace(self, later=later)


class Answers:
    """The answers of one record that are at hand."""

    def __init__(self, registers: Registers, settings: WebSettings) -> None:
        self._registers = registers
        self._settings = settings
        self._held: OrderedDict[Asked, Answer] = OrderedDict()
        self._making: dict[Asked, Future[Answer]] = {}
        self._lock = Lock()
        self._makers = ThreadPoolExecutor(MAKERS, "answers")
        self._size: tuple[float, int] | None = None

    def ask(self, clocks: Clocks, at_least: int = 0, *, cases: bool = False) -> Answer:
        """Give an answer that is current, or one that says what it lacks.

        Args:
            clocks: the question.
            at_least: the number of an entry that it must take in.
            cases: whether whoever asks may see single cases.

        Raises:
            Busy: there is none yet, and it takes longer.
            UnknownId: there is no such track.
        """
        asked = (clocks, cases)
        with self._lock:
            held = self._held.get(asked)
            if held:
                self._held.move_to_end(asked)
        later = self._later(held) if held else 0
        if held and not later:
            return held
        at_least = min(at_least, self.revision())  # what is not entered yet cannot be waited for
        enough = held is not None and held.revision >= at_least
        until = monotonic() + (self._settings.patience if enough else self._settings.first)
        while (left := until - monotonic()) > 0:
            try:
                made = self._make(asked).result(timeout=left)
            except TimeoutError:
                break
            if made.revision >= at_least:
                return made
        if held is None or not enough:
            raise Busy(
                "the answer is still being worked out",
                remedy="It goes on meanwhile: come back in a minute. One track alone is answered sooner.",
            )
        return held.behind(later)

    def is_large(self) -> bool:
        """Whether the record is of so many assertions that it is asked about one track at a time."""
        counted, now = self._size, monotonic()
        if counted is None or now - counted[0] > RECOUNTED:
            self._size = counted = (now, self._registers.shared().store.size())
        return counted[1] > self._settings.many

    def revision(self) -> int:
        """The number of the last entry of the record."""
        return self._registers.shared().store.revision()

    def close(self) -> None:
        """Stop making answers; what is under way is left to end."""
        self._makers.shutdown(wait=False, cancel_futures=True)

    def _later(self, held: Answer) -> int:
        """Count the entries that bear on an answer and are not in it; 0 is that it stands."""
        if held.view.recorded_by is None and held.made_from != self._made_from():
            return 1
        store = self._registers.shared().store
        revision = store.revision()
        if revision == held.revision:
            return 0
        found = bearing_on(held.view, store, held.revision)
        if not found and revision - held.revision < 1000:
            held.revision = revision
            return 0
        return max(1, len(found))

    def _made_from(self) -> tuple[Files, str]:
        return self._registers.files(), datetime.now(UTC).date().isoformat()

    def _make(self, asked: Asked) -> Future[Answer]:
        with self._lock:
            under_way = self._making.get(asked)
            if under_way is None:
                under_way = self._makers.submit(self._made, *asked)
                self._making[asked] = under_way
            return under_way

    def _made(self, clocks: Clocks, cases: bool) -> Answer:
        asked = (clocks, cases)
        try:
            made_from = self._made_from()
            with self._registers.own() as register:
                # Read before the answer is made: what comes meanwhile is taken as not in it.
                revision, last = register.store.revision(), register.store.last_recorded()
                scope = register.scope(clocks.track, clocks.recorded_by) if clocks.track else None
                view = register.view(clocks.on, clocks.known_by, clocks.recorded_by, scope=scope, cases=cases)
            made = Answer(view, revision, last or "", made_from)
            self._keep(asked, made)
            return made
        finally:
            with self._lock:
                self._making.pop(asked, None)

    def _keep(self, asked: Asked, made: Answer) -> None:
        with self._lock:
            self._held[asked] = made
            self._held.move_to_end(asked)
            weight = sum(_weight(one) for one in self._held.values())
            while weight > self._settings.kept and len(self._held) > 1:
                weight -= _weight(self._held.popitem(last=False)[1])


def _weight(answer: Answer) -> int:
    return 500 + len(answer.view.reconciled.assertions)
