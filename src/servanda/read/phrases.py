"""Lists of words of several parts, looked for in a line; the longest come first.

Rule: a list is data; looking it up tells where an entry begins, nothing about grammar. Lists are kept by
first word, so that a place in a line is compared with those few entries that can begin there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from servanda.read.lexicon import strings, table
from servanda.read.line import Line

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Entries by their first word, the longest first."""

    by_first: dict[str, tuple[Phrase, ...]]

    @classmethod
    def of(cls, entries: Iterable[Phrase]) -> Phrases:
        """Sort entries by first word and length."""
        found: dict[str, list[Phrase]] = {}
        for entry in sorted(entries, key=lambda one: -len(one)):
            found.setdefault(entry[0], []).append(entry)
        return cls({first: tuple(group) for first, group in found.items()})

    def at(self, line: Line, place: int) -> Phrase | None:
        """The longest entry that begins at a place of a line."""
        return self.in_words(line.lows, place)

    def in_words(self, lows: tuple[str, ...], place: int) -> Phrase | None:
        """The longest entry that begins at a place among lower-case words."""
        for entry in self.by_first.get(lows[place], ()):
            if lows[place : place + len(entry)] == entry:
                return entry
        return None


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """One list of lexicons/claims.yaml, each entry as its words, the longest first."""
    data = table("claims")[name]
    flat = [word for part in data.values() for word in part] if isinstance(data, dict) else data
    found = strings(list(flat), f"claims.yaml: {name}")
    return tuple(sorted((tuple(one.split()) for one in found), key=lambda one: -len(one)))


@cache
def indexed(name: str) -> Phrases:
    """One list of lexicons/claims.yaml by first word."""
    return Phrases.of(phrases(name))


def has(line: Line, name: str, start: int, end: int) -> bool:
    """Tell whether an entry of a list begins between two places."""
    index = indexed(name)
    return any(index.at(line, place) is not None for place in range(start, min(end + 1, len(line.lows))))
