"""From what a person types to the words that are searched for.

Rule: nothing that is typed is an operator but quotation marks around words that stand together, and a star
after the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.errors import BadCall

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """One or more words that stand together; with `beginning`, the last is the beginning of a word."""

    words: str
    beginning: bool = False


def terms_of(typed: str) -> tuple[Term, ...]:
    """Read what was typed.

    Raises:
        BadCall: there is no word in it.
    """
    terms = tuple(
        Term(" ".join(inner), beginning=plain.endswith("*"))
        for quoted, plain in _TERM.findall(typed)
        if (inner := _WORD.findall(quoted or plain))
    )
    if not terms:
        raise BadCall(
            f"nothing to search for in {typed!r}", remedy='Give words, as in: search "exit permits"'
        )
    return terms


def fts5(terms: Sequence[Term]) -> str:
    """Write terms as a query of SQLite's FTS5; all of them must occur."""
    return " ".join(f'"{term.words}"' + ("*" if term.beginning else "") for term in terms)
