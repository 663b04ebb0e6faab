"""Where a figure counts, who counts, and whether it is a level, a change, the most or the least.

Rule: each is read where the tree puts it, and left empty where it does not. An actor is named by its entity,
others by the words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from servanda.model.actor import Mention
from servanda.read.counted import is_changing, listed
from servanda.read.figure_tree import (
    NOUNY,
    Tree,
    case,
    children,
    is_of,
    lemma,
    phrase_words,
    phrases,
    relation,
    verb_over,
)
from servanda.read.page import Sentence

_CLIMB = 8  # words on the way from a number to who says it
_BESIDE = re.compile(r"(?i)\b(?:(up|down)\s{1,8})?(?:(from|to|by)\s{1,8})?$")
_PLACES = ("state:", "place:", "region:", "city:")


class Named:
    """The mentions of a sentence, found by the token on which they stand."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], names: Mapping[str, str] | None = None
    ) -> None:
        self.sentence = sentence
        self.names = names or {}  # of the whole text: entities to their names
        self.counter: str | None = None  # who counted last, here or in the sentence before
        self.every = mentions
        self.mentions = [one for one in mentions if one.entity and not one.entity.startswith("concept:")]

    def on(self, token: Any) -> Mention | None:
        """The longest mention that holds a token."""
        at = self.sentence.offset + int(token.idx)
        held = [one for one in self.mentions if one.start <= at < one.end]
        return max(held, key=lambda one: one.end - one.start) if held else None

    def name(self, mention: Mention) -> str:
        """The name behind a mention; empty for a pronoun that none is known of."""
        return self.names.get(mention.entity or "", "" if mention.kind == "pronoun" else mention.text)

    def starting(self, place: int) -> Mention | None:
        """A mention that begins at a place of the document."""
        return next((one for one in self.mentions if one.start == place), None)


def place(named: Named, top: Any, noun: Any) -> str | None:
    """Where: a place or a state in a phrase of the counted noun, of the number, or after the verb."""
    verb = verb_over(top)
    for over in [one for one in (noun, top, verb) if one is not None]:
        for child in phrases(over, "in", "at", "near", "across", "inside", "within"):
            held = named.on(child)
            if held is not None and (held.entity or "").startswith(_PLACES) and child.i > top.i:
                return held.entity
    return None


def counter(tree: Tree, named: Named, top: Any) -> str | None:
    """Who counts: an entity, or the words for it: "according to the police", "the ministry put it at 300"."""
    at, below = verb_over(top), top
    for _ in range(_CLIMB):
        for child in at.children:
            if relation(child) == "obl" and case(child) == "according":
                return _called(tree, named, _source(child))
            if case(child) == "by" and lemma(child) in listed("sources"):
                for whose in children(child, "nmod"):
                    return _called(tree, named, whose)
        said = children(at, "nsubj")
        if is_of(at, listed("counting")) and said and _speaks(said[-1], top, below):
            again = str(said[-1].pos_) == "PRON" and named.on(said[-1]) is None
            return named.counter if again else _called(tree, named, _source(said[-1]))
        if at.head.i == at.i:
            break
        at, below = at.head, at
    return None


def _source(said: Any) -> Any:
    """Whose the figures are of which a source speaks: "figures from the central bank"."""
    if lemma(said) in listed("sources"):
        for child in phrases(said, "from", "of", "by"):
            return child
    return said


def _speaks(said: Any, top: Any, below: Any) -> bool:
    """Tell a subject that counts from one that is counted."""
    holds = said.i in (top.i, below.i, *(one.i for one in top.ancestors))
    return not holds and str(said.dep_) != "nsubj:pass"


def _called(tree: Tree, named: Named, token: Any) -> str | None:
    for one in (token, *children(token, "appos", "flat")):
        held = named.on(one)
        if held is not None and (held.acting or not (held.entity or "").startswith("place:")):
            return held.entity
    if str(token.pos_) not in NOUNY:
        return None
    first, last = phrase_words(token)
    return " ".join(tree.text[tree.offset(first) : tree.offset(last) + len(last.text)].split())


def change(top: Any, lead: str) -> str:
    """Tell two levels and a difference from a plain level: "from", "to" or "by"; empty for none.

    Args:
        top: the word of the figure that the others hang on.
        lead: what stands right before the figure.
    """
    verb, role = verb_over(top), relation(top)
    beside = _BESIDE.search(lead)
    if beside and beside[1]:
        return "from" if beside[2] else "by"
    given = beside[2].lower() if beside and beside[2] else case(top)
    changing = is_changing(verb)
    noun = top.head if role in ("compound", "nummod", "amod") else None
    if noun is not None and lemma(noun) in listed("changes"):
        return "by"  # "a 12 per cent increase"
    if role == "nmod" and given in ("of", "by") and lemma(top.head) in listed("changes"):
        return "by"  # "a rise of 12 per cent"
    if changing and given in ("from", "to", "by"):
        return given
    if (
        changing
        and not given
        and role in ("obj", "obl", "advmod")
        and str(top.lower_) in ("%", "percent", "cent", "points", "point")
    ):
        return "by"
    return ""


def bound(top: Any) -> str:
    """Tell the most or the least there may be from the noun or the verb over a number: "a limit of 300"."""
    role, head = relation(top), top.head
    over = lemma(head)
    if role == "nmod" and case(top) == "of":
        return "ceiling" if over in listed("ceilings") else "floor" if over in listed("floors") else ""
    if role == "obl" and case(top) in ("to", "at") and over in listed("capping"):
        return "ceiling"
    return ""
