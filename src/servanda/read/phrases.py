"""Lists of words of several parts, looked for in a line; the longest come first.

Rule: a list is data (lexicons/claims.yaml); looking it up tells where it begins, nothing about grammar.
"""

from __future__ import annotations

from functools import cache

from servanda.read.lexicon import strings, table
from servanda.read.line import Line


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """One list of lexicons/claims.yaml, each entry as its words."""
    data = table("claims")[name]
    flat = [word for part in data.values() for word in part] if isinstance(data, dict) else data
    found = strings(list(flat), f"claims.yaml: {name}")
    return tuple(sorted((tuple(one.split()) for one in found), key=lambda one: -len(one)))


def has(line: Line, name: str, start: int, end: int) -> bool:
    """Tell whether an entry of a list begins between two places."""
    return any(
        tuple(line.low(place + n) for n in range(len(phrase))) == phrase
        for place in range(start, end + 1)
        for phrase in phrases(name)
    )
