"""From word lists and a dossier to one table of names: what a run of words may stand for.

Rule: the dossier comes first, the longest match wins, and nothing matches inside a word. Abbreviations
match in capitals only ("US" is no "us"); other names need their capital letter ("turkey" is no state).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from servanda.model.actor import ActorType
from servanda.model.dossier import Dossier
from servanda.model.ids import slug
from servanda.read.first_names import given_names
from servanda.read.lexicon import Lexicon, table
from servanda.read.words import Word, fold, key
from servanda.read.world import territories


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. `sort` says which kind of name it is.

    name | adjective | people | capital | city | region | organisation | organ | kind (of organ) |
    actor (of a dossier) | instrument. `party` is the state it belongs to; a kind has a slug as `id`.
    """

    id: str
    name: str
    type: ActorType
    sort: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    words: tuple[str, ...]
    entry: Entry
    exact: str = ""  # the surface form required, where case matters throughout
    any_case: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a state: its names and whether it is an island."""

    id: str
    name: str
    adjective: str
    island: bool
    capitals: tuple[str, ...]


@dataclass(slots=True)
class Gazetteer:
    """All names by their first word, and the states by id."""

    ways: dict[str, list[_Way]] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    _seen: dict[tuple[str, ...], str] = field(default_factory=dict)

    def match(self, words: list[Word], at: int) -> tuple[int, Entry] | None:
        """Find the longest name that begins at a word; give its length in words and what it is."""
        ways = self.ways.get(words[at].low)
        if ways is None:
            return None
        left = len(words) - at
        for way in ways:
            size = len(way.words)
            if size > left:
                continue
            step = 1  # the first word is the key
            while step < size and words[at + step].low == way.words[step]:
                step += 1
            if step == size and _fits(way, words, at):
                return size, way.entry
        return None

    def add(self, text: str, entry: Entry, *, exact: bool = False, any_case: bool = False) -> None:
        """Put a name into the table; the first that comes keeps its words."""
        words = key(text)
        mark = text if exact else ""
        if not words or self._seen.get(words) in (mark, ""):
            return
        self._seen[words] = mark
        ways = self.ways.setdefault(words[0], [])
        ways.append(_Way(words, entry, mark, any_case))
        ways.sort(key=lambda way: -len(way.words))

    def name_of(self, party: str) -> str:
        """A state's name; of one that only a document knows, the words of its id."""
        state = self.states.get(party)
        return state.name if state else _words_of(party)

    def adjective_of(self, party: str) -> str:
        """The word for what belongs to a state: "Norwegian"; "Korvania's" where no list has one."""
        state = self.states.get(party)
        return state.adjective if state else f"{_words_of(party)}'s"

    def lookup(self, text: str) -> Entry | None:
        """What a name as such stands for, case aside."""
        words = key(text)
        ways = self.ways.get(words[0], ()) if words else ()
        return next((way.entry for way in ways if way.words == words), None)


def _words_of(party: str) -> str:
    return party.partition(":")[2].replace("-", " ").title()


