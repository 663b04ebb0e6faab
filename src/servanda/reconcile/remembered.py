"""What was worked out for an answer, to be taken up in the next one where it rests on the very same things.

A decision changes one reading of a thousand. What follows from the others was worked out for the answer
before it, and is the same objects again, so that what follows from these is found in its turn.

Rule: things are the same where they are one object, or plain values that are equal; so nothing is ever taken
up that would come out otherwise. What is handed in or given out is never changed afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_PLAIN = (str, bool, type(None), date, frozenset)
AGES = 4  # answers through which something stays that none of them took up


class Memory:
    """What was worked out for the last few answers to one question."""

    def __init__(self) -> None:
        self._found: dict[Hashable, list[Any]] = {}  # name -> age, value, what it rests on
        self._last: dict[Hashable, Any] = {}
        self._age = 0

    def begin(self) -> None:
        """Begin another answer; what none of the last ones took up is forgotten."""
        self._age += 1
        if self._age % AGES == 0:
            oldest = self._age - AGES
            self._found = {name: entry for name, entry in self._found.items() if entry[0] > oldest}

    def of(self, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give `make(…)`, a function of its arguments alone."""
        return self.named((make, *args, *kwargs.values()), lambda: make(*args, **kwargs))

    def named(self, rests_on: Sequence[object], make: Callable[[], T]) -> T:
        """Give what `make()` gives, a function of what it rests on alone."""
        name = tuple([one if isinstance(one, _PLAIN) else id(one) for one in rests_on])
        entry = self._found.get(name)
        if entry is None:
            # What an id stands for is held, so that nothing else can come to have it.
            entry = self._found[name] = [self._age, make(), rests_on]
        entry[0] = self._age
        value: T = entry[1]
        return value

    def same(self, name: Hashable, value: T) -> T:
        """Give the value of the answer before where this one is equal to it."""
        before = self._last.get(name)
        if before is not None and before == value:
            found: T = before
            return found
        self._last[name] = value
        return value


class _Nothing(Memory):
    """No memory: everything is worked out."""

    def begin(self) -> None:
        pass

    def named(self, rests_on: Sequence[object], make: Callable[[], T]) -> T:  # noqa: ARG002
        return make()

    def same(self, name: Hashable, value: T) -> T:  # noqa: ARG002
        return value


NOTHING: Memory = _Nothing()
