"""From the hit of an act to those whom it is done to: "freed N", "accused Oslo of".

Rule: those by name are targets, unnamed people a patient; nobody is both agent and target.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.record import Role
from servanda.read.clauses import Clauses
from servanda.read.frame_hit import Hit
from servanda.read.in_words import in_words
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.recipients import GIVEN, recipients
from servanda.read.role_of import role_of, role_of_name
from servanda.read.roles import against, is_talks, targets
from servanda.read.scene import Scene
from servanda.read.tree_objects import objects
from servanda.read.who import subject_roles, who
from servanda.read.whom import whom

_MEETINGS = frozenset({"meeting", "round", "talks", "commission-meeting"})
_OF_ONESELF = frozenset({"person.inaugurate", "person.hold-office", "case.depart"})


def undergone_by(clauses: Clauses, hit: Hit, scene: Scene, agents: Sequence[Role]) -> list[Role]:
    """Those whom an act is done to or aimed at, other than its agents."""
    line = clauses.line
    taken = {role.entity for role in agents}
    words = {role.text for role in agents}
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
                if not classes_of(line, noun) & _MEETINGS  # "an invitation to the summit"
                for one in who(clauses, noun, "target", scene, hit.pred)
                or _named_beside(clauses, noun)
                or (in_words(line, noun, "target") if line.low(noun.first) not in ("a", "an") else [])
                if (one.text not in words if one.entity is None else one.entity not in taken)
            ]
        if found or hit.frame.object:
            return found
    if hit.act == "contact.visit":
        return _visited(clauses, hit, taken)
    if hit.frame.object == "place":
        return []
    if hit.act in GIVEN and (given := recipients(clauses, hit, scene)):
        return [one for one in given if one.entity is None or one.entity not in taken]
    if hit.act == "contact.note" and hit.frame.two and hit.pred is not None and hit.pred.passive:
        heads = {noun.head for noun in hit.patient}
        if hit.pred.subject is not None and hit.pred.subject.head not in heads:
            return subject_roles(clauses, hit.pred, "target", scene)  # "the envoy was handed a note"
    found = against(clauses, hit, taken) or _named_undergoers(clauses, hit, taken)
    if not found and (hit.frame.to or is_talks(hit)):
        found = targets(clauses, hit, scene, taken)
    if not found and hit.pred is not None:
        found = [role_of_name("target", one) for one in whom(clauses, hit.pred, hit.act, hit.light, taken)]
    return found


def _visited(clauses: Clauses, hit: Hit, taken: set[str | None]) -> list[Role]:
    """The state to which one goes: "visited N", "flew to N", "a visit to N"."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return []
    if hit.frame.object == "place":
        named_in = [_of_place(line, noun) for noun in hit.patient]
        return [one for some in named_in for one in some if one.entity is None or one.entity not in taken]
    holders = [
        hit.word,
        *([hit.pred.i] if hit.pred is not None else []),
        *(noun.head for noun in hit.patient),
    ]
    heads = [noun.head for noun in hit.patient]
    for holder in holders:
        heads += tree.of(holder, "obj")
        heads += [
            one
            for one in tree.of(holder, "obl", "nmod")
            if any(line.low(case) == "to" for case in tree.of(one, "case"))
        ]
    found = {named.entity: named for head in heads if (named := line.actor_at.get(head)) is not None}
    return [
        role_of_name("target", named)
        for entity, named in found.items()
        if named.type == "state" and entity and entity not in taken
    ]


def _of_place(line: Line, noun: Noun) -> list[Role]:
    named = next((one for one in line.actors if one.last == noun.head), None)
    return in_words(line, noun, "target") if named is None else [role_of_name("target", named)]


def _named_undergoers(clauses: Clauses, hit: Hit, taken: set[str | None]) -> list[Role]:
    """Those by name to whom it is done: "freed N", "named a judge, N"; unnamed people are a patient."""
    if not hit.act.startswith(("person.", "case.")) or hit.act in _OF_ONESELF:
        return []
    line = clauses.line
    found: list[Role] = []
    named_to = objects(clauses, hit.pred) if hit.act == "person.appoint" and hit.pred is not None else []
    for noun in (*hit.patient, *(one for one in named_to if not _same_place(one, hit.patient))):
        named = line.actor_at.get(noun.head)
        if named is not None and named.type == "person" and named.last == noun.head:
            found.append(role_of_name("target", named))
        elif named is None and line.words[noun.head].token.pos_ == "PROPN":
            found += in_words(line, _name_in(line, noun), "target")
        else:
            found += _named_beside(clauses, noun)
    return [one for one in found if one.entity is None or one.entity not in taken]


def _name_in(line: Line, noun: Noun) -> Noun:
    """The name in "retired judge Hanne Lok"."""
    first = noun.head
    while first > noun.first and line.words[first - 1].token.pos_ == "PROPN":
        first -= 1
    plain = all(line.words[one].text.islower() for one in range(noun.first, first))
    return Noun(first, noun.last, noun.head) if plain and first < noun.head else noun


def _same_place(noun: Noun, others: Sequence[Noun]) -> bool:
    return any(noun.first <= one.head <= noun.last for one in others)


def _named_beside(clauses: Clauses, noun: Noun) -> list[Role]:
    """Read "named a former judge, Edit Vamos": the name that stands beside says who."""
    tree = clauses.tree
    beside = [tree.noun(one) for one in tree.of(noun.head, "appos")] if tree is not None else []
    line = clauses.line
    return [role_of(line, "target", _name_in(line, one)) for one in beside if tree.pos(one.head) == "PROPN"]
