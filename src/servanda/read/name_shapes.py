"""From the shape of a run of capitals, or its place in a sentence, to whether it is a person's name.

Rule: origin tells: a family name by its ending or beginning, a middle initial, an East Asian family name
beside a hyphened given name, a given name in the second place. A given name alone is a person only where
persons alone stand: as a salutation or signature, or as one who speaks or is spoken to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from servanda.read.cues import is_speech
from servanda.read.lexicon import table
from servanda.read.spans import Line, given_names
from servanda.read.words import fold

_SHORTEST = 5  # letters of a word whose ending may tell


@lru_cache(maxsize=1)
def _ends() -> tuple[str, ...]:
    return tuple(sorted({fold(end) for end in table("persons")["surname_ends"]}))


@lru_cache(maxsize=1)
def _starts() -> tuple[str, ...]:
    return tuple(table("persons")["surname_starts"])


@lru_cache(maxsize=1)
def families() -> frozenset[str]:
    """East Asian family names, folded."""
    return frozenset(fold(name) for name in table("persons")["family"])


@lru_cache(maxsize=8192)
def _surname(word: str) -> bool:
    """Tell whether a capitalised word has the shape of a family name."""
    low = fold(word)
    if any(
        word.startswith(start) and len(word) > len(start) + 2 and word[len(start)].isupper()
        for start in _starts()
    ):
        return True
    return len(low) >= _SHORTEST and low.endswith(_ends())


def looks_like_name(tokens: Sequence[str], *, parted: bool) -> bool:
    """Tell whether two to four words of unknown given name are a name by their shape.

    `parted`: a comma or the like follows, so that no noun is left out ("Xname Maria, 24").
    """
    if not 2 <= len(tokens) <= 4 or tokens[0].isupper():
        return False
    first, last = fold(tokens[0]), tokens[-1]
    if _hyphened_name(tokens):
        return True
    if any(len(token) == 1 for token in tokens[1:-1]) and len(last) > 2:
        return True
    if _surname(last) and len(first) > 2:
        return True
    return parted and fold(last) in given_names()


def _hyphened_name(tokens: Sequence[str]) -> bool:
    """As in "Pak Yong-su" and "Yong-su Pak"."""
    if len(tokens) != 2:
        return False
    for family, given in ((tokens[0], tokens[1]), (tokens[1], tokens[0])):
        parts = given.split("-")
        if fold(family) in families() and len(parts) == 2 and all(2 <= len(part) <= 6 for part in parts):
            return parts[0][0].isupper()
    return False


def stands_alone(line: Line, first: int, last: int) -> bool:
    """Tell whether a given name stands where only persons do: "Maria said", "Dear Tom,", "Tom:"."""
    after = line.low(last)
    alone = first == 0 and last == len(line.words)
    if alone:
        return len(line.words[first].text) > 2
    if first == 0 and after in (",", ":") and last < len(line.words) - 1:
        return after == ":" or line.words[last + 1 : last + 2] != []
    if line.low(first - 1) in ("dear", "hi", "hello", "thanks", "regards"):
        return True
    return is_speech(after) or is_speech(line.low(first - 1))
