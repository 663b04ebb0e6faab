"""From a diplomatic note that a sentence names by the way to the note that was sent.

Rule: "in a note", "by its note of 4 May" tells a note of whoever does what the verb says, as real as that; a
note whose owner is named ("the Embassy's note No. 12") was sent by its owner. Letters need a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.act import Modality
from servanda.model.record import Role
from servanda.read.acting import acts, is_acting
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses
from servanda.read.drafts import Draft
from servanda.read.noun_circumstances import noun_when
from servanda.read.nouns import phrase_start
from servanda.read.role_of import role_of_name
from servanda.read.scene import Scene
from servanda.read.status import pred_axes
from servanda.read.times import when_of
from servanda.read.tree_objects import complements
from servanda.read.who import agents_of, who
from servanda.read.whose_noun import owned

_NOTES = frozenset({"note", "verbale"})
_LINKS = frozenset({"in", "by"})
_TO = frozenset({"to"})


def notes_told(clauses: Clauses, drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Find the notes of one sentence that no verb of sending tells."""
    line = clauses.line
    sent = any(draft.type == "contact.note" for draft in drafts)
    found: list[Draft] = []
    for word in line.words if clauses.tree is not None and not sent else ():
        if word.kind != "word" or word.low not in _NOTES or line.low(word.i + 1) == "verbale":
            continue
        told = _written(clauses, word.i, scene) or _owned(clauses, word.i, scene)
        if told is not None:
            found.append(told)
    return found


def _written(clauses: Clauses, index: int, scene: Scene) -> Draft | None:
    """Read "in a note dated 3 May, the ministry informed the embassy"."""
    line, tree = clauses.line, clauses.tree
    first = phrase_start(line, index)
    held = clauses.by_word.get(tree.head(index))
    if line.low(first - 1) not in _LINKS or tree.rel(index) != "obl" or held is None or not held.finite:
        return None
    axes = pred_axes(clauses, held)
    if axes is None or axes.modality is not Modality.ACTUAL or held.passive or not acts(clauses, held):
        return None
    draft = _draft(clauses, (index, held.i), axes, agents_of(clauses, held, "agent", scene), scene)
    draft.when = draft.when or when_of(clauses, held, axes, (), own=False)
    return draft


def _owned(clauses: Clauses, index: int, scene: Scene) -> Draft | None:
    """Read "with reference to the Ministry's note No. 218", "the latter's note of 4 June"."""
    line = clauses.line
    owners = [one for one in owned(clauses, index) if is_acting(line, one)]
    agents = [one for noun in owners for one in who(clauses, noun, "agent", scene)]
    if line.low(index - 2) == "latter" and line.kind(index - 1) == "poss":
        before = [one for one in line.actors if one.last < index - 2 and one.entity]
        agents = (
            [role_of_name("agent", max(before, key=lambda one: (one.last, -one.first)))] if before else []
        )
    numbered = line.low(index + 1) in ("no", "no.", "number", "of")
    return _draft(clauses, (index,), Axes(sure=0.8), agents, scene) if agents and numbered else None


def _draft(clauses: Clauses, places: tuple[int, ...], axes: Axes, agents: list[Role], scene: Scene) -> Draft:
    index = places[0]
    draft = Draft(clauses.line, "contact.note", axes, index, index, word=index, confidence=0.6)
    draft.roles = list(agents)
    taken = {role.entity for role in agents}
    for noun in [one for place in places for one in complements(clauses, place, _TO)]:
        draft.roles += [one for one in who(clauses, noun, "target", scene) if one.entity not in taken]
    draft.when = noun_when(clauses, index, (), axes)
    return draft
