"""From a noun phrase or a name to a role: its words, whom they stand for, and where.

Rule: a role keeps the words as they stand in the text.
"""

from __future__ import annotations

from functools import cache

from servanda.model.record import Role
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Named
from servanda.read.nouns import Noun

ACTORS = frozenset({"state", "organ", "organisation", "person", "group"})


@cache
def act_words(name: str) -> frozenset[str]:
    """One flat list of lexicons/acts.yaml."""
    return frozenset(strings(table("acts")[name], f"acts.yaml: {name}"))


def role_of(line: Line, name: str, noun: Noun, entity: str | None = None, label: str = "") -> Role:
    """Make a role of a noun phrase."""
    start, end = line.words[noun.first].start, line.words[noun.last].end
    return Role(name, line.text(noun.first, noun.last), entity, label, start, end)


def role_of_name(name: str, one: Named) -> Role:
    """Make a role of a mention."""
    return Role(name, one.text, one.entity, one.name, one.start, one.end)


def is_plural(one: Role) -> bool:
    """Tell "The guarantor States", who are several under one name that the record does not know."""
    words = one.text.lower().split()
    return one.entity is None and bool(words) and words[-1].endswith("s") and words[-1] in acting_words()


@cache
def acting_words() -> frozenset[str]:
    """Heads of phrases that act under no name: people, officials, titles, bodies."""
    return frozenset().union(
        *(act_words(name) for name in ("people", "officials", "both", "titles", "bodies"))
    )
