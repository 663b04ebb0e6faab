"""What a number counts: the noun phrase after it, by words or by concept, with whose and where.

Rule: the phrase ends at punctuation, a function word or a verb form; "of" joins it only right after the
number ("hundreds of permits", "20,000 of its dealers") or after a unit ("1,200 tonnes of cod").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.actor import Mention
from servanda.read.amounts import Sum
from servanda.read.lexicon import strings, table
from servanda.read.page import Sentence

_MOST = 6  # words of what is counted
_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|our|all|these|those)\s+)?", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\W\d_][\w’'.&/-]*)")
_DETERMINER = re.compile(r"\s+(?:the|its|their)\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted words with their concept, the entity counted and the place, as far as they are told."""

    words: str = ""
    entity: str = ""
    of: str | None = None
    place: str | None = None

    @property
    def counts(self) -> str:
        """A concept id, or the words."""
        return self.entity or self.words


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(strings(table("numbers")["stops"], "numbers.yaml: stops"))


def counted_after(sentence: Sentence, one: Sum, mentions: Sequence[Mention]) -> Counted:
    """Read what is counted after an amount; empty where nothing follows."""
    text = sentence.text
    at = one.end
    joined = _OF.match(text, at)
    if joined:
        at = joined.end()
    first, last = _phrase(text, at)
    if first == last:
        return Counted()
    start, end = sentence.start + first, sentence.start + last
    within = [named for named in mentions if start <= named.start < end]
    concepts = [named for named in within if (named.entity or "").startswith("concept:")]
    # The head is the last word: a concept there is what is counted, one before it only modifies.
    heads = [named for named in concepts if named.end >= end or named.end == max(one.end for one in concepts)]
    owners = [
        named for named in within if (named.entity or "").startswith(("state:", "org:", "organ:", "group:"))
    ]
    return Counted(
        " ".join(text[first:last].split()).lower(),
        max(heads, key=lambda named: (named.end, named.end - named.start)).entity or "" if heads else "",
        owners[0].entity if owners else None,
        _place(text, sentence, last, mentions),
    )


def _phrase(text: str, at: int) -> tuple[int, int]:
    """Give the bounds of the noun phrase that begins at a place."""
    first = last = at
    words = 0
    while words < _MOST and (match := _WORD.match(text, last)):
        word = match[1].rstrip(".'’-/")
        low = word.lower()
        if words == 0 and low in ("more", "other", "further", "additional"):
            last = match.end()
            continue
        if not word or low in _stops() or (words and _is_verbal(low)):
            break
        if words == 0:
            first = match.start(1)
        words += 1
        last = match.start(1) + len(word)
        if match[1] != word and not match[1].startswith(word + "’"):
            break
    return (first, last) if words else (at, at)


def _is_verbal(low: str) -> bool:
    """Tell a participle or a past tense after the noun: "75 dissidents rounded up"."""
    return low.endswith(("ing", "ly")) or (low.endswith("ed") and len(low) > 4) or low in _irregular()


@lru_cache(maxsize=1)
def _irregular() -> frozenset[str]:
    return frozenset(form for forms in table("verbs")["irregular"].values() for form in forms)


def _place(text: str, sentence: Sentence, at: int, mentions: Sequence[Mention]) -> str | None:
    """Read "in Germany" right after the counted words."""
    match = re.match(r"\s+(?:in|at)\s+(?:the\s+)?", text[at:])
    if match is None:
        return None
    start = sentence.start + at + match.end()
    return next(
        (
            named.entity
            for named in mentions
            if named.start == start and (named.entity or "").startswith(("state:", "place:", "region:"))
        ),
        None,
    )
