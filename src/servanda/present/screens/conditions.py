"""Conditions: who makes what depend on what, what of it holds, and what follows by the holder's own word.

Rule: those that several sources tell alike are one; what nothing tells stands beside what is concluded.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.limits import ConditionView
from servanda.model.view import View
from servanda.present.labels import BARRED, FORCE
from servanda.present.naming import plain
from servanda.present.page import Line, Source
from servanda.present.screens.marks import Mark
from servanda.present.sections.conditions import concluded, merged, needs_of
from servanda.present.sections.desk import Desk

_HOLDS = {True: Mark("holds", "good"), False: Mark("fails", "bad"), None: Mark("not known", "plain")}
_OUTLOOK = {
    "open": Mark("open", "open"),
    "excluded": Mark("ruled out while that lasts", "bad"),
    "follows": Mark("follows by its own word", "good"),
}
_BARRED = {
    "open": Mark("open", "open"),
    "excluded": Mark("kept to", "plain"),
    "follows": Mark("to be done by its own word", "good"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is required; `line` has its words and, where it is known, what shows it."""

    line: Line
    mark: Mark


@dataclass(frozen=True, slots=True)
class Hinge:
    """A condition: the outcome hangs on its needs by a `link` ("only if", "unless")."""

    id: str
    outcome: Line
    link: str
    needs: tuple[Need, ...]
    mark: Mark
    concluded: Line
    others: tuple[Line, ...]  # by other accounts
    sources: int

    def lines(self) -> tuple[Line, ...]:
        """Every line."""
        return (self.outcome, *(need.line for need in self.needs), self.concluded, *self.others)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who sets conditions."""

    name: str
    side: str
    hinges: tuple[Hinge, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """All conditions by their holders."""

    holders: tuple[Holder, ...]
    count: int
    sources: tuple[Source, ...]

    def lines(self) -> list[Line]:
        """Every line."""
        return [line for holder in self.holders for one in holder.hinges for line in one.lines()]


def compose(view: View) -> Conditions:
    """Write them: those of which something is known first, by holder."""
    desk = Desk.of(view, whole=True)
    found: dict[tuple[str, str], list[Hinge]] = {}
    for some in merged(desk):
        found.setdefault(_holder(desk, some[0]), []).append(_hinge(desk, some))
    holders = tuple(Holder(name, side, tuple(some)) for (name, side), some in found.items())
    lines = [line for holder in holders for one in holder.hinges for line in one.lines()]
    return Conditions(holders, sum(len(one.hinges) for one in holders), desk.citing.sources(lines))


def _holder(desk: Desk, one: ConditionView) -> tuple[str, str]:
    names = desk.citing.names
    name = names.of(one.holder, one.holder_name or "holder not stated")
    party = names.party(one.holder)
    side = names.of(party) if party else ""
    return name, "" if side == name else side


def _hinge(desk: Desk, some: list[ConditionView]) -> Hinge:
    first, ids = some[0], tuple(one.id for one in some)
    line = desk.citing.line
    outcome = plain(first.outcome)
    absent = "not: " if first.negated and first.force == "sufficient" else ""
    link = BARRED if first.barred else FORCE.get(first.force, first.force)
    needs = tuple(
        Need(
            line(f"{absent}{plain(each.text)}", each.because or ids, shown=plain(each.text)),
            _HOLDS[each.holds],
        )
        for each in first.requires
    )
    others = tuple(dict.fromkeys(id_ for one in some for id_ in one.differs_from))
    told: dict[str, list[str]] = {}
    for id_ in others:
        told.setdefault(needs_of(desk, id_), []).append(id_)
    return Hinge(
        id=first.id,
        outcome=line(outcome, ids, id=first.id, limit=4, shown=outcome),
        link=link,
        needs=needs,
        mark=(_BARRED if first.barred else _OUTLOOK)[first.outlook],
        concluded=line(concluded(first), ids, limit=1),
        others=tuple(line(words, by, limit=3, shown=words) for words, by in told.items()),
        sources=len(some),
    )
