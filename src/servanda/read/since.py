"""From an added phrase to a state of a person: "Berg, in office since May,", "the editor, in jail,".

Rule: the phrase stands after a comma and hangs on the noun before it; an office says that it is held only
where "since" follows. Nothing is read where a verb says it: its own frame does.
"""

from __future__ import annotations

from servanda.model.act import Aspect
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses
from servanda.read.drafts import Draft
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.role_of import role_of
from servanda.read.scene import Scene
from servanda.read.times import temporal
from servanda.read.tree import Tree, last_of
from servanda.read.who import who

_STATE = Axes(aspect=Aspect.STATE)
_HUNG = frozenset({"nmod", "appos", "obl", "acl", "parataxis", "conj", "nmod:desc"})
_OFFICES = frozenset({"post-holder", "president", "ambassador"})
_PEOPLE = frozenset({"captive", "person-noun", "post-holder", "president", "ruler", "migrant", "wanted"})
_CONFIDENCE = 0.7


def held_since(clauses: Clauses, scene: Scene) -> list[Draft]:
    """Find those who are said, beside their name, to be in office or in custody."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    line = clauses.line
    found: list[Draft] = []
    for word in line.words:
        head = tree.head(word.i)
        if tree.rel(word.i) not in _HUNG or not 0 <= head < word.i or head in clauses.by_word:
            continue
        act, first = _state(line, tree, word.i)
        noun = tree.noun(head)
        if not act or line.kind(first - 1) != "comma" or not _is_person(line, noun):
            continue
        draft = Draft(line, act, _STATE, first, word.i, word=word.i, confidence=_CONFIDENCE)
        role = "agent" if act == "person.hold-office" else "patient"
        draft.roles = who(clauses, noun, role, scene) or [role_of(line, role, noun)]
        if act == "person.detain":
            draft.roles += [
                role_of(line, "target", noun, one.entity) for one in draft.roles[:1] if one.entity
            ]
        last = last_of(tree, word.i)
        for start, end, timex in line.timexes:
            if word.i < start and end <= last and timex.expression is not None:
                draft.when = temporal(line, start, timex, _STATE)
        found.append(draft)
    return found


def _state(line: Line, tree: Tree, index: int) -> tuple[str, int]:
    """The state that a phrase tells by its last word, and where it begins; an empty act for none."""
    told = line.low(index - 1), line.low(index)
    for act, name in (("person.hold-office", "in_office"), ("person.detain", "in_custody")):
        if " ".join(told) in strings(table("status")[name], f"status.yaml: {name}"):
            return act, index - 1
    since = line.low(index + 1) == "since" and index + 2 in line.timex_at
    noun = Noun(tree.first(index), index, index)
    if since and tree.rel(index) == "appos" and classes_of(line, noun) & _OFFICES:
        return "person.hold-office", tree.first(index)
    return "", -1


def _is_person(line: Line, noun: Noun) -> bool:
    named = line.actor_at.get(noun.head)
    return (named is not None and named.type == "person") or bool(classes_of(line, noun) & _PEOPLE)
