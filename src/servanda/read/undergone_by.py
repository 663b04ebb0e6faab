"""From the hit of an act to those whom it is done to: "freed N", "accused Oslo of".

Rule: those by name are targets, unnamed people a patient; nobody is both agent and target.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.record import Role
from servanda.read.clauses import Clauses
from servanda.read.frame_hit import Hit
from servanda.read.in_words import in_words
from servanda.read.nouns import Noun
from servanda.read.role_of import role_of, role_of_name
from servanda.read.roles import against, is_talks, targets
from servanda.read.scene import Scene
from servanda.read.who import subject_roles, who
from servanda.read.whom import whom

_OF_ONESELF = frozenset({"person.inaugurate", "person.hold-office", "case.depart"})


def undergone_by(clauses: Clauses, hit: Hit, scene: Scene, agents: Sequence[Role]) -> list[Role]:
    """Those whom an act is done to or aimed at, other than its agents."""
    line = clauses.line
    taken = {role.entity for role in agents}
    if hit.frame.received:
        return (
            [one for one in subject_roles(clauses, hit.pred, "target", scene) if one.entity not in taken]
            if hit.pred
            else []
        )
    if hit.frame.object in ("actor", "state") or (hit.frame.actors and hit.patient and not hit.frame.to):
        found = [
            Role("target", one.text, one.entity, one.name, one.start, one.end)
            for noun in hit.patient
            for one in line.actors
            if one.last == noun.head and one.entity and one.entity not in taken and noun.first <= one.last
        ]
        if not found:
            found = [
                one
                for noun in hit.patient
                for one in who(clauses, noun, "target", scene, hit.pred)
                or _named_beside(clauses, noun)
                or (in_words(line, noun, "target") if line.low(noun.first) not in ("a", "an") else [])
                if one.entity is None or one.entity not in taken
            ]
        if found or hit.frame.object:
            return found
    if hit.frame.object == "place":
        return []
    found = against(clauses, hit, taken) or _named_undergoers(clauses, hit, taken)
    if not found and (hit.frame.to or is_talks(hit)):
        found = targets(clauses, hit, scene, taken)
    if not found and hit.pred is not None:
        found = [role_of_name("target", one) for one in whom(clauses, hit.pred, hit.act, hit.light, taken)]
    return found


def _named_undergoers(clauses: Clauses, hit: Hit, taken: set[str | None]) -> list[Role]:
    """Those by name to whom it is done: "freed N", "named a judge, N"; unnamed people are a patient."""
    if not hit.act.startswith(("person.", "case.")) or hit.act in _OF_ONESELF:
        return []
    line = clauses.line
    found: list[Role] = []
    for noun in hit.patient:
        named = line.actor_at.get(noun.head)
        if named is not None and named.type == "person" and named.last == noun.head:
            found.append(role_of_name("target", named))
        elif named is None and line.words[noun.head].token.pos_ == "PROPN":
            found += in_words(line, noun, "target")
        else:
            found += _named_beside(clauses, noun)
    return [one for one in found if one.entity is None or one.entity not in taken]


def _named_beside(clauses: Clauses, noun: Noun) -> list[Role]:
    """Read "named a former judge, Edit Vamos": the name that stands beside says who."""
    tree = clauses.tree
    beside = [tree.noun(one) for one in tree.of(noun.head, "appos")] if tree is not None else []
    return [role_of(clauses.line, "target", one) for one in beside if tree.pos(one.head) == "PROPN"]
