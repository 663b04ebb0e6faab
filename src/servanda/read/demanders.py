"""Who demands what a condition requires: "Oslo's demands on fishing before opening the port".

Rule: where the requirement is itself a demand, or what is demanded, the condition is of whoever makes the
demand, whoever would do the outcome or tells of it.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.read.clauses import Clauses
from servanda.read.condition_links import condition_words
from servanda.read.scene import Scene
from servanda.read.tree import Tree
from servanda.read.who import agents_of

_ROLE = "holder"


def demanders(clauses: Clauses, requires: tuple[int, int], scene: Scene) -> list[Role]:
    """Find who demands a stretch of words; none where it is no demand and no verb of demanding governs it."""
    tree = clauses.tree
    if tree is None:
        return []
    top = _top(tree, *requires)
    lemma = str(clauses.line.words[top].token.lemma_).lower()
    if tree.pos(top) in ("NOUN", "PROPN"):
        return _owner(clauses, tree, top) if lemma in condition_words("demands") else []
    head = clauses.by_word.get(tree.head(top))
    while head is not None and tree.rel(top) in ("ccomp", "xcomp", "conj"):
        if set(head.lemmas) & condition_words("demanding"):
            return agents_of(clauses, head, _ROLE, scene)
        top = tree.core(head)
        head = clauses.by_word.get(tree.head(top))
    return []


def _top(tree: Tree, first: int, last: int) -> int:
    """The word of a stretch whose head lies outside of it."""
    return next((one for one in range(first, last + 1) if not first <= tree.head(one) <= last), first)


def _owner(clauses: Clauses, tree: Tree, noun: int) -> list[Role]:
    line = clauses.line
    beside = [*tree.of(noun, "nmod:poss", "compound", "amod"), *tree.of(noun, "nmod")]
    for one in beside:
        cases = {line.low(case) for case in tree.of(one, "case")}
        if tree.rel(one) == "nmod" and not cases & {"by", "of"}:
            continue
        named = line.actor_at.get(one)
        if named is not None and named.entity and named.type in ("state", "person", "organ", "organisation"):
            return [Role(_ROLE, named.text, named.entity, named.name or named.text, named.start, named.end)]
    return []
