"""The pages that lead to all others, in the order in which they are shown.

Rule: a page in the masthead is a line of PLACES; one whose path no router serves is not shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from servanda.present.web.security.who import Role


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: its path, its name, its part of the navigation."""

    path: str
    name: str
    part: str
    role: Role = Role.READER  # to whom it is shown


PLACES: tuple[Place, ...] = (
    Place("/", "At a glance", "The record"),
    Place("/timeline", "Timeline", "The record"),
    Place("/rounds", "Rounds", "The record"),
    Place("/status", "Tracks", "The record"),
    Place("/brief", "Brief", "The record"),
    Place("/changes", "What changed", "The record"),
    Place("/commitments", "Commitments", "What is owed"),
    Place("/measures", "Measures", "What is owed"),
    Place("/figures", "Figures", "What is owed"),
    Place("/statements", "Statements", "Who says what"),
    Place("/conditions", "Conditions", "Who says what"),
    Place("/conflicts", "Conflicts", "Who says what"),
    Place("/who", "Who is who", "Who says what"),
    Place("/documents", "Documents", "The sources"),
    Place("/search", "Search", "The sources"),
    Place("/review", "Review", "The sources"),
    Place("/problems", "Problems", "The sources"),
    Place("/accounts", "Accounts", "Keeping", Role.KEEPER),
    Place("/audit", "Audit log", "Keeping", Role.KEEPER),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Entries that stand together."""

    name: str
    places: tuple[Place, ...]


def parts(served: Collection[str], role: Role) -> tuple[Part, ...]:
    """Put together what is served to a role."""
    there = [place for place in PLACES if place.path in served and place.role <= role]
    names = dict.fromkeys(place.part for place in there)
    return tuple(Part(name, tuple(one for one in there if one.part == name)) for name in names)