def _fits(way: _Way, words: list[Word], at: int) -> bool:
    size = len(way.words)
    if way.exact:
        first = words[at]
        surface = first.text + "".join((" " if w.gap else "") + w.text for w in words[at + 1 : at + size])
        return surface == way.exact
    if any(word.gap and word.text == "." for word in words[at : at + size]):
        return False
    return way.any_case or words[at].capital or not words[at].alpha


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Give the table for a lexicon; made once for each dossier."""
    return _gazetteer(lexicon.dossier)


@lru_cache(maxsize=8)
def _gazetteer(dossier: Dossier) -> Gazetteer:
    found = Gazetteer()
    _add_dossier(found, dossier)
    taken = {party.id for party in dossier.parties}
    states = {f"state:{code}": row for code, row in table("states").items()}
    for id_, row in states.items():
        _add_state(found, id_, row, known=id_ in taken)
    _add_organisations(found, table("organisations"))
    _add_organs(found, table("organs"))
    for id_, row in states.items():
        entry = Entry(id_, row["name"], ActorType.STATE, "capital", id_)
        for capital in row.get("capitals", ()):
            found.add(capital, entry)
    for name in ("regions", "cities"):
        for code, joined in table(name).items():
            party = None if code == "world" else f"state:{code}"
            for one in joined.split("; "):
                place = Entry(
                    f"place:{slug(one)}",
                    one,
                    ActorType.PLACE,
                    "region" if name == "regions" else "city",
                    party,
                )
                found.add(one, place)
    _add_territories(found)
    return found


def _add_territories(found: Gazetteer) -> None:
    """Names of general sources: of listed states further names, of other territories places."""
    for one in territories().values():
        state = found.states.get(one.id)
        names = [name for name in (one.name, *one.aliases) if fold(name) not in given_names()]
        for name in names:
            if state:
                found.add(name, Entry(one.id, state.name, ActorType.STATE, "name", one.id))
            else:
                id_ = f"place:{slug(one.name)}"
                found.add(name, Entry(id_, one.name, ActorType.PLACE, "region"))


def _add_dossier(found: Gazetteer, dossier: Dossier) -> None:
    for party in dossier.parties:
        base: dict[str, Any] = table("states").get(party.id.removeprefix("state:"), {})
        capitals = (party.capital,) if party.capital else tuple(base.get("capitals", ()))
        adjective = (*party.demonyms, *base.get("adjectives", ()), party.name)[0]
        found.states[party.id] = State(
            party.id, party.name, adjective, bool(base.get("island")) or _is_island(party.words), capitals
        )
        for word in (party.name, *party.words):
            sort = "capital" if word in capitals else "name"
            entry = Entry(party.id, party.name, ActorType.STATE, sort, party.id)
            short = word.isupper() and len(word) < 5
            found.add(word, entry, exact=short, any_case=word[0].islower())
        for word in party.demonyms:
            sort = "people" if word.endswith("s") and word[:-1] in party.demonyms else "adjective"
            found.add(word, Entry(party.id, party.name, ActorType.STATE, sort, party.id))
            if sort == "adjective" and f"{word}s" not in party.demonyms:
                found.add(f"{word}s", Entry(party.id, party.name, ActorType.STATE, "people", party.id))
        for word in capitals:
            found.add(word, Entry(party.id, party.name, ActorType.STATE, "capital", party.id))
    for actor in dossier.actors:
        entry = Entry(actor.id, actor.name, actor.type, "actor", actor.party)
        for word in (actor.name, *actor.aliases):
            found.add(word, entry, exact=word.isupper() and len(word) < 6)
    for instrument in dossier.instruments:
        entry = Entry(instrument.id, instrument.title, ActorType.INSTRUMENT, "instrument")
        for word in (instrument.title, *instrument.words):
            found.add(word, entry, any_case=True)


def _is_island(words: Iterable[str]) -> bool:
    return any(fold(word).startswith("the island") for word in words)


def _add_state(found: Gazetteer, id_: str, row: dict[str, Any], *, known: bool) -> None:
    adjectives = row.get("adjectives", ())
    if not known:
        adjective = row.get("short") or (adjectives[0] if adjectives else row["name"])
        capitals = tuple(row.get("capitals", ()))
        found.states[id_] = State(id_, row["name"], adjective, bool(row.get("island")), capitals)
    for sort, words in (
        ("name", (row["name"], *row.get("aliases", ()))),
        ("adjective", adjectives),
        ("people", row.get("people", ())),
    ):
        entry = Entry(id_, found.states[id_].name, ActorType.STATE, sort, id_)
        for word in words:
            found.add(word, entry, exact=word.isupper())


def _add_organisations(found: Gazetteer, rows: dict[str, Any]) -> None:
    for id_, row in rows.items():
        entry = Entry(f"org:{id_}", row["name"], ActorType.ORGANISATION, "organisation")
        for word in (row["name"], *row.get("aliases", ())):
            found.add(word, entry)
        for word in row.get("short", ()):
            found.add(word, entry, exact=True)


def _add_organs(found: Gazetteer, rows: dict[str, Any]) -> None:
    for row in rows["names"]:
        entry = Entry(f"organ:{row['id']}", row["name"], ActorType.ORGAN, "organ", f"state:{row['owner']}")
        for word in row["words"]:
            found.add(word, entry, exact=word.isupper())
    for kind, row in rows["kinds"].items():
        for word in row["words"]:
            owner = row.get("owners", {}).get(word, row.get("owner"))
            party = f"state:{owner}" if owner else None
            found.add(word, Entry(kind, word, ActorType.ORGAN, "kind", party), any_case=True)
