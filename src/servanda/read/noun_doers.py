"""Who does what a noun of action tells, where no owner and no "by" says it.

Rule: "agreed to the release" leaves it to the subject, "thanked Oslo for the release" to the object, "Oslo's
plan for the release" to the owner of the plan; whose forces withdraw is who withdraws them. Who wants,
reports or judges an act is not its doer.
"""

from __future__ import annotations

from functools import cache

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame_hit import Hit
from servanda.read.lexicon import strings, table
from servanda.read.nouns import Noun
from servanda.read.role_of import act_words
from servanda.read.scene import Scene
from servanda.read.who import agents_of, who, who_or_words
from servanda.read.whose_noun import owned

_OWN_FORCES = frozenset({"conduct.perform", "conduct.breach"})
_THROUGH = ("nmod", "conj")
_OF_OTHERS = frozenset(
    {"announce", "confirm", "order", "approve", "authorise", "authorize", "halt", "suspend", "stop"}
)
# What another may announce, order or halt, as a mediator of others' acts.
_CALLING_OFF = frozenset(
    {"cancel", "call", "scrap", "postpone", "put", "delay", "defer", "abandon", "drop", "shelve"}
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(strings(table("held_nouns")["doers"][name], f"held_nouns.yaml: doers {name}"))


def doers(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """Find who does the act of a noun that names nobody itself."""
    tree = clauses.tree
    if tree is None:
        return []
    if found := _forces(clauses, hit, scene):
        return found
    place = hit.word
    for _ in range(3):
        if tree.rel(place) not in _THROUGH or tree.head(place) < 0:
            break
        place = tree.head(place)
        if clauses.line.low(place) in _words("owner"):
            found = [
                one for noun in owned(clauses, place) for one in who_or_words(clauses, noun, "agent", scene)
            ]
            if found:
                return found
    held = clauses.by_word.get(tree.head(place))
    return _of_verb(clauses, held, tree.rel(place), hit, scene) if held is not None else []


def _of_verb(clauses: Clauses, held: Pred, relation: str, hit: Hit, scene: Scene) -> list[Role]:
    lemmas, tree = set(held.lemmas), clauses.tree
    if lemmas & _words("object") and relation == "obl":
        if held.passive:
            from_whom = [held.subject] if held.subject is not None else []
        else:
            from_whom = [tree.noun(one) for one in tree.of(held.i, "obj")]
        return [one for noun in from_whom for one in who_or_words(clauses, noun, "agent", scene, held)]
    if hit.act == "contact.visit" and relation == "obj" and lemmas & _CALLING_OFF:
        return agents_of(clauses, held, "agent", scene)  # "cancelled a visit to Oslo": its own
    list_of = {"obj": "subject", "obl": "agreeing", "nsubj:pass": "passive"}.get(relation)
    if list_of is None or not lemmas & _words(list_of) or (relation == "obj" and held.passive):
        return []
    if lemmas & _OF_OTHERS and hit.act.startswith(
        ("conduct.breach", "conduct.obstruct", "position.", "talks.")
    ):
        return []
    return agents_of(clauses, held, "agent", scene)


def _forces(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """Read "the withdrawal of Russian troops", "of its troops": whose they are is who withdraws them."""
    if hit.act not in _OWN_FORCES:
        return []
    line, tree = clauses.line, clauses.tree
    held = clauses.by_word.get(tree.head(hit.word))
    for noun in hit.patient:
        head = Noun(noun.first, noun.head, noun.head)
        if line.low(head.head) not in act_words("officials") | act_words("people"):
            continue
        if line.low(head.first) in ("its", "his", "her", "their") and held is not None:
            found = agents_of(clauses, held, "agent", scene)
        else:
            found = who(clauses, head, "agent", scene)
        if found:
            return found
    return []
