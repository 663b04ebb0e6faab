"""From a verb or a noun in a tree to the duty that it names, and to the duties beside it.

Rule: a duty is the unbroken run of words that hang on its verb; what is coordinated with the verb is a duty
of its own, and so is no part of it what only tells when, why or under which condition.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.record import Role
from servanda.read.condition_runs import below, lemma, run, trimmed
from servanda.read.line import closed
from servanda.read.phrases import phrases
from servanda.read.tree import Tree

_ASIDE = frozenset(
    {
        "if",
        "unless",
        "while",
        "although",
        "though",
        "because",
        "after",
        "when",
        "whereas",
        "provided",
        "as",
        "since",
    }
)
_MONEY = frozenset("$€£¥")
_MOST = 12  # duties of one list
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")


@dataclass(frozen=True, slots=True)
class Duty:
    """The words of a duty, both ends included, the word that heads them, who owes it and what tells of it.

    `trigger` is the word by which it is one; `instrument` entity and words of what sets it.
    """

    start: int
    end: int
    head: int
    trigger: int
    owing: tuple[Role, ...] = ()
    instrument: tuple[str | None, str] | None = None
    negated: bool = False  # told as what nobody is bound to
    granted: bool = False  # told as what another may do
    towards: Role | None = None  # to whom it is owed, where the verb says so


def verbs_of(tree: Tree, verb: int) -> list[int]:
    """A verb and those coordinated with it that have no subject of their own, in a list too."""
    found: list[int] = []
    waiting = [verb]
    while waiting and len(found) < _MOST:
        one = waiting.pop(0)
        found.append(one)
        waiting += [
            each
            for each in tree.of(one, "conj", "advcl")
            if each > one and tree.pos(each) in ("VERB", "ADJ", "AUX") and not tree.of(each, *_SUBJECTS)
            if tree.rel(each) == "conj" or _goes_on(tree, each)
        ]
    return sorted({*found, *_past_source(tree, verb)})


def _past_source(tree: Tree, verb: int) -> list[int]:
    """Bare verbs hung on who tells of it: "must reduce its fleet, the department said, and admit"."""
    if "Inf" not in tree.line.words[verb].token.morph.get("VerbForm"):
        return []
    return [
        word.i
        for word in tree.line.words
        if word.i > verb and tree.rel(word.i) == "conj" and "Inf" in word.token.morph.get("VerbForm")
        if tree.head(word.i) > verb and lemma(tree, tree.head(word.i)) in closed("say")
        if not tree.of(word.i, *_SUBJECTS, "mark", "aux") and lemma(tree, verb) not in closed("say")
    ]


def _goes_on(tree: Tree, verb: int) -> bool:
    """Tell the ", to open a hotline" of a list from a purpose."""
    marks = [one for one in tree.of(verb, "mark") if tree.line.low(one) == "to"]
    return bool(marks) and tree.line.kind(marks[0] - 1) in ("comma", "coord")


def words_of_verb(tree: Tree, verb: int, *, whole: bool = False) -> tuple[int, int] | None:
    """The words of the duty that a verb names, from the verb (or its "not") on.

    Args:
        tree: of the sentence.
        verb: its word number.
        whole: from the first word of its clause on, where its subject is no party: "visits would follow".
    """
    line = tree.line
    without = frozenset(one for one in tree.children.get(verb, ()) if _is_apart(tree, verb, one))
    reached = run(tree, verb, verb, without, forward=True)
    if reached is None:
        return None
    start = verb
    if whole:
        inside = run(tree, verb, verb, without, forward=False)
        start = inside[0] if inside is not None else verb
    else:
        for one in tree.of(verb, "advmod", "aux:pass", "cop"):
            between = all(line.kind(place) in ("to", "adv", "neg", "be") for place in range(one, verb))
            if one < start and between and line.kind(one) in ("neg", "adv", "be"):
                start = one
    while start < verb and line.kind(start) == "adv":
        start += 1
    return trimmed(line, start, reached[1])


def words_of_noun(tree: Tree, noun: int) -> tuple[int, int] | None:
    """The words of the duty that a noun names, with all that belongs to it."""
    if tree.pos(noun) == "NUM" and not tree.children.get(noun):
        return None  # "where the accord requires 1,200": how much, and not what
    without = frozenset(one for one in tree.children.get(noun, ()) if _is_apart(tree, noun, one))
    reached = run(tree, noun, noun, without, forward=True)
    if reached is None:
        return None
    first = tree.first(noun)
    found = trimmed(tree.line, first, reached[1])
    if found is not None and tree.line.low(found[0] - 1) in _MONEY:
        return found[0] - 1, found[1]  # "$200m to Oslo": the sign was taken for a mark
    return found


def _is_apart(tree: Tree, verb: int, child: int) -> bool:
    if child < verb:
        return False
    relation = tree.rel(child)
    counted = bool(tree.of(child, "nummod", "case"))
    if relation == "obl" and (tree.line.low(child),) in phrases("texts"):
        return True  # "grant annually under the accord": what sets it is no part of it
    if relation == "conj" and counted and tree.pos(verb) != "VERB":
        return True  # "two berths and six trains a day" are two duties
    if relation == "conj":
        return (
            tree.pos(child) in ("VERB", "AUX") or bool(tree.of(child, *_SUBJECTS)) or tree.pos(verb) == "VERB"
        )
    if relation == "acl:relcl" and tree.pos(verb) != "VERB":
        first = min(below(tree, child, frozenset()))
        return "comma" in (tree.line.kind(first), tree.line.kind(first - 1))
    marks = {tree.line.low(one) for one in tree.of(child, "mark", "advmod")}
    if relation == "advcl" and _goes_on(tree, child):
        return True
    return relation == "advcl" and bool(marks & _ASIDE)
