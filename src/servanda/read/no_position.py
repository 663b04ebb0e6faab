"""Verbs of positions that tell none, and whom a passive promise or offer is made to.

Rule: a visit ("called on 212 families"), a courtesy ("the assurances of its highest consideration"), a charge
in court and a question for what was said hold no position; of a passive one who acts is promised it.
"""

from __future__ import annotations

from servanda.model.act import Modality
from servanda.model.record import Role
from servanda.read.acting import is_acting, subjects_of
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame_hit import Hit
from servanda.read.in_words import in_any_words
from servanda.read.scene import Scene
from servanda.read.who import subject_roles

_ASKED_FOR = frozenset({"what", "who", "which", "whom"})
_LESS = frozenset({"less", "hardly", "scarcely", "barely"})
_CRIMES = frozenset(
    {"treason", "murder", "fraud", "espionage", "spying", "theft", "smuggling", "assault", "manslaughter",
     "corruption", "bribery", "sedition", "poaching", "trespass", "kidnapping", "piracy", "robbery",
     "embezzlement", "perjury", "arson", "homicide", "conspiracy", "possession", "murdering", "killing",
     "offences", "crimes", "offence", "crime", "rape", "terrorism", "trafficking", "mutiny", "desertion"}
)  # fmt: skip
_COURTESY = 6  # words after "assurances" in which "consideration" may stand


def is_no_position(clauses: Clauses, hit: Hit, pred: Pred, axes: Axes) -> bool:
    """Tell whether the words of a position tell none here."""
    line = clauses.line
    if axes.modality is Modality.ASKED and line.low(0) in _ASKED_FOR:
        return True
    if hit.act == "position.welcome" and any(line.low(one) in _LESS for one in range(pred.first, hit.last)):
        return True  # "are less grateful for the arrears"
    after = {line.low(hit.last + step) for step in range(_COURTESY)}
    if hit.act == "position.pledge" and "consideration" in after:
        return True
    if hit.act == "position.accuse" and is_prosecution(clauses, pred):
        return True
    return hit.act == "position.request" and pred.lemmas == ("call",) and _visits(clauses, hit, pred)


def is_prosecution(clauses: Clauses, pred: Pred) -> bool:
    """Tell "have charged him with treason" from "charged Oslo with bad faith"."""
    line = clauses.line
    after = range(pred.last + 1, min(pred.right, len(line.words) - 1) + 1)
    named = [line.actor_at[one] for one in after if one in line.actor_at]
    if any(one.type in ("state", "organ", "organisation") for one in named[:1]):
        return False  # "charged Oslo with smuggling"
    return pred.lemmas == ("charge",) and any(line.low(one) in _CRIMES for one in after)


def _visits(clauses: Clauses, hit: Hit, pred: Pred) -> bool:
    """Tell "had called on 212 families" from "called on Oslo to", "called on Oslo for help"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or line.low(hit.last) not in ("on", "upon") or pred.passive:
        return False
    asked = any(line.low(one) in ("to", "for") for one in range(hit.last + 1, len(line.words)))
    return not asked and not tree.of(pred.i, "xcomp", "ccomp")


def given_to(clauses: Clauses, pred: Pred, scene: Scene) -> list[Role]:
    """Those of "the team was offered a tour": a subject that acts."""
    line = clauses.line
    if not any(is_acting(line, one) for one in subjects_of(line, pred)):
        return []
    told = subject_roles(clauses, pred, "target", scene)
    return told or (in_any_words(line, pred.subject, "target") if pred.subject is not None else [])
