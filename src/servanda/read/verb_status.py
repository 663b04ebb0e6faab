"""What a verb group says by itself of its act: negation, modal, tense, a negative subject.

Rule: auxiliaries shared by coordinated verbs hold for both.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect, Modality
from servanda.model.source import Part
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, PAST, S
from servanda.read.lexicon import table
from servanda.read.line import Line


def own_axes(clauses: Clauses, pred: Pred) -> Axes:
    """Read the verb group itself and a negative subject."""
    line = clauses.line
    axes = Axes()
    lows = [line.low(place) for place in range(pred.first, pred.i)]
    kinds = [line.kind(place) for place in range(pred.first, pred.i)]
    home = clauses.by_word.get(pred.shared_with)
    if home is not None and not pred.group and (_shares_group(pred) or _is_alternative(clauses, pred)):
        # "will meet and sign", "did not sign or ratify", "never signed or ratified": they hold for both.
        lows = [line.low(place) for place in range(home.first, home.i)]
        kinds = [line.kind(place) for place in range(home.first, home.i)]
    for low, kind in zip(lows, kinds, strict=True):
        if kind == "modal":
            if low == "would" and "neg" in kinds and line.low(pred.opener) == "because":
                continue  # "because Oslo would not pay" tells of a refusal
            effect = next((one for one, words in table("status")["modals"].items() if low in words), None)
            if effect is not None:
                axes = axes.under(Modality(effect))
    negative = "neg" in kinds or ("longer" in lows and "no" in lows) or "cannot" in lows
    if line.low(pred.first - 1) in ("not", "never") and "neg" not in kinds:
        negative = True
    if {"hardly", "scarcely"} & set(lows):
        negative = True
    if (
        pred.subject is not None
        and not pred.antecedent
        and line.low(pred.subject.first) in ("no", "neither", "nobody")
    ):
        negative = not negative
    if line.low(pred.first - 1) == "nor":
        negative = True
    if negative:
        axes = axes.negated()
    if axes.modality is Modality.ACTUAL and pred.finite:
        axes = _tense(clauses, pred, axes, kinds, lows)
    return axes


def _shares_group(pred: Pred) -> bool:
    """Tell a bare form, which needs the auxiliaries of the verb before it: "will meet and sign"."""
    return BASE in pred.tags and PAST not in pred.tags


def _is_alternative(clauses: Clauses, pred: Pred) -> bool:
    """Tell "has not lifted it or resumed the talks": "or" keeps the negation before it, "and" need not."""
    return clauses.line.low(pred.first - 1) in ("or", "nor")


def _tense(clauses: Clauses, pred: Pred, axes: Axes, kinds: list[str], lows: list[str]) -> Axes:
    line = clauses.line
    verbal = [one for one in kinds if one in ("be", "have", "do")]
    if not verbal and PAST not in pred.tags and line.kind(pred.i) == "verb":
        # A present tense tells of an event in a headline; elsewhere it is less sure.
        return axes if line.sentence.part is Part.TITLE else replace(axes, sure=0.75)
    if verbal and verbal[-1] == "be" and not pred.passive and {"is", "are", "am"} & set(lows):
        future = any(
            place in line.timex_at and _is_future(line, place) for place in range(pred.left, pred.right + 1)
        )
        return axes.under(Modality.PLANNED) if future else replace(axes, aspect=Aspect.STATE)
    return axes


def _is_future(line: Line, place: int) -> bool:
    timex = line.timex_at[place]
    return timex.expression is not None and timex.expression.direction.value in ("future", "after")


def is_past(clauses: Clauses, pred: Pred) -> bool:
    """Tell a past tense by its auxiliaries or its own form."""
    line = clauses.line
    group = {line.low(place) for place in range(pred.first, pred.i)}
    if group & {"had", "was", "were", "did"}:
        return True
    verbal = [one for one in range(pred.first, pred.i) if line.kind(one) in ("be", "have", "do", "modal")]
    return not verbal and PAST in pred.tags


def is_indicative(clauses: Clauses, pred: Pred) -> bool:
    """Tell "that Oslo lifts the ban" from "that Oslo lift the ban"."""
    line = clauses.line
    if any(line.low(place) in ("is", "are", "has") for place in range(pred.first, pred.i + 1)):
        return True
    return not pred.group and S in pred.tags and BASE not in pred.tags


def is_command(clauses: Clauses, pred: Pred) -> bool:
    """Tell "Release the crew!" from a headline: a plain form without subject or auxiliary in running text."""
    line = clauses.line
    if not pred.finite or pred.subject is not None or pred.group or line.sentence.part is Part.TITLE:
        return False
    return BASE in pred.tags and PAST not in pred.tags and line.kind(pred.i) == "verb"
