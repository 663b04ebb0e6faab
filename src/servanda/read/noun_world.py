"""In which world an act stands that is told by a noun, by what the tree hangs it on.

Rule: a preposition, a verb or a noun of lexicons/held_nouns.yaml says what its noun is; one that no list
knows says nothing, save that what a past verb tells of its subject was done. What is denied or alleged
stays so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from servanda.model.act import Aspect, Modality, Polarity
from servanda.read.axes import Around, Axes, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.nouns import phrase_start

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_WORDS_OF_LINK = 6
_SURE = 0.85
_EVENTS = frozenset({"ceremony", "ceremonies"})
_LASTING = frozenset({"way", "underway", "on", "progress"})  # "is under way"; "is complete" is done

Again = Callable[[int], Axes | None]
"""Reads another noun of the line."""


@dataclass(frozen=True, slots=True)
class World:
    """A line, the axes that a noun has by its own words, and how to read what it hangs on."""

    clauses: Clauses
    axes: Axes
    around: Around
    again: Again


@cache
def _effects(name: str) -> dict[str, str]:
    """One table of held_nouns.yaml, by word or turn."""
    rows = table("held_nouns")[name]
    return {
        word: effect for effect, words in rows.items() for word in strings(words, f"held_nouns.yaml: {name}")
    }


def world_axes(world: World, index: int) -> Axes | None:
    """Give the axes of an act that stands as a noun; None where nothing that it hangs on tells."""
    tree, line = world.clauses.tree, world.clauses.line
    if tree is None:
        return None
    if tree.head(index) < 0:  # "On the violation of the regime": a title
        about = any(line.low(one) in ("on", "over", "about") for one in tree.of(index, "case"))
        return (
            replace(world.axes, sure=world.axes.sure * _SURE) if about and not tree.of(index, "cop") else None
        )
    head, relation = tree.head(index), tree.rel(index)
    if relation == "conj" or (relation == "compound" and line.low(head) in _EVENTS):
        return world.again(head)  # "the signing ceremony is set for May"
    if relation in _SUBJECTS:
        return _as_subject(world, index, head)
    first = phrase_start(line, index)
    if (effect := _linked(line, first)) is not None and relation in ("obl", "nmod", "advcl"):
        return _told(world, effect, _verb_at(world.clauses, head))
    if relation == "obj":
        return _as_object(world, head)
    if relation in ("obl", "obl:agent"):
        return _as_oblique(world, head, line.low(first - 1))
    if relation != "nmod" or (any(tree.line.low(one) in ("a", "an") for one in tree.of(index, "det"))):
        return None  # "reaction to a resumption of talks": to the thought of one, maybe
    return _as_content(world, head)


def _linked(line: Line, first: int) -> str | None:
    """What the words before a noun phrase make of it: "in response to", "ahead of"."""
    for size in range(_WORDS_OF_LINK, 0, -1):
        words = " ".join(line.low(place) for place in range(first - size, first) if place >= 0)
        if words in _effects("links"):
            return _effects("links")[words]
    return None


def _verb_at(clauses: Clauses, place: int) -> Pred | None:
    """The predicate at a place, or above the noun or adjective that stands there."""
    tree = clauses.tree
    for _ in range(4):
        if place < 0 or place in clauses.by_word:
            break
        copula = tree.of(place, "cop")
        place = copula[0] if copula else tree.head(place)
    return clauses.by_word.get(place)


def _told(world: World, effect: str, held: Pred | None, by: int = -1) -> Axes | None:
    """Apply an effect; `held` is what the noun goes with, `by` the word that denies or alleges."""
    axes = replace(world.axes, sure=world.axes.sure * _SURE)
    outer = world.around(held) if held is not None else Axes()
    if effect == "fact":
        if outer is not None and outer.modality in (Modality.CONDITIONAL, Modality.ASKED):
            return axes.under(outer.modality)
        return axes
    if outer is None:
        return None
    open_ = outer.modality is not Modality.ACTUAL
    if effect == "main":
        if axes.polarity is Polarity.NEGATED:
            outer = replace(outer, polarity=Polarity.AFFIRMED)  # "there was no resumption" is negated once
        return joined(outer, axes) if held is not None else None
    if effect == "negated":
        return axes.under(outer.modality) if open_ else joined(outer, axes).negated()
    if effect in ("denied", "alleged"):
        if open_ or outer.polarity is Polarity.NEGATED:
            return None
        at = held.i if held is not None and by < 0 else by
        return replace(axes, denied_by=at) if effect == "denied" else replace(axes, accused_by=at)
    if effect == "planned" and outer.polarity is Polarity.NEGATED and held is not None and by < 0:
        return None  # "did not approve the release": nothing follows of it
    return axes.under(Modality(effect)).under(outer.modality)


def _effect_of(clauses: Clauses, held: Pred, name: str, link: str = "") -> str | None:
    """What a verb makes of its noun: by its turn ("carry out", "agree to"), else by its lemma."""
    known = _effects(name)
    tree = clauses.tree
    particles = [clauses.line.low(one) for one in tree.of(held.i, "compound:prt", "advmod")] if tree else []
    follow = " ".join(clauses.line.low(held.last + step) for step in (1, 2))
    for lemma in held.lemmas:
        turns = (
            f"{lemma} {link}",
            f"{lemma} {follow}",
            *(f"{lemma} {one}" for one in (follow.split()[:1] + particles)),
        )
        for turn in turns:
            if turn in known:
                return known[turn]
        if not link and lemma in known:
            return known[lemma]
    return None


def _as_subject(world: World, index: int, head: int) -> Axes | None:
    """Read "the signing is imminent", "no resumption took place", "a handover could follow"."""
    clauses, tree = world.clauses, world.clauses.tree
    copula = tree.of(head, "cop")
    held = clauses.by_word.get(copula[0] if copula else head)
    if held is None or tree.rel(index) == "nsubj:outer":
        return None
    said = [head] if copula else tree.of(head, "xcomp")
    for one in said:
        if (effect := _effects("predicates").get(clauses.line.low(one))) is not None:
            told = _told(world, effect, held)
            lasts = clauses.line.low(one) in _LASTING or told is None
            return told if lasts or told is None else replace(told, aspect=Aspect.EVENT)
    if copula:
        return None
    effect = _effect_of(clauses, held, "subjects") or (
        _effect_of(clauses, held, "objects") if held.passive else None  # "was completed", "was announced"
    )
    if effect is not None:
        return _told(world, effect, held)
    outer = world.around(held)
    if outer is None or outer.modality is Modality.ACTUAL:
        return None  # whether a past verb tells of it is asked later
    return world.axes.under(outer.modality, _SURE)


def _as_object(world: World, head: int) -> Axes | None:
    """Read "completed the withdrawal", "made the release a condition"."""
    held = world.clauses.by_word.get(head)
    said = world.clauses.tree.of(head, "xcomp") if held is not None else []
    for one in said:
        if (effect := _effects("predicates").get(world.clauses.line.low(one))) is not None:
            return _told(world, effect, held)
    if held is None or (effect := _effect_of(world.clauses, held, "objects")) is None:
        return None
    return _told(world, effect, held)


def _as_oblique(world: World, head: int, link: str) -> Axes | None:
    """Read "agreed to the release", "is conditional on the withdrawal", "was accused of a violation"."""
    clauses = world.clauses
    held = clauses.by_word.get(head)
    if held is None:
        effect = _effects("predicates").get(clauses.line.low(head))
        return _told(world, effect, _verb_at(clauses, head)) if effect is not None else None
    effect = _effect_of(clauses, held, "turns", link)
    return _told(world, effect, held) if effect is not None else None


def _as_content(world: World, head: int) -> Axes | None:
    """Read "a delay in the handover", "news of the release", "the start of the withdrawal"."""
    clauses = world.clauses
    effect = _effects("nouns").get(clauses.line.low(head))
    if effect is None or head in clauses.by_word:
        return None
    if effect == "main":
        return world.again(head)
    if effect == "alleged":
        return _told(world, effect, None, by=head)
    return _told(world, effect, _verb_at(clauses, head) if effect != "fact" else None, by=head)
