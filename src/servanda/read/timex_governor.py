"""Which Friday, which December, as the grammar tells: the tense of the verb that governs the expression.

Rule: the verb is found by the arcs of the parse, not by distance; its auxiliaries give the tense, a verb
without any takes that of the verb it hangs on. A plan that was made lies ahead of now where nothing says
that it failed. Where the parse tells nothing, or there is none, `timex_direction` reads the words.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from servanda.model.when import Direction
from servanda.read.lexicon import table
from servanda.read.page import Sentence
from servanda.read.timex_direction import Cue

_DEPTH = 6
_VERBAL = ("VERB", "AUX")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table("time")["governors"].items()}


class Governor:
    """The parse of one sentence, asked for the direction of each expression in it."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: list[Any] = sentence.tokens
        self.base = int(sentence.span.start_char)
        self.places = [t.idx - self.base for t in self.tokens]
        self.parsed = bool(self.tokens) and bool(self.tokens[0].doc.has_annotation("DEP"))

    def direction(self, start: int, end: int, *, weekday: bool) -> Direction | None:
        """Tell the direction of the expression at these offsets of the sentence; None where unknown."""
        if not self.parsed:
            return None
        inside = self.tokens[bisect_left(self.places, start) : bisect_left(self.places, end)]
        if not inside:
            return None
        first, last = inside[0].i, inside[-1].i
        top = next((t for t in inside if not first <= t.head.i <= last or t.head.i == t.i), None)
        if top is None or top.head.i == top.i:
            return None
        preposition = next((c.lower_ for c in top.children if c.dep_ == "case" and c.i < first), "")
        if preposition == "since":
            return Direction.PAST
        if (speech := self._said_before(first)) is not None:
            return Direction.PAST if tense(speech) is Cue.BACK else None
        governor, noun = top.head, None
        for _ in range(_DEPTH):
            if _is_predicate(governor) or governor.head.i == governor.i:
                break
            noun, governor = governor if noun is None else noun, governor.head
        if not _is_predicate(governor):
            return None
        if noun is not None:
            return _of_noun(noun, governor)
        return _of_verb(governor, preposition, top, weekday)

    def _said_before(self, first: int) -> Any | None:
        """Give the verb of saying right before: its time is what parsers hang on the words that were said."""
        place = first - self.tokens[0].i - 1
        while place > 0 and self.tokens[place].pos_ in ("ADP", "ADV", "DET"):
            place -= 1
        if place < 0:
            return None
        verb = self.tokens[place]
        return verb if _lemma(verb) in _words()["saying"] and verb.pos_ == "VERB" else None


def _is_predicate(token: Any) -> bool:
    return token.pos_ in _VERBAL or any(child.dep_ == "cop" for child in token.children)


def _of_verb(verb: Any, preposition: str, top: Any, weekday: bool) -> Direction | None:
    words, lemma, cue = _words(), _lemma(verb), tense(verb)
    if cue is Cue.BACK:
        moved = lemma in words["moving"] or (
            lemma in words["setting"] and preposition in ("for", "to", "until", "till")
        )
        if moved and preposition in ("to", "until", "till", "for"):
            return Direction.FUTURE if weekday else Direction.NEAREST
        if moved and preposition == "from":
            return Direction.NEAREST
        if lemma in words["setting"] and (top.dep_ in ("obj", "xcomp", "obl:arg") and not preposition):
            return Direction.FUTURE if weekday else Direction.NEAREST
        if preposition in ("until", "till", "by"):
            return Direction.FUTURE if lemma in words["granting"] else Direction.PAST
        if preposition == "before" and (lemma in words["asking"] or lemma in words["planned"]):
            return Direction.FUTURE
        return Direction.PAST
    if cue is Cue.AHEAD:
        return Direction.FUTURE
    return None


