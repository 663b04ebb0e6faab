"""The tree around a number: the word that heads it, and nouns, verbs and phrases near that word.

Rule: nothing but Universal Dependencies is asked, and no way up the tree is longer than `_CLIMB`. Where a
pipeline makes no tree, `Tree.known` is False and the words alone are read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from servanda.model.record import Timex
from servanda.read.lexicon import table
from servanda.read.page import Sentence

_LONGEST = 600  # words of a sentence; a longer one is none, and its words alone are read
_CLIMB = 12  # words on the way from a number up to its verb
NOUNY = frozenset({"NOUN", "PROPN"})
_NOMINAL = frozenset({"nmod", "conj", "appos", "nummod", "compound", "amod", "det", "flat", "list", "fixed"})


class Tree:
    """The tokens of a sentence, found by offsets into its text; `times` are those of temporal expressions."""

    def __init__(self, sentence: Sentence, timexes: Sequence[Timex] = ()) -> None:
        base = int(sentence.span.start_char)
        self.text = sentence.text  # kept: a span joins its words each time that it is asked
        self.start = sentence.start
        self.tokens = [token for token in sentence.span if not token.is_space]
        self.starts = [int(token.idx) - base for token in self.tokens]
        self.known = len(self.tokens) <= _LONGEST and any(token.dep for token in self.tokens)
        self.base = base
        self.times = {
            token.i
            for one in (timexes if self.known else ())
            for token in self.within(one.start - sentence.start, one.end - sentence.start)
        }

    def within(self, start: int, end: int) -> list[Any]:
        """The tokens that begin within a stretch, or the one that holds it."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.tokens[low:high] or self.tokens[max(0, bisect_right(self.starts, start) - 1) :][:1]

    def top(self, start: int, end: int) -> Any | None:
        """The word of a stretch that all others of it hang on; numbers and units before what bounds them."""
        inside = self.within(start, end)
        places = {token.i for token in inside}
        tops = [token for token in inside if token.head.i not in places or token.head.i == token.i]
        firm = [token for token in tops if token.pos_ in ("NUM", "SYM", "NOUN", "PROPN")]
        return (firm or tops or [None])[-1]

    def before(self, token: Any) -> Any | None:
        """The token before one, within the sentence."""
        place = bisect_left(self.starts, int(token.idx) - self.base)
        return self.tokens[place - 1] if place else None

    def after(self, token: Any) -> Any | None:
        """The token after one, within the sentence."""
        place = bisect_left(self.starts, int(token.idx) - self.base) + 1
        return self.tokens[place] if place < len(self.tokens) else None

    def offset(self, token: Any) -> int:
        """Where a token begins in the sentence's text."""
        return int(token.idx) - self.base


def relation(token: Any) -> str:
    """The relation of a word to its head, without its subtype."""
    return str(token.dep_).partition(":")[0]


def lemma(token: Any) -> str:
    """The lemma of a word in small letters ("replied" is sometimes brought to "repli")."""
    found = str(token.lemma_).lower()
    return f"{found[:-1]}y" if found.endswith("i") and found != "taxi" else found


def is_of(token: Any, words: Collection[str]) -> bool:
    """Tell whether a list has a word by its lemma, or by the form ("forecast" is brought to "foreca")."""
    form = str(token.lower_)
    return lemma(token) in words or form in words or _irregular().get(form) in words


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Forms of irregular verbs to the verb: pipelines bring "flew" to "flow"."""
    return {form: verb for verb, forms in table("verbs")["irregular"].items() for form in forms}


def children(token: Any, *relations: str) -> list[Any]:
    """The words that hang on one by some relations, subtypes included, in text order."""
    return [child for child in token.children if relation(child) in relations]


def case(token: Any) -> str:
    """The preposition before a phrase, in small letters; empty where it has none."""
    found = (str(child.lower_) for child in token.lefts if relation(child) == "case")
    return next((one for one in found if one != "per" or str(token.lower_) != "cent"), "")


def phrases(token: Any, *prepositions: str) -> list[Any]:
    """The heads of phrases that hang on a word by one of some prepositions."""
    return [
        child
        for child in token.children
        if relation(child) in ("nmod", "obl") and case(child) in prepositions
    ]


def verb_over(token: Any) -> Any:
    """The word of the clause that a number is in: its verb, or what stands in a verb's place."""
    at = token
    for _ in range(_CLIMB):
        if relation(at) not in _NOMINAL or at.head.i == at.i:
            break
        at = at.head
    return at.head if relation(at) in ("nsubj", "obj", "obl", "iobj", "advmod", "xcomp") else at


def subject(verb: Any) -> Any | None:
    """The subject of a verb: its own, that of the verb it is joined to, or the noun that it describes."""
    at = verb
    for _ in range(_CLIMB):
        found = children(at, "nsubj")
        if found:
            return found[-1]
        if relation(at) == "acl":
            return at.head
        if relation(at) not in ("conj", "xcomp", "advcl", "parataxis") or at.head.i == at.i:
            return None
        at = at.head
    return None


def phrase_words(noun: Any, after: int = -1) -> tuple[Any, Any]:
    """The first and the last word of a noun with what stands right before it and belongs to it.

    Args:
        noun: the head.
        after: take no word at or before this place in the Doc (the number itself).
    """
    first = noun
    for child in reversed(list(noun.lefts)):
        bound = relation(child) in ("compound", "amod", "flat") or str(child.pos_) in ("ADJ", "NOUN", "PROPN")
        if child.i <= after or not bound or relation(child) in ("det", "nummod", "case", "cc", "conj", "acl"):
            break
        if str(child.dep_) == "nmod:poss":
            break
        first = min((one for one in child.subtree if one.i > after), key=lambda one: one.i, default=child)
        if first.i > child.i:
            first = child
    last = noun
    for child in noun.rights:
        if relation(child) in ("flat", "fixed") and child.i == last.i + 1:
            last = child
    return first, last
