"""From the words around a capital or a state to whether it acts there or only says where.

Rule: "Havana pledged" is the state; "held in Havana" is the city. The tree tells first (`standing`); then
a preposition, then what follows: a verb makes an actor, a noun makes a place of a city and an attribute of a
state.
"""

from __future__ import annotations

from typing import Any

from servanda.model.actor import ActorType
from servanda.model.ids import slug
from servanda.read.organs import line_text, organ_words
from servanda.read.page import Sentence
from servanda.read.spans import Found, Line
from servanda.read.standing import stands
from servanda.read.word_classes import is_verb, word_lists

_CHAINED = ("capital", "name", "city")


def settle(line: Line, sentence: Sentence | None = None) -> None:
    """Decide for every state and city of a line whether it acts; capitals become states or cities.

    The sentence's tree comes first, if it has one; the words beside the name decide what it leaves open.
    """
    tokens = {} if sentence is None else {sentence.place(token)[0]: token for token in sentence.span}
    for one in line.found:
        if one.kind != "name" or one.sort not in ("name", "adjective", "capital", "people", "city", "region"):
            continue
        if one.sort == "capital" and (is_dateline(line, one) or not _decide(line, one, tokens)):
            one.type, one.sort, one.acting = ActorType.PLACE, "city", False
            one.name = _city_name(line, one)
            one.entity = f"place:{slug(one.name)}"
        elif one.sort in ("city", "region"):
            one.acting = False
        elif one.sort == "capital":
            one.acting = True
        elif one.sort == "adjective":
            one.acting = one.acting and _stands_for_actor(line, one)
        elif one.sort == "people":
            _people(line, one)
        else:
            one.acting = one.acting and _decide(line, one, tokens)


def _decide(line: Line, one: Found, tokens: dict[int, Any]) -> bool:
    told = stands(line, one, tokens, city=one.sort == "capital") if tokens and not line.headline else None
    return _acts(line, one) if told is None else told


def _city_name(line: Line, one: Found) -> str:
    text = line_text(line, one).split(" ,")[0].split(" D")[0]
    return text.title() if text.isupper() else text


def is_dateline(line: Line, one: Found) -> bool:
    """Tell whether a city opens its paragraph as a dateline: "LIMA (Agency) -", "Oslo, Feb 3 --"."""
    if one.first != 0:
        return False
    for place in range(one.last, min(one.last + 12, len(line.words))):
        text = line.words[place].text
        if text in ("--", "—", "–") or (text == "-" and line.words[place].gap):
            return True
        if text == "(" and place == one.last:
            return True
        if text == "(" and line.low(one.last) == ",":
            return True
        if not (text in (",", ".", "/", ")") or line.words[place].capital or text[0].isdigit()):
            return False
    return False


def _acts(line: Line, one: Found) -> bool:
    lists = word_lists()
    before = line.low(one.first - 1)
    at = one.first - 1
    if before == "the":
        at -= 1
        before = line.low(at)
    follows = line.low(one.last)
    after = line.beginning(one.last + 1) if follows == "," else None
    if after and after.type in (ActorType.PLACE, ActorType.STATE) and one.sort == "capital":
        return False  # "Springfield, Illinois"
    if before in lists["locative"]:
        return False
    if before in ("and", "or", ","):
        earlier = line.ending(at)
        if earlier and earlier.type in (ActorType.PLACE, ActorType.STATE) and earlier.sort in _CHAINED:
            return _acts(line, earlier) if earlier.sort != "city" else False
    if before in ("to", "for", "from"):
        near = {line.low(place) for place in range(max(0, at - 6), at)}
        if near & lists["motion"]:
            return False
        if before == "from":
            return bool(near & lists["from_words"])
        return before == "to" or one.sort != "capital" or bool(is_verb(follows))
    if before == "of":
        return line.low(at - 1) not in lists["of_places"]
    if follows == "-":
        return one.sort != "capital" or _is_state(line, one.last + 1)
    if one.sort == "capital" and one.last < len(line.words):
        word = line.words[one.last]
        if word.alpha and not word.capital and not is_verb(word.low) and word.low not in lists["small"]:
            return False  # "the Havana talks"
        if word.alpha and word.capital and not line.headline:
            return False
    return True


def _is_state(line: Line, place: int) -> bool:
    one = line.beginning(place)
    return one is not None and one.type is ActorType.STATE


def _stands_for_actor(line: Line, one: Found) -> bool:
    """An adjective acts through its noun: "Xish officials"; otherwise it is an attribute."""
    words = organ_words()
    place = one.last
    if line.low(place) in ("and", "&", ",", "-") and _is_state(line, place + 1):
        other = line.beginning(place + 1)
        return other is not None and other.sort == "adjective" and _stands_for_actor(line, other)
    for step in range(3):
        low = line.low(place + step)
        if low in words.government or low.rstrip("s") in words.government:
            return True
        if (low,) in words.people.get(low, ()):
            return True
    return False


def _people(line: Line, one: Found) -> None:
    """Plain "Xs" are people, not the state; "the Xs proposed" is the state's side."""
    if line.low(one.first - 1) == "the" and is_verb(line.low(one.last)):
        one.kind, one.acting = "nominal", True
        return
    code = slug((one.entity or "").removeprefix("state:"))
    one.entity, one.type, one.acting = f"group:{code}-people", ActorType.GROUP, True
    one.name = f"people of {one.name}"
    one.sort = "group"
