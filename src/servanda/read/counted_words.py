"""What a number counts, by the words after it alone: for pipelines that make no tree.

Rule: the phrase ends at punctuation, a function word or a verb form; "of" joins it only right after the
number ("hundreds of permits", "20,000 of its dealers") or after a unit ("1,200 tonnes of cod").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from servanda.model.actor import Mention
from servanda.read.lexicon import strings, table

_MOST = 6  # words of what is counted
_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|our|all|these|those)\s+)?", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\W\d_][\w’'.&/-]*)")


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(strings(table("numbers")["stops"], "numbers.yaml: stops"))


def counted_after(text: str, base: int, at: int, mentions: Sequence[Mention]) -> tuple[str, str]:
    """Read what is counted after a place in a sentence: the words, and the concept of their head.

    Args:
        text: the sentence.
        base: where it begins in the document.
        at: the end of the number in the sentence.
        mentions: of the sentence, in text order.
    """
    joined = _OF.match(text, at)
    if joined:
        at = joined.end()
    first, last = _phrase(text, at)
    if first == last:
        return "", ""
    start, end = base + first, base + last
    low = bisect_left(mentions, start, key=lambda named: named.start)
    near = mentions[low : bisect_left(mentions, end, key=lambda named: named.start)]
    concepts = [named for named in near if (named.entity or "").startswith("concept:")]
    # The head is the last word: a concept there is what is counted, one before it only modifies.
    heads = [named for named in concepts if named.end >= end or named.end == max(one.end for one in concepts)]
    entity = max(heads, key=lambda named: (named.end, named.end - named.start)).entity if heads else ""
    return " ".join(text[first:last].split()).lower(), entity or ""


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
