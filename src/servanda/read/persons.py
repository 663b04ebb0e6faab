"""From the names of persons in a document to persons: one id each, offices, the state they belong to.

Rule: a surname alone is the one person of the document who bears it; where two bear it, title, first
name or a full mention just before must tell, else it stays open. World knowledge (lexicons/heads.yaml)
only fills what the document leaves out: it names "President X" and gives a party, and overrides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from servanda.model.actor import Office
from servanda.model.ids import slug
from servanda.read.heads import heads_named, plain
from servanda.read.lexicon import table
from servanda.read.people import Person
from servanda.read.spans import given_names
from servanda.read.words import fold

_NEAR = 3  # sentences within which a full mention decides between two of one surname
_SINGLE = frozenset(fold(name) for name in ("Kim", "Lee", "Park", "Roh", "Moon", "Li", "Wang", "Yang"))


@dataclass(slots=True)
class Known:
    """A person of the document: the id, the fullest name, offices, party, where the full name stands."""

    id: str
    name: str
    tokens: tuple[str, ...]
    aliases: dict[str, None] = field(default_factory=dict)
    offices: dict[tuple[str, bool], Office] = field(default_factory=dict)
    party: str | None = None
    full_at: list[int] = field(default_factory=list)  # numbers of sentences
    gender: str = ""
    told: bool = False  # the document itself gives the party


def person_id(tokens: tuple[str, ...]) -> str:
    """Name a person: given name in full form and surname; a known person by the known form."""
    same = heads_named(tokens) if len(tokens) > 1 else ()
    names = {head.name for head in same}
    if len(names) == 1:
        return f"person:{slug(' '.join(plain(same[0].tokens)))}"
    if len(names) > 1:  # two of one name ("George H.W. Bush", "George W. Bush"): initials tell
        exact = [head for head in same if _initials(head.tokens) == _initials(tokens)]
        if exact:
            return f"person:{slug(exact[0].name.replace('.', ''))}"
    return f"person:{slug(' '.join(plain(tokens)))}"


def _initials(tokens: tuple[str, ...]) -> str:
    middle = [fold(word) for word in tokens[1:-1]]
    return "".join(word.replace(".", "") for word in middle if len(word.replace(".", "")) <= 2)


@dataclass(slots=True)
class Registry:
    """The persons of one document by id."""

    known: dict[str, Known] = field(default_factory=dict)
    _by_word: dict[str, list[Known]] = field(default_factory=dict)
    _by_ends: dict[tuple[str, str], list[Known]] = field(default_factory=dict)

    def add(self, person: Person) -> Known:
        """Put a full name in, or add to whom it belongs."""
        tokens = person.tokens
        id_ = person.found.entity or self._same(tokens) or person_id(tokens)
        one = self.known.get(id_)
        name = person.found.name
        if one is None:
            one = self.known[id_] = Known(id_, name, tokens, party=person.found.party)
            one.told = person.found.party is not None  # the dossier says it
            for word in dict.fromkeys(fold(token) for token in tokens):
                self._by_word.setdefault(word, []).append(one)
            full = plain(tokens)
            self._by_ends.setdefault((full[0], full[-1]), []).append(one)
            same = heads_named(tokens)
            owners = {head.owner for head in same if head.owner.startswith("state:")}
            if len(owners) == 1 and len(tokens) > 1 and not one.told:
                one.party = owners.pop()
        one.aliases.setdefault(name)
        one.full_at.append(person.line.index)
        self.describe(one, person)
        return one

    def _same(self, tokens: tuple[str, ...]) -> str | None:
        """A person already here with this given name and surname, one form having middle names."""
        mine = plain(tokens)
        for one in self._by_ends.get((mine[0], mine[-1]), ()):
            other = plain(one.tokens)
            if len(mine) < 2 or len(other) < 2:
                continue
            if mine[0] in _SINGLE or (mine[0] not in given_names() and mine != other):
                continue
            if _initials(tokens) and _initials(one.tokens) and _initials(tokens) != _initials(one.tokens):
                continue
            return one.id
        return None

    def describe(self, one: Known, person: Person) -> None:
        """Add what stands beside a name: offices, the state, the gender of the title."""
        for held in (person.title, person.post):
            if held is None:
                continue
            if held.office.office:
                one.offices.setdefault((fold(held.office.office), held.office.past), held.office)
            # What the text says first comes before general knowledge and before what it says later.
            if held.party and not one.told:
                one.party, one.told = held.party, True
            gender = gender_of(held.honorific) or gender_of(fold(held.office.office))
            one.gender = one.gender or gender
        one.gender = one.gender or gender_of(person.kin) or _given_gender(person.tokens)

    def bearers(self, tokens: tuple[str, ...]) -> list[Known]:
        """Persons whose name ends with these words (or begins, where the family name comes first)."""
        wanted = tuple(fold(token) for token in tokens)
        found: list[Known] = []
        for one in self._by_word.get(wanted[-1], ()):
            mine = tuple(fold(token) for token in one.tokens)
            size = len(wanted)
            last = mine[-size:] == wanted and len(mine) > size
            eastern = (
                size == 1 and mine[0] == wanted[0] and (mine[0] not in given_names() or mine[0] in _SINGLE)
            )
            inner = size == 1 and len(mine) > 2 and wanted[0] in mine[1:-1] and wanted[0] not in given_names()
            whole = mine == wanted
            if last or whole or eastern or inner:
                found.append(one)
        strong = [one for one in found if fold(one.tokens[-1]) == wanted[-1] or len(wanted) > 1]
        return strong or found

    def resolve(self, person: Person) -> Known | None:
        """Find whom a surname means; None where two may be meant and nothing near tells."""
        found = self.bearers(person.tokens)
        if len(found) < 2:
            return found[0] if found else None
        if person.title is not None:
            office = fold(person.title.office.office)
            gender = gender_of(person.title.honorific)
            fits = [
                one
                for one in found
                if (office and any(office.split()[-1] == key[0].split()[-1] for key in one.offices))
                or (gender and one.gender == gender)
            ]
            if len(fits) == 1:
                return fits[0]
            if office:
                return None
        line = person.line.index
        near = [one for one in found if any(line - _NEAR < at <= line for at in one.full_at)]
        return near[0] if len(near) == 1 else None


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    rows = table("persons")
    return {fold(name): sort[0] for sort in ("male", "female") for name in rows[sort].split()}


def _given_gender(tokens: tuple[str, ...]) -> str:
    """Which pronoun a full name takes, where its given name tells."""
    return _genders().get(fold(tokens[0]), "") if len(tokens) > 1 else ""


def gender_of(word: str) -> str:
    """Which pronoun a noun or an honorific takes: m, f, or nothing where it does not tell."""
    rows = table("nominals")
    last = word.split()[-1] if word.split() else ""
    if last in rows["male"]:
        return "m"
    return "f" if last in rows["female"] else ""
