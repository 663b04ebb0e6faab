"""Which lines of the grammar a text can satisfy at all, from the words that it holds.

Rule: a line is tried only on a text that holds one word of each kind that it needs; most texts lack most.
The hints save work and decide nothing: with all of them the same is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from servanda.read.lexicon import table

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


def _last_words(phrases: Iterable[str]) -> list[str]:
    """Give the last word of each phrase: the rarest, as a rule."""
    return [_WORD.findall(phrase.lower())[-1] for phrase in phrases]


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    """Give the kinds of each word that is a hint."""
    time: dict[str, Any] = table("time")
    known: dict[str, list[str]] = {
        "month": [name for names in time["months"].values() for name in names],
        "weekday": [
            form for names in time["weekdays"].values() for name in names for form in (name, f"{name}s")
        ],
        "unit": [*time["units"], *time["unit_variants"]],
        "season": [*time["seasons"]],
        "deictic": _last_words(time["deictic"]),
        "vague": _last_words(word for words in time["vague"].values() for word in words),
        "anaphor": _last_words(word for words in time["anaphora"].values() for word in words),
        "recurring": _last_words(time["recurring"]),
        "feast": _last_words(time["feasts"]),
        "part": [*time["parts_of_day"]],
        "zone": _last_words(zone for zone in time["clock_zones"]),
        **time["hints"],
    }
    kinds: dict[str, set[str]] = {}
    for kind, words in known.items():
        for word in words:
            kinds.setdefault(word.lower(), set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def kinds_in(text: str) -> set[str]:
    """Tell which kinds of word a text may hold: month, weekday, unit, digit and the like."""
    known, low = _kinds(), text.lower()
    found: set[str] = set().union(*(known[word] for word in _WORD.findall(low) if word in known))
    if _DIGIT.search(low):
        found.add("digit")
    if "-" in low:
        found.add("hyphen")
    if ":" in low or "." in low:
        found.add("colon")
    return found


@lru_cache(maxsize=1)
def needs() -> dict[str, frozenset[str]]:
    """Give the kinds that a rule needs, by its name."""
    return {name: frozenset(kinds.split()) for name, kinds in table("time")["rule_needs"].items()}
