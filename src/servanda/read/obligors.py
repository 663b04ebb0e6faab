"""Who owes a duty: the party that a noun phrase names, both sides of an accord, or its words.

Rule: "each side" and "the parties" are the two sides where a document has just two; else their words stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.nouns import Noun
from servanda.read.phrases import phrases
from servanda.read.role_of import role_of
from servanda.read.scene import Scene
from servanda.read.tree import Tree
from servanda.read.who import agents_of, subject_roles, who

_OBLIGOR = "obligor"
_FORM = re.compile(
    r"^(?:the )?(?:Republic|Kingdom|Union|Federation|State|Sultanate|Commonwealth) of (?:the )?", re.I
)
_EACH = frozenset({"each", "both", "either", "neither", "two", "parties", "sides", "their"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you"})


def owing(clauses: Clauses, pred: Pred, scene: Scene) -> tuple[Role, ...]:
    """Those who are the subject of a verb, by name, as both sides, or by their words."""
    near = _just_before(clauses, pred)
    if near is not None and (named := of_noun(clauses, near, scene)):
        return named
    own = next(iter(clauses.tree.of(clauses.tree.core(pred), "nsubj", "nsubj:pass")), -1)
    if own >= 0 and clauses.line.low(own) in _PRONOUNS and own not in clauses.line.actor_at:
        return meant(clauses, Noun(own, own, own), scene)  # "the 20,000 it is bound to grant"
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
    if line.low(noun.head) in ("we", "i"):
        return (role,)  # who speaks is told by the statement that holds it
    if line.low(noun.head) == "you":
        return ()
    for pred in clauses.preds:
        subject = pred.subject
        if not pred.finite or subject is None or subject.last >= noun.first:
            continue
        if line.low(subject.head) in _PRONOUNS:
            continue
        found = of_noun(clauses, subject, scene, pred)
        if found and _agrees(line.low(noun.head), found):
            return _in_words(role, found)
    several = scene.several[1] if scene.several is not None else ()
    if several and _agrees(line.low(noun.head), several):
        return _in_words(role, several)
    return tuple(sides(clauses, noun, scene)) if line.low(noun.head) == "they" else ()


def _in_words(role: Role, found: Sequence[Role]) -> tuple[Role, ...]:
    """Those found, as the words of a pronoun tell of them."""
    return tuple(
        Role(_OBLIGOR, role.text, one.entity, one.name or one.text, role.start, role.end) for one in found
    )


def _agrees(pronoun: str, found: Sequence[Role]) -> bool:
    """Tell whether those before can be meant by a pronoun: "they" are several, "it" is no person."""
    if pronoun == "they":
        return len({one.entity for one in found}) > 1
    person = (found[0].entity or "").startswith("person:")
    person = person and " " in found[0].name
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
    line = clauses.line
    tree: Tree = clauses.tree
    found: list[Role] = []
    top = next((one for one in range(noun.first, noun.last + 1) if tree.of(one, "conj")), noun.head)
    joined = tree.joined(top)
    if len(joined) < 2:
        joined = [noun]
    for one in joined:
        both = _both(clauses, one, scene)
        named = [role for role in who(clauses, one, _OBLIGOR, scene, pred) if role.entity]
        found += both or named or _by_name(clauses, one)
    if found:
        return tuple(found)
    if line.kind(noun.head) in ("word", "num") and (line.low(noun.head),) in phrases("parties"):
        return (role_of(line, _OBLIGOR, noun, None, line.text(noun.first, noun.last)),)
    return ()


def _by_name(clauses: Clauses, noun: Noun) -> list[Role]:
    """A name that is not known for an actor's: what pledges is a party, whatever else bears the name."""
    named = clauses.line.actor_at.get(noun.head)
    if named is None or named.kind != "name" or named.type == "instrument":
        return []
    return [Role(_OBLIGOR, named.text, None, _short(named.name or named.text), named.start, named.end)]


def _short(name: str) -> str:
    """The name of a state without its form: "Republic of X" is X."""
    return _FORM.sub("", name)


def _both(clauses: Clauses, noun: Noun, scene: Scene) -> list[Role]:
    """Read "each side", "neither party", "the two governments" as the two sides of the document."""
    line = clauses.line
    words = {line.low(place) for place in range(noun.first, noun.head + 1)}
    low = line.low(noun.head)
    several = (low,) in phrases("sides") and bool(words & _EACH or ("the" in words and low.endswith("s")))
    if (
        several
        and noun.first < noun.head
        and any(one in line.actor_at for one in range(noun.first, noun.head))
    ):
        several = False  # "the Norwegian ministers"
    return sides(clauses, noun, scene) if several else []


def sides(clauses: Clauses, noun: Noun, scene: Scene) -> list[Role]:
    """The two sides of a document, in the words of a noun phrase; none where it has not just two."""
    if len(scene.sides) != 2:
        return []
    made = role_of(clauses.line, _OBLIGOR, noun)
    return [
        Role(_OBLIGOR, made.text, one if ":" in one else None, name, made.start, made.end)
        for one, name in scene.sides
    ]


def joined_in(clauses: Clauses, scene: Scene) -> tuple[Role, ...]:
    """The parties whose names, joined, open a sentence: "the Republic of X and the Kingdom of Y, ..."."""
    tree: Tree = clauses.tree
    for place in range(min(4, len(clauses.line.words))):
        if tree.of(place, "conj") and tree.pos(place) in ("NOUN", "PROPN"):
            found = of_noun(clauses, tree.noun(place), scene)
            return found if len({one.entity or one.name for one in found}) > 1 else ()
    return ()


def by_agent(clauses: Clauses, verb: int, scene: Scene) -> tuple[Role, ...]:
    """Those named by "by" after a passive: "are to be issued by Oslo"; an instrument is none of them."""
    tree: Tree = clauses.tree
    for one in tree.of(verb, "obl:agent", "obl", "nmod"):
        if any(clauses.line.low(case) == "by" for case in tree.of(one, "case")):
            found = of_noun(clauses, tree.noun(one), scene)
            if found:
                return found
    return ()


def _possessor(clauses: Clauses, index: int) -> tuple[Role, ...]:
    """Whose a thing is that is called "its": the last party that the sentence names before."""
    line = clauses.line
    if line.low(index) not in ("its", "their"):
        return ()
    names = [
        one
        for one in line.actors
        if one.last < index
        and one.kind == "name"
        and one.type not in ("instrument",)
        and not (one.type == "person" and " " in one.text)
    ]
    if not names:
        return ()
    one = names[-1]
    entity = None if one.type == "place" else one.entity
    return (Role(_OBLIGOR, one.text, entity, _short(one.name or one.text), one.start, one.end),)


def owner(clauses: Clauses, noun: int, scene: Scene) -> tuple[Role, ...]:
    """Whose pledge a noun tells of: "Oslo's pledge", "a commitment by Oslo", "Oslo gave an undertaking"."""
    tree: Tree = clauses.tree
    line = clauses.line
    if tree.of(noun, "cop"):  # "is under no duty to pay"
        for one in tree.of(noun, "nsubj"):
            found = of_noun(clauses, tree.noun(one), scene) or meant(clauses, tree.noun(one), scene)
            if found:
                return found
    for one in tree.of(noun, "nmod:poss"):
        found = of_noun(clauses, tree.noun(one), scene) or _possessor(clauses, one)
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
