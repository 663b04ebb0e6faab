"""From a diplomatic note that a sentence names by the way to the note that was sent.

Rule: "in a note", "by its note of 4 May" tells a note of whoever does what the verb says, as real as that; a
note whose owner is named ("the Embassy's note No. 12") was sent by its owner. A letter says to or from whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.model.act import Modality, Polarity
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
from servanda.read.who import agents_of, subject_roles, who
from servanda.read.whose_noun import owned

_NOTES = frozenset({"note", "verbale"})
_LETTERS = frozenset({"letter", "message"})
_REPLIES = frozenset({"reply", "response", "answer"})
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_FROM = frozenset({"from"})
_GETTING = frozenset({"receive", "get"})
_LINKS = frozenset({"in", "by"})
_TO = frozenset({"to"})


def notes_told(clauses: Clauses, drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Find the notes of one sentence that no verb of sending tells."""
    line = clauses.line
    sent = any(draft.type == "contact.note" for draft in drafts)
    found: list[Draft] = []
    for word in line.words if clauses.tree is not None and not sent else ():
        if word.kind != "word" or line.low(word.i + 1) == "verbale":
            continue
        if word.low in _NOTES:
            told = _written(clauses, word.i, scene) or _owned(clauses, word.i, scene)
        elif word.low in _LETTERS:
            addressed = bool(complements(clauses, word.i, _TO))
            told = _written(clauses, word.i, scene) if addressed else _sent_by(clauses, word.i, scene)
        elif word.low in _REPLIES and line.low(word.i - 1) in _OWN:
            told = _written(clauses, word.i, scene)
        else:
            continue
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


def _sent_by(clauses: Clauses, index: int, scene: Scene) -> Draft | None:
    """Read "a rebuff to a letter from the owners", "received a message from Oslo"."""
    line, tree = clauses.line, clauses.tree
    senders = [one for one in complements(clauses, index, _FROM) if is_acting(line, one)]
    first = phrase_start(line, index)
    if not senders or line.low(first) in ("no", "any") or tree.of(index, "amod", "nummod"):
        return None
    held = clauses.by_word.get(tree.head(index)) if tree.rel(index) == "obj" else None
    axes = pred_axes(clauses, held) if held is not None else Axes(sure=0.8)
    if axes is None or axes.modality is not Modality.ACTUAL or axes.polarity is Polarity.NEGATED:
        return None
    agents = [one for noun in senders for one in who(clauses, noun, "agent", scene)]
    draft = _draft(clauses, (index,), replace(axes, sure=0.8), agents, scene) if agents else None
    if draft is not None and held is not None and _GETTING.intersection(held.lemmas):
        taken = {role.entity for role in agents}
        got = subject_roles(clauses, held, "target", scene)
        draft.roles += [one for one in got if one.entity not in taken]
    return draft


def _draft(clauses: Clauses, places: tuple[int, ...], axes: Axes, agents: list[Role], scene: Scene) -> Draft:
    index = places[0]
    draft = Draft(clauses.line, "contact.note", axes, index, index, word=index, confidence=0.6)
    draft.roles = list(agents)
    taken = {role.entity for role in agents}
    for noun in [one for place in places for one in complements(clauses, place, _TO)]:
        draft.roles += [one for one in who(clauses, noun, "target", scene) if one.entity not in taken]
    draft.when = noun_when(clauses, index, (), axes)
    return draft
