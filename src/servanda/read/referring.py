"""From a parsed page to its phrases in text order: names, nominals and pronouns, each with its grammar.

Rule: a phrase is known by the word that heads it. What stands at a name is the name's; a phrase without one
is taken from the pipeline's tree. Pages without a tree have no phrases, and are read by words alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS

from servanda.read.cues import is_speech
from servanda.read.lexicon import table
from servanda.read.page import Sentence
from servanda.read.spans import Found, Line

_INNER = frozenset(("compound", "flat", "fixed", "goeswith", "nmod:desc", "punct", "det", "amod"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_ROLES = {
    "nsubj": "subj", "nsubj:pass": "pass", "nsubj:outer": "subj", "csubj": "subj", "obj": "obj",
    "iobj": "obj",
    "obl:agent": "agent", "obl": "obl", "obl:unmarked": "obl", "nmod:poss": "poss", "nmod": "nmod",
    "nmod:unmarked": "nmod", "compound": "mod", "amod": "mod", "flat": "mod", "nmod:desc": "mod",
    "appos": "appos", "root": "root", "vocative": "voc", "expl": "expl", "dislocated": "subj",
}  # fmt: skip
_AFTER = frozenset(("nmod", "acl", "acl:relcl", "appos"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
_DESCRIBED = _SUBJECTS | {"obj"}
_OWN = frozenset(("i", "me", "my", "mine", "myself"))
_PLURAL_VERBS = frozenset(("have", "are", "were"))
_NEAR = 24  # words under one word that are looked at
_QUOTES = frozenset('"“”')


@dataclass(slots=True, eq=False)
class Phrase:
    """One phrase: where it stands, how it is worded, what governs it.

    `first` and `last` (included) are token places in its sentence's Doc, `head` the word that heads it,
    `over` the word that governs it. `whom` are what names found here stand for.
    """

    sentence: int
    line: Line
    first: int
    last: int
    head: int
    low: str  # the head, folded
    start: int  # offsets of first and last word in the document
    end: int
    form: str  # name | nominal | pronoun | own (first person, in a quotation)
    role: str
    over: int
    over_low: str
    says: bool  # the subject of a verb of saying
    kind: str  # as the network tells: person, place, organization, ...; "" where it tells nothing
    plural: bool
    gender: str = ""  # m | f | n
    article: str = ""  # the, this, a ...; "" where there is none
    quoted: bool = False
    before: bool = False  # the network holds it for mentioned before
    after: bool = False  # something stands after its head that tells more ("of ...", "which ...")
    opens: bool = False  # the first subject of its sentence
    found: Found | None = None
    upward: tuple[int, ...] = ()  # the words above its head, up to the first verb; then that verb
    outer: int = -1  # the verb of which its clause is the content
    ahead: int = -1  # the verb, further on, that its clause goes before: "Since she took office, X has ..."
    words: frozenset[str] = frozenset()  # other words of the phrase
    same_as: int = (
        -1
    )  # the head of the phrase that it only describes: "X is a bank", "X, a bank,", "as a bank"
    party: str | None = None  # of a state named in it: "the Norwegian minister"
    tail: int = 0  # where it ends with what stands after its head ("the head of the mission")
    several: bool = False  # its verb is a plural: "the firm have said"
    joined: int = -1  # the head of the first of those with which it is joined

    @property
    def place(self) -> tuple[int, int]:
        """Where its head stands: sentence and token."""
        return self.sentence, self.head


@lru_cache(maxsize=1)
def pronoun_words() -> dict[str, tuple[str, str, str]]:
    """The third-person pronouns: class, gender, and whether they are possessive or reflexive."""
    return {low: (row[0], row[1], row[2]) for low, row in table("pronouns")["third"].items()}


@dataclass(slots=True)
class _Tree:
    """The columns of a Doc as lists; `feats` are numbers of morphologies."""

    tags: list[str]
    relations: list[str]
    heads: list[int]
    feats: list[tuple[str, str]]
    below: dict[int, list[int]] = field(default_factory=dict)


_FEATS: dict[int, tuple[str, str]] = {}  # morphology as numbered by a vocabulary's strings: number, verb form


def _tree(doc: Any) -> _Tree:
    columns = doc.to_array([POS, DEP, HEAD, MORPH])
    strings = doc.vocab.strings
    names: dict[int, str] = {}
    for value in {*columns[:, 0].tolist(), *columns[:, 1].tolist()}:
        names[value] = strings[value] if value else ""
    heads = (np.arange(len(doc)) + columns[:, 2].astype(np.int64)).tolist()
    feats = []
    for value in columns[:, 3].tolist():
        told = _FEATS.get(value)
        if told is None:
            rows = (
                dict(part.split("=", 1) for part in strings[value].split("|") if "=" in part) if value else {}
            )
            told = _FEATS[value] = (rows.get("Number", ""), rows.get("Person", ""))
        feats.append(told)
    tree = _Tree(
        [names[value] for value in columns[:, 0].tolist()],
        [names[value] for value in columns[:, 1].tolist()],
        heads,
        feats,
    )
    for at, head in enumerate(heads):
        if head != at:
            tree.below.setdefault(head, []).append(at)
    return tree


def find_phrases(lines: Sequence[Line], sentences: Sequence[Sentence]) -> list[list[Phrase]]:
    """Find the phrases of each sentence, in text order; none in furniture and where there is no tree."""
    trees: dict[int, _Tree] = {}
    open_ = -1  # the block at whose last sentence a quotation was left open
    found: list[list[Phrase]] = []
    for line, sentence in zip(lines, sentences, strict=True):
        doc = sentence.span.doc
        if line.furniture or not doc.has_annotation("DEP"):
            found.append([])
            continue
        tree = trees.get(sentence.offset)
        if tree is None:
            trees.clear()
            tree = trees[sentence.offset] = _tree(doc)
        phrases, quoting = _phrases(line, sentence, doc, tree, quoted=open_ == sentence.block)
        open_ = sentence.block if quoting else -1
        found.append(phrases)
    return found


def _phrases(
    line: Line, sentence: Sentence, doc: Any, tree: _Tree, *, quoted: bool
) -> tuple[list[Phrase], bool]:
    """The phrases of a sentence; and whether a quotation is left open at its end."""
    low, high = sentence.span.start, sentence.span.end
    offset = sentence.offset
    lows = {at: doc[at].lower_ for at in range(low, high)}
    named = _heads_of(line, doc, tree, low, high, offset)
    found: list[Phrase] = []
    opened = False
    for at in range(low, high):
        word = lows[at]
        if word in _QUOTES:
            quoted = not quoted if word == '"' else word == "“"
        tag, relation = tree.tags[at], tree.relations[at]
        one = named.get(at)
        pronoun = pronoun_words().get(word) if one is None else None
        own = quoted and word in _OWN and one is None
        noun = tag in _NOUNS and relation not in _INNER
        if one is None and pronoun is None and not noun and not own:
            continue
        form = (
            "pronoun"
            if pronoun
            else "own"
            if own
            else ("nominal" if one is None or one.kind != "name" else "name")
        )
        top, role = _role(tree, at)
        over = tree.heads[top] if tree.heads[top] != top else -1
        over_low = lows.get(over, "")
        kind = doc[at]._.kind if doc[at].has_extension("kind") else None
        first, last = (at, at) if pronoun or own else _extent(tree, at, low, lows)
        phrase = Phrase(
            sentence=line.index, line=line, first=first, last=last, head=at, low=word,
            start=offset + doc[first].idx, end=offset + doc[last].idx + len(doc[last]),
            form=form, role=role, over=over, over_low=over_low,
            says=role == "subj" and over >= 0 and is_speech(over_low),
            kind=kind or "", plural=tree.feats[at][0] == "Plur", quoted=quoted,
            before=bool(doc[at]._.mentioned_before) if kind else False, found=one,
        )  # fmt: skip
        if pronoun:
            phrase.gender = pronoun[1].strip("-")
            phrase.plural = pronoun[0] in ("they", "their")
        elif first < at or one is not None:
            phrase.article = lows.get(first, "") if tree.tags[first] in ("DET", "PRON") else ""
            phrase.words = frozenset(lows[i] for i in range(first, last + 1) if i != at and i in lows)
        if role == "subj" and not opened:
            phrase.opens = opened = True
        if phrase.role == "subj" and not phrase.plural:
            verb = (phrase.over, *tree.below.get(phrase.over, ())[:_NEAR])
            phrase.several = any(lows.get(one) in _PLURAL_VERBS for one in verb)
        below = tree.below.get(at, [])[:_NEAR]
        phrase.tail = phrase.end
        if form == "nominal":
            inner = (named.get(place) for place in range(first, at))
            phrase.party = next((each.party for each in inner if each and each.party), None)
            phrase.tail = _tail(tree, at, phrase.end, doc, offset, high)
        phrase.after = any(one > at and tree.relations[one] in _AFTER for one in below)
        if tree.relations[at] == "conj":
            phrase.joined = top
        else:
            phrase.same_as = _described(tree, at, lows)
        phrase.upward = tuple(_upward(tree, at))
        if pronoun and phrase.upward:
            _place_clause(phrase, tree)
        found.append(phrase)
    return found, quoted


def _place_clause(phrase: Phrase, tree: _Tree) -> None:
    """Say of which verb a pronoun's clause is the content, or before which it stands."""
    inner = phrase.upward[-1]
    above = tree.heads[inner]
    if tree.relations[inner] == "ccomp":
        phrase.outer = above
    elif tree.relations[inner] == "advcl" and above > inner:
        phrase.ahead = above


