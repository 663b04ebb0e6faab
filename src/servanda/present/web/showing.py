"""From the ids of what is decided on to a view that shows it, no wider than that takes.

Rule: of a large record only one track is answered: the one that is named, else one that is at hand, else one
on which the words bear. What a view at hand does not show is looked for once in one of this moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from servanda.assess.trace import ids_of
from servanda.errors import UnknownId
from servanda.model.view import View
from servanda.present.web.clocks import Clocks
from servanda.present.web.visit import Visit

T = TypeVar("T")


def shown(visit: Visit, ids: tuple[str, ...], decide: Callable[[View], T]) -> T:
    """Decide on a view that shows what is decided on.

    Args:
        visit: who decides; the track of its clocks is where to look.
        ids: what is decided on.
        decide: raises `UnknownId` where a view does not show it.

    Raises:
        UnknownId: nothing shows it.
    """
    if visit.clocks.track is not None or not visit.site.narrow():
        clocks = Clocks(track=visit.clocks.track)
        try:
            return decide(visit.answer(clocks).view)
        except UnknownId:
            return decide(visit.answer(clocks, fresh=True).view)
    for clocks in _tracks(visit, ids):
        answer = visit.answer(clocks)
        if not frozenset(ids) <= answer.screen(_shown):
            answer = visit.answer(clocks, fresh=True)
        if frozenset(ids) <= answer.screen(_shown):
            return decide(answer.view)
    raise UnknownId(
        f"no such id in the tracks that are at hand: {ids[0]}",
        remedy="Name the track of talks that it is about: ?track=track:…",
    )


def _shown(view: View) -> frozenset[str]:
    return frozenset(ids_of(view))


def _tracks(visit: Visit, ids: tuple[str, ...]) -> Iterator[Clocks]:
    seen = set()
    for track in (*visit.site.answers.tracks(), *_bearing(visit, ids)):
        if track not in seen:
            seen.add(track)
            yield Clocks(track=track)


def _bearing(visit: Visit, ids: tuple[str, ...]) -> Iterator[str]:
    """The tracks of the dossier on which the reading of an assertion bears."""
    register = visit.site.registers.shared()
    try:
        named = register.store.named(register.store.assertion(ids[0]).reading)
    except UnknownId:  # no assertion: what it is named after stands in an answer only
        return
    for one in register.dossier.tracks:
        if register.scope(one.id).holds(named):
            yield one.id
