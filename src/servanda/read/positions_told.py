"""From verbs of asking, demanding, promising, offering and blaming to their acts, by their complements.

Rule: what is asked or promised hangs on the verb in the tree, wherever it stands ("asked in July for another
ten years", "the money that it had promised"); somebody must do it, or be asked it. What a frame read stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.record import Role
from servanda.read.acting import acts, is_acting, subjects_of
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.content_asked import asks_to_know, wonders
from servanda.read.contents import governing
from servanda.read.drafts import Draft
from servanda.read.in_words import subject_in_words
from servanda.read.no_position import is_prosecution
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.role_of import role_of
from servanda.read.scene import Scene
from servanda.read.status import pred_axes
from servanda.read.times import when_of
from servanda.read.told_complements import (
    Complements,
    infinitive,
    never_made,
    stances,
    things,
    told_by,
    told_rows,
)
from servanda.read.tree import Tree
from servanda.read.verb_words import negated_noun, verb_words
from servanda.read.who import agents_of, subject_roles, who_or_words

_OPEN = frozenset({Modality.ACTUAL, Modality.PLANNED, Modality.PROPOSED})
_REALMS = frozenset({"islands", "island", "province", "provinces", "region", "territories", "valley"})
_TOLD = frozenset({"measure", "talks", "round", "meeting", "instrument", "draft", "draft-text", "clause"})
_DONE = frozenset({"have", "has", "had", "was", "were"})
_GIVEN = frozenset({"position.pledge", "position.offer"})


def positions_told(clauses: Clauses, drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Find the positions of one sentence that no frame told."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    taken = {place for draft in drafts for place in range(draft.first, draft.last + 1)}
    taken |= {draft.word for draft in drafts}
    made: list[Draft] = []
    for pred in clauses.preds:
        if pred.lemmas == ("be",) and (draft := _never_made(clauses, tree, pred)) is not None:
            made.append(draft)
            continue
        if pred.i not in taken and (draft := _stance(clauses, tree, pred, scene)) is not None:
            made.append(draft)
            continue
        rows = [row for lemma in pred.lemmas for row in told_rows().get(lemma, ())]
        if is_prosecution(clauses, pred):
            continue
        if pred.i in taken or not rows or asks_to_know(clauses.line, pred) or wonders(clauses.line, pred):
            continue
        if set(pred.lemmas) & {"propose"} and not _is_new(clauses, tree, pred):
            continue
        for row in rows:
            if (draft := _told(clauses, tree, pred, row, scene)) is not None:
                made.append(draft)
                _take_contents(clauses, draft, drafts)
                break
    return made


def _is_new(clauses: Clauses, tree: Tree, pred: Pred) -> bool:
    """Tell "proposed arbitration" from "proposed a moratorium", of which the noun tells already."""
    line, found = clauses.line, things(clauses, tree, pred)
    before = not pred.passive and any(one.head < pred.i for one in found)  # "what Oslo proposed was"
    return bool(found) and not before and not any(classes_of(line, one) & _TOLD for one in found)


def _told(clauses: Clauses, tree: Tree, pred: Pred, row: Complements, scene: Scene) -> Draft | None:
    line = clauses.line
    found = things(clauses, tree, pred)
    whom = _whom(clauses, tree, pred, row)
    if not pred.passive and not acts(clauses, pred) and not ("wish" in row.by and _is_realm(clauses, pred)):
        return None
    if not told_by(clauses, tree, pred, row):
        return None
    act, axes = row.act, pred_axes(clauses, pred)
    if axes is not None and "wish" in row.by:
        act, axes = _wished(clauses, pred, row.act, axes)
    if axes is None or axes.modality not in _OPEN:
        return None
    draft = Draft(line, act, axes, pred.first, pred.last, word=pred.i, confidence=0.7)
    draft.listed = ("told", row.number)
    draft.roles = _agents(clauses, pred, scene)
    if pred.passive:
        if pred.kind == "participle" or not _was_told(clauses, pred, row):
            return None
        draft.confidence = 0.6
        if not ("thing" in row.by and _is_given(clauses, pred)):
            draft.roles += subject_roles(clauses, pred, "target", scene)
    for noun in whom or (found if "side" in row.by else []):
        taken = {role.entity for role in draft.roles if role.entity}
        named = who_or_words(clauses, noun, "target", scene, pred)
        if not named and "side" in row.by:
            named = [role_of(line, "target", noun)]  # "blamed saboteurs"
        draft.roles += [one for one in named if one.entity not in taken or one.entity is None]
    draft.when = when_of(clauses, pred, axes, (), own=False)
    return draft


def _agents(clauses: Clauses, pred: Pred, scene: Scene) -> list[Role]:
    line = clauses.line
    found = agents_of(clauses, pred, "agent", scene) or subject_in_words(line, pred, "agent")
    if not found and not pred.passive and not pred.antecedent and _is_realm(clauses, pred):
        assert pred.subject is not None
        return [role_of(line, "agent", pred.subject)]
    return found


def _is_realm(clauses: Clauses, pred: Pred) -> bool:
    """Tell "the islands want something in return"."""
    return pred.subject is not None and clauses.line.low(pred.subject.head) in _REALMS


def _is_given(clauses: Clauses, pred: Pred) -> bool:
    """Tell "two hundred have been promised", where the subject is what is promised."""
    return pred.subject is None or not is_acting(clauses.line, pred.subject)


def _was_told(clauses: Clauses, pred: Pred, row: Complements) -> bool:
    """Tell a passive that says whom it was said to, or what: "was asked to check", "were promised"."""
    if not pred.finite:
        return False
    if not _is_given(clauses, pred):
        return True
    return row.act in _GIVEN and "thing" in row.by and bool(_DONE & set(pred.group))


def _wished(clauses: Clauses, pred: Pred, act: str, axes: Axes) -> tuple[str, Axes | None]:
    """A wish is told now; what one does not want one is against."""
    axes = replace(axes, aspect=Aspect.EVENT)
    if axes.polarity is not Polarity.NEGATED:
        return act, axes
    now = {"do", "does", "would", "'d", "’d"} & set(verb_words(clauses, pred).auxiliaries)
    return "position.object", replace(axes, polarity=Polarity.AFFIRMED) if now else None


def _stance(clauses: Clauses, tree: Tree, pred: Pred, scene: Scene) -> Draft | None:
    """Read "Oslo is against", "said that it was grateful"."""
    core = tree.core(pred)
    act = stances().get(clauses.line.low(core), "")
    if not act or pred.kind != "finite" or not (pred.lemmas == ("be",) or pred.passive):
        return None
    if tree.of(core, "obj", "obl", "obl:agent", "xcomp", "nmod") or not _stands(clauses, pred):
        return None
    axes = pred_axes(clauses, pred)
    if axes is None or axes.modality is not Modality.ACTUAL or axes.polarity is Polarity.NEGATED:
        return None
    last = max(pred.last, core)
    draft = Draft(clauses.line, act, replace(axes, aspect=Aspect.EVENT), pred.first, last, word=pred.i)
    draft.listed = ("stances", act)
    draft.confidence, draft.roles = 0.65, subject_roles(clauses, pred, "agent", scene)
    return draft


def _never_made(clauses: Clauses, tree: Tree, pred: Pred) -> Draft | None:
    """Read "there was never any promise about fish", "there was no such offer"."""
    if not tree.of(pred.i, "expl") or pred.kind != "finite":
        return None
    for noun in tree.of(pred.i, "nsubj"):
        act = never_made().get(clauses.line.low(noun), "")
        axes = pred_axes(clauses, pred) if act else None
        if axes is None or axes.modality is not Modality.ACTUAL:
            continue
        if axes.polarity is Polarity.NEGATED or negated_noun(tree, noun):
            axes = replace(axes, polarity=Polarity.NEGATED, aspect=Aspect.EVENT)
            draft = Draft(clauses.line, act, axes, noun, noun, word=noun, confidence=0.6)
            draft.listed = ("never_made", act)
            return draft
    return None


def _stands(clauses: Clauses, pred: Pred) -> bool:
    return any(is_acting(clauses.line, one) for one in subjects_of(clauses.line, pred))


def _whom(clauses: Clauses, tree: Tree, pred: Pred, row: Complements) -> list[Noun]:
    """Those it is said to: "asked Oslo to", "swore to us that"."""
    line = clauses.line
    told = "side" in row.by or infinitive(clauses, tree, pred) or bool(tree.of(pred.i, "ccomp", "obl"))
    given = bool(row.named) or ("thing" in row.by and bool(tree.of(pred.i, "iobj")))
    objects = ("iobj", "obj") if told and not given else ("iobj",)
    direct = [] if pred.passive else [one for one in tree.of(pred.i, *objects) if one > pred.i]
    found = [noun for one in direct for noun in tree.joined(one) if is_acting(line, noun)]
    linked = [
        one
        for one in tree.of(pred.i, "obl")
        if any(line.low(case) in row.whom for case in tree.of(one, "case")) and one not in line.timex_at
    ]
    return found or [noun for one in linked for noun in tree.joined(one) if is_acting(line, noun)]


def _take_contents(clauses: Clauses, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Bind what is asked or promised to the asking: "asked that they be freed"."""
    for one in drafts:
        pred = clauses.by_word.get(one.word)
        if pred is not None and one.parent is None and governing(clauses, pred) == draft.word:
            one.parent = draft