def _heads_of(line: Line, doc: Any, tree: _Tree, low: int, high: int, offset: int) -> dict[int, Found]:
    """What was found in a sentence, by the word that heads it; of several the longest."""
    heads: dict[int, Found] = {}
    if not line.found:
        return heads
    starts = [offset + doc[at].idx for at in range(low, high)]
    for one in sorted(line.found, key=lambda one: one.last - one.first):
        begin, end = line.words[one.first].start, line.words[one.last - 1].end
        inside = range(low + bisect_left(starts, begin), low + bisect_left(starts, end))
        if inside:
            heads[
                next(
                    (
                        at
                        for at in inside
                        if not inside[0] <= tree.heads[at] <= inside[-1] or tree.heads[at] == at
                    ),
                    inside[-1],
                )
            ] = one
    return heads


def _role(tree: _Tree, at: int) -> tuple[int, str]:
    """The word by which a phrase hangs on its governor, and how: joined phrases and titles as the first."""
    top = at
    for _ in range(6):
        if tree.relations[top] not in ("conj", "flat") or tree.heads[top] == top:
            break
        top = tree.heads[top]
    return top, _ROLES.get(tree.relations[top], "other")


def _described(tree: _Tree, at: int, lows: dict[int, str]) -> int:
    """The word whose phrase a noun only describes; -1 where it stands for itself."""
    relation, above, below = tree.relations[at], tree.heads[at], tree.below.get(at, [])[:_NEAR]
    if relation == "appos":
        return above
    if any(lows.get(one) in ("not", "n't", "never", "no") for one in below):
        return -1
    if any(tree.relations[one] == "cop" for one in below):
        return next((one for one in below if tree.relations[one] in _SUBJECTS), -1)
    if relation == "xcomp" or any(lows.get(one) == "as" and tree.relations[one] == "case" for one in below):
        beside = tree.below.get(above, [])[:_NEAR]
        objects = [one for one in beside if tree.relations[one] == "obj" and one < at]
        return next((one for one in (*objects, *beside) if tree.relations[one] in _DESCRIBED), -1)
    return -1


