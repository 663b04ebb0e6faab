"""Whether an object names an actor or a place, where a frame asks for one.

Rule: a name that no list knows counts where somebody acts; "the government" and its like do by their words.
"""

from __future__ import annotations

from functools import cache

from servanda.read.acting import PRONOUNS, is_human, subjects_of
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame import Frame
from servanda.read.frame_hit import Hit
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.nouns import Noun, nouns_from
from servanda.read.tree_objects import objects

_JOINING = frozenset({"organisation", "state", "group", "place"})  # a state that no list knows is a place
# Bodies that states enter and leave, where no list knows their names.
_BODIES = frozenset(
    {"union", "league", "forum", "bloc", "alliance", "community", "commonwealth", "organisation",
     "organization", "council", "assembly", "zone", "area", "pact", "commission"}
)  # fmt: skip


@cache
def officials() -> frozenset[str]:
    """Heads of phrases in which a demonym or a possessor is the one who acts."""
    return frozenset(strings(table("acts")["officials"], "acts.yaml: officials"))


@cache
def _both() -> frozenset[str]:
    return frozenset(strings(table("acts")["both"], "acts.yaml: both"))


def names_actor(clauses: Clauses, pred: Pred, start: int, frame: Frame, hit: Hit) -> bool:
    """Check that the object names an actor (or a place, where the frame asks for one)."""
    line = clauses.line
    if pred.passive:
        subjects = subjects_of(line, pred)
        hit.patient = tuple(one for one in subjects if actor_in(line, one, frame))
        return bool(hit.patient)
    for nouns in (nouns_from(line, start, len(line.words) - 1), objects(clauses, pred)):
        # "held Oslo responsible": the tree parts an object from what is said of it
        hit.patient = tuple(one for one in nouns if one.last >= start and actor_in(line, one, frame))
        if hit.patient:
            hit.patient += _also_named(clauses, pred, hit, frame)
            return True
    return False


def _also_named(clauses: Clauses, pred: Pred, hit: Hit, frame: Frame) -> tuple[Noun, ...]:
    """Those whom the tree joins to an object past its "of": "the Government of Mali and the Front"."""
    told = {one.head for one in hit.patient}
    joined = objects(clauses, pred)
    if not joined or joined[0].first != hit.patient[0].first:
        return ()
    return tuple(one for one in joined[1:] if one.head not in told and actor_in(clauses.line, one, frame))


def actor_in(line: Line, noun: Noun, frame: Frame) -> bool:
    """Tell whether a noun names one who can act as the object that a frame asks for."""
    found = [line.actor_at[place] for place in range(noun.first, noun.last + 1) if place in line.actor_at]
    if frame.joins:
        named = any(one.type == "organisation" and one.last == noun.head for one in found)
        return named or line.low(noun.head) in _BODIES
    proper = line.words[noun.head].token.pos_ == "PROPN" and line.words[noun.head].text[:1].isupper()
    unlisted = proper and not found and noun.head not in line.timex_at  # a name that no list knows
    if frame.organisation:
        return unlisted or any(one.type in _JOINING and one.last == noun.head for one in found)
    if frame.object == "state":
        return any(one.type in ("state", "place") and one.last == noun.head for one in found)
    if frame.object == "place":
        told = any(one.type in ("place", "state") and one.last == noun.head for one in found)
        return told or (unlisted and frame.acting)
    if frame.human and is_human(line, noun, known=True):
        return True
    if any(one.entity is not None and noun.first <= one.first and one.last >= noun.head for one in found):
        return True
    low = line.low(noun.head)
    personal = line.kind(noun.head) == "pron" or line.words[noun.head].token.pos_ == "PRON"
    if frame.object == "actor" and personal and low in PRONOUNS:
        return not (frame.person and low == "it")  # "accused it of"; but nobody appoints "it"
    if unlisted:
        return frame.object == "actor" or frame.acting
    known = bool(found) or frame.acting or frame.human
    return known and (line.low(noun.head) in officials() or (frame.acting and low in _both()))
