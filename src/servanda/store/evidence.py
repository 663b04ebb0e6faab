"""Whether the words that a reading cites stand where it says.

Rule: evidence or nothing. One quote that is not the text at its place, and the whole reading is refused:
a reader that miscounts once cannot be trusted for the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from servanda.errors import EvidenceMismatch
from servanda.model.record import Reading
from servanda.model.source import Document

_PLAIN = frozenset({str, int, float, bool, type(None)})
_REMEDY = "This is a fault of the reader, not of the document: report it with the document's name."


def check_evidence(reading: Reading, document: Document) -> None:
    """Compare every stretch of words in a reading with the document.

    Citations (`quote`) and all else that has words and offsets: roles, times, mentions, figures, headlines.

    Raises:
        EvidenceMismatch: words differ or are another document's, or an assertion cites none.
    """
    for assertion in reading.assertions:
        if not assertion.evidence:
            raise _mismatch(document, f"an assertion without evidence: {assertion.type} {assertion.id}", "")
    again = [one for one, times in Counter(one.id for one in reading.assertions).items() if times > 1]
    if again:
        raise _mismatch(document, f"two assertions of one name: {again[0]}", "")
    for start, end, words, of in _cited(reading, document.id):
        if of != document.id:
            raise _mismatch(document, f"words of another document ({of})", words)
        if not 0 <= start <= end <= len(document.text) or document.text[start:end] != words:
            found = document.text[max(0, start) : max(0, end)]
            raise _mismatch(document, f"at {start}..{end} stands {found!r}", words)


def _mismatch(document: Document, what: str, words: str) -> EvidenceMismatch:
    words = f"The reading cites: {words!r}" if words else ""
    return EvidenceMismatch(what, where=document.file or document.id, words=words, remedy=_REMEDY)


def _cited(noun: Any, document: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, words and document of whatever in a noun has offsets and words."""
    if type(noun) is tuple:
        for one in noun:
            if type(one) not in _PLAIN:
                yield from _cited(one, document)
        return
    kind: Any = type(noun)
    words, inner = _shape(kind)
    if words and isinstance(noun.start, int) and isinstance(noun.end, int):
        yield noun.start, noun.end, getattr(noun, words), getattr(noun, "document", document)
    for name in inner:
        value = getattr(noun, name)
        if value and type(value) not in _PLAIN:
            yield from _cited(value, document)


@cache
def _shape(kind: type) -> tuple[str, tuple[str, ...]]:
    """Which field of a noun holds the words at its offsets (empty: it has none), and which may hold nouns."""
    if not is_dataclass(kind):
        return "", ()
    names = tuple(field.name for field in fields(kind))
    words = next((name for name in ("quote", "text", "headline") if name in names), "")
    return words if {"start", "end"} <= set(names) else "", names
