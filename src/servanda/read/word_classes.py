"""Which words beside a name are verbs, and which are prepositions and conjunctions.

Rule: closed lists and the forms of listed verbs tell (lexicons/metonyms.yaml, grammar.yaml); a noun that
looks like a verb form ("the Geneva meeting") is none.
"""

from __future__ import annotations

from functools import lru_cache

from servanda.read.inflect import ING, PAST, S, forms
from servanda.read.lexicon import table
from servanda.read.words import fold

_VERBAL = ("be", "have", "do", "modal", "negation", "adverb")
_SMALL = ("prep", "prep_or_sub", "sub", "coord", "rel")


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of metonyms.yaml, folded; `verbs` are all forms that may follow a subject."""
    rows = table("metonyms")
    found = {name: frozenset(fold(word) for word in rows[name]) for name in rows if name != "verbs"}
    plain = {form for verb in rows["verbs"] for form, tags in forms(verb).items() if {PAST, S} & tags}
    verbs = plain | {form for verb in rows["verbs"] for form, tags in forms(verb).items() if ING in tags}
    verbs -= found["nouns"]
    cues, grammar = table("cues"), table("grammar")
    verbs |= {fold(word) for name in ("auxiliaries", "adverbs") for word in cues[name]}
    found["verbs"] = frozenset(verbs | {word for name in _VERBAL for word in grammar[name]})
    found["auxiliary"] = frozenset(word for name in ("be", "have", "do", "modal") for word in grammar[name])
    found["adverb_like"] = frozenset(
        {fold(word) for word in cues["adverbs"]} | set(grammar["adverb"]) | set(grammar["negation"])
    )
    found["finite"] = frozenset(plain - found["nouns"])
    found["small"] = frozenset({fold(word) for name in _SMALL for word in grammar[name]} | {"'s"})
    return found


@lru_cache(maxsize=16384)
def is_verb(low: str) -> bool:
    """Tell whether a word after a name makes the name a subject."""
    return low in word_lists()["verbs"] or (low.endswith("ed") and len(low) > 4)


@lru_cache(maxsize=16384)
def is_small(low: str) -> bool:
    """Tell whether a word is a preposition, a conjunction or the like."""
    return low in word_lists()["small"]
