"""In which world an act stands that is told by a noun: "the lifting of the ban", "a call for talks".

Rule: a noun asserts its act only where something presupposes or governs it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from servanda.model.act import Modality, Polarity
from servanda.read.alleged import claimed
from servanda.read.axes import Around, Axes, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import OWN, Governor, applied, effects, gerund_governors, status_words
from servanda.read.noun_world import World, world_axes
from servanda.read.nouns import Noun, phrase_start
from servanda.read.role_of import act_words
from servanda.read.verb_status import is_past

_JOURNEYS = frozenset({"visit", "trip", "tour"})
_OF = frozenset({"of", "for", "to", "on", "about", "in", "against", "over"})


def noun_axes(
    clauses: Clauses, index: int, first: int, around: Around, *, far: bool = False, depth: int = 0
) -> Axes | None:
    """Give the axes of an act that stands as a noun; None unless something presupposes or governs it.

    Args:
        clauses: of the line.
        index: the noun itself.
        first: first word of its noun phrase.
        around: reads the predicate that governs it.
        far: ask the tree what it hangs on, too.
        depth: how many nouns have been climbed.
    """
    axes = _own(clauses, index, first)
    if axes is None or axes.hearsay >= 0 or axes.modality is not Modality.ACTUAL:
        return axes
    if (near := _near(clauses, index, first, axes, around)) is not None:
        return near
    if not far:
        return None
    again = partial(_again, clauses, around, depth)
    return world_axes(World(clauses, axes, around, again), index)


def _again(clauses: Clauses, around: Around, depth: int, index: int) -> Axes | None:
    """Read the noun that another is coordinated with or hangs on."""
    return (
        noun_axes(clauses, index, phrase_start(clauses.line, index), around, far=True, depth=depth + 1)
        if depth < 3
        else None
    )


def _own(clauses: Clauses, index: int, first: int) -> Axes | None:
    """What the words of the noun phrase itself tell: "the proposed easing", "no resumption"."""
    line = clauses.line
    axes = Axes(sure=0.8)
    for place in _before(clauses, index, first):
        effect = effects("unreal").get(line.low(place))
        if line.low(place) == "any" and _is_denied(clauses, index):
            continue  # "denied any violation"
        if effect == "alleged":
            return replace(axes, hearsay=place)
        if effect is not None:
            return axes.negated() if effect == "negated" else axes.under(Modality(effect))
        if line.low(place) == "no":
            axes = axes.negated()
    return axes


def _is_denied(clauses: Clauses, index: int) -> bool:
    tree = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None and tree.rel(index) == "obj" else None
    return held is not None and bool(set(held.lemmas) & status_words("denies"))


def _near(clauses: Clauses, index: int, first: int, axes: Axes, around: Around) -> Axes | None:
    """What the words right before it, and the verb whose subject or object it is, make of it."""
    line = clauses.line
    before = first - 1
    if line.kind(before) in ("prep", "to", "sub") and line.low(before) in _OF:
        if (told := claimed(clauses, before - 1, axes, around)) is not None:
            return told.axes
        effect = effects("unreal_nouns").get(line.low(before - 1))
        if effect is not None:
            return axes.negated() if effect == "negated" else axes.under(Modality(effect))
    turn = _turn(clauses, first)
    if turn is not None:
        return _turn_axes(*turn, axes, around)
    if line.low(before) == "at" and line.low(index) in act_words("requested"):
        return axes  # "at Oslo's request the commission will meet": what is asked for is to come
    travelling = line.low(before) == "on" and line.low(index) in _JOURNEYS  # "on her third visit to Oslo"
    if travelling or line.low(before) in status_words("factive_prepositions"):
        held = _holder(clauses, index) or clauses.before(before)
        if line.low(before) in ("before", "until", "with") and (held is None or not is_past(clauses, held)):
            return None
        outer = around(held) if held is not None else None
        if outer is None or (line.low(before) == "at" and line.low(index + 1) == "of"):
            return axes  # "will meet at the request of Oslo": it has asked
        return axes.under(outer.modality)  # "would fall after a suspension"
    verb = _verb_of(clauses, index, first)
    if verb is None:
        return None
    outer = around(verb)
    if outer is None:
        return None
    for lemma in verb.lemmas:
        if lemma == "announce" and verb.passive and verb.i > index:
            return joined(outer, axes).under(Modality.PLANNED)  # "the release was announced": to come
        effect = effects("unreal_verbs").get(f"{lemma} {line.low(verb.last + 1)}") or effects(
            "unreal_verbs"
        ).get(lemma)
        if effect == "negated":
            return joined(outer, axes).negated() if outer.modality is Modality.ACTUAL else None
        if effect is not None:
            return axes.under(Modality(effect))
        if {lemma, f"{lemma} {line.low(verb.last + 1)}"} & status_words("factive_verbs"):
            if verb.i > index or set(verb.lemmas) & status_words("bringing"):
                if axes.polarity is Polarity.NEGATED:
                    outer = replace(outer, polarity=Polarity.AFFIRMED)  # "no resumption took place": once
                return joined(outer, axes)  # "will lead to the signing"
            return axes.under(outer.modality) if outer.modality is Modality.CONDITIONAL else axes
    return None


def _holder(clauses: Clauses, index: int) -> Pred | None:
    """The verb that the tree hangs a noun with its preposition on."""
    tree = clauses.tree
    return clauses.by_word.get(tree.head(index)) if tree is not None and tree.rel(index) == "obl" else None


def _before(clauses: Clauses, index: int, first: int) -> list[int]:
    """The words of a noun phrase before its noun, and what else qualifies it: "the proposed easing"."""
    found = set(range(first, index))
    if clauses.tree is not None:
        found |= {
            one for one in clauses.tree.of(index, "amod", "compound", "det", "nmod:desc") if one < index
        }
    return sorted(found)


def _turn(clauses: Clauses, first: int) -> tuple[Pred, Governor] | None:
    """The turn of words that leads up to a noun: "toyed with | a suspension", "paved the way for | talks"."""
    held = clauses.before(first)
    if held is None or not 0 < first - held.last - 1 <= 6:
        return None
    line = clauses.line
    words = [OWN.get(line.low(one), line.low(one)) for one in range(held.last + 1, first)]
    for lemma in held.lemmas:
        for size in range(len(words), max(0, len(words) - 2), -1):
            made = gerund_governors().get(" ".join((lemma, *words[:size])))
            if made is not None:
                return held, made
    return None


def _turn_axes(held: Pred, made: Governor, axes: Axes, around: Around) -> Axes | None:
    outer = around(held)
    return None if outer is None or made.effect == "drop" else applied(made, outer, axes, held.i)


def _verb_of(clauses: Clauses, index: int, first: int) -> Pred | None:
    """Find the predicate whose subject or object a noun phrase is."""
    for pred in clauses.preds:
        subject: Noun | None = pred.subject
        if subject is not None and subject.first <= index <= subject.last and not pred.antecedent:
            return pred
    held = clauses.before(first)
    if held is None:
        return None
    between = range(held.last + 1, first)
    tree = clauses.tree
    hung = tree is not None and tree.rel(index) == "obj" and tree.head(index) == held.i
    if hung and any(one in clauses.line.timex_at for one in between):
        return held  # "seeks a three-month extension"
    return held if all(clauses.line.kind(one) in ("adv", "prep", "to", "quote") for one in between) else None
