"""From the cities of a document to the states in which they lie.

Rule: what stands beside a city tells first ("Paris, Texas"), then which states the document speaks of, then
the size of the cities of that name; where none of them decides, no state is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.actor import ActorType
from servanda.read.spans import Found, Line
from servanda.read.world import cities_named, city_named


def place_cities(lines: Sequence[Line]) -> None:
    """Give every city its state; a city that a line's next words put elsewhere loses the list's state."""
    states = frozenset(
        one.party
        for line in lines
        for one in line.found
        if one.party and one.type is ActorType.STATE and not line.furniture
    )
    beside: dict[str, str] = {}
    for line in lines:
        for one in _cities(line):
            state = _beside(line, one)
            if state:
                one.party = beside[one.name] = state
    for line in lines:
        for one in _cities(line):
            if one.name in beside:
                one.party = beside[one.name]
            elif one.party is None and (city := city_named(one.name, states)):
                one.party, one.sort = city.state, "city"


def _cities(line: Line) -> list[Found]:
    return [one for one in line.found if one.type is ActorType.PLACE and one.kind == "name" and one.name]


def _beside(line: Line, one: Found) -> str | None:
    """The state of the region or state after a comma, if a city of the name lies there."""
    if line.low(one.last) != ",":
        return None
    after = line.beginning(one.last + 1)
    if after is None or after.party in (None, one.party) or after.type is ActorType.PERSON:
        return None
    if after.sort not in ("name", "region"):
        return None
    return next((city.state for city in cities_named(one.name) if city.state == after.party), None)
