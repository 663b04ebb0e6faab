"""From the token that speaks to a voice: the actor that its phrase names, or its words as they stand.

Rule: a person in apposition stands before the office that he is named with; what no name tells keeps its
own words, up to a clause or a comma. Nobody, "I" and "we" are no speakers.
"""

from __future__ import annotations

from typing import Any

from servanda.model.actor import ActorType
from servanda.model.record import Speaker
from servanda.read.cues import cue_words
from servanda.read.mentioned import Named, Voice
from servanda.read.nameless import PRONOUNS, may_speak, stands_for_owner
from servanda.read.speakers import speaker_of
from servanda.read.unit_tree import UnitTree
from servanda.read.utterances import Unit
from servanda.read.words import fold

_OUT = frozenset(
    {
        "case",
        "mark",
        "cop",
        "aux",
        "nsubj",
        "punct",
        "appos",
        "acl:relcl",
        "conj",
        "cc",
        "parataxis",
        "advcl",
        "ccomp",
        "dep",
    }
)
_MARKS = frozenset(",;:(–—-")
_AFTER = frozenset({"amod", "acl", "advmod"})  # "a diplomat close to the talks" is a diplomat
_SILENT = frozenset({"i", "we", "you", "nobody", "none", "nothing", "this", "that", "these", "those", "what",
                     "who", "which", "there", "everything", "anyone", "anybody", "whoever"})  # fmt: skip
_QUANTITIES = frozenset({"some", "others", "many", "both", "all", "several", "one", "another", "most", "few",
                         "two", "three", "four", "five", "six", "dozens", "hundreds", "each"})  # fmt: skip


def voice_at(unit: Unit, tree: UnitTree, token: Any) -> Voice | None:
    """Find the speakers of the phrase that a token heads, with those it is joined to."""
    heads = [
        token,
        *(one for one in token.children if one.dep_ == "conj" and one.pos_ not in ("VERB", "AUX")),
    ]
    speakers = [speaker for head in heads for speaker in _speakers(unit, tree, head)]
    if not speakers:
        return None
    first, last = tree.span(token, frozenset({"acl:relcl", "advcl", "parataxis", "dep", "ccomp"}))
    while first < last and unit.clause.low(first) in _MARKS:
        first += 1
    while last > first + 1 and unit.clause.low(last - 1) in _MARKS:
        last -= 1
    return Voice(tuple(dict.fromkeys(speakers)), first, last)


def _speakers(unit: Unit, tree: UnitTree, head: Any) -> tuple[Speaker, ...]:
    place = tree.place(head)
    if place is None or unit.quote_at(place) is not None:
        return ()
    low = fold(head.text)
    if low in _SILENT or any(
        one.dep_ == "det" and fold(one.text) in ("no", "neither") for one in head.children
    ):
        return ()
    apposed = [
        child for child in head.children if child.dep_ in ("appos", "nmod:desc", "flat") and child.i > head.i
    ]
    if head.pos_ == "NOUN" and low in cue_words("events"):
        return ()
    apposed += [
        one
        for child in head.children
        if child.dep_ == "nmod"
        for one in child.children
        if one.dep_ == "appos"
    ]
    known = [child for child in head.children if child.dep_ == "acl" and fold(child.text) == "known"]
    for one in (*(grand for child in known for grand in child.children), head, *apposed):
        persons = _named(unit, tree.place(one), person=True)
        if persons:
            return tuple(speaker_of(person) for person in persons)
    named = _named(unit, place, person=False)
    if named:
        return tuple(speaker_of(one) for one in named)
    for one in apposed:
        named = _named(unit, tree.place(one), person=False)
        if named and one.dep_ == "appos" and head.pos_ == "NOUN":
            return tuple(speaker_of(each) for each in named)  # "the state operator, Telibar"
    stands_for = [
        one.actor.name
        for one in unit.clause.named
        if one.first <= place < one.last and one.mention.kind == "pronoun"
    ]
    if stands_for and stands_for[0][:1].isupper():
        return (Speaker(None, stands_for[0]),)  # "its", of a country that no list knows
    if low in PRONOUNS or (head.dep_ == "nmod:poss" and head.pos_ == "PRON"):
        return (Speaker(None, head.text),)
    if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and low not in _QUANTITIES:
        return ()
    first, last = _extent(unit, tree, head, place)
    owners = {
        one.mention.entity
        for one in unit.clause.named
        if first <= one.first and one.last <= last and one.mention.entity and may_speak(one)
    }
    entity = owners.pop() if len(owners) == 1 and stands_for_owner(low) else None
    return (Speaker(entity, _text(unit, first, last)),)


def _named(unit: Unit, place: int | None, *, person: bool) -> list[Named]:
    """The actors of the longest mention that holds a place: several where "they" are several."""
    if place is None:
        return []
    found = [
        one
        for one in unit.clause.named
        if one.first <= place < one.last and may_speak(one)
        if one.mention.entity or one.mention.kind == "pronoun"
        if (one.actor.type is ActorType.PERSON) == person
    ]
    size = max((one.last - one.first for one in found), default=0)
    return [one for one in found if one.last - one.first == size]


def _extent(unit: Unit, tree: UnitTree, head: Any, place: int) -> tuple[int, int]:
    """The places of a phrase around its head, up to what is apposed to it or says more of it."""
    words = unit.clause.words
    held = {at for one in _phrase(head) if (at := tree.place(one)) is not None}
    first = last = place
    while first - 1 in held and words[first - 1].text not in _MARKS:
        first -= 1
    while last + 1 in held and words[last + 1].text not in _MARKS:
        last += 1
    return first, last + 1


def _text(unit: Unit, first: int, last: int) -> str:
    text = "".join((" " if word.gap else "") + word.text for word in unit.clause.words[first:last])
    return " ".join(text.split())


def _is_after(token: Any) -> bool:
    return fold(token.text) in cue_words("days") or token.dep_ in _AFTER or token.pos_ == "ADV"


def _phrase(head: Any) -> list[Any]:
    found, left = [head], [head]
    while left:
        top = left.pop()
        for one in top.children:
            if top is head and (one.dep_ in _OUT or (one.i > head.i and _is_after(one))):
                continue
            found.append(one)
            left.append(one)
    return found
