"""From the plain form of an English verb to its inflected forms, and back by table.

Rule: regular forms are made, irregular ones are listed (lexicons/verbs.yaml). Forms are tagged
``base``, ``s``, ``past``, ``part`` and ``ing``; a form may carry several tags ("put", "suspended").
"""

from __future__ import annotations

from functools import cache

from servanda.read.lexicon import strings, table

BASE, S, PAST, PART, ING = "base", "s", "past", "part", "ing"
_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {str(lemma): (str(past), str(part)) for lemma, (past, part) in table("verbs")["irregular"].items()}


@cache
def _doubled() -> frozenset[str]:
    return frozenset(strings(table("verbs")["doubled"], "verbs.yaml: doubled"))


@cache
def forms(lemma: str) -> dict[str, frozenset[str]]:
    """Give every form of a verb with its tags, as in ``{"suspended": {"past", "part"}, ...}``."""
    if lemma == "be":
        return {
            "be": frozenset({BASE}),
            "is": frozenset({S}),
            "are": frozenset({BASE}),
            "was": frozenset({PAST}),
            "were": frozenset({PAST}),
            "been": frozenset({PART}),
            "being": frozenset({ING}),
        }
    past, part = _irregular().get(lemma, (_ed(lemma), _ed(lemma)))
    found: dict[str, set[str]] = {}
    third = "has" if lemma == "have" else plural(lemma)
    for form, tag in ((lemma, BASE), (third, S), (past, PAST), (part, PART), (_ing(lemma), ING)):
        found.setdefault(form, set()).add(tag)
    if lemma.endswith("l") and lemma in _doubled():  # "cancelled" and, in American texts, "canceled"
        found.setdefault(lemma + "ed", set()).update((PAST, PART))
        found.setdefault(lemma + "ing", set()).add(ING)
    return {form: frozenset(tags) for form, tags in found.items()}


def plural(word: str) -> str:
    """Add the ending -s, which verbs and nouns share."""
    if word.endswith(("s", "x", "z", "ch", "sh")) or (word.endswith("o") and word[-2:-1] not in _VOWELS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _stem(lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return _stem(lemma) + "ing"


def _stem(lemma: str) -> str:
    if lemma in _doubled() or _is_short(lemma):
        return lemma + lemma[-1]
    if lemma.endswith("ic"):
        return lemma + "k"
    return lemma


def _is_short(lemma: str) -> bool:
    """Tell a word of one syllable, consonant, vowel, consonant: ban, stop, slam."""
    vowels = [one for one in lemma if one in _VOWELS + "y"]
    return len(lemma) >= 3 and len(vowels) == 1 and lemma[-2] in _VOWELS and lemma[-1] not in _VOWELS + "wxy"
