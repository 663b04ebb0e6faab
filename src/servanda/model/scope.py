"""To which documents an answer is narrowed: those that bear on one track of talks, or on some parties.

A document bears on a track where what its own reading names
- holds the track or one of its instruments; or
- holds every party of it, or someone of that party; or
- holds one of the parties and a topic of the track, and no state that is not a party.

Rule: nothing but what one reading names is looked at, so that no document decides about another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from servanda.model.ids import related

_STATE = "state:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Parties and subject. Each of `parties` is a party's id with the ids of those known to be of it.

    `names` are ids that suffice alone: the track's own and its instruments'. `topics` are concept ids; a
    narrower or broader concept is the same topic. `track` is empty where parties alone were asked for.
    """

    parties: tuple[tuple[str, ...], ...]
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    track: str = ""

    def candidates(self) -> frozenset[str]:
        """Ids of which a document that bears on it names at least one."""
        return frozenset(self.names).union(*self.parties)

    def holds(self, named: Collection[str]) -> bool:
        """Tell whether a document bears on it whose reading names these."""
        if any(one in named for one in self.names):
            return True
        there = [any(one in named for one in party) for party in self.parties]
        if not any(there) or all(there):
            return any(there)
        own = {one for party in self.parties for one in party}
        if any(one.startswith(_STATE) and one not in own for one in named):
            return False
        return any(related(topic, one) for topic in self.topics for one in named)