def _of_noun(noun: Any, verb: Any) -> Direction | None:
    """Tell the time of "Friday's meeting" and "the December agreement" from what is done with it."""
    words, cue = _words(), tense(verb)
    case = {child.lower_ for child in noun.children if child.dep_ == "case"}
    if _lemma(noun) in ("date", "day", "deadline") and _lemma(verb) in words["setting"]:
        return Direction.NEAREST
    if _lemma(noun) in words["made"] and cue is not None:
        return Direction.PAST
    outer = noun
    while outer.head.i != verb.i and outer.head.i != outer.i:
        outer = outer.head
        case |= {child.lower_ for child in outer.children if child.dep_ == "case"}
        if _lemma(outer) in words["made"] and cue is not None:
            return Direction.PAST
    if cue is Cue.BACK and case & {"after", "following", "since", "at", "during", "from"}:
        return Direction.PAST
    if cue is Cue.AHEAD:
        return (
            Direction.PAST
            if case & {"after", "following"} and _lemma(noun) in words["made"]
            else Direction.FUTURE
        )
    return None


def tense(verb: Any, depth: int = 0) -> Cue | None:
    """Tell whether a verb looks ahead or back; None where its form does not tell."""
    words, lemma = _words(), _lemma(verb)
    helpers = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    lows = {c.lower_ for c in helpers}
    form, time = _feature(verb, "VerbForm"), _feature(verb, "Tense")
    planned = lemma in words["planned"]
    if lows & words["modals"]:
        late = lows & {"would", "could", "should", "might"} and "have" in lows
        return Cue.BACK if late else Cue.AHEAD
    if lows & {"to"} or any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        return _infinitive(verb, lows, depth)
    if lows & {"was", "were", "had", "did"}:
        return None if planned else Cue.BACK
    if lows & {"has", "have", "'ve", "’ve"}:
        return Cue.AHEAD if planned else Cue.BACK
    if lows & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        if (
            planned
            or lemma in words["adjectives"]
            or form == "Ger"
            or verb.tag_ == "VBG"
            or verb.lower_.endswith("ing")
        ):
            return Cue.AHEAD
        return Cue.AHEAD if any(c.dep_ == "cop" for c in helpers) else None
    if form == "Fin" and time == "Past":
        return Cue.BACK
    if verb.dep_ == "conj" and depth < _DEPTH and form != "Fin":
        return tense(verb.head, depth + 1)
    if verb.dep_ == "ccomp" and form != "Part" and _lemma(verb.head) in words["asking"]:
        return Cue.AHEAD  # "asked that inspectors arrive before 1 June"
    if verb.dep_ in ("acl", "advcl", "amod") and form in ("Part", "Ger"):
        if planned:
            return None
        if verb.lower_.endswith("ing"):
            return tense(verb.head, depth + 1) if depth < _DEPTH and _is_predicate(verb.head) else None
        return Cue.BACK
    if form == "Part" and time == "Past" and not helpers:
        return None if planned else Cue.BACK  # "Three held"; and forms that are both
    if form == "Fin" and time == "Pres":
        return Cue.AHEAD if lemma in words["timetable"] else None
    return None


def _infinitive(verb: Any, lows: set[str], depth: int) -> Cue | None:
    """Tell "agreed to meet" (ahead), "failed to meet" (back), "was to meet" (either)."""
    words, above = _words(), verb.head
    if lows & {"was", "were"}:
        return None
    if lows & {"is", "are"}:
        return Cue.AHEAD
    lemma = _lemma(above)
    if lemma in words["asking"] or lemma in words["planned"] or lemma in words["adjectives"]:
        # What had been planned may have come to nothing.
        helpers = {c.lower_ for c in above.children if c.dep_.startswith("aux") or c.dep_ == "cop"}
        helpers |= {c.lower_ for c in above.children if c.dep_ == "advmod"} & words["then"]
        return None if helpers & ({"had", "was", "were"} | words["then"]) else Cue.AHEAD
    if above.dep_ == "root" and above.pos_ in ("NOUN", "PROPN") and verb.dep_ == "acl":
        return Cue.AHEAD  # "Minister to visit island"
    if _is_predicate(above) and depth < _DEPTH and above.i != verb.i:
        return tense(above, depth + 1) if verb.dep_ in ("xcomp", "conj") else None
    return None


def _lemma(token: Any) -> str:
    """Give the lemma; a final e that the pipeline's rules took off ("urg") is put back."""
    low = str(token.lemma_).lower()
    return low + "e" if token.lower_ == f"{low}ed" and f"{low}e" in _known() else low


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset().union(*_words().values())


def _feature(token: Any, name: str) -> str:
    found = token.morph.get(name)
    return str(found[0]) if found else ""
