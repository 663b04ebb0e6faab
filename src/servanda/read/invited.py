"""From "at the invitation of Oslo" to the invitation: who invited, whom, as real as what came of it.

Rule: the words stand beside a verb that tells what those invited did; where that is a plan or did not happen,
nothing is told of the invitation.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.scene import Scene
from servanda.read.status import pred_axes
from servanda.read.tree import Tree
from servanda.read.tree_objects import complements
from servanda.read.who import agents_of, subject_roles, who_or_words
from servanda.read.whose_noun import owned

_WORDS = frozenset({"invitation", "invite"})


def invitations(clauses: Clauses, scene: Scene) -> list[Draft]:
    """Find the invitations that one sentence tells of beside what came of them."""
    line, found = clauses.line, list[Draft]()
    tree: Tree | None = clauses.tree
    for word in line.words:
        if tree is None or word.low not in _WORDS:
            continue
        if not any(line.low(case) in ("at", "on", "upon") for case in tree.of(word.i, "case")):
            continue
        came = _what_came(clauses, tree, word.i)
        axes = pred_axes(clauses, came) if came is not None else None
        if came is None or axes is None:
            continue
        if axes.modality is not Modality.ACTUAL or axes.polarity is Polarity.NEGATED:
            continue
        inviting = [*owned(clauses, word.i), *complements(clauses, word.i, frozenset({"of"}))]
        draft = Draft(line, "contact.invite", replace(axes, sure=0.8), word.i, word.i, word=word.i)
        draft.roles = [one for noun in inviting for one in who_or_words(clauses, noun, "agent", scene)]
        taken = {one.entity for one in draft.roles if one.entity}
        guests = agents_of(clauses, came, "target", scene) if not came.passive else []
        guests = guests or subject_roles(clauses, came, "target", scene)
        draft.roles += [one for one in guests if one.entity not in taken]
        if draft.agents:
            found.append(draft)
    return found


def _what_came(clauses: Clauses, tree: Tree, index: int) -> Pred | None:
    """The predicate beside which the words stand; of "a meeting held at", what holds it."""
    place = tree.head(index)
    for _ in range(3):
        if place < 0 or place in clauses.by_word:
            break
        place = tree.head(place)
    return clauses.by_word.get(place)
