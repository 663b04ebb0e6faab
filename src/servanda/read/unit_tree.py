"""From the sentences of a unit to its tree by word places: what a cue governs, and what its subject is.

Rule: a quotation is one place, whatever stands in it; a word of the unit stands for the token that begins
in it. A pipeline without tags gives no tree, and order alone decides.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from servanda.read.cues import cue_words, forms_of, singular
from servanda.read.lexicon import table
from servanda.read.tagged import has_tags
from servanda.read.words import Word, fold

SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARES = frozenset({"advcl", "xcomp", "acl"})
_FOREIGN = frozenset(
    {"without", "instead", "rather", "despite", "of", "from", "for", "against", "about", "at", "with", "as"}
)
_MODAL = frozenset({"would", "could", "should", "might", "may", "can", "must", "shall", "'d", "’d"})
_ADMITS = frozenset({"deny", "admit", "acknowledge", "concede", "confess", "regret", "recall", "remember"})
_TOLD_OF = frozenset({"report", "say", "believe", "understand", "know", "quote", "allege", "think"})
_NONE = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})


class UnitTree:
    """The tree of a unit: tokens by the place of their word, and back."""

    def __init__(self, words: Sequence[Word], tokens: Iterable[tuple[int, Any]]) -> None:
        self._starts = [word.start for word in words]
        self._words = words
        self._token: dict[int, Any] = {}
        self._place: dict[int, int] = {}
        for start, token in tokens:
            place = bisect_right(self._starts, start) - 1
            if place >= 0 and start < words[place].end:
                self._token.setdefault(place, token)
                self._place[token.i] = place

    @classmethod
    def of(cls, words: Sequence[Word], tokens: Sequence[tuple[int, Any]]) -> UnitTree | None:
        """Make the tree of a unit where its tokens are tagged."""
        return cls(words, tokens) if has_tags([token for _, token in tokens]) else None

    def token(self, place: int) -> Any | None:
        """The token at a place."""
        return self._token.get(place)

    def place(self, token: Any) -> int | None:
        """The place of a token; None outside the unit."""
        return self._place.get(token.i)

    def pos(self, place: int) -> str:
        """The tag at a place; empty where there is none."""
        token = self.token(place)
        return str(token.pos_) if token is not None else ""

    def span(self, token: Any, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """The places of all that hangs on a token, the last not included; some relations may be left out."""
        places = [place for one in _below(token, without) if (place := self.place(one)) is not None]
        return (min(places), max(places) + 1) if places else (0, 0)

    def complement(self, place: int) -> tuple[int, int] | None:
        """Where the clause lies that a cue governs: "confirmed to the agency [that …]"."""
        token = self.token(place)
        if token is None:
            return None
        for one in token.children:
            if (
                one.i == token.i + 1
                and str(one.text).endswith("ing")
                and fold(token.text) in forms_of(_ADMITS)
            ):
                return self.span(one)  # "denied firing"
        for one in (*token.children, *_in_manner(token)):
            if (
                one.dep_ in ("ccomp", "acl", "acl:relcl")
                and one.i > token.i
                and self.place(one) not in (None, place)
            ):
                if one.head.i == token.i and one.dep_ != "ccomp":
                    continue
                first, last = self.span(one)
                return (first, last) if first > place else None
        return None

    def goes_on(self, place: int, first: int) -> int | None:
        """Where, after a content that begins at a place, the reporter goes on: "…, and ordered the state"."""
        token = self.token(place)
        if token is None:
            return None
        for one in token.children:
            other = self.place(one)
            bare = not any(child.dep_ in SUBJECTS for child in one.children)
            if one.dep_ == "conj" and other is not None and other > first and one.pos_ == "VERB" and bare:
                begin, _ = self.span(one)
                return begin if begin > first else None
        return None

    def subject(self, place: int) -> Any | None:
        """The token that speaks at a cue: its subject, that of the verb it shares one with, an antecedent."""
        token = self.token(place)
        if token is None or not may_assert(token):
            return None
        return _subject(token, 0)


def may_assert(token: Any) -> bool:
    """Tell whether a verb is neither negated nor merely possible; who "would only say" says."""
    only = any(fold(one.text) == "only" for one in token.children)
    for one in token.children:
        low = fold(one.text)
        if low in _NONE or (one.dep_ in ("aux", "aux:pass") and low in _MODAL and not only):
            return False
    return True


def _in_manner(token: Any) -> list[Any]:
    """The clauses with "that" which hang on how a thing was said: "noted with satisfaction that"."""
    return [
        inner
        for one in token.children
        if one.dep_ in ("obl", "obl:unmarked", "iobj", "obj") and one.i > token.i
        for inner in one.children
        if inner.i > one.i
        and any(fold(mark.text) == "that" and mark.pos_ == "SCONJ" for mark in inner.children)
    ]


def is_form(token: Any, form: str) -> bool:
    """Tell whether a verb has a form: Fin, Inf, Part, Ger."""
    return bool(form in token.morph.get("VerbForm"))


def passive(token: Any) -> bool:
    """Tell whether a verb is passive."""
    return "Pass" in token.morph.get("Voice") or any(
        one.dep_ in ("aux:pass", "nsubj:pass") for one in token.children
    )


def _subject(token: Any, depth: int) -> Any | None:
    if depth > 4:
        return None
    own = [one for one in token.children if one.dep_ in SUBJECTS and one.i < token.i]
    if own:
        subject = own[-1]
        if fold(subject.text) in _RELATIVE:
            return token.head if token.dep_.startswith("acl") and token.head.i < token.i else None
        if singular(fold(subject.text)) in cue_words("events"):
            return _before_phrase(token)
        return subject
    if token.dep_ == "xcomp" and fold(token.head.text) in forms_of(_TOLD_OF):
        whom = [one for one in token.head.children if one.dep_ == "nsubj:pass"]
        return whom[-1] if whom and may_assert(token.head) else None  # "is reported to have told"
    if passive(token) and not any(one.dep_ in ("aux", "xcomp") for one in token.children):
        return None
    head = token.head
    if head.i == token.i:
        return None
    if token.dep_ == "conj" and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return _subject(head, depth + 1) if head.i < token.i and not passive(head) else None
    if token.dep_ in _SHARES and _shares(token, head):
        if head.pos_ in ("NOUN", "PROPN") and token.dep_ == "acl":
            return _issuer(head, depth)
        return _subject(head, depth + 1)
    return None


def _before_phrase(token: Any) -> Any | None:
    """As in "A note issued after the talks said that": the noun that the phrase with the event hangs on."""
    noun = token.head.head if token.head.dep_ == "acl" else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _issuer(noun: Any, depth: int) -> Any | None:
    """Who speaks in what is issued: "X sent a letter saying"; of a person himself."""
    if singular(fold(noun.text)) not in table("cues")["means"]:
        return noun
    verb = noun.head
    if noun.dep_ in ("obj", "obl") and verb.pos_ == "VERB":
        return _subject(verb, depth + 1) or noun
    return noun


def _shares(token: Any, head: Any) -> bool:
    """Tell whether a verb without a subject is said of its governor's: "saying", "went on to say"."""
    lows = {fold(one.text) for one in token.children if one.dep_ in ("mark", "case")}
    if lows & _FOREIGN:
        return False
    if is_form(token, "Part") or is_form(token, "Ger"):
        return str(token.text).endswith("ing")
    return is_form(token, "Inf") and _carries(head) and may_assert(head)


def _carries(head: Any) -> bool:
    """Tell whether an infinitive is said as done: "went on to say", "was quick to point out"."""
    low = fold(head.text)
    return low in forms_of(cue_words("to_say")) or low in cue_words("to_say")


def _below(token: Any, without: frozenset[str]) -> list[Any]:
    found, left = [token], [token]
    while left:
        for one in left.pop().children:
            if one.dep_ not in without:
                found.append(one)
                left.append(one)
    return found
