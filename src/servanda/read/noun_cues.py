"""From nouns and adjectives of saying to what is said by them: "X's claim that …", "X is adamant that …".

Rule: the noun needs both a speaker (its owner, "by X", "from X", the subject of "voiced", a nationality) and
words of his: a clause with "that" or a quotation. A noun without either is an act, not a statement.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from servanda.read.content_after import take_clause
from servanda.read.content_before import take
from servanda.read.cues import Cue, cue_of, forms_of, singular
from servanda.read.hits import Said
from servanda.read.lexicon import table
from servanda.read.mentioned import Voice
from servanda.read.nameless import may_speak
from servanda.read.speakers import speaker_of
from servanda.read.tree_voice import voice_at
from servanda.read.unit_tree import SUBJECTS, UnitTree, may_assert
from servanda.read.utterances import Unit
from servanda.read.words import fold

_OWNERS = frozenset({"by", "from", "of", "in"})
_LEADS = frozenset({":", "to", "that", ",", "of", "is", "was", "were", "had", "been", "simple", "clear"})
_COPULAS = frozenset({"is", "was", "remains", "remained", "were", "are"})


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    return {noun: verb for verb, nouns in table("cues")["nouns"].items() for noun in nouns}


@lru_cache(maxsize=1)
def _words(name: str) -> frozenset[str]:
    return frozenset(table("cues")["of_nouns"][name])


def find_by_nouns(unit: Unit) -> list[Said]:
    """Read what nouns and adjectives of saying introduce in a unit."""
    tree = unit.tree
    if tree is None:
        return []
    found: list[Said] = []
    for place in range(len(unit.clause.words)):
        token = tree.token(place)
        if token is None or unit.quote_at(place) is not None:
            continue
        lemma = singular(fold(token.text))
        if token.pos_ == "NOUN" and lemma in _nouns():
            made = _by_noun(unit, tree, token, place, cue_of(_nouns()[lemma]))
        elif token.pos_ in ("ADJ", "VERB") and lemma in _words("adjectives"):
            made = _by_adjective(unit, tree, token, place)
        else:
            made = None
        if made is not None:
            found.append(made)
    return found


def _by_noun(unit: Unit, tree: UnitTree, noun: Any, place: int, cue: Cue) -> Said | None:
    content = _clause(tree, noun) or _predicate(tree, noun)
    quote = None if content else _quote(unit, tree, noun, place)
    if content is None and quote is None:
        return None
    voice = _owner(unit, tree, noun)
    if voice is None:
        return None
    word = unit.clause.words[place]
    made = Said(cue, (word.start, word.end), voice.speakers)
    if quote is not None:
        made.direct = True
        take(made, unit, quote)
        return made
    return take_clause(made, unit, *content) if content else None


def _by_adjective(unit: Unit, tree: UnitTree, token: Any, place: int) -> Said | None:
    content = _clause(tree, token)
    subject = next((one for one in token.children if one.dep_ in SUBJECTS and one.i < token.i), None)
    if content is None or subject is None or not may_assert(token):
        return None
    voice = voice_at(unit, tree, subject)
    if voice is None or (not any(one.entity for one in voice.speakers) and subject.pos_ == "PRON"):
        return None
    word = unit.clause.words[place]
    return take_clause(Said(cue_of("say"), (word.start, word.end), voice.speakers), unit, *content)


def _clause(tree: UnitTree, token: Any) -> tuple[int, int] | None:
    """The clause with "that" which hangs on a noun, or on the verb of which it is the object."""
    holders = [token, *(one for one in token.children if one.dep_ in ("nmod", "obl") and not _says(one))]
    if token.dep_ == "obj" and token.head.pos_ == "VERB":
        holders.append(token.head)
    for holder in holders:
        for one in holder.children:
            if (
                one.i > token.i
                and one.dep_ in ("acl", "ccomp", "acl:relcl", "appos", "parataxis", "advcl")
                and _that(one)
            ):
                return tree.span(one)
    return None


def _says(token: Any) -> bool:
    return singular(fold(token.text)) in _nouns()


def _predicate(tree: UnitTree, noun: Any) -> tuple[int, int] | None:
    """What a noun is said to be: "the ministry's view is that …"."""
    root = noun.head
    if noun.dep_ not in SUBJECTS or root.i < noun.i or not _that(root):
        return None
    mark = next((one for one in root.children if fold(one.text) == "that" and one.dep_ == "mark"), None)
    first = tree.place(mark) if mark is not None else None
    _, last = tree.span(root)
    return (first, last) if first is not None else None


def _that(token: Any) -> bool:
    return any(fold(one.text) == "that" and one.dep_ == "mark" for one in token.children)


def _quote(unit: Unit, tree: UnitTree, noun: Any, place: int) -> int | None:
    """The quotation that a noun introduces: "a plea from X to “…”", "X's answer was: “…”"."""
    _, last = tree.span(noun)
    for at in range(place + 1, min(len(unit.clause.words), place + 14)):
        if unit.quote_at(at) is not None:
            leads = unit.clause.low(at - 1) in (":", "to", "that", ",") or unit.clause.low(at - 1) in _COPULAS
            return at if leads else None
        if at >= last and unit.clause.low(at) not in _LEADS:
            return None
    return None


def _owner(unit: Unit, tree: UnitTree, noun: Any) -> Voice | None:
    """Who speaks by a noun: its owner, those it is by or from, the subject of its verb."""
    for one in noun.children:
        if one.dep_ == "nmod:poss":
            return voice_at(unit, tree, one)
    cases = {one.i: _case(one) for one in noun.children if one.i > noun.i}
    for one in noun.children:
        if one.dep_ in ("nmod", "obl", "obl:agent") and cases.get(one.i) in _OWNERS:
            return voice_at(unit, tree, one)
        if one.dep_ == "acl" and fold(one.text) in ("made", "issued", "voiced", "raised", "levelled"):
            agent = next((inner for inner in one.children if inner.dep_ == "obl:agent"), None)
            if agent is not None:
                return voice_at(unit, tree, agent)
    for one in noun.children:
        place = tree.place(one)
        if one.i < noun.i and one.dep_ in ("amod", "compound") and place is not None:
            named = [
                each for each in unit.clause.named if each.first <= place < each.last and may_speak(each)
            ]
            if named and named[0].mention.entity:
                return Voice((speaker_of(named[0]),), place, place + 1)
    verb = noun.head
    if noun.dep_ == "obj" and fold(verb.text) in forms_of(_words("light")):
        place = tree.place(verb)
        subject = tree.subject(place) if place is not None else None
        return voice_at(unit, tree, subject) if subject is not None else None
    own = next((one for one in noun.children if one.dep_ in SUBJECTS), None)
    if own is not None and _case(noun) == "of":
        return voice_at(unit, tree, own)  # "Oslo is of the view that"
    return None


def _case(token: Any) -> str:
    return next((fold(one.text) for one in token.children if one.dep_ == "case"), "")
