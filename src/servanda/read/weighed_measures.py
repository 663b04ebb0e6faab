"""From a measure that is weighed, asked for or threatened to its imposing: "is considering a ban on fruit".

Rule: the measure is the object of a verb that makes it unreal, and is new: "a ban", "new tariffs",
"sanctions", never "the ban" or "its tariffs", which stand already. What happened needs a verb of its own.
"""

from __future__ import annotations

from servanda.model.act import Modality, Polarity
from servanda.model.record import Role
from servanda.read.axes import Axes
from servanda.read.circumstances import topics
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, phrase_start
from servanda.read.role_of import role_of, role_of_name
from servanda.read.scene import Scene
from servanda.read.status import act_noun_axes
from servanda.read.tree import Tree, last_of
from servanda.read.who import agents_of

_OWN = frozenset(
    {"consider", "weigh", "threaten", "plan", "vow", "pledge", "promise", "contemplate", "mull", "agree",
     "study", "prepare", "rule"}
)  # fmt: skip
_STANDING = frozenset(
    {"the", "its", "their", "his", "her", "our", "existing", "current", "this", "that", "these", "those"}
)
_FRESH = frozenset(
    {"a", "an", "new", "fresh", "more", "further", "additional", "any", "retaliatory", "tougher"}
)
_ABOUT_OLD = frozenset(
    {"discuss", "debate", "study", "oppose", "question", "mention", "examine", "delay", "postpone"}
)
_AGAINST = frozenset({"on", "against"})
_CONFIDENCE = 0.6


def weighed_measures(clauses: Clauses, drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Find the measures of one sentence that are no more than wanted, weighed or ruled out."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    line = clauses.line
    taken = [one.also or (one.first, one.last) for one in drafts if one.type.startswith("measure.")]
    found: list[Draft] = []
    for word in line.words:
        index = word.i
        held = clauses.by_word.get(tree.head(index))
        if word.kind != "word" or held is None or held.i > index or tree.rel(index) not in ("obj", "obl"):
            continue
        first = phrase_start(line, index)
        if "yoke" not in classes_of(line, Noun(first, index, index)):
            continue
        if any(start <= index <= end for start, end in taken) or not _is_new(clauses, held, first, index):
            continue
        axes = act_noun_axes(clauses, index, first)
        if axes is None or not _is_unreal(axes):
            continue
        draft = Draft(line, "measure.impose", axes, index, index, word=index, confidence=_CONFIDENCE)
        own = bool(_OWN.intersection(held.lemmas)) and not held.passive
        draft.roles = agents_of(clauses, held, "agent", scene) if own else []
        draft.roles += [role_of(line, "patient", Noun(first, index, index)), *_target(clauses, tree, index)]
        draft.roles += topics(line, first, last_of(tree, index))
        found.append(draft)
    return found


def _is_new(clauses: Clauses, held: Pred, first: int, index: int) -> bool:
    lows = {clauses.line.low(place) for place in range(first, index)}
    if lows & _STANDING or clauses.line.kind(first - 1) == "poss":
        return False
    return bool(lows & _FRESH) or not _ABOUT_OLD.intersection(held.lemmas)


def _is_unreal(axes: Axes) -> bool:
    return axes.modality is not Modality.ACTUAL or axes.polarity is Polarity.NEGATED


def _target(clauses: Clauses, tree: Tree, index: int) -> list[Role]:
    """The state that a measure would be laid on: "sanctions on Belarusian firms"."""
    line = clauses.line
    for one in tree.of(index, "nmod"):
        if any(line.low(case) in _AGAINST for case in tree.of(one, "case")):
            start = tree.first(one)
            for each in line.actors:
                if start <= each.first and each.last <= one and each.entity:
                    return [role_of_name("target", each)]
    return []
