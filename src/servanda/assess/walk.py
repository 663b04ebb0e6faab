"""Steps with the days between which each lies, walked through a table to the states that they allow.

Rule: where two steps' days do not tell their order, the order with the fewest illegal and then the fewest
loose steps is taken; equals are all kept, so that the outcome is a set. A step that is not certain is
walked with and without. An illegal step leaves the state as it is and is handed back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice, product
from typing import Any, Generic

from servanda.assess.tables import Back, State, To
from servanda.model.when import When

_VARIANTS = 64  # how many combinations of rival days are walked; further ones keep their first day
_FRONTIER = 1000  # how many orders of one stretch are followed at once before that of last days is taken


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name in the table, the first and last day on which it can lie, and its ground."""

    name: str
    low: date | None
    high: date | None
    when: When | None
    because: tuple[str, ...]

    @property
    def is_undated(self) -> bool:
        """Tell whether nobody tells from which day on it may lie."""
        return self.low is None or self.when is None or self.when.earliest is None

    def before(self, other: Step) -> bool:
        """Tell whether every day of this lies before every day of the other."""
        return self.high is not None and other.low is not None and self.high < other.low

    @property
    def order(self) -> tuple[date, date, str, tuple[str, ...]]:
        """A stable order by last day, for what is otherwise equal."""
        return (self.high or date.max, self.low or date.min, self.name, self.because)


@dataclass(frozen=True, slots=True)
class Path(Generic[State]):
    """One history: each step taken with the state after it, the steps that were illegal, the loose ones."""

    state: State
    taken: tuple[tuple[Step, State], ...] = ()
    illegal: tuple[tuple[Step, State], ...] = ()
    loose: tuple[Step, ...] = ()

    @property
    def cost(self) -> tuple[int, int]:
        """Illegal steps count before loose ones."""
        return (len(self.illegal), len(self.loose))

    def entered(self) -> tuple[Step, ...]:
        """The step that entered the present state, then all later ones; empty at the start."""
        kept: list[Step] = []
        for position in range(len(self.taken) - 1, -1, -1):
            step, state = self.taken[position]
            if state != self.state:
                break
            kept.append(step)
            before = self.taken[position - 1][1] if position else None
            if before != state:
                return tuple(reversed(kept))
        return tuple(reversed(kept))


_Frontier = dict[tuple[State, State], Path[State]]  # state, and that from before an offer -> best history
_Begun = dict[tuple[int, ...], tuple[int, _Frontier[State]]]
_Places = dict[int, int]  # id of a step -> its place among all, in order of first days


def take(path: Path[State], step: Step, table: Mapping[tuple[State, str], To[State]]) -> Path[State]:
    """Look one step up."""
    target = table.get((path.state, step.name))
    if target is None:
        return Path(path.state, path.taken, (*path.illegal, (step, path.state)), path.loose)
    state = _before_offer(path) if isinstance(target.state, Back) else target.state
    loose = (*path.loose, step) if target.loose else path.loose
    return Path(state, (*path.taken, (step, state)), path.illegal, loose)


def _before_offer(path: Path[State]) -> State:
    # The offer, and its acceptance, stand between; what they answered is the state to go back to.
    between = {path.state}
    for step, state in reversed(path.taken):
        if state in between:
            continue
        if step.name != "agreed" and step.name != "offered":
            return state
        between.add(state)
    return path.state


def walk(
    start: State,
    steps: Sequence[tuple[Step | None, ...]],
    table: Mapping[tuple[State, str], To[State]],
) -> tuple[Path[State], ...]:
    """Walk the table; each item of `steps` gives the alternatives of one step, None for not taking it.

    Returns the histories with the fewest illegal steps, one for each final state of each variant. A step
    whose day nobody tells is not held to have been taken by then where that would answer nothing.
    """
    # Two answers, before a decision and after it, have most histories in common.
    found: tuple[Path[State], ...] = _walked(start, tuple(steps), _Table(table))
    return found


