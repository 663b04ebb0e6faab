"""From a word of a closed class to its kind: determiners, prepositions, auxiliaries, marks.

Rule: a word of two kinds is told by what stands beside it.
"""

from __future__ import annotations

from servanda.read.inflect import ING
from servanda.read.line import HARD, NOUNY, QUOTES, Line, Token, closed

_BEFORE_YET = frozenset(
    {"not", "n't", "n’t", "has", "have", "had", "is", "are", "was", "were", "as", "never"}
)
_INNER = frozenset({"of", "and", "for", "the", "in", "to", "on"})  # inside a name they join nothing


def closed_kind(line: Line, word: Token) -> str:
    """The kind of a word of a closed class; ``word`` for all others."""
    low, text = word.low, word.text
    if low in _INNER and word.i in line.track_at:
        return "word"
    if low in ("'s", "’s") or (low in ("'", "’") and word.glued and line.low(word.i - 1).endswith("s")):
        return "be" if len(low) > 1 and _is_contraction(line, word.i) else "poss"
    if text in QUOTES or text in ("[", "]"):
        return "quote"
    if text == "-":
        return "hyphen" if word.glued else "hard"
    if text in HARD or set(text) <= {"-"}:
        return "hard"
    if text.isalpha() and _inside_a_compound(line, word.i):
        return "word"  # "face-to-face", "state-of-the-art"
    if not any(one.isalnum() for one in text):
        return "comma" if text == "," else "punct"
    if word.i in line.timex_at:
        return "time"
    if word.i in line.actor_at and line.actor_at[word.i].kind == "name":
        name = line.actor_at[word.i]
        inner = name.first < word.i < name.last and low in _INNER
        return "word" if inner or low not in ("the", "of", "and") else _plain_kind(low)
    if low == "yet" and line.low(word.i - 1) in _BEFORE_YET:
        return "adv"  # "has not yet ratified", "has yet to ratify"
    return _plain_kind(low)


def _inside_a_compound(line: Line, index: int) -> bool:
    """Tell a word that hyphens join to both its neighbours."""
    if not 0 < index < len(line.words) - 2:
        return False
    before, after, last = line.words[index - 1], line.words[index + 1], line.words[index + 2]
    joined = line.words[index].glued and before.glued and after.glued and last.glued
    return joined and before.text == after.text == "-"


def _plain_kind(low: str) -> str:
    if low == "to":
        return "to"
    for kind in ("modal", "be", "have", "do", "negation", "rel", "coord", "sub", "prep_or_sub", "prep"):
        if low in closed(kind):
            return {"prep_or_sub": "sub", "negation": "neg"}.get(kind, kind)
    if low in closed("det"):
        return "det"
    if low in closed("pronoun"):
        return "pron"
    if low[0].isdigit():
        return "num"
    if low in closed("adverb") or (low.endswith("ly") and low not in closed("not_adverb") and len(low) > 4):
        return "adv"
    return "word"


def _is_contraction(line: Line, index: int) -> bool:
    """Tell "it's been" from "Cuba's offer"."""
    return line.low(index - 1) in closed("pronoun") | {"that", "there", "here", "what", "who"}


def kind_of_that(line: Line, index: int) -> str:
    """Tell the three words "that" apart by their neighbours."""
    before, after = index - 1, index + 1
    while line.kind(after) in ("adv", "neg"):
        after += 1
    follows_verb = line.kind(after) in ("modal", "be", "have", "do") or (
        after < len(line.words) and any(tags - {ING} for tags in line.words[after].verb.values())
    )
    if line.kind(before) in ("edge", "comma", "coord", "prep", "sub", "hard", "quote", "punct"):
        return "pron" if follows_verb and line.kind(before) != "comma" else "det"
    word = line.words[before]
    if word.verb and any(lemma in closed("say") for lemma in word.verb):
        return "comp"
    return "rel" if follows_verb else "comp"


def takes_phrase(line: Line, index: int) -> bool:
    """Tell "after three days of talks," from "after the talks failed": no verb before the phrase ends."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind == "coord":
            if line.kind(place + 1) in ("verb", "modal", "be", "have", "do"):
                return True
        elif kind == "to":
            if line.kind(place + 1) in ("verb", "be", "have"):
                return True
        elif kind not in NOUNY and kind not in ("adv", "prep"):
            return kind not in ("verb", "modal", "be", "have", "do", "get", "neg")
    return True
