"""A word to its lemma by a rule of the end of the word, so that a network can choose among a few hundred.

Rule: "=" leaves the word, "l" writes it small; "l3|be" writes it small, takes 3 letters off its end and puts
"be" there; "1|" takes a letter off and leaves the capitals. A rule that does not fit leaves the word small.
"""

from __future__ import annotations

import re

_RULE = re.compile(r"(l?)(?:(\d+)\|(.*))?", re.DOTALL)


def rule(word: str, lemma: str) -> str:
    """The rule that makes the lemma of the word: `apply(rule(word, lemma), word) == lemma`."""
    if lemma == word:
        return "="
    small = word.lower()
    if lemma == small:
        return "l"
    low = _shared(small, lemma)
    high = _shared(word, lemma)
    mark, base, kept = ("", word, high) if high >= low and word != small else ("l", small, low)
    return f"{mark}{len(base) - kept}|{lemma[kept:]}"


def apply(rule: str, word: str) -> str:
    """The lemma that a rule makes of a word."""
    if rule == "=":
        return word
    found = _RULE.fullmatch(rule)
    if found is None:
        raise ValueError(f"no rule of a lemma: {rule!r}")
    base = word.lower() if found[1] else word
    cut = int(found[2] or 0)
    if cut > len(base):
        return word.lower()
    return base[: len(base) - cut] + (found[3] or "")


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
