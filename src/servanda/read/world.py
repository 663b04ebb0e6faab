"""From the lists of the world to what is known of a territory or a city: codes, capital, whose a city is.

Rule: the lists are general knowledge (GeoNames, CLDR) and know no accord. They say what a name can mean, and
find none: a word of a text is a name because a dossier, a word list or the network says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from servanda.read.lexicon import table
from servanda.read.words import fold

_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans("øłđı", "oldi")
_FAR = 4  # so many times the people of the next make a city the one that a bare name means


@dataclass(frozen=True, slots=True)
class Territory:
    """A state or territory with a code of ISO 3166-1."""

    code: str
    code3: str
    name: str
    capital: str
    continent: str  # AF, AN, AS, EU, NA, OC, SA
    aliases: tuple[str, ...]

    @property
    def id(self) -> str:
        """The entity id of the state."""
        return f"state:{self.code}"


@dataclass(frozen=True, slots=True)
class City:
    """A city of 15,000 people or more: its name, the id of its state, thousands of people."""

    name: str
    state: str
    thousands: int


@lru_cache(maxsize=1)
def territories() -> dict[str, Territory]:
    """All territories by their code of two letters."""
    return {
        code: Territory(
            code,
            row["code3"],
            row["name"],
            row.get("capital", ""),
            row["continent"],
            tuple(row["aliases"].split("; ")) if "aliases" in row else (),
        )
        for code, row in table("territories").items()
    }


@lru_cache(maxsize=1)
def _by_capital() -> dict[str, str]:
    """Territories by the folded name of their capital, where it is the capital of no other."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, one in territories().items():
        if one.capital:
            found[fold(one.capital)].append(code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def of_capital(name: str) -> Territory | None:
    """The territory whose capital bears a name; None where none or several do."""
    code = _by_capital().get(fold(name))
    return territories()[code] if code else None


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[tuple[str, str]]]:
    """Territory and entry of the list by each folded name."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, joined in table("world_cities").items():
        # Folding keeps the marks between entries, so both forms are cut alike.
        for entry, low in zip(joined.split("; "), _folded(joined).split("; "), strict=True):
            for name in low[: low.rindex("=")].split("|"):
                found[name].append((code, entry))
    return dict(found)


def _folded(text: str) -> str:
    """Fold a long text at once, as `fold` folds a word."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.replace("’", "'"))).casefold()
    return plain.translate(_LETTERS)


@lru_cache(maxsize=4096)
def cities_named(name: str) -> tuple[City, ...]:
    """The cities of a name in any tongue, one for each state, the largest first."""
    found: dict[str, City] = {}
    for code, entry in _cities().get(fold(name), ()):
        names, _, thousands = entry.rpartition("=")
        found.setdefault(code, City(names.partition("|")[0], f"state:{code}", int(thousands)))
    return tuple(sorted(found.values(), key=lambda one: -one.thousands))


def city_named(name: str, states: frozenset[str] = frozenset()) -> City | None:
    """The city that a name means in a text that speaks of some states; None where that stays open."""
    found = cities_named(name)
    near = [one for one in found if one.state in states]
    if len(near) == 1:
        return near[0]
    found = tuple(near) or found
    if len(found) > 1 and found[0].thousands < _FAR * found[1].thousands:
        return None
    return found[0] if found else None
