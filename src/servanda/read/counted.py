"""What a number counts: the noun that it stands on, told by the tree, with its words or its concept.

Rule: the noun is looked for where grammar puts it, nearest first: after "of", the noun that the number
modifies, the noun that it belongs to ("cuts of 10,000"), what a verb of measure or change speaks of
("arrivals rose to 300"). A number with none of these counts what its neighbour does, or what was counted
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from servanda.model.actor import Mention
from servanda.read.amounts import Sum
from servanda.read.counted_words import counted_after
from servanda.read.figure_tree import (
    NOUNY,
    Tree,
    case,
    children,
    lemma,
    phrase_words,
    phrases,
    relation,
    subject,
)
from servanda.read.lexicon import strings, table
from servanda.read.page import Sentence

_MODIFIES = ("nummod", "compound", "amod", "det", "advmod", "nmod")
_DEPTH = 6  # conjuncts and number nouns on the way to what is counted
_PLAIN = frozenset({"the", "its", "their", "his", "her", "a", "an", "our", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted words with their concept. `noun` is their head in the tree; `how` tells how it was found.

    `how` is "after" (the number stands right on it), "near" (a verb or a noun leads to it), "neighbour"
    or "before" (borrowed), or empty where nothing is told.
    """

    words: str = ""
    entity: str = ""
    noun: Any = None
    how: str = ""
    again: bool = False  # "the number", "the figure": of what was counted before

    @property
    def counts(self) -> str:
        """A concept id, or the words."""
        return self.entity or self.words


@lru_cache(maxsize=8)
def listed(name: str) -> frozenset[str]:
    """The words of a list of lexicons/numbers.yaml."""
    return frozenset(strings(table("numbers")[name], f"numbers.yaml: {name}"))


@lru_cache(maxsize=1)
def _coins() -> frozenset[str]:
    words = table("numbers")
    return frozenset((*words["currencies"].values(), *words["currency_words"].values()))


def counted(sentence: Sentence, tree: Tree, one: Sum, mentions: Sequence[Mention]) -> Counted:
    """Read what an amount counts; empty where the sentence does not tell."""
    top = tree.top(one.start, one.end) if tree.known else None
    if top is None:
        words, entity = counted_after(sentence, one, mentions)
        return Counted(words, entity, None, "after" if words else "")
    inside = {token.i for token in tree.within(one.start, one.end)}
    noun, how = _noun(top, inside | tree.times, _DEPTH)
    if noun is None and one.unit in _coins() and (within := _within(tree, one)) is not None:
        noun, how = within, "after"
    if noun is None:
        if how:
            return Counted(how="", again=True)
        words, entity = counted_after(sentence, one, mentions)
        stop = tree.after(tree.within(one.start, one.end)[-1])
        if (
            words
            and stop is not None
            and str(stop.pos_) in ("NOUN", "PROPN", "ADJ", "ADP")
            and one.unit == ""
        ):
            return Counted(words, entity, None, "after")
        return Counted()
    first, last = phrase_words(noun, max(inside) if max(inside) < noun.i else -1)
    words = tree.text[tree.offset(first) : tree.offset(last) + len(last.text)]
    start, end = sentence.start + tree.offset(first), sentence.start + tree.offset(last) + len(last.text)
    return Counted(" ".join(words.split()).lower(), concept_at(mentions, start, end), noun, how)


def _within(tree: Tree, one: Sum) -> Any | None:
    """What money is of: "$1.15 billion in grants"."""
    last = tree.within(one.start, one.end)[-1]
    word = tree.after(last)
    if word is None or str(word.lower_) != "in" or word.head.i < word.i or word.head.i in tree.times:
        return None
    return word.head if str(word.head.pos_) == "NOUN" else None


def concept_at(mentions: Sequence[Mention], start: int, end: int) -> str:
    """The concept that the head of some words names; one before the head only modifies."""
    held = [
        one
        for one in mentions
        if (one.entity or "").startswith("concept:") and start <= one.start < end <= one.end
    ]
    return max(held, key=lambda one: one.end - one.start).entity or "" if held else ""


