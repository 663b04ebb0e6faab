"""In which world an act stands that is told by a noun: "the lifting of the ban", "a call for talks".

Rule: a noun asserts its act only where something presupposes or governs it.
"""

from __future__ import annotations

from servanda.model.act import Modality
from servanda.read.axes import Around, Axes, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import effects, status_words
from servanda.read.nouns import Noun
from servanda.read.verb_status import is_past


def noun_axes(clauses: Clauses, index: int, first: int, around: Around) -> Axes | None:
    """Give the axes of an act that stands as a noun; None unless something presupposes or governs it.

    Args:
        clauses: of the line.
        index: the noun itself.
        first: first word of its noun phrase.
        around: reads the predicate that governs it.
    """
    line = clauses.line
    axes = Axes(sure=0.8)
    for place in range(first, index):
        effect = effects("unreal").get(line.low(place))
        if effect == "alleged":
            return None
        if effect is not None:
            return axes.under(Modality(effect))
        if line.low(place) == "no":
            axes = axes.negated()
    before = first - 1
    if line.kind(before) in ("prep", "to", "sub") and line.low(before) in (
        "of",
        "for",
        "to",
        "on",
        "about",
        "in",
    ):
        effect = effects("unreal_nouns").get(line.low(before - 1))
        if effect is not None:
            return axes.under(Modality(effect))
    if line.low(before) in status_words("factive_prepositions"):
        held = clauses.before(before)
        if line.low(before) in ("before", "until", "with") and (held is None or not is_past(clauses, held)):
            return None
        return axes
    verb = _verb_of(clauses, index, first)
    if verb is None:
        return None
    outer = around(verb)
    if outer is None:
        return None
    for lemma in verb.lemmas:
        effect = effects("unreal_verbs").get(lemma) or effects("unreal_verbs").get(
            f"{lemma} {line.low(verb.last + 1)}"
        )
        if effect is not None:
            return axes.under(Modality(effect))
        if lemma in status_words("factive_verbs"):
            as_subject = verb.i > index
            return joined(outer, axes) if as_subject else axes
    return None


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
    return held if all(clauses.line.kind(one) in ("adv", "prep", "to", "quote") for one in between) else None
