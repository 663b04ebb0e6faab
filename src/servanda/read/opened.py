"""In which world a clause stands that a word opens ("if", "when", "that") or a verb of saying governs.

Rule: a present tense after "when" or "once" tells of what is to come; what is said is as real as its saying.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.read.axes import Around, Axes
from servanda.read.by_tree import holder
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import applied, governor_at, governors, status_words
from servanda.read.line import closed
from servanda.read.verb_status import is_indicative, is_past


def opened_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read a clause through the word that opens it: "if", "when", "before", "that"."""
    line = clauses.line
    low, kind = line.low(pred.opener), line.kind(pred.opener)
    if low in status_words("asking"):
        return axes.under(Modality.ASKED)
    if low == "if" and line.low(pred.opener - 1) == "as":
        return None
    if low == "if":
        if line.low(pred.opener - 1) in status_words("unclear"):
            return axes.under(Modality.ASKED)
        asked = clauses.before(pred.opener)
        if (
            asked is not None
            and asked.last == pred.opener - 1
            and any(one in status_words("ask_verbs") for one in asked.lemmas)
        ):
            return axes.under(Modality.ASKED)
        return axes.under(Modality.CONDITIONAL)
    past = is_past(clauses, pred)
    if low in status_words("if"):
        return axes if past and low in ("until", "till") else axes.under(Modality.CONDITIONAL)
    if low in status_words("temporal"):
        return axes if past else axes.under(Modality.CONDITIONAL)
    if low in status_words("before"):
        return axes if past else None
    if kind == "comp":
        return said_axes(clauses, pred, axes, around)
    if kind == "rel" or low in closed("prep_or_sub") or low in closed("sub"):
        return axes
    return axes


def said_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Combine with the verb or noun whose "that" clause this is, the word "that" being left out or not."""
    line = clauses.line
    edge = pred.opener if line.kind(pred.opener) == "comp" else -1
    if edge < 0:
        own = pred.subject.first if pred.subject and pred.shared_with < 0 else pred.first
        held = clauses.by_word.get(own - 1)
        if held is None or not any(lemma in closed("say") for lemma in held.lemmas):
            return _with_condition(clauses, axes)
    else:
        held = clauses.before(edge)
        related = bool(pred.gap)  # "the agreement that both signed": no content of the noun
        noun = governors().get(line.low(edge - 1)) if (edge - 1) not in clauses.by_word else None
        if related and noun is not None:
            return axes
        if noun is not None and noun.effect in ("proposed", "planned", "conditional"):
            return axes.under(Modality(noun.effect))
        if noun is not None and noun.effect == "drop":
            return None
    held = clauses.by_word.get(holder(clauses, pred), held)
    if held is None:
        return axes
    made = governor_at(clauses, held.i)
    outer = around(held)
    if outer is None:
        return None
    says = any(lemma in closed("say") for lemma in held.lemmas)
    if made is None or (says and made.effect == "drop" and made.name != "must"):
        if outer.polarity is Polarity.NEGATED and says:
            return axes.under(Modality.ASKED)  # "did not say that"
        if outer.modality is not Modality.ACTUAL and not is_past(clauses, pred):
            return axes.under(outer.modality)
        return replace(axes, sure=axes.sure * 0.95)
    if made.effect == "drop":
        return None
    view = made.effect == "planned" and axes.modality is Modality.ACTUAL and made.name in ("accept", "plan")
    if view and is_past(clauses, pred):
        return axes  # "agreed that the treaty was suspended"; a subjunctive or "would" is a plan
    if made.effect == "proposed" and (is_past(clauses, pred) or is_indicative(clauses, pred)):
        # "suggested that Russia had suspended the talks", "insists that it breaches none": facts.
        return axes.under(outer.modality)
    if made.effect == "actual":
        return applied(made, replace(outer, modality=Modality.ACTUAL), axes, held.i)
    return applied(made, outer, axes, held.i)


def _with_condition(clauses: Clauses, axes: Axes) -> Axes:
    """A will or would with an "if" beside it is conditional."""
    if axes.modality is not Modality.PLANNED:
        return axes
    line = clauses.line
    for word in line.words:
        if word.low in status_words("if") and word.kind in ("sub",) and word.low not in ("until", "till"):
            return axes.under(Modality.CONDITIONAL)
    return axes
