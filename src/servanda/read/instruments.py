"""From words that number or shorten an instrument to that instrument: "Resolution 1929", "the Accord".

Rule: a numbered resolution is its own instrument, whoever is named before it; a noun in capitals behind "the"
is the one instrument of the document that ends or begins with it, and where two do, neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.actor import ActorType
from servanda.model.ids import slug
from servanda.read.spans import Found, Line, instrument_words
from servanda.read.words import key

_NUMBERED = frozenset(("resolution", "directive", "regulation", "decree"))


def find_instruments(lines: Sequence[Line]) -> None:
    """Add numbered and shortened instruments to the lines of a document."""
    for line in lines:
        for place, low in enumerate(line.lows):
            if low in _NUMBERED and line.words[place].capital and line.covering(place) is None:
                _number(line, place)
    full = {
        one.entity: one
        for line in lines
        for one in line.found
        if one.type is ActorType.INSTRUMENT and one.kind == "name" and one.entity
    }
    for line in lines if full else ():
        if line.headline:
            continue
        for place, low in enumerate(line.lows):
            if low not in instrument_words() or not line.words[place].capital or line.low(place - 1) != "the":
                continue
            if line.covering(place) is None and not _goes_on(line, place):
                fits = [one for one in full.values() if low in (key(one.name)[:1] + _nouns(one.name))]
                if len(fits) == 1:
                    line.found.append(_as(fits[0], place, place + 1))


def _nouns(name: str) -> tuple[str, ...]:
    """The noun of an instrument's name, a year or subject behind it left out."""
    return tuple(word for word in key(name) if word in instrument_words())[-1:]


def _goes_on(line: Line, place: int) -> bool:
    """Tell whether a word is part of a longer run of capitals."""
    after = line.at(place + 1)
    return after is not None and after.capital and after.alpha


def _as(one: Found, first: int, last: int) -> Found:
    return Found(first, last, one.entity, one.name, one.type, one.sort, one.party)


def _number(line: Line, place: int) -> None:
    number = line.at(place + 1)
    if number is None or not number.text[0].isdigit():
        return
    last = place + 2
    if line.low(last) == "(" and line.low(last + 1).isdigit() and line.low(last + 2) == ")":
        last += 3
    name = f"{line.words[place].text} {number.text}"
    line.found.append(
        Found(place, last, f"instrument:{slug(name)}", name, ActorType.INSTRUMENT, "instrument")
    )
