"""From a bare "accepted", "declined" after an offer of talks to the answer that it is.

Rule: the offer stands in the same sentence before it or in the sentence before; the verb has no object but
the offer itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.act import Modality
from servanda.read.acting import acts
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.in_words import in_any_words
from servanda.read.scene import Scene
from servanda.read.status import pred_axes
from servanda.read.times import when_of
from servanda.read.who import agents_of

_YES = frozenset({"accept", "agree", "consent"})
_NO = frozenset({"decline", "refuse", "demur"})
_TURNED = frozenset({"turn", "see"})  # "turned it down", "saw no point"
_OFFERS = frozenset(
    {"it", "this", "that", "offer", "proposal", "invitation", "idea", "suggestion", "overture"}
)
_LOOSE = frozenset({"position.support", "position.object"})  # what the same words are without an offer


def answers(clauses: Clauses, drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Find the answers to an offer of talks in one sentence, and keep whether it makes one itself."""
    offers = [one for one in drafts if one.type == "talks.propose" and one.axes.modality is Modality.ACTUAL]
    offered, scene.offered = scene.offered, bool(offers)
    found: list[Draft] = []
    for pred in clauses.preds:
        earlier = [one for one in offers if one.first < pred.first]
        type_ = _answer(clauses, pred) if offered or earlier else ""
        if not type_ or not acts(clauses, pred):
            continue
        told = next((one for one in (*drafts, *found) if one.word == pred.i), None)
        if told is not None:
            told.type = type_ if told.type in _LOOSE else told.type
            continue
        axes = pred_axes(clauses, pred)
        if axes is None:
            continue
        draft = Draft(clauses.line, type_, axes, pred.first, pred.last, word=pred.i, confidence=0.7)
        draft.roles = agents_of(clauses, pred, "agent", scene)
        if not draft.roles and pred.subject is not None:
            draft.roles = in_any_words(clauses.line, pred.subject, "agent")
        draft.when = when_of(clauses, pred, axes, (), own=False)
        found.append(draft)
    return found


def _answer(clauses: Clauses, pred: Pred) -> str:
    """The answer that a verb without an object of its own may be; nothing for none."""
    line, tree = clauses.line, clauses.tree
    if tree is None or pred.passive or pred.antecedent or tree.of(pred.i, "ccomp", "xcomp"):
        return ""
    objects = {line.low(one) for one in tree.of(pred.i, "obj", "obl", "iobj") if one not in line.timex_at}
    if _TURNED.intersection(pred.lemmas):
        after = {line.low(one) for one in range(pred.last + 1, min(pred.last + 4, len(line.words)))}
        down = "down" in after and bool(objects & _OFFERS)
        return "talks.decline" if down or ({"no", "point"} <= after and pred.lemmas == ("see",)) else ""
    if objects - _OFFERS:
        return ""
    if _YES.intersection(pred.lemmas):
        return "talks.accept"
    return "talks.decline" if _NO.intersection(pred.lemmas) else ""