def _noun(top: Any, inside: set[int], depth: int) -> tuple[Any, str]:
    """The noun that a number counts and how it was found; None and "again" for "the number" alone."""
    if depth == 0 or str(top.pos_) == "VERB":
        return None, ""
    for child in phrases(top, "of"):
        if child.i not in inside:
            if str(child.pos_) in NOUNY:
                return _of_number(child, "after", inside, depth)
            return _of_them(child) if str(child.pos_) in ("PRON", "DET") else _noun(child, inside, depth - 1)
    head, role = top.head, relation(top)
    if role in _MODIFIES and head.i > top.i and head.i not in inside:
        if str(head.lower_) in ("ones", "one"):
            return None, "again"
        if str(head.pos_) in NOUNY:
            return _of_number(head, "after", inside, depth)
        if str(head.pos_) in ("NUM", "SYM", "ADJ") and head.i == top.i + 1:
            return _noun(head, inside, depth - 1)
    if role in ("conj", "appos", "list") or (role == "nmod" and str(head.pos_) in ("NUM", "SYM")):
        if str(head.pos_) in ("NUM", "SYM") or head.i in inside:
            return _noun(head, inside, depth - 1)
        plural = "Plur" in head.morph.get("Number")
        if (
            children(head, "nummod")
            or (role == "appos" and plural)
            or str(head.lower_) in table("numbers")["vague"]
        ):
            return head, "neighbour"
        if role == "conj" and relation(head) in ("obj", "obl", "nsubj", "nmod"):
            return None, ""
    if role == "nmod" and str(head.pos_) in NOUNY and case(top) in ("of", "at", "to", "by", ""):
        return _of_number(head, "near", inside, depth)
    return _of_verb(top, inside, depth)


def _of_them(them: Any) -> tuple[Any, str]:
    """Of "19 of them children" the children are counted, of "40 of them" what was counted before."""
    doc, place = them.doc, them.i + 1
    if place < len(doc) and str(doc[place].pos_) == "NOUN" and doc[place].sent == them.sent:
        return doc[place], "part"
    return None, "again"


def _of_number(noun: Any, how: str, inside: set[int], depth: int) -> tuple[Any, str]:
    """Look through "number", "total" and "rate" to what they are of."""
    if lemma(noun) not in listed("number_nouns"):
        return noun, how
    for child in phrases(noun, "of", "for"):
        if str(child.pos_) in NOUNY and child.i not in inside:
            return _of_number(child, "near", inside, depth - 1) if depth > 1 else (child, "near")
    if any(relation(child) in ("compound", "amod") for child in noun.lefts):
        return noun, how
    return None, "again" if lemma(noun) in listed("repeating") else ""


def _of_verb(top: Any, inside: set[int], depth: int) -> tuple[Any, str]:
    """What a verb of measure or change speaks of; or the noun of which a number is said."""
    role, verb = relation(top), top.head
    if role not in ("obj", "obl", "xcomp", "advmod", "nmod", "nsubj"):
        verb = top
    if children(top, "cop") and (said := subject(top)) is not None:
        return _spoken(said, inside, depth)
    if role == "nsubj":
        for child in phrases(verb, "of"):
            if str(child.pos_) in NOUNY:
                return child, "near"  # "of the 300 detainees, 120 were released"
        return None, ""
    measured = lemma(verb) in listed("measuring") or lemma(verb) in listed("changing")
    if role in ("obl", "nmod") and case(top) in (
        "to",
        "at",
        "by",
        "from",
        "below",
        "above",
        "under",
        "over",
        "",
    ):
        objects = [child for child in children(verb, "obj") if child.i != top.i]
        if objects and (measured or case(top) == "at"):
            return _spoken(objects[-1], inside, depth)
    if measured and verb.i != top.i and (said := subject(verb)) is not None:
        return _spoken(said, inside, depth)
    return None, ""


def _spoken(said: Any, inside: set[int], depth: int) -> tuple[Any, str]:
    if str(said.pos_) not in NOUNY:
        return None, "again"
    return _of_number(said, "near", inside, depth)
