"""Heads of states and governments of general knowledge, and which of them a name may mean.

Rule: names are compared folded, the given name in its full form, initials left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from servanda.read.lexicon import table
from servanda.read.spans import given_names
from servanda.read.words import fold


@dataclass(frozen=True, slots=True)
class Head:
    """A head of state or government, or a foreign minister, of general knowledge."""

    tokens: tuple[str, ...]
    name: str
    owner: str  # state:XX or org:...
    office: str
    first: int
    last: int | None


@lru_cache(maxsize=1)
def heads() -> tuple[Head, ...]:
    """Read the heads of states, governments and foreign ministries."""
    found: list[Head] = []
    for office, owners in table("heads").items():
        for owner, joined in owners.items():
            place = f"org:{owner}" if office == "secretary-general" else f"state:{owner}"
            for row in joined.split("; "):
                *name, first, last = row.split()
                tokens = tuple(fold(word).rstrip(".") for word in name)
                end = None if last == ".." else int(last)
                found.append(Head(tokens, " ".join(name), place, office, int(first), end))
    return tuple(found)


@lru_cache(maxsize=1)
def nicknames() -> dict[str, str]:
    """Short forms of given names with their full form, folded."""
    return {fold(short): fold(full) for short, full in table("persons")["nicknames"].items()}


def plain(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Fold a name: full form of the given name, no initials."""
    folded = [fold(token).rstrip(".") for token in tokens]
    if len(folded) > 1:
        folded[0] = nicknames().get(folded[0], folded[0])
    kept = [
        word
        for number, word in enumerate(folded)
        if number in (0, len(folded) - 1) or not (len(word) == 1 or "." in word)
    ]
    return tuple(kept)


@lru_cache(maxsize=1)
def _plain_heads() -> tuple[tuple[Head, tuple[str, ...]], ...]:
    return tuple((head, _bare(plain(head.tokens))) for head in heads())


def _bare(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the article of its surname: "al-Assad" is "Assad"."""
    last = tokens[-1]
    cut = next((last[3:] for article in ("al-", "el-") if last.startswith(article)), last)
    return (*tokens[:-1], cut)


@lru_cache(maxsize=4096)
def heads_named(tokens: tuple[str, ...]) -> tuple[Head, ...]:
    """Heads whose name is this: in full, or given name and surname, or surname alone."""
    wanted = _bare(plain(tokens))
    found = []
    for head, mine in _plain_heads():
        alone = len(wanted) == 1 and mine[0] == wanted[0] and mine[0] not in given_names()
        ends = len(wanted) < len(mine) and mine[-len(wanted) :] == wanted
        outer = len(wanted) > 1 and (mine[0], mine[-1]) == (wanted[0], wanted[-1])
        # Two middle names that differ are two persons: "Juan M. A", "Juan P. A".
        outer = outer and (len(mine) < 3 or set(wanted[1:-1]) <= set(mine[1:-1]))
        if mine == wanted or alone or ends or outer:
            found.append(head)
    return tuple(found)
