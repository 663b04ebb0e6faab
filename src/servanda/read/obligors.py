"""Who owes a duty: the party that a noun phrase names, both sides of an accord, or its words.

Rule: "each side" and "the parties" are the two sides where a document has just two; else their words stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.record import Role
from servanda.read.by_tree import Tree
from servanda.read.clauses import Clauses, Pred
from servanda.read.nouns import Noun
from servanda.read.phrases import phrases
from servanda.read.scene import Scene
from servanda.read.who import agents_of, role_of, subject_roles, who

_OBLIGOR = "obligor"
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you"})


def owing(clauses: Clauses, pred: Pred, scene: Scene) -> tuple[Role, ...]:
    """Those who are the subject of a verb, by name, as both sides, or by their words."""
    near = _just_before(clauses, pred)
    if near is not None and (named := of_noun(clauses, near, scene)):
        return named
    if pred.subject is not None and clauses.line.low(pred.subject.head) in _PRONOUNS:
        return tuple(subject_roles(clauses, pred, _OBLIGOR, scene)) or meant(clauses, pred.subject, scene)
    found = subject_roles(clauses, pred, _OBLIGOR, scene)
    found = [one for one in found if one.entity] or found
    if found and found[0].entity:
        return tuple(found)
    tree: Tree = clauses.tree
    subjects = tree.of(tree.core(pred), "nsubj", "nsubj:pass")
    noun = pred.subject or (tree.noun(subjects[0]) if subjects else None)
    return tuple(found) if noun is None else of_noun(clauses, noun, scene, pred) or tuple(found)


def meant(clauses: Clauses, noun: Noun, scene: Scene) -> tuple[Role, ...]:
    """Whom a pronoun stands for: the subject before it in the sentence, else that of the sentence before."""
    line = clauses.line
    role = role_of(line, _OBLIGOR, noun)
    if line.low(noun.head) in ("we", "i", "you"):
        return ()
    for pred in clauses.preds:
        subject = pred.subject
        if (
            pred.finite
            and subject is not None
            and subject.last < noun.first
            and line.low(subject.head) not in _PRONOUNS
        ):
            found = [one for one in subject_roles(clauses, pred, _OBLIGOR, scene) if one.entity]
            if found and _agrees(line.low(noun.head), found):
                return tuple(
                    Role(_OBLIGOR, role.text, one.entity, one.name, role.start, role.end) for one in found
                )
    several = scene.several[1] if scene.several is not None else ()
    if several and _agrees(line.low(noun.head), several):
        return tuple(
            Role(_OBLIGOR, role.text, one.entity, one.name or one.text, role.start, role.end)
            for one in several
        )
    if line.low(noun.head) == "they" and len(scene.sides) == 2:
        return tuple(Role(_OBLIGOR, role.text, one, name, role.start, role.end) for one, name in scene.sides)
    return ()


def _agrees(pronoun: str, found: Sequence[Role]) -> bool:
    """Tell whether those before can be meant by a pronoun: "they" are several, "it" is no person."""
    if pronoun == "they":
        return len({one.entity for one in found}) > 1
    person = (found[0].entity or "").startswith("person:")
    return len(found) == 1 and (person if pronoun in ("he", "she") else not person)


def _just_before(clauses: Clauses, pred: Pred) -> Noun | None:
    """The name before a verb group that was taken for part of the clause before: "… and NATO will"."""
    line = clauses.line
    place = pred.first - 1
    while line.kind(place) == "adv":
        place -= 1
    named = line.actor_at.get(place)
    if (
        named is None
        or not pred.group
        or named.last != place
        or line.kind(named.first - 1) not in ("coord", "comma")
    ):
        return None
    if pred.subject is None or pred.subject.last >= named.first:
        return None
    return Noun(named.first, named.last, named.last)


def of_noun(clauses: Clauses, noun: Noun, scene: Scene, pred: Pred | None = None) -> tuple[Role, ...]:
    """The parties that a noun phrase names, those coordinated with it too."""
    line, tree = clauses.line, clauses.tree
    found: list[Role] = []
    joined = tree.joined(noun.head) if tree is not None else [noun]
    for one in joined or [noun]:
        named = [role for role in who(clauses, one, _OBLIGOR, scene, pred) if role.entity]
        found += named or _both(clauses, one, scene)
    if found:
        return tuple(found)
    if line.kind(noun.head) in ("word", "num") and (line.low(noun.head),) in phrases("parties"):
        return (role_of(line, _OBLIGOR, noun, None, line.text(noun.first, noun.last)),)
    return ()


def _both(clauses: Clauses, noun: Noun, scene: Scene) -> list[Role]:
    """Read "each side", "neither party", "the two governments" as the two sides of the document."""
    line = clauses.line
    low = line.low(noun.head)
    several = (low,) in phrases("sides") and bool(
        {line.low(place) for place in range(noun.first, noun.head + 1)}
        & {"each", "both", "either", "neither", "two", "parties", "sides", "their"}
    )
    if not several or len(scene.sides) != 2:
        return []
    made = role_of(line, _OBLIGOR, noun)
    return [Role(_OBLIGOR, made.text, one, name, made.start, made.end) for one, name in scene.sides]


def by_agent(clauses: Clauses, verb: int, scene: Scene) -> tuple[Role, ...]:
    """Those named by "by" after a passive: "are to be issued by Oslo"; an instrument is none of them."""
    tree: Tree = clauses.tree
    for one in tree.of(verb, "obl:agent", "obl", "nmod"):
        if any(clauses.line.low(case) == "by" for case in tree.of(one, "case")):
            found = of_noun(clauses, tree.noun(one), scene)
            if found:
                return found
    return ()


def owner(clauses: Clauses, noun: int, scene: Scene) -> tuple[Role, ...]:
    """Whose pledge a noun tells of: "Oslo's pledge", "a commitment by Oslo", "Oslo gave an undertaking"."""
    tree: Tree = clauses.tree
    line = clauses.line
    for one in tree.of(noun, "nmod:poss"):
        found = of_noun(clauses, tree.noun(one), scene)
        if found:
            return found
    for one in (*tree.of(noun, "nmod", "obl"), *tree.of(tree.head(noun), "obl:agent")):
        if any(line.low(case) in ("by", "of", "from", "on") for case in tree.of(one, "case")):
            found = of_noun(clauses, tree.noun(one), scene)
            if found:
                return found
    head = noun
    for _ in range(3):
        head = tree.head(head)
        pred = clauses.by_word.get(head)
        if pred is not None:
            return (
                tuple(agents_of(clauses, pred, _OBLIGOR, scene))
                if not pred.passive
                else owing(clauses, pred, scene)
            )
        if head < 0:
            break
    return ()
