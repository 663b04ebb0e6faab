"""From a governor, a verb or a noun, to the draft of the act that it is.

Rule: it is told as its own verb is; a noun that carries it lends it its owner.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect, Modality
from servanda.read.acting import acts
from servanda.read.axes import Axes
from servanda.read.circumstances import reach, topics
from servanda.read.clauses import Clauses, Pred
from servanda.read.content_asked import wonders
from servanda.read.drafts import Draft
from servanda.read.governors import governors
from servanda.read.in_words import by_pronoun, subject_in_words
from servanda.read.nouns import noun_at, nouns_from, phrase_start
from servanda.read.scene import Scene
from servanda.read.status import act_noun_axes, pred_axes
from servanda.read.times import when_of
from servanda.read.verb_status import is_past
from servanda.read.who import agents_of, subject_roles, who_or_words
from servanda.read.whose_noun import is_answered, owned

_COPULAS = frozenset({"be", "remain", "stay", "stand"})
_ADDRESSED = frozenset({"ask", "demand", "accuse"})


def governor_draft(
    clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene
) -> Draft | None:
    """Make the governor's own act with its axes, agent, addressee, topic and time."""
    line = clauses.line
    held = clauses.by_word.get(index)
    if held is None:
        return governor_noun_draft(clauses, index, act, contents, scene)
    axes = pred_axes(clauses, held)
    if axes is None or (set(held.lemmas) & {"ask"} and wonders(line, held)):
        return None
    if axes.modality is not Modality.ACTUAL and contents and act.startswith("talks."):
        return None  # "will ask to resume": the content alone says it
    draft = Draft(line, act, axes, held.first, held.last, word=index)
    draft.roles = agents_of(clauses, held, "agent", scene) or subject_in_words(line, held, "agent")
    draft.confidence = 0.85 if any(one.entity for one in draft.roles) else 0.6
    if act == "position.express-readiness" and {"would", "'d", "’d"} & set(held.group):
        axes = draft.axes = replace(axes, modality=Modality.ACTUAL)  # "would be prepared to"
    if held.passive and act == "position.express-readiness":  # "is prepared to"
        if not draft.roles and held.subject is not None and not held.antecedent:
            draft.roles = by_pronoun(line, held.subject, "agent")
        draft.axes = replace(axes, aspect=Aspect.EVENT)
        return _with_rest(clauses, held, draft, contents, axes) if draft.roles else None
    if held.passive:
        asked = made_of(held) and act.startswith(("position.", "talks."))
        draft.roles += subject_roles(clauses, held, "target", scene) if asked else []
        return None if not draft.roles else _with_rest(clauses, held, draft, contents, axes)
    start = held.last + (2 if line.low(held.last + 1) in ("on", "upon", "to", "with") else 1)
    noun = noun_at(line, start) if line.kind(start) in ("det", "word", "pron") else None
    if noun is not None and noun.last <= held.right:
        taken = {role.entity for role in draft.roles if role.entity}
        draft.roles += [
            one
            for item in nouns_from(line, noun.first, len(line.words) - 1)
            for one in who_or_words(clauses, item, "target", scene, held)
            if one.entity not in taken
        ]
    return _with_rest(clauses, held, draft, contents, axes)


def made_of(held: Pred) -> bool:
    """Tell whether whom a verb asks is its object: "Oslo was urged to"."""
    return any(
        (made := governors().get(lemma)) is not None and made.name in _ADDRESSED for lemma in held.lemmas
    )


def _with_rest(clauses: Clauses, held: Pred, draft: Draft, contents: list[Draft], axes: Axes) -> Draft:
    line = clauses.line
    draft.when = when_of(clauses, held, axes, (), own=False)
    for one in contents:
        draft.roles += [role for role in one.roles if role.role == "topic"]
        if draft.type.startswith("talks."):
            draft.roles += [
                replace(role, role="target")
                for role in one.roles
                if role.role == "target" and role.entity not in {own.entity for own in draft.roles}
            ]
    if not contents:
        draft.roles += topics(line, held.last, reach(line, held.last))
    return draft


def governor_noun_draft(
    clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene
) -> Draft | None:
    """Make the act of an adjective: "is ready to", "was willing to"."""
    line = clauses.line
    if (told := owned_noun_draft(clauses, index, act, contents, scene)) is not None:
        return told
    if (told := _without_copula(clauses, index, act, contents, scene)) is not None:
        return told
    held = clauses.before(index)
    if (
        held is None
        or not set(held.lemmas) & _COPULAS
        or any(line.kind(one) != "adv" for one in range(held.last + 1, index))
    ):
        return None
    axes = pred_axes(clauses, held)
    if axes is not None and act == "position.express-readiness" and "would" in held.group:
        axes = replace(axes, modality=Modality.ACTUAL)  # "would be ready to" is a readiness told
    if axes is None or axes.modality is not Modality.ACTUAL:
        return None
    draft = Draft(line, act, replace(axes, aspect=Aspect.EVENT), held.first, index, word=index)
    draft.roles = agents_of(clauses, held, "agent", scene)
    if not draft.roles and not acts(clauses, held):
        return None
    if act == "position.express-readiness" or not contents:
        draft.roles += topics(line, index, reach(line, index))
    draft.confidence = 0.75
    return draft


def _without_copula(
    clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene
) -> Draft | None:
    """Make the act of a headline without its "is": "Turkey ready to reopen border"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or tree.rel(index) != "root" or tree.of(index, "cop") or tree.pos(index) != "ADJ":
        return None
    subject = [one for one in tree.of(index, "nsubj") if one < index]
    roles = [one for at in subject for one in who_or_words(clauses, tree.noun(at), "agent", scene)]
    if not roles:
        return None
    draft = Draft(line, act, Axes(), index, index, word=index, confidence=0.6)
    draft.roles = roles if contents else [*roles, *topics(line, index, reach(line, index))]
    return draft


def owned_noun_draft(
    clauses: Clauses, index: int, act: str, contents: list[Draft], scene: Scene
) -> Draft | None:
    """Make the act of "Oslo's refusal to open two camps", where something presupposes that it was done."""
    line = clauses.line
    if line.words[index].token.pos_ not in ("NOUN", "PROPN") or not (owners := owned(clauses, index, act)):
        return None
    axes = act_noun_axes(clauses, index, phrase_start(line, index))
    if axes is None and (is_answered(clauses, index) or _had_a_course(clauses, index)):
        axes = Axes(sure=0.7)
    if axes is None or axes.modality is not Modality.ACTUAL:
        return None
    draft = Draft(line, act, axes, index, index, word=index, confidence=0.7)
    draft.roles = [one for noun in owners for one in who_or_words(clauses, noun, "agent", scene)]
    if not contents:
        draft.roles += topics(line, index, reach(line, index))
    return draft if draft.roles else None


def _had_a_course(clauses: Clauses, index: int) -> bool:
    """Tell "Oslo's proposal to hold talks reached the ministry": of what was not made nothing is told."""
    for pred in clauses.preds:
        subject = pred.subject
        if (
            subject is not None
            and pred.finite
            and not pred.antecedent
            and subject.first <= index <= subject.last
        ):
            axes = pred_axes(clauses, pred)
            return axes is not None and axes.modality is Modality.ACTUAL and is_past(clauses, pred)
    return False
