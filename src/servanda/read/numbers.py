"""Number words and digits to numbers: "twenty-five", "3,800", "2.5 million", "two and a half".

Rule: a number is read whole or not at all; what names no number ("hundreds") is left to `figures`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.read.lexicon import table

_GAP = r"[\s-]{1,8}"  # between two words of one number
_MOST = 8  # further parts of a spelled-out number
_LONGEST = 18  # digits; what is longer is a code and no number
DIGITS = r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d+)?|\d+(?:\.\d+)?"
_HALF = re.compile(r"(?<=\w)\s{1,8}and\s{1,8}a\s{1,8}half(?:\s{1,8}(\w{1,20}))?$")


@lru_cache(maxsize=1)
def _small() -> dict[str, int]:
    return dict(table("numbers")["small"])


@lru_cache(maxsize=1)
def _large() -> dict[str, int]:
    return dict(table("numbers")["large"])


@lru_cache(maxsize=1)
def word_pattern() -> str:
    """Give a pattern for a spelled-out number, without surrounding boundaries; case does not matter."""
    ones = "|".join(word for word, value in _small().items() if value < 10)
    tens = "|".join(word for word, value in _small().items() if value >= 20)
    rest = "|".join(word for word, value in _small().items() if 10 <= value < 20)
    big = "|".join(_large())
    one = rf"(?:(?:{tens})(?:{_GAP}(?:{ones}))?|{rest}|{ones})(?![a-z])"
    sized = rf"(?:(?:{one}|an?)(?:{_GAP}(?:{big})(?![a-z])){{1,3}})"
    # "a hundred and five" is one number, "two and three" are two.
    whole = rf"{sized}(?:{_GAP}(?:and\s{{1,8}})?(?:{sized}|{one})){{0,{_MOST}}}"
    return rf"(?i:(?:{whole}|{one})(?:\s{{1,8}}and\s{{1,8}}a\s{{1,8}}half)?)"


@lru_cache(maxsize=1)
def number_pattern() -> str:
    """Give a pattern for a number in digits, in words, or both ("2.5 million")."""
    big = "|".join(_large())
    return rf"(?:(?:{DIGITS})(?:(?:\s+|-)(?i:{big})s?)?(?:\s+and\s+a\s+half)?|{word_pattern()})"


@lru_cache(maxsize=4096)
def number(text: str) -> float | None:
    """Read a number; None where the words are none.

    Example: ``number("two and a half")`` is 2.5, ``number("3,800")`` is 3800, ``number("a hundred")`` is 100.
    """
    words = text.strip().lower()
    if trimmed := _HALF.search(words):
        words = words[: trimmed.start()]
        base = number(words)
        if base is None or (trimmed[1] or "million") not in _large():
            return None
        if trimmed[1]:
            return (base + 0.5) * _large()[trimmed[1]]  # "two and a half million"
        return base + 0.5 * _large().get(re.split(r"[\s-]", words)[-1], 1)  # "a million and a half"
    if words in ("a", "an"):
        return 1.0
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"(?:\s+|-)", words):
        if word in ("and", ""):
            continue
        if re.fullmatch(DIGITS, word):
            if len(word) > _LONGEST:
                return None
            current += float(word.replace(",", ""))
        elif word in ("a", "an"):
            current += 1
        elif word in _small():
            current += _small()[word]
        elif (size := _large().get(word) or _large().get(word.removesuffix("s"))) is not None:
            if size == 100:
                current = (current or 1) * size
            else:
                total, current = total + (current or 1) * size, 0.0
        else:
            return None
        seen = True
    return total + current if seen else None
