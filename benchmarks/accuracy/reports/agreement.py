"""Whether what was found agrees with a gold value: who, when, in whose voice.

Rule: ``state:XX`` in the gold stands for that state, its organs and its persons; every other id for itself;
a name for the same name, articles and case aside. Times agree where they can mean the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.accuracy.reports.marks import ANY, NONE, alternatives
from servanda.model.act import Attribution
from servanda.model.actor import Actor
from servanda.model.when import Temporal, When, parse, resolve

_ID = re.compile(r"^(?:state|organ|org|person|group|place|concept|instrument):")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


class Named(Protocol):
    """Whatever has a name and perhaps an entity: a role, a speaker, a voice."""

    @property
    def entity(self) -> str | None: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Sides:
    """To which state each actor of a reading belongs, and its name."""

    party: dict[str, str]
    names: dict[str, str]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Sides:
        """Take parties and names from the actors of a reading."""
        held = tuple(actors)
        return cls(
            {actor.id: actor.party for actor in held if actor.party}, {actor.id: actor.name for actor in held}
        )

    def same(self, wanted: str, one: Named) -> bool:
        """Tell whether one found agrees with one gold value."""
        if _ID.match(wanted):
            return one.entity is not None and wanted in (one.entity, self.party.get(one.entity))
        names = {one.name, getattr(one, "text", ""), self.names.get(one.entity or "", "")}
        return plain(wanted) in {plain(name) for name in names if name}


def same_who(wanted: str, found: Sequence[Named], sides: Sides) -> bool:
    """Tell whether those found are those of one alternative: each of them named, and no other."""
    for choice in alternatives(wanted):
        if choice == ANY or (choice == NONE and not found):
            return True
        if choice == NONE:
            continue
        golds = [one.strip() for one in choice.split(" + ")]
        all_named = all(any(sides.same(gold, one) for one in found) for gold in golds)
        if found and all_named and all(any(sides.same(gold, one) for gold in golds) for one in found):
            return True
    return False


def same_voice(wanted: str, found: Sequence[Attribution], sides: Sides) -> bool:
    """Tell whether the innermost voice is one of those who speak."""
    if not found:
        return any(choice in (ANY, NONE) for choice in alternatives(wanted))
    golds = [one.strip() for choice in alternatives(wanted) for one in choice.split(" + ")]
    return any(gold == ANY or (gold != NONE and sides.same(gold, found[-1])) for gold in golds)


def same_time(wanted: str, found: Temporal | None, anchor: When) -> bool:
    """Tell whether a time, seen from the day of publication, can mean just the days of a gold value."""
    got = resolve(found.expression, anchor) if found is not None else None
    for choice in alternatives(wanted):
        if choice == ANY or (choice == NONE and got is None):
            return True
        if choice != NONE and got is not None:
            gold = parse(choice)
            if (gold.earliest, gold.latest) == (got.earliest, got.latest):
                return True
    return False


def shown_time(found: Temporal | None, anchor: When) -> str:
    """A found time for people; `none` where it cannot be told."""
    got = resolve(found.expression, anchor) if found is not None else None
    return got.value if got is not None else NONE


def plain(name: str) -> str:
    """A name without its article and case."""
    return _ARTICLE.sub("", name.casefold().replace("’", "'").strip())
