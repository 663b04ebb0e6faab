"""In which world an act stands: polarity, modality and aspect from the words that govern its trigger.

Rule: the axes of a governed act combine with those of its governor, and the less real wins. What must not
be asserted at all comes back as None.
"""

from __future__ import annotations

from functools import partial

from servanda.model.act import Modality
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.governed import governed_axes
from servanda.read.noun_status import noun_axes
from servanda.read.opened import inverted, opened_axes, opened_participle, said_axes
from servanda.read.verb_status import is_command, own_axes


def pred_axes(clauses: Clauses, pred: Pred, depth: int = 0) -> Axes | None:
    """Give the axes of what a predicate says; None where nothing may be asserted of it."""
    if depth > 6:
        return None
    if is_command(clauses, pred):
        return None
    around = partial(pred_axes, clauses, depth=depth + 1)
    own = own_axes(clauses, pred)
    axes: Axes | None = own
    if pred.kind in ("infinitive", "gerund"):
        axes = governed_axes(clauses, pred, own, around)
    elif pred.kind == "participle" and (opened := opened_participle(clauses, pred, own)) is not None:
        axes = opened
    elif pred.kind == "participle" and not pred.antecedent and pred.subject is None:
        return None
    elif pred.finite and (turned := inverted(clauses, pred, own)) is not None:
        axes = turned
    elif pred.finite and pred.opener >= 0 and axes is not None:
        axes = opened_axes(clauses, pred, axes, around)
    elif pred.finite and axes is not None:
        axes = said_axes(clauses, pred, axes, around)
    if axes is not None and clauses.line.words[-1].text == "?":
        axes = axes.under(Modality.ASKED)
    return axes


def act_noun_axes(clauses: Clauses, index: int, first: int) -> Axes | None:
    """Give the axes of an act that stands as a noun; None unless something presupposes or governs it."""
    return noun_axes(clauses, index, first, partial(pred_axes, clauses))


def is_plain(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether a verb stands without "would", "if" or a negation, which make no duty."""
    axes = pred_axes(clauses, pred)
    return (
        axes is not None
        and axes.modality.value in ("actual", "planned")
        and axes.polarity.value == "affirmed"
    )
