"""Those of whom a document has spoken so far, in the order in which they were last mentioned.

Rule: a name is its actor wherever it stands; any other phrase begins a referent of its own, until it is
found to mean one that is here. No more of them are kept than KEPT: a long text costs no more a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.read.lexicon import table
from servanda.read.persons import Registry, gender_of
from servanda.read.referring import Phrase
from servanda.read.spans import Found
from servanda.read.words import fold, key

KEPT = 60  # referents remembered
_PERSONS = frozenset(("person",))


@dataclass(slots=True, eq=False)
class Referent:
    """One of whom the document speaks: what is known of him, and where he was mentioned last."""

    kind: str  # person, state, organ, organisation, place; else as the network tells
    last: Phrase
    found: Found | None = None  # the name that it bears, where it bears one
    plural: bool = False
    gender: str = ""
    count: int = 1
    nouns: set[str] = field(default_factory=set)  # common nouns that it was called by
    name: frozenset[str] = frozenset()  # folded words of its names
    members: tuple[Referent, ...] = ()
    party: str | None = None  # the state to which it belongs
    group: Phrase | None = None  # the first of those with whom it was joined last
    several: bool = False  # a plural verb was said of it
    joined: bool = False  # its last mention is one of several joined by "and"
    chains: set[str] = field(default_factory=set)  # gold, where weights are fitted

    @property
    def entity(self) -> str | None:
        """Its id, where it has one."""
        return self.found.entity if self.found is not None else None


@lru_cache(maxsize=1)
def kinds_of_head() -> dict[str, frozenset[str]]:
    """What kinds of actors a common noun may point back to."""
    kinds: dict[str, set[str]] = {}
    for kind, nouns in table("nominals")["kinds_of_head"].items():
        for noun in nouns:
            kinds.setdefault(noun, set()).add(kind)
    return {noun: frozenset(held) for noun, held in kinds.items()}


class Referents:
    """The referents of a document, the latest last."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.by_id: dict[str, Referent] = {}
        self.recent: list[Referent] = []
        self.looked_at = 0  # candidates weighed: what the work of a document grows with

    def candidates(self, most: int) -> Iterator[Referent]:
        """The latest first, no more than some."""
        for at in range(len(self.recent) - 1, max(-1, len(self.recent) - 1 - most), -1):
            yield self.recent[at]

    def add(self, phrase: Phrase) -> Referent:
        """Begin a referent with a phrase, or go on with the one whose name it is."""
        one = phrase.found
        if one is not None:
            id_ = one.entity or f"{one.type}:{one.holder or one.name}"
            known = self.by_id.get(id_)
            if known is not None:
                self.mention(known, phrase)
                known.name |= frozenset(key(one.name))
                return known
        made = Referent(phrase.kind, phrase, plural=phrase.plural, gender=phrase.gender)
        made.several = phrase.several
        if one is not None:
            self._name(made, one)
        elif phrase.form == "nominal":
            made.nouns.add(phrase.low)
            made.gender = gender_of(phrase.low) if phrase.kind == "person" else "n" if phrase.kind else ""
        self._put(made)
        return made

    def _name(self, made: Referent, one: Found) -> None:
        made.kind = str(one.type)
        made.plural = one.type is ActorType.GROUP
        made.name = frozenset(key(one.name))
        made.party = one.party
        if one.entity is not None:
            made.found = one
        if one.type is ActorType.PERSON:
            known = self.registry.known.get(one.entity or "")
            made.gender = known.gender if known else ""
            if known:
                made.party = known.party or one.party
                made.nouns.update(word for office, _ in known.offices for word in fold(office).split())
        else:
            made.gender = "n"
        self.by_id[one.entity or f"{one.type}:{one.holder or one.name}"] = made

    def join(self, phrases: list[Phrase], members: list[Referent]) -> Referent:
        """Begin a referent of several who are joined by "and"."""
        kinds = {one.kind for one in members}
        made = Referent(kinds.pop() if len(kinds) == 1 else "several", phrases[0], plural=True)
        made.members = tuple(members)
        for one in members:
            one.joined = True
            one.group = phrases[0]
        self._put(made)
        return made

    def mention(self, one: Referent, phrase: Phrase) -> None:
        """Go on with a referent."""
        one.last = phrase
        one.joined = False
        one.group = None
        one.several = one.several or phrase.several
        one.count += 1
        if phrase.form == "pronoun" and phrase.gender in ("m", "f") and one.kind == "person":
            one.gender = one.gender or phrase.gender
        elif phrase.form == "nominal":
            one.nouns.add(phrase.low)
        if self.recent and self.recent[-1] is one:
            return
        for at in range(len(self.recent) - 1, -1, -1):
            if self.recent[at] is one:
                del self.recent[at]
                break
        self._put(one)

    def merge(self, one: Referent, name: Referent) -> None:
        """Find that a nameless referent is one with a name: "the envoy, X,"."""
        name.nouns |= one.nouns
        name.chains |= one.chains
        name.gender = name.gender or (one.gender if name.kind == "person" else "")
        self.recent = [each for each in self.recent if each is not one]

    def _put(self, one: Referent) -> None:
        self.recent.append(one)
        if len(self.recent) > KEPT:
            del self.recent[0]
