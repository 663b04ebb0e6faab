"""What a number counts: the noun that it stands on, told by the tree, with its words or its concept.

Rule: the noun is looked for where grammar puts it, nearest first: after "of", the noun that the number
modifies, the noun that it belongs to ("cuts of 10,000"), what a verb of measure or change speaks of
("arrivals rose to 300"). A number with none of these counts what its neighbour does, or what was counted
before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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

_MODIFIES = ("nummod", "compound", "amod", "det", "advmod", "nmod")
_AS_MANY = re.compile(
    r"\s{1,8}(?:as\s{1,8}(?:many|much)|more|fewer|less|the\s{1,8}(?:number|amount)\s{1,8}of)\b", re.I
)
_THEN_OF = re.compile(r"\s{1,8}of\s")
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


def counted(tree: Tree, one: Sum, mentions: Sequence[Mention], known: Collection[str] = ()) -> Counted:
    """Read what an amount counts; empty where the sentence does not tell.

    Args:
        tree: of the sentence where it stands.
        one: the amount.
        mentions: of the sentence, in text order; those of concepts are used.
        known: the concepts of the dossier: any words of theirs stand for them. A general concept is counted
            only under its own name ("visas", and not "inspectors" for inspections).
    """
    top = tree.top(one.start, one.end) if tree.known else None
    if top is None:
        words, entity = counted_after(tree.text, tree.start, one.end, mentions)
        return Counted(words, entity, None, "after" if words else "")
    inside = {token.i for token in tree.within(one.start, one.end)}
    noun, how = _next_noun(tree, one, inside) or _noun(top, inside | tree.times, _DEPTH)
    if noun is not None and one.unit and str(noun.text) in table("numbers")["units"]:
        noun = None  # "from 3,000 to 5,000 tonnes"
    if noun is None and one.unit in _coins() and (within := _within(tree, one)) is not None:
        noun, how = within, "after"
    if noun is None:
        words, entity = ("", "") if how else _by_words(tree, one, mentions)
        if entity not in known and not _is_own_name(entity, words):
            entity = ""
        return Counted(words, entity, None, "after" if words else "", bool(how))
    first, last = phrase_words(noun, max(inside) if max(inside) < noun.i else -1)
    words = tree.text[tree.offset(first) : tree.offset(last) + len(last.text)]
    start, end = tree.start + tree.offset(first), tree.start + tree.offset(last) + len(last.text)
    entity = concept_at(mentions, start, end)
    if entity not in known and not _is_own_name(entity, words):
        entity = ""
    return Counted(" ".join(words.split()).lower(), entity, noun, how)


def _is_own_name(entity: str, words: str) -> bool:
    """Tell whether counted words hold each word of a concept's name, in either number."""
    said = {word.removesuffix("s") for word in re.split(r"[\s-]+", words.lower())}
    own = [word.removesuffix("s") for word in entity.rpartition(":")[2].split("-")]
    return said.issuperset(own)


def _next_noun(tree: Tree, one: Sum, inside: set[int]) -> tuple[Any, str] | None:
    """A noun that hangs on the number it follows: "three hundred and five trucks", taken for a list."""
    after = tree.after(tree.within(one.start, one.end)[-1])
    if after is None or one.unit or str(after.pos_) != "NOUN" or after.head.i not in inside:
        return None
    return after, "after"


def _by_words(tree: Tree, one: Sum, mentions: Sequence[Mention]) -> tuple[str, str]:
    """Where the tree is no help: the words right after a bare number, after "of", or after "as many"."""
    text = tree.text
    if one.unit == "times":
        more = _AS_MANY.match(text, one.end)
        return counted_after(tree.text, tree.start, more.end() if more else one.end, mentions)
    stop = tree.after(tree.within(one.start, one.end)[-1])
    if one.unit and not _THEN_OF.match(text, one.end):
        return "", ""
    if stop is None or str(stop.pos_) not in ("NOUN", "PROPN", "ADJ", "ADP"):
        return "", ""
    return counted_after(tree.text, tree.start, one.end, mentions)


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
    if lemma(noun) in listed("changes"):
        told = [child for child in phrases(noun, "in", "of") if str(child.pos_) == "NOUN"]
        return (told[0], "near") if told and told[0].i not in inside else (noun, how)
    if lemma(noun) not in listed("number_nouns"):
        return noun, how
    for child in phrases(noun, "of", "for"):
        if str(child.pos_) in (*NOUNY, "ADJ") and child.i not in inside:
            return _of_number(child, "near", inside, depth - 1) if depth > 1 else (child, "near")
    if any(relation(child) in ("compound", "amod") for child in noun.lefts):
        return noun, how
    if lemma(noun) in listed("repeating"):
        return None, "again"
    return (None, "") if lemma(noun) in listed("bare") else (noun, how)


def _of_verb(top: Any, inside: set[int], depth: int) -> tuple[Any, str]:
    """What a verb of measure or change speaks of; or the noun of which a number is said."""
    role, verb = relation(top), top.head
    if role not in ("obj", "obl", "xcomp", "advmod", "nmod", "nsubj"):
        verb = top
    if lemma(verb) == "worth" and (said := subject(verb) or verb.head) is not None and said.i < verb.i:
        return _spoken(said, inside, depth)
    if children(top, "cop") and (said := subject(top)) is not None:
        return _spoken(said, inside, depth)
    if role == "nsubj":
        for child in phrases(verb, "of"):
            if str(child.pos_) in NOUNY:
                return child, "near"  # "of the 300 detainees, 120 were released"
        return None, ""
    measured = lemma(verb) in listed("measuring") or is_changing(verb)
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


def is_changing(verb: Any) -> bool:
    """Tell a verb of change, by its lemma or its form."""
    return lemma(verb) in listed("changing") or (
        str(verb.pos_) == "VERB" and str(verb.lower_) in listed("changes")
    )


def _spoken(said: Any, inside: set[int], depth: int) -> tuple[Any, str]:
    if str(said.pos_) not in NOUNY:
        return None, "again"
    return _of_number(said, "near", inside, depth)