class _Table(Generic[State]):
    """A table as what it is by identity: there are three, and none changes."""

    __slots__ = ("steps",)

    def __init__(self, steps: Mapping[tuple[State, str], To[State]]) -> None:
        self.steps = steps

    def __hash__(self) -> int:
        return id(self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and other.steps is self.steps


@lru_cache(maxsize=2_000)
def _walked(start: Any, alternatives: tuple[tuple[Step | None, ...], ...], by: _Table[Any]) -> Any:
    steps: Sequence[tuple[Step | None, ...]] = alternatives
    table = by.steps
    found: list[Path[Any]] = []
    begun: _Begun[Any] = {}
    # Equal steps become one object with a place, as comparing them in every variant is most of the work.
    steps, places = _placed(steps)
    undated = {one for rival in steps if None in rival for one in rival if one and one.is_undated}
    for variant in islice(product(*steps), _VARIANTS):
        orders = _orders(start, [one for one in variant if one], table, begun, places)
        found.extend(path for path in orders if not undated & set(path.loose))
    if not found:  # more variants than are walked: what is certain alone
        certain = [rival[0] for rival in steps if rival[0] and None not in rival]
        found.extend(_orders(start, certain, table, begun, places))
    fewest = min(len(path.illegal) for path in found)
    kept: dict[tuple[object, ...], Path[Any]] = {}
    for path in found:
        if len(path.illegal) == fewest:
            kept.setdefault((path.state, *[(id(step), state) for step, state in path.taken]), path)
    return tuple(kept.values())


def _placed(steps: Sequence[tuple[Step | None, ...]]) -> tuple[list[tuple[Step | None, ...]], _Places]:
    """The same with equal steps as one object, and the place of each by its first day."""
    same: dict[Step, Step] = {}
    kept = [tuple(one and same.setdefault(one, one) for one in rival) for rival in steps]
    ordered = sorted(same, key=lambda one: (one.low or date.min, one.order))
    return kept, {id(one): place for place, one in enumerate(ordered)}


def _orders(
    start: State,
    steps: Sequence[Step],
    table: Mapping[tuple[State, str], To[State]],
    begun: _Begun[State],
    places: _Places,
) -> Iterable[Path[State]]:
    """The histories of least cost over all orders that the days allow.

    Between two stretches of time that no step bridges the order is told: each stretch is walked on its own,
    from every state in which the one before it can end. What variants begin alike is walked once (`begun`).
    """
    number, frontier = 0, {(start, start): Path(start)}
    for stretch in _stretches(sorted(steps, key=lambda one: places[id(one)])):
        key = (number, *(places[id(one)] for one in stretch))
        if key not in begun:
            begun[key] = (len(begun) + 1, _through(frontier, stretch, table))
        number, frontier = begun[key]
    least = min(path.cost for path in frontier.values())
    return [path for path in frontier.values() if path.cost == least]


def _stretches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps, in order of their first days, in stretches: each certainly over before the next begins."""
    held: list[Step] = []
    last: date | None = None
    for step in steps:
        if held and step.low is not None and last is not None and last < step.low:
            yield held
            held, last = [], None
        last = step.high or date.max if last is None else max(last, step.high or date.max)
        held.append(step)
    if held:
        yield held


def _through(
    frontier: _Frontier[State],
    steps: Sequence[Step],
    table: Mapping[tuple[State, str], To[State]],
) -> _Frontier[State]:
    """Walk one stretch in every order that its days allow; too many orders: in that of the last days."""
    steps = sorted(steps, key=lambda one: one.order)
    needs = _needs(steps)
    current = {(0, *key): path for key, path in frontier.items()}
    for _ in steps:
        following: dict[tuple[int, State, State], Path[State]] = {}
        for (done, _, before), path in current.items():
            for position, step in enumerate(steps):
                if done >> position & 1 or needs[position] & ~done:
                    continue
                longer = take(path, step, table)
                # A step that leaves the state as it was leaves what was before an offer as it was.
                back = before if longer.state == path.state else _before_offer(longer)
                key = (done | 1 << position, longer.state, back)
                held = following.get(key)
                if held is None or longer.cost < held.cost:
                    following[key] = longer
        if len(following) > _FRONTIER:
            walked = (straight(path, steps, table) for path in frontier.values())
            return {(path.state, _before_offer(path)): path for path in walked}
        current = following
    return {(state, before): path for (_, state, before), path in current.items()}


def _needs(steps: Sequence[Step]) -> list[int]:
    """Which steps (as bits) each comes after: those that lie before it, and its like before it in line."""
    needs = []
    for at, step in enumerate(steps):
        bits = 0
        for place, other in enumerate(steps):
            like = place < at and (other.name, other.low, other.high) == (step.name, step.low, step.high)
            if like or (place != at and other.before(step)):
                bits |= 1 << place
        needs.append(bits)
    return needs


def straight(
    path: Path[State], steps: Iterable[Step], table: Mapping[tuple[State, str], To[State]]
) -> Path[State]:
    """Go on along a history with steps in the order given."""
    for step in steps:
        path = take(path, step, table)
    return path


def states(paths: Iterable[Path[State]], order: Callable[[State], int]) -> tuple[State, ...]:
    """The states that histories end in, once each, in a given order."""
    return tuple(sorted({path.state for path in paths}, key=order))
