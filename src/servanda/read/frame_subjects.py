"""Whether the subject of a verb is of the classes that its frame asks for.

Rule: a plural demonym is people; a craft stands for those aboard; of a passive its "by" is meant.
"""

from __future__ import annotations

from servanda.read.acting import subjects_of
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame import Frame
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at

_CARRYING = frozenset(
    {"with", "carrying", "of", "packed", "full", "crammed", "bearing", "bringing", "holding"}
)


def subject_fits(clauses: Clauses, pred: Pred, frame: Frame) -> bool:
    """Tell whether the subject of a verb is of a class that its frame asks for."""
    if not frame.subject:
        return True
    line = clauses.line
    nouns = subjects_of(line, pred)
    named = [line.actor_at.get(noun.head) for noun in nouns] if "president" in frame.subject else []
    if any(one is not None and one.type == "person" for one in named):
        return True
    return any(
        classes_of(line, one) & frame.subject or _is_people(line, one)
        for noun in nouns
        for one in (noun, *_aboard(line, noun))
    )


def _aboard(line: Line, noun: Noun) -> list[Noun]:
    """Those whom a craft carries: "a boat with 80 migrants"."""
    if not classes_of(line, noun) & {"craft", "service"}:
        return []
    for place in range(noun.last + 1, min(noun.last + 4, len(line.words))):
        if line.low(place) in _CARRYING and (inner := noun_at(line, place + 1)) is not None:
            return [inner]
    return []


def done_by(clauses: Clauses, pred: Pred, frame: Frame) -> bool:
    """Tell whether who does it, by its subject or a passive's "by", is of the classes asked for."""
    if not pred.passive:
        return subject_fits(clauses, pred, frame)
    line, tree = clauses.line, clauses.tree
    by = [tree.noun(one) for one in tree.of(pred.i, "obl:agent", "obl")] if tree is not None else []
    return any(classes_of(line, one) & frame.subject for one in by)


def _is_people(line: Line, noun: Noun) -> bool:
    """Tell a plural demonym: "Cubans", "Haitians"."""
    name = line.actor_at.get(noun.head)
    return name is not None and line.low(noun.head).endswith("s") and name.type in ("group", "state")
