"""From what a document does with a name to whether it is a state that no list knows.

Rule: signs are weighed. Three make a state of a name that is told to be a place or a person, or not told at
all, four of one told to be an organisation; one of them must be an act, an owner's, a title, an accord's or
the word for its people. A name that any list holds is what the list says, a city's too unless the signs are
many; whoever is called by a first name or "Mr" is a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.actor import ActorType
from servanda.read.gazetteer import Gazetteer
from servanda.read.offices import is_title
from servanda.read.page import Sentence
from servanda.read.spans import Line, Told, kinds_of_names
from servanda.read.state_signs import Key, Signs, is_of, key_of, opening, signs_of, state_words
from servanda.read.world import cities_named

_WORTH = {
    "title": 3, "sovereign": 2, "side": 2, "own": 1, "people": 2, "neighbour": 2, "act": 1, "act again": 1,
    "joined": 1, "joined here": 2, "dealt with": 1, "in": 1, "sound": 1, "place": 1, "thing": 1,
}  # fmt: skip
_TELLING = frozenset(_WORTH) - {"in", "sound", "place", "thing"}  # of which one must be there
_OWN = frozenset(("title", "sovereign", "side", "people", "neighbour"))  # a firm has none of them
_ACTS = frozenset(("act", "act again", "joined"))  # which persons do as well
_ENOUGH = 3
_AS_ORGANISATION = 4
_AS_CITY = 5
_OFTEN = 3  # places at which someone is told who is never introduced
_LONG = 5  # letters of a name whose end may tell


def tell_states(lines: Sequence[Line], sentences: Sequence[Sentence], names: Gazetteer) -> None:
    """Mark the names of a document that are states of its own."""
    signs = signs_of(lines, sentences, names)
    states = _decide(signs, names)
    if not states:
        return
    bases = {key: base for key in _words(lines) for base in sorted(states) if is_of(key[0], base)}
    bases |= {state: state for state in states}
    for line in lines:
        _mark(line, bases, signs.written)


def _words(lines: Sequence[Line]) -> set[Key]:
    return {(word.low,) for line in lines for word in line.words if word.capital and word.alpha}


def _decide(signs: Signs, names: Gazetteer) -> set[Key]:
    """The names with signs enough; what is joined with a state of the document has more, so it goes twice."""
    states: set[Key] = set()
    for _ in range(2):
        for key, found in list(signs.of.items()):
            if key in states or "person" in found or not _is_free(key, names):
                continue
            beside = signs.joined.get(key, set())
            all_ = found | ({"joined here"} if beside & states else set())
            if any({"act", "place"} <= signs.of.get(other, set()) for other in beside):
                all_ = all_ | {"joined"}
            if len(key[-1]) >= _LONG and key[-1].endswith(tuple(state_words()["sounds"])):
                all_ = all_ | {"sound"}
            if _is_told(key, signs, all_) and _weight(key, signs, all_) >= _wanted(key, signs, all_):
                states.add(key)
    return states


def _is_told(key: Key, signs: Signs, found: set[str]) -> bool:
    """Tell whether one sign is not shared with towns, or with whom else the network tells the name to be."""
    told = signs.kinds.get(key)
    if told is not None and 2 * told[ActorType.ORGANISATION] > told.total():
        return bool(found & _OWN)
    if told is not None and 2 * told[ActorType.PERSON] > told.total():
        return bool(found - _ACTS - {"sound"})
    return bool(found & _TELLING)


def _is_free(key: Key, names: Gazetteer) -> bool:
    """Tell whether no list holds a name, and whether it is one: letters alone, no title or road."""
    if key[0] in state_words()["titles"] or (len(key) > 1 and key[-1] in kinds_of_names()):
        return False
    return all(word.replace("-", "a").isalpha() for word in key) and names.lookup(" ".join(key)) is None


def _weight(key: Key, signs: Signs, found: set[str]) -> int:
    """How much the signs of a name weigh together.

    A person is introduced by a first name or a title; whoever acts without is sooner a state.
    """
    weight = sum(_WORTH.get(one, 0) for one in found)
    told = signs.kinds.get(key)
    if told and 2 * told[ActorType.PLACE] >= told.total():
        return weight + ("act" in found)  # what acts and is a place
    if told and 2 * told[ActorType.PERSON] > told.total():
        return weight + ("own" in found) + (told.total() >= _OFTEN)
    return weight


def _wanted(key: Key, signs: Signs, found: set[str]) -> int:
    """How much a name needs: more where the network, or the list of cities, holds it for something else."""
    if "title" in found:
        return _ENOUGH
    told = signs.kinds.get(key)
    wanted = _ENOUGH
    if told and 2 * told[ActorType.ORGANISATION] > told.total():
        wanted = _AS_ORGANISATION
    return max(wanted, _AS_CITY) if cities_named(" ".join(key)) else wanted


def _mark(line: Line, bases: dict[Key, Key], written: dict[Key, str]) -> None:
    """Tell a state at every place where its name, or the word for its people, stands by itself."""
    longest = max(len(key) for key in bases)
    at = 0
    while at < len(line.words):
        size = next(
            (
                n
                for n in range(longest, 0, -1)
                if line.words[at].capital and key_of(line, at, at + n) in bases
            ),
            0,
        )
        if not size:
            at += 1
            continue
        first = opening(line, at)
        told = next((one for one in line.told if one.first <= at < one.last), None)
        if told is None or _is_all(line, told, first, at + size):
            state = written[bases[key_of(line, at, at + size)]]
            line.told = [one for one in line.told if one.last <= first or at + size <= one.first]
            line.told.append(Told(first, at + size, ActorType.PLACE, state))
            line.told.sort(key=lambda one: one.first)
        at += size


def _is_all(line: Line, told: Told, first: int, last: int) -> bool:
    """Tell whether a name told is the state's alone, or an organ or office with it: "the Embassy of X"."""
    if first <= told.first and told.last <= last:
        return True
    if told.last == last and told.type is not ActorType.PERSON and line.low(first - 1) in ("of", "the"):
        return line.low(first - 1) == "of" or line.low(first - 2) == "of"
    return told.first == first and is_title(line.low(last))
