"""From nouns and pronouns that point back to what they mean: "the island", "both sides", "the ministry".

Rule: a nominal is resolved only where one actor of the document fits; a pronoun only where one person
stands in the same sentence before it, or in the sentence before. Otherwise it is left alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from servanda.model.actor import ActorType
from servanda.read.cues import is_speech
from servanda.read.gazetteer import Gazetteer
from servanda.read.lexicon import table
from servanda.read.offices import office_words
from servanda.read.organs import organ_words
from servanda.read.people import Person
from servanda.read.spans import Found, Line
from servanda.read.word_classes import is_small, is_verb
from servanda.read.words import fold, key

_BEFORE_HEADS = frozenset(("the", "a", "an", "another", "one"))
_ALIKE = (
    frozenset(("regime", "dictatorship", "junta")),
    frozenset(("government", "authorities", "leadership")),
)
_ARTICLES = frozenset(("the", "this", "that"))
_SURE = 0.8  # of those that the marked reports mean


@dataclass(frozen=True, slots=True)
class _Words:
    both: dict[str, dict[str, tuple[tuple[str, ...], ...]]]  # by first and second word, longest first
    island: frozenset[tuple[str, ...]]
    island_modifiers: frozenset[str]
    organs: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]  # by first word
    governments: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    rows: dict[str, Any] = table("nominals")
    both = sorted((key(phrase) for phrase in rows["both"]), key=lambda one: -len(one))
    organs = [(key(head), tuple(tails)) for head, tails in rows["organ_heads"].items()]
    return _Words(
        {
            first: {
                second: tuple(one for one in both if one[:2] == (first, second))
                for second in {one[1] for one in both if one[0] == first}
            }
            for first in {one[0] for one in both}
        },
        frozenset(key(phrase) for phrase in rows["island"]),
        frozenset(part for word in rows["island_modifiers"] for part in key(word)),
        {
            first: tuple(sorted((one for one in organs if one[0][0] == first), key=lambda one: -len(one[0])))
            for first in {one[0][0] for one in organs}
        },
        frozenset(rows["government_heads"]),
    )


def main_states(lines: list[Line]) -> tuple[str, str] | None:
    """The two sides a document is about, states or bodies: named most, clearly more often than a third."""
    states: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    for line in lines:
        weight = 3 if line.title else 1  # a title names the parties of its story
        for one in line.found if not line.furniture else ():
            if one.party and one.type in (ActorType.STATE, ActorType.ORGAN):
                states[one.party] += weight
            elif one.type is ActorType.ORGANISATION and one.entity and one.acting:
                bodies[one.entity] += weight
    ranked = states.most_common(3)
    side = bodies.most_common(1)
    if ranked and side and not side[0][0].startswith(_MEDIATORS):
        # A movement or a union is a side where no second state comes near it.
        second = ranked[1][1] if len(ranked) > 1 else 0
        if side[0][1] >= max(3, 2 * second):
            ranked = sorted([*ranked[:1], side[0], *ranked[1:2]], key=lambda pair: -pair[1])
    if len(ranked) < 2 or ranked[1][1] < 2:
        return None
    if len(ranked) == 3 and ranked[2][1] * 3 > ranked[1][1] * 2:
        return None
    first, other = sorted(one for one, _ in ranked[:2])
    return first, other


_MEDIATORS = ("org:un", "org:icrc")


def name_halves(lines: list[Line], names: Gazetteer) -> None:
    """Name "the North" and "the South" where the document names the two states that are told apart so."""
    told = {one.entity for line in lines for one in line.found if one.type is ActorType.STATE and one.entity}
    halves: dict[str, str] = {}
    for entity in sorted(told):
        half, _, rest = (names.states[entity].name if entity in names.states else "").partition(" ")
        if half.lower() not in _HALVES:
            continue
        twin = f"{_HALVES[half.lower()].title()} {rest}"
        other = next(
            (one for one in told if one in names.states and names.states[one].name in (twin, rest)), None
        )
        if other is not None:
            halves[half.lower()] = entity
            halves.setdefault(_HALVES[half.lower()], other)
    for line in lines:
        for place in range(1, len(line.words)) if halves else ():
            word, party = line.words[place], halves.get(line.low(place))
            follows = line.at(place + 1)
            proper = follows is not None and follows.capital and follows.alpha
            if party is None or not word.capital or line.low(place - 1) != "the" or proper:
                continue
            if line.covering(place) is None and line.low(place + 1) not in ("of", "-"):
                found = _state(place - 1, place + 1, party, names)
                found.acting = line.low(place - 2) not in ("in", "to", "from", "across", "into", "towards")
                line.found.append(found)


_HALVES = {"north": "south", "south": "north", "east": "west", "west": "east"}


def find_nominals(lines: list[Line], names: Gazetteer) -> None:
    """Add nominals that mean states and organs, in text order."""
    both = main_states(lines)
    bodies = {
        one.entity: one.name
        for line in lines
        for one in line.found
        if one.type is ActorType.ORGANISATION and one.entity
    }
    islands = {
        one.entity
        for line in lines
        for one in line.found
        if one.type is ActorType.STATE and one.entity in names.states and names.states[one.entity].island
    }
    island = next(iter(islands)) if len(islands) == 1 else None
    openers = _ARTICLES | _words().governments | _words().both.keys()
    organs: list[Found] = []
    governments: dict[str, list[str]] = {}
    for line in lines:
        if line.furniture:
            continue
        place = 0
        begins = {one.first for one in line.found}
        while place < len(line.words):
            if place not in begins and line.lows[place] not in openers:
                place += 1
                continue
            size = 0
            if both:
                size = _both(line, place, both, names, bodies)
            if not size and island:
                size = _island(line, place, island, names)
            if not size:
                size = _organ(line, place, organs)
            if not size:
                _government(line, place, governments, names)
            here = line.beginning(place)
            if here and here.type in (ActorType.ORGAN, ActorType.ORGANISATION) and here.entity:
                organs.append(here)
            if here and here.sort == "government" and here.party:
                head = next(
                    (w.low for w in line.words[here.first : here.last] if w.low in organ_words().government),
                    "",
                )
                governments.setdefault(head, []).append(here.party)
            place += max(size, 1)


def _state(first: int, last: int, party: str, names: Gazetteer) -> Found:
    return Found(
        first, last, party, names.name_of(party), ActorType.STATE, "nominal", party, "nominal", sure=_SURE
    )


def _side(first: int, last: int, party: str, names: Gazetteer, bodies: dict[str, str]) -> Found:
    if party in bodies:
        name = bodies[party]
        return Found(first, last, party, name, ActorType.ORGANISATION, "nominal", None, "nominal", sure=_SURE)
    return _state(first, last, party, names)


def _both(line: Line, place: int, both: tuple[str, str], names: Gazetteer, bodies: dict[str, str]) -> int:
    for phrase in _words().both.get(line.low(place), {}).get(line.low(place + 1), ()):
        if all(line.low(place + i) == word for i, word in enumerate(phrase)):
            last = place + len(phrase)
            if line.low(last) in ("of", "that", "which"):  # "the countries of the region"
                return 0
            if phrase[0] not in ("both", "the", "each") and line.low(place - 1) != "the":
                return 0
            for party in both:
                line.found.append(_side(place, last, party, names, bodies))
            return len(phrase)
    return 0


def _island(line: Line, place: int, island: str, names: Gazetteer) -> int:
    if line.low(place) not in _ARTICLES:
        return 0
    at = place + 1
    while line.low(at) in _words().island_modifiers or line.low(at) == "-":
        at += 1
    for size in (2, 1):
        if tuple(line.low(at + i) for i in range(size)) in _words().island:
            last = at + size
            if line.covering(at) is not None or (line.low(last) == "of"):
                return 0
            following = line.at(last)
            if following is not None and following.capital and following.gap:
                return 0
            acting = line.low(place - 1) not in ("on", "in", "to", "of", "from", "around", "off", "for")
            line.found.append(replace(_state(place, last, island, names), acting=acting))
            return last - place
    return 0


def _organ(line: Line, place: int, organs: list[Found]) -> int:
    """As in "The ministry": the organ of the document whose name ends so, if there is one."""
    if line.low(place) not in _ARTICLES:
        return 0
    for head, tails in _words().organs.get(line.low(place + 1), ()):
        last = place + 1 + len(head)
        if tuple(line.low(place + 1 + i) for i in range(len(head))) != head:
            continue
        if line.covering(place + 1) is not None or line.low(last) in ("of", "for", "-", "'s - "):
            return 0
        fits = [one for one in organs if one.entity and any(_ends(one.entity, tail) for tail in tails)]
        if not fits or len({one.entity for one in fits}) > 1:
            return 0
        one = fits[-1]
        line.found.append(
            Found(place, last, one.entity, one.name, one.type, "nominal", one.party, "nominal", sure=_SURE)
        )
        return last - place
    return 0


def _ends(entity: str, tail: str) -> bool:
    slug = entity.partition(":")[2]
    return f"-{tail}-" in f"-{slug}-" or slug == tail


def _government(line: Line, place: int, before: dict[str, list[str]], names: Gazetteer) -> None:
    """As in "The regime": the state that the document has called so, if only one."""
    low = line.low(place)
    if low not in _words().governments or line.covering(place) is not None:
        return
    first = place - 1
    while line.low(first) in organ_words().modifiers:
        first -= 1
    if line.low(first) not in _ARTICLES or line.low(place + 1) in ("of", "in", "-"):
        return
    following = line.at(place + 1)
    if following is not None and following.alpha and low in ("government", "administration"):
        noun = line.low(place + 1)
        if noun.endswith("s") and noun in ("agencies", "officials", "sources", "forces", "troops", "figures"):
            return
    alike = next((group for group in _ALIKE if low in group), frozenset((low,)))
    parties = before.get(low) or [party for head in sorted(alike) for party in before.get(head, ())]
    if len(set(parties)) != 1:
        return
    party = parties[-1]
    line.found.append(
        Found(
            first,
            place + 1,
            party,
            names.name_of(party),
            ActorType.STATE,
            "nominal",
            party,
            "nominal",
            sure=_SURE,
        )
    )


def find_unnamed(lines: list[Line], people: list[Person]) -> None:
    """Add officials without a name who speak or act: "the official", "a senior diplomat"."""
    heads = {tuple(fold(word).split()) for word in office_words().unnamed}
    titles = {
        (id(person.line), place)
        for person in people
        for held in (person.title, person.post)
        if held is not None
        for place in range(held.first, held.last)
    }
    for line in lines:
        if line.furniture:
            continue
        for place, low in enumerate(line.lows):
            if low not in _BEFORE_HEADS or (id(line), place + 1) in titles:
                continue
            at = place + 1
            while at < place + 5 and at < len(line.words) and _qualifies(line, at, heads):
                at += 1
            for size in (3, 2, 1):
                if tuple(line.low(at + i) for i in range(size)) in heads:
                    _add_unnamed(line, place, at + size)
                    break


def _qualifies(line: Line, at: int, heads: set[tuple[str, ...]]) -> bool:
    word = line.words[at]
    if word.text == "-":
        return True
    if not word.alpha or ((word.low,) in heads and (line.low(at + 1),) not in heads):
        return False
    return word.low in office_words().modifiers


def _add_unnamed(line: Line, first: int, last: int) -> None:
    following = line.at(last)
    if following is None or (following.capital and following.gap and following.alpha):
        return
    # "the official announcement": the word only qualifies a noun.
    if following.alpha and not (
        is_verb(following.low) or is_small(following.low) or is_speech(following.low)
    ):
        return
    if following.text == "-":
        return
    if following.text == ",":
        named = line.beginning(last + 1)
        if named is not None and named.sort == "person":
            return
    if any(one.first < last and one.last > first for one in line.found):
        return
    words = " ".join(word.low for word in line.words[first + 1 : last])
    line.found.append(
        Found(first, last, None, "", ActorType.PERSON, "unnamed", None, "nominal", holder=f"unnamed-{words}")
    )
