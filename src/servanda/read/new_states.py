"""From what a document does with a name to whether it is a state that no list knows.

Rule: signs are counted: it says and does things, it has ministers or a border, it is joined with a state, one
is in it, it sounds like one, the network holds it for a place. Three signs, one of them an act or an owner's,
make a state of the document. A name that any list holds, a city's too, is what the list says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from servanda.model.actor import ActorType
from servanda.read.gazetteer import Gazetteer
from servanda.read.lexicon import strings, table
from servanda.read.page import Sentence
from servanda.read.spans import Line, Told
from servanda.read.standing import top_of
from servanda.read.world import cities_named

_ENOUGH = 3
_WORTH = {"act": 1, "act again": 1, "own": 2, "joined": 1, "joined here": 2, "in": 1, "sound": 1, "place": 1}
_TELLING = frozenset(("act", "own", "joined", "joined here"))  # of which one must be there
_LONG = 5  # letters of a name whose end may tell
Key = tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    rows = table("metonyms")
    found = {
        name: frozenset(strings(rows[name], f"metonyms.yaml: {name}"))
        for name in ("verbs", "stative", "owned", "governs", "locative", "sounds", "demonyms")
    }
    rulers = strings(table("organs")["administration"], "organs.yaml: administration")
    return found | {"rulers": frozenset(one.lower() for one in rulers)}


def tell_states(lines: Sequence[Line], sentences: Sequence[Sentence], names: Gazetteer) -> None:
    """Mark the names of a document that are states of its own."""
    signs: defaultdict[Key, set[str]] = defaultdict(set)
    joined: defaultdict[Key, set[Key]] = defaultdict(set)
    kinds: defaultdict[Key, Counter[ActorType]] = defaultdict(Counter)
    for line, sentence in zip(lines, sentences, strict=True):
        if not line.told or not sentence.span.doc.has_annotation("DEP"):
            continue
        tokens = {sentence.place(token)[0]: token for token in sentence.span}
        named = {
            line.words[at].start: _key(line, one) for one in line.told for at in range(one.first, one.last)
        }
        for one in line.told:
            key = _key(line, one)
            kinds[key][one.type] += 1
            if one.type is ActorType.PLACE:
                signs[key].add("place")
            if line.headline or (one.first == 0 and line.low(one.last) in (",", "(")):
                continue  # a dateline
            if owned := _owner(line, one, names):
                signs[owned].add("own")
            top = top_of(line, one.first, one.last, tokens)
            if top is None:
                continue
            for sign in _signs(top):
                signs[key].add("act again" if sign == "act" and "act" in signs[key] else sign)
            for other in _beside(top):
                start = sentence.place(other)[0]
                entry = names.lookup(other.text)
                if entry is not None and entry.type is ActorType.STATE:
                    signs[key].add("joined")
                elif start in named and named[start] != key:
                    joined[key].add(named[start])
                    joined[named[start]].add(key)
    # A ruler, a movement or a firm acts as a state does: what is mostly told as no place must own organs.
    others = {
        key
        for key, told in kinds.items()
        if 2 * told[ActorType.PLACE] < told.total() and "own" not in signs[key]
    }
    states = _decide(signs, joined, names) - others
    bases = _demonyms(kinds, states)
    written = {
        _key(line, one): " ".join(word.text for word in line.words[one.first : one.last])
        for line in reversed(lines)
        for one in line.told
    }
    for line in lines:
        for one in line.told:
            key = _key(line, one)
            base = bases.get(key, key)
            if base in states:
                one.type, one.state = ActorType.PLACE, written[base].replace(" - ", "-")


def _demonyms(told: Iterable[Key], states: set[Key]) -> dict[Key, Key]:
    """The words for what belongs to such states, or for their people, by the state: "Dovaran" by "Dovara"."""
    found: dict[Key, Key] = {}
    for key in told:
        for base in states:
            word = key[0].removesuffix("s")
            if len(key) == len(base) == 1 and key != base and len(base[0]) >= _LONG and word != base[0]:
                stem = base[0].rstrip("aeio")
                if word.startswith(stem) and word[len(stem) :] in _words()["demonyms"]:
                    found[key] = base
    return found


def _key(line: Line, one: Told) -> Key:
    return tuple(line.lows[one.first : one.last])


def _owner(line: Line, one: Told, names: Gazetteer) -> Key | None:
    """Whose an organ is: "Ministry of Energy of X", told as one name."""
    opening = names.match(line.words, one.first)
    if one.type is not ActorType.ORGANISATION or opening is None or opening[1].sort != "kind":
        return None
    link = one.first + opening[0]
    return tuple(line.lows[link + 1 : one.last]) if line.low(link) == "of" and link + 1 < one.last else None


def _decide(signs: dict[Key, set[str]], joined: dict[Key, set[Key]], names: Gazetteer) -> set[Key]:
    """The names with signs enough; what is joined with a state of the document has more, so it goes twice."""
    states: set[Key] = set()
    for _ in range(2):
        for key, found in signs.items():
            all_ = found | ({"joined here"} if joined.get(key, set()) & states else set())
            if any({"act", "place"} <= signs.get(other, set()) for other in joined.get(key, ())):
                all_ = all_ | {"joined"}
            if len(key[-1]) >= _LONG and key[-1].endswith(tuple(_words()["sounds"])):
                all_ = all_ | {"sound"}
            enough = all_ & _TELLING and sum(_WORTH[one] for one in all_) >= _ENOUGH
            if enough and key not in states and _unlisted(" ".join(key), names):
                states.add(key)
    return states


def _unlisted(name: str, names: Gazetteer) -> bool:
    return names.lookup(name) is None and not cities_named(name)


def _signs(top: Any) -> Iterator[str]:
    """What the word that a name hangs on tells of it."""
    for _ in range(3):
        if top.dep_ != "conj" or top.head is top:
            break
        top = top.head
    governor, relation, words = top.head, top.dep_, _words()
    lemma = governor.lemma_.lower()
    case = next((child.lower_ for child in top.children if child.dep_ == "case"), "")
    if relation == "nsubj" and governor.pos_ == "VERB" and lemma in words["verbs"] - words["stative"]:
        yield "act"
    by_ruler = relation == "compound" and lemma in words["rulers"]  # "the Thatcher government"
    if lemma in words["owned"] and (
        relation.startswith(("nmod", "compound")) and case in ("of", "from", "'s", "’s", "") and not by_ruler
    ):
        yield "own"
    if case in words["locative"]:
        yield "in"


def _beside(top: Any) -> Iterator[Any]:
    """The words joined with one: "X and Y"."""
    if top.dep_ == "conj":
        yield top.head
    yield from (child for child in top.children if child.dep_ == "conj")
