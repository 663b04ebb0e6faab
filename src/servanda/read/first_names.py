"""The first names of persons that general knowledge tells."""

from __future__ import annotations

from functools import lru_cache

from servanda.read.lexicon import table
from servanda.read.words import fold


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Known first names, folded."""
    return frozenset(fold(name) for name in table("persons")["given"].split())