def _extent(tree: _Tree, at: int, low: int, lows: dict[int, str]) -> tuple[int, int]:
    """A phrase from its article to its head."""
    first = at
    while first > low and at - first < 8:
        place = first - 1
        above = tree.heads[place]
        inner = above == at or (first <= above <= at)
        if not inner or (
            tree.tags[place] in ("ADP", "VERB", "SCONJ", "CCONJ") and tree.relations[place] != "amod"
        ):
            break
        if lows.get(place) in (",", "and", "or", "“", '"'):
            break
        first = place
    while first < at and tree.tags[first] == "PUNCT":
        first += 1
    return first, at


def _tail(tree: _Tree, at: int, end: int, doc: Any, offset: int, high: int) -> int:
    """Where a phrase ends with the names and nouns that stand after its head, without clauses."""
    last = at
    for one in tree.below.get(at, [])[:_NEAR]:
        if one > at and tree.relations[one] in ("nmod", "nmod:desc", "flat") and one - last < 8:
            last = one
            for inner in tree.below.get(one, [])[:_NEAR]:
                if inner > one and tree.relations[inner] in ("flat", "nmod", "compound") and inner - one < 5:
                    last = max(last, inner)
    if last == at or last >= high:
        return end
    return int(offset + doc[last].idx + len(doc[last]))


def _upward(tree: _Tree, at: int) -> Iterator[int]:
    """The words above a word up to the first verb, that verb included."""
    for _ in range(8):
        above = tree.heads[at]
        if above == at:
            return
        at = above
        yield at
        if tree.tags[at] in ("VERB", "AUX"):
            return
