"""From the hit of a noun to the draft of its act: "the suspension of the talks by Oslo".

Rule: it is told where it is somebody's, or the subject of what happened; where nothing vouches for it, there
is none.
"""

from __future__ import annotations

from collections.abc import Collection

from servanda.model.act import Modality
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses
from servanda.read.drafts import Draft
from servanda.read.frame_hit import Hit
from servanda.read.inflect import PAST, forms
from servanda.read.noun_circumstances import noun_places, noun_when
from servanda.read.noun_doers import doers
from servanda.read.nouns import nouns_from, phrase_start
from servanda.read.patients import PLACED, end_of, patient_roles, shown_by
from servanda.read.roles import chain_end, possessor
from servanda.read.said_breach import said_axes
from servanda.read.scene import Scene
from servanda.read.status import act_noun_axes, pred_axes
from servanda.read.told_against import set_deniers
from servanda.read.tracks import track_roles
from servanda.read.undergone_by import undergone_by
from servanda.read.verb_words import negated_noun
from servanda.read.who import who_or_words
from servanda.read.whose_noun import is_answered

# "criticised Oslo for suspending the treaty": nobody doubts that it did.
_ANSWERED = (".propose", ".decline", ".accept")  # "its rejection of talks leaves"
_SURENESS = 0.6  # of an act that stands as a noun


def _presupposed(clauses: Clauses, hit: Hit, owned: bool, judged: Collection[int]) -> Axes | None:
    """What is somebody's, or the subject of what happened, is told as a fact: "its easing helped"."""
    line = clauses.line
    if hit.word in judged:  # "cheered the reopening of the border"
        return Axes(sure=0.7)
    for pred in clauses.preds:
        subject = pred.subject
        if subject is None or pred.antecedent or not (subject.first <= hit.word <= subject.last):
            continue
        axes = pred_axes(clauses, pred)
        if axes is None or axes.modality is not Modality.ACTUAL or not pred.finite or _is_none(clauses, hit):
            return None
        past = bool(pred.group) or any(PAST in forms(one).get(line.low(pred.i), ()) for one in pred.lemmas)
        told = hit.frame.position or (owned and hit.act.endswith(_ANSWERED) and pred.lemmas != ("be",))
        return Axes(sure=0.7) if past or told else None
    if not (hit.frame.position and (owned or is_answered(clauses, hit.word))):
        return None
    held = clauses.before(hit.word)
    axes = pred_axes(clauses, held) if held is not None else Axes()
    return Axes(sure=0.7) if axes is not None and axes.modality is Modality.ACTUAL else None


def _is_none(clauses: Clauses, hit: Hit) -> bool:
    """Tell "no resumption": what is not there is not presupposed."""
    tree = clauses.tree
    return tree is not None and negated_noun(tree, hit.word)


def noun_drafts(clauses: Clauses, hit: Hit, scene: Scene, judged: Collection[int]) -> list[Draft]:
    """Make the act of a noun, where something vouches for it; one at most."""
    line = clauses.line
    first = phrase_start(line, hit.word)
    agents = possessor(clauses, hit, scene)
    far = not (hit.frame.position or hit.act.endswith((".propose", ".invite")))
    axes = act_noun_axes(clauses, hit.word, first, far=far) or _presupposed(
        clauses, hit, bool(agents), judged
    )
    if axes is None and hit.act == "conduct.breach":
        axes = said_axes(clauses, hit.word)
    if axes is None:
        return []
    if not agents:
        agents = doers(clauses, hit, scene)
    if hit.frame.between:
        nouns = nouns_from(line, hit.word + 2, len(line.words) - 1)
        agents = [one for noun in nouns for one in who_or_words(clauses, noun, "agent", scene)]
        several = len(nouns) == 1 and bool(agents)  # "between the two presidents"
        if len({one.entity or one.text for one in agents}) < 2 and not several:
            return []
    draft = Draft(line, hit.act, axes, hit.word, hit.word, word=hit.word, also=shown_by(hit))
    draft.roles = [*agents, *patient_roles(clauses, hit, scene)]
    draft.roles += undergone_by(clauses, hit, scene, agents)
    draft.roles += track_roles(line, hit, draft.roles, scene)
    draft.when = noun_when(clauses, hit.word, hit.patient, axes)
    if hit.act.startswith(PLACED) and not any(one.role == "place" for one in draft.roles):
        draft.roles += noun_places(clauses, hit.word, chain_end(line, end_of(hit)))
    draft.confidence = _SURENESS
    set_deniers(clauses, draft, axes, scene)
    return [draft]
