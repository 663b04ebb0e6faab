"""Clocks to answers of the record, kept at hand and made anew when something bears on them.

Rule: an answer is made for a right, and kept apart by it: who may not see single cases gets one that has
none. An answer is never shown as newer than it is. One maker to a question; whoever asks meanwhile gets the
older answer with how many later entries it lacks, or waits a little where making is quick. Whoever decided
something names the entry that the answer must hold, and waits for that. Everybody else keeps an answer for
some times as long as it took to make and to draw, so that most of the time goes to those who read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Lock, local
from time import monotonic, thread_time
from typing import Any, Concatenate, ParamSpec, TypeVar

from servanda.model.view import View
from servanda.present.web import made as making
from servanda.present.web.clocks import Clocks
from servanda.present.web.made import Asked, Busy, Made, MadeFrom
from servanda.present.web.maker import Maker, weight_of
from servanda.present.web.registers import Registers
from servanda.present.web.settings import WebSettings
from servanda.present.web.turns import Turns
from servanda.register.staleness import bearing_on

__all__ = ["Answer", "Answers", "Busy"]

P = ParamSpec("P")
T = TypeVar("T")
SCREENS = 128  # and drawn parts of pages, kept of one answer
LONGEST = 15.0  # seconds for which an answer is kept for those who read, whatever it took
RECOUNTED = 10.0  # seconds after which the assertions are counted again
_NUMBERS = count(1)
_INSIDE = local()  # whether this thread is making a screen already


@dataclass(slots=True)
class _Spent:
    """Seconds of the processor that went into an answer and into what was drawn of it."""

    seconds: float = 0.0


@dataclass(slots=True, eq=False)
class Answer:
    """A view and the last entry that it was made of; `later` entries bear on it and are not in it yet."""

    view: View
    revision: int
    recorded_at: str
    made_from: MadeFrom
    later: int = 0
    number: int = field(default_factory=lambda: next(_NUMBERS))  # of this view, among all that were made
    made: int = 0  # its number in the process that made it
    spent: _Spent = field(default_factory=_Spent)
    since: float = field(default_factory=monotonic)
    _screens: OrderedDict[Any, Future[Any]] = field(default_factory=OrderedDict)
    _lock: Any = field(default_factory=Lock)

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
            found = self._screens.get(key)
            mine = found is None
            if found is None:
                found = self._screens[key] = Future()
                if len(self._screens) > SCREENS:
                    self._screens.popitem(last=False)
            self._screens.move_to_end(key)
        if mine:
            self._make(key, found, make)
        return found.result()

    def behind(self, later: int) -> Answer:
        """The same answer, with how many later entries it lacks."""
        return replace(self, later=later)

    def _make(self, key: Hashable, found: Future[Any], make: Callable[[], Any]) -> None:
        began, inside = thread_time(), getattr(_INSIDE, "now", False)
        _INSIDE.now = True
        try:
            found.set_result(make())
        except BaseException as error:
            with self._lock:
                self._screens.pop(key, None)  # whoever asks next tries again
            found.set_exception(error)
        finally:
            _INSIDE.now = inside
            if not inside:
                self.spent.seconds += thread_time() - began


@dataclass(slots=True)
class _Held:
    """The newest answer to a question, and the one that is shown to those who need no newer one."""

    newest: Answer
    shown: Answer
    shown_since: float
    seen: tuple[int, int, int] = (0, 0, 0)  # revision of the record, number and `later` of an answer then


class Answers:
    """The answers of one record that are at hand."""

    def __init__(self, registers: Registers, settings: WebSettings) -> None:
        self._registers = registers
        self._settings = settings
        self._held: OrderedDict[Asked, _Held] = OrderedDict()
        self._lock = Lock()
        # What is asked about everything may take a minute; questions about one track do not wait for it.
        self._turns = (self._maker("tracks"), self._maker("whole"))
        self._makers = (Maker(registers.folder.path), Maker(registers.folder.path))
        self._size: tuple[float, int] | None = None
        self._anchored: dict[str, frozenset[str]] = {}  # judgements, as each answer asks about them

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
        asked = Asked(clocks, cases)
        if at_least:
            at_least = min(at_least, self.revision())  # what is not entered yet cannot be waited for
        held = self._at_hand(asked)
        if held is None:
            return self._wait(asked, at_least)
        answer = self._shown(held)
        later = self._later(held, answer)
        if answer.revision < at_least and answer is not held.newest:
            answer = held.newest
            later = self._later(held, answer)
        if not later:
            return answer
        if answer.revision < at_least:
            return self._wait(asked, at_least)
        newest = held.newest
        if answer is not newest or monotonic() < newest.since + self._rest(newest):
            return answer.behind(later)
        made = self._make(asked)
        # Who reads does not wait for what takes longer than the patience of anybody.
        if newest.spent.seconds <= self._settings.patience:
            try:
                return made.result(timeout=self._settings.patience)
            except TimeoutError:
                pass
            except CancelledError:
                pass
        return answer.behind(later)

    def is_large(self) -> bool:
        """Whether the record is of so many assertions that it is asked about one track at a time."""
        return self._counted() > self._settings.many

    def revision(self) -> int:
        """The number of the last entry of the record."""
        return self._registers.shared().store.revision()

    def tracks(self) -> tuple[str, ...]:
        """The tracks of which there are answers of now at hand, the last asked first."""
        with self._lock:
            return tuple(
                one.clocks.track
                for one in reversed(self._held)
                if one.clocks.track and one.clocks == Clocks(track=one.clocks.track)
            )

    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that make answers now."""
        return tuple(one.process for one in self._makers if one.process is not None)

    def close(self) -> None:
        """Make no more answers, and end the processes that do."""
        for turns in self._turns:
            turns.close()
        for maker in self._makers:
            maker.close()

    def _maker(self, name: str) -> Turns[Asked, Answer]:
        return Turns(f"answers about {name}", lambda asked: self._made(asked))  # noqa: PLW0108 - found anew each time

    def _at_hand(self, asked: Asked) -> _Held | None:
        with self._lock:
            held = self._held.get(asked)
            if held is not None:
                self._held.move_to_end(asked)
            return held

    def _shown(self, held: _Held) -> Answer:
        """The answer for those who need no newer one; the newest takes its place once it was shown enough."""
        with self._lock:
            now = monotonic()
            if held.shown is not held.newest and now >= held.shown_since + self._rest(held.shown):
                held.shown, held.shown_since = held.newest, now
            return held.shown

    def _rest(self, answer: Answer) -> float:
        """Seconds for which an answer stays; one that is quickly made anew stays no time."""
        spent = answer.spent.seconds
        return 0.0 if spent <= self._settings.patience else min(LONGEST, self._settings.rest * spent)

    def _wait(self, asked: Asked, at_least: int) -> Answer:
        """Wait for an answer that takes in an entry."""
        until = monotonic() + self._settings.first
        while (left := until - monotonic()) > 0:
            try:
                made = self._make(asked, urgent=True).result(timeout=left)
            except (TimeoutError, CancelledError):
                break
            self._later(None, made)  # which takes in what bears on nothing in it
            if made.revision >= at_least:
                return made
        raise Busy(
            "the answer is still being worked out",
            remedy="It goes on meanwhile: come back in a minute. One track alone is answered sooner.",
        )

    def _later(self, held: _Held | None, answer: Answer) -> int:
        """Count the entries that bear on an answer and are not in it; 0 is that it stands."""
        if answer.view.recorded_by is None and answer.made_from != making.made_from(self._registers):
            return 1
        store = self._registers.shared().store
        revision = store.revision()
        if revision == answer.revision:
            return 0
        if held is not None and held.seen[:2] == (revision, answer.number):
            return held.seen[2]
        found = bearing_on(answer.view, store, answer.revision, anchored=self._anchored)
        if not found and revision - answer.revision < 1000:
            answer.revision = revision
            return 0
        later = max(1, len(found))
        if held is not None:
            held.seen = (revision, answer.number, later)
        return later

    def _counted(self) -> int:
        counted, now = self._size, monotonic()
        if counted is None or now - counted[0] > RECOUNTED:
            self._size = counted = (now, self._registers.shared().store.size())
        return counted[1]

    def _make(self, asked: Asked, *, urgent: bool = False) -> Future[Answer]:
        return self._turns[asked.clocks.track is None].ask(asked, urgent=urgent)

    def _made(self, asked: Asked) -> Answer:
        # A process of its own costs a second to start, which what is made in less is not worth.
        if self._counted() < self._settings.apart:
            made = making.make(self._registers, asked)
        else:
            made = self._makers[asked.clocks.track is None].make(asked, self._older(asked))
        answer = _answer(made)
        self._keep(asked, answer)
        return answer

    def _older(self, asked: Asked) -> tuple[int, View] | None:
        """A view that has much in common with the one that is asked for, with its number."""
        with self._lock:
            alike = [self._held[asked]] if asked in self._held else []
            alike += [
                one
                for key, one in self._held.items()
                if key.cases == asked.cases and key.clocks.track == asked.clocks.track
            ]
        return next(((one.newest.made, one.newest.view) for one in alike if one.newest.made), None)

    def _keep(self, asked: Asked, made: Answer) -> None:
        with self._lock:
            held = self._held.get(asked)
            if held is None:
                self._held[asked] = _Held(made, made, made.since)
            else:
                held.newest = made
            self._held.move_to_end(asked)
            weight = sum(weight_of(one.newest.view) for one in self._held.values())
            while weight > self._settings.kept and len(self._held) > 1:
                weight -= weight_of(self._held.popitem(last=False)[1].newest.view)


def _answer(made: Made) -> Answer:
    return Answer(
        made.view,
        made.revision,
        made.recorded_at,
        made.made_from,
        made=made.number,
        spent=_Spent(made.took),
    )
