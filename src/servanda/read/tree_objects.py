"""From a verb or a noun to what it is done to, by the tree: objects, modifiers, complements.

Rule: those coordinated with one are meant too; a relative clause gives what it describes.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.nouns import Noun
from servanda.read.tree import Tree
from servanda.read.tree_contact import contact_of

_GIVING = frozenset({"give", "grant", "hand", "issue", "award", "refuse", "deny", "allot", "send", "pay"})


def objects(clauses: Clauses, pred: Pred) -> list[Noun]:
    """What a verb is done to, those coordinated with it too; none where the tree names nothing."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    found = tree.of(pred.i, "obj")
    if not found and not pred.passive and (described := contact_of(tree, pred)[0]) >= 0:
        return [tree.noun(described)]  # "the treaty the two states signed"
    if not found and tree.rel(pred.i) == "conj" and (head := tree.head(pred.i)) >= 0:
        found = [one for one in tree.of(head, "obj") if one > pred.i]  # "signed and ratified the treaty"
    if not found and _is_raised(clauses, tree, pred):
        joined = [one for one in tree.of(pred.i, "conj") if one in clauses.by_word]
        found = [
            one for held in joined for one in tree.of(held, "obj")
        ]  # "imposed, and in May lifted, the ban"
    if not found or "Rel" in clauses.line.words[found[0]].token.morph.get("PronType"):
        before = _described(tree, pred.i)
        passive = tree.of(pred.i, "nsubj:pass") and pred.passive
        return [tree.noun(before)] if before >= 0 and found and not passive else []
    given = found[-1] if len(found) > 1 and _GIVING.intersection(pred.lemmas) else found[0]
    return tree.joined(given)  # "granted the airline the slot"


def _described(tree: Tree, index: int) -> int:
    """The noun that a relative clause describes, by its verb or one that this governs; -1 for none.

    "the ban that Oslo lifted", "the sixty that Oslo has promised to scrap".
    """
    while tree.rel(index) == "xcomp" and tree.head(index) >= 0:
        index = tree.head(index)
    return tree.head(index) if tree.rel(index) in ("acl:relcl", "acl") else -1


def receivers(clauses: Clauses, pred: Pred) -> list[Noun]:
    """Those to whom something is given: "gave [her] twelve years"."""
    tree: Tree | None = clauses.tree
    return [tree.noun(one) for one in tree.of(pred.i, "iobj")] if tree is not None else []


def _is_raised(clauses: Clauses, tree: Tree, pred: Pred) -> bool:
    """Tell a verb right before a comma or "and", whose object may follow the verb joined to it."""
    after = clauses.line.kind(pred.last + 1)
    return (
        after in ("comma", "coord")
        and not pred.passive
        and not tree.of(pred.i, "ccomp", "xcomp", "obl", "iobj")
    )


def modifiers(clauses: Clauses, index: int) -> list[Noun]:
    """What a noun of action is done to, where it stands before it: "border closure"."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    return [
        Noun(tree.first(one), one, one)
        for one in tree.of(index, "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "nmod")
        if one < index and clauses.line.kind(one) == "word"
    ]


def complements(clauses: Clauses, index: int, prepositions: frozenset[str]) -> list[Noun]:
    """The nouns that hang on a noun by some prepositions, those coordinated with them too."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    line = clauses.line
    return [
        noun
        for one in tree.of(index, "nmod", "obl")
        if one > index and any(line.low(case) in prepositions for case in tree.of(one, "case"))
        for noun in tree.joined(one)
    ]


def holder(clauses: Clauses, pred: Pred) -> int:
    """The word whose complement a predicate is; -1 for none."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return -1
    core = tree.core(pred)
    seen = 0
    while tree.rel(core) == "conj" and seen < 5 and tree.head(core) >= 0:
        core, seen = tree.head(core), seen + 1
    if tree.rel(core) not in ("ccomp", "xcomp", "acl", "csubj"):
        return -1
    return tree.head(core)
