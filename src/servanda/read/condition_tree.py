"""From the tree of a sentence and a link in it to what is required and what hangs on it.

Rule: the requirement is what the link opens (its clause or phrase); the outcome is the clause that this hangs
on, without it. Of a predicate ("depends on") the outcome is its subject or object, of a noun ("a condition
for") the requirement is. Both are given as the unbroken run of words around the link or the verb.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses
from servanda.read.condition_links import INVERTED, Found
from servanda.read.condition_nouns import attached, of_noun, of_predicate, reversed_by
from servanda.read.condition_runs import Parts, around, below, lemma, run, trimmed
from servanda.read.line import Line, closed
from servanda.read.tree import Tree

_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:pass"})
_STATUS = frozenset(
    {"refuse", "decline", "fail", "consider", "plan", "continue", "begin", "start", "stop", "hope", "want",
     "intend", "expect", "schedule", "reserve", "seek", "need", "be", "have", "prepare", "able", "unable"}
)  # fmt: skip
_INNER = frozenset({"obj", "obl", "nmod", "iobj", "obl:unmarked", "compound"})
_OPENS = ("edge", "comma", "hard", "quote", "coord", "comp", "punct")


def parts(clauses: Clauses, found: Found) -> Parts | None:
    """Find outcome and requirement of a link; None where the tree says that it is no condition."""
    tree: Tree = clauses.tree
    line = tree.line
    if found.link.kind == "noun":
        return of_noun(tree, found)
    if found.link.kind == "none":
        return _none_set(tree, found)
    if found.link.kind == "reversed":
        return reversed_by(tree, found)
    if found.link.kind == "listed":
        return _listed(tree, found)
    root = _opened(tree, found)
    asked = root >= 0 and tree.rel(root) in _CLAUSAL and not found.first <= tree.head(root) <= found.last
    if root < 0 or asked:
        return None
    required = run(tree, root, found.last + 1, frozenset(), forward=True)
    if required is None:
        return None
    if found.link.kind == "predicate" and (told := of_predicate(tree, found)) is not None:
        return Parts(told[0], required, told[1])
    head = _hangs_on(tree, root, found)
    if head < 0 or (head < found.first and line.low(found.first - 1) == ":"):
        return _loose(tree, found, required)
    outcome = _outcome(tree, head, found, root, required)
    return Parts(outcome, required, head) if outcome is not None else None


def _listed(tree: Tree, found: Found) -> Parts | None:
    """Read "would sign on one condition: that the clause be struck out"."""
    line = tree.line
    colon = next((one for one in range(found.last + 1, len(line.words)) if line.low(one) in (":", ",")), -1)
    if colon < 0 or colon > found.last + 6:
        return None
    required = trimmed(line, colon + 1, len(line.words) - 1)
    head = _hangs_on(tree, found.last, found)
    outcome = around(tree, head, frozenset({found.last}), 0, found.first - 1) if head >= 0 else None
    return Parts(outcome, required, head) if outcome is not None and required is not None else None


def inverted(clauses: Clauses, aux: int) -> Parts | None:
    """Read "should Oman decline, ..." and "were the tribunal to rule": an auxiliary before its subject."""
    tree: Tree = clauses.tree
    line = tree.line
    if line.words[-1].text == "?":
        return None
    root = tree.head(aux)
    head = tree.head(root) if root > aux and tree.rel(root) in ("advcl", "dep") else -1
    if head >= 0 and any(aux < one < root for one in tree.of(root, "nsubj", "nsubj:pass")):
        required = run(tree, root, aux + 1, frozenset(), forward=True)
        found = Found(INVERTED, aux, aux)
        outcome = _outcome(tree, head, found, root, required) if required is not None else None
        return Parts(outcome, required, head) if outcome is not None and required is not None else None
    return _loose(tree, Found(INVERTED, aux, aux), (aux, aux)) if _opens_clause(line, aux) else None


def _opens_clause(line: Line, aux: int) -> bool:
    """Tell the "were" that opens "were the tribunal to rule, Kenya would leave": a modal after the comma."""
    if line.kind(aux - 1) not in ("edge", "quote") or line.kind(aux + 1) not in (
        "det",
        "word",
        "pron",
        "verb",
    ):
        return False
    comma = next((one for one in range(aux, len(line.words)) if line.kind(one) == "comma"), len(line.words))
    return any(line.kind(one) == "modal" for one in range(comma, min(comma + 10, len(line.words))))


def _opened(tree: Tree, found: Found) -> int:
    """The head of what a link opens: the word behind the link that its words hang on."""
    if found.link.words in (("the", "day"), ("the", "moment")):  # "the day the war ends": told of the noun
        told = [one for one in tree.of(found.last, "acl:relcl", "acl", "ccomp") if one > found.last]
        if told:
            return told[0]
    for place in range(found.last, found.first - 1, -1):
        head, seen = place, 0
        while head >= 0 and found.first <= head <= found.last and seen < 6:
            head, seen = tree.head(head), seen + 1
        if head > found.last:
            return head
    inner = [  # "depends on X" and "pending X": the link itself governs what follows
        one
        for place in range(found.first, found.last + 1)
        for one in tree.of(
            place, "obl", "obj", "nmod", "ccomp", "advcl", "xcomp", "obl:unmarked", "acl", "acl:relcl"
        )
        if one > found.last
    ]
    return min(inner, default=-1)


def _hangs_on(tree: Tree, root: int, found: Found) -> int:
    """The head of the clause that a requirement hangs on; -1 where it stands alone."""
    while tree.rel(root) == "conj" and tree.pos(root) in ("NOUN", "PROPN") and tree.head(root) >= 0:
        root = tree.head(root)  # "at any time and without preconditions"
    head, seen = tree.head(root), 0
    while (
        head >= 0
        and seen < 6
        and (found.first <= head <= found.last or tree.line.low(head) in ("long", "soon"))
    ):
        head, seen = tree.head(head), seen + 1
    if head < 0:
        return -1
    while (
        tree.rel(head) in _INNER
        and 0 <= tree.head(head) < found.first
        and tree.pos(head) in ("NOUN", "PROPN")
    ):
        head = tree.head(head)  # hung on the last noun of the clause
    head = _willed(tree, head, found)
    held = lemma(tree, head)
    if held in closed("say"):  # hung on "said" by mistake, or by an order of words that leaves it open
        told = [one for one in tree.of(head, "ccomp") if one != root]
        told = told or [one for one in tree.of(head, "xcomp") if one < root]
        if told:
            head = told[0]
    for _ in range(4):  # "is ready to talk", "refuses to sign": the state or refusal is of the outcome
        up = tree.head(head)
        adjective = up >= 0 and tree.pos(up) == "ADJ"
        if up < 0 or tree.rel(head) != "xcomp" or not (adjective or lemma(tree, up) in _STATUS):
            break
        head = up
    if head > found.last and tree.line.kind(found.first - 1) not in _OPENS:
        before = [one for one in range(found.first) if tree.pos(one) == "VERB"]
        return before[-1] if before else head
    return head


def _willed(tree: Tree, head: int, found: Found) -> int:
    """Move up from an aside to what is willed: "would not open the ports, which have been shut, unless"."""
    if head > found.first or tree.rel(head) not in ("acl", "acl:relcl") or _has_modal(tree, head):
        return head
    up, seen = tree.head(head), 0
    while up >= 0 and seen < 8:
        if _has_modal(tree, up):
            return up
        up, seen = tree.head(up), seen + 1
    return head


def _has_modal(tree: Tree, index: int) -> bool:
    return any(tree.line.kind(one) == "modal" for one in tree.of(index, "aux"))


def _outcome(
    tree: Tree, head: int, found: Found, root: int, required: tuple[int, int]
) -> tuple[int, int] | None:
    """The words of the clause that hangs on a requirement, on the side of it where its head stands."""
    line = tree.line
    without = frozenset({root, *range(found.first, found.last + 1)})
    if head < found.first:
        later = {one for one in tree.children.get(head, ()) if one > root and tree.rel(one) == "conj"}
        reached = run(tree, head, found.first - 1, without | later, forward=False)
        if reached is None or reached[0] > head:  # something that is told of another word stands between
            reached = around(tree, head, without | later, 0, found.first - 1)
        return _open_start(tree, reached, head)
    reached = run(tree, head, required[1] + 1, without, forward=True)
    if reached is None or reached[1] < head:
        reached = around(tree, head, without, required[1] + 1, len(line.words) - 1)
    return reached


def _open_start(tree: Tree, reached: tuple[int, int] | None, head: int) -> tuple[int, int] | None:
    """Begin at the subject where something that only tells when or who says it stands before."""
    if reached is None:
        return None
    first = reached[0]
    subjects = [one for one in tree.of(head, "nsubj", "nsubj:pass", "expl", "csubj") if one < head]
    if subjects:
        start = tree.first(subjects[0])
        if first < start and any(tree.line.kind(one) == "comma" for one in range(first, start)):
            first = start
    while first < reached[1] and (tree.line.kind(first) == "adv" or tree.line.low(first) == "to"):
        first += 1
    return first, reached[1]


def _loose(tree: Tree, found: Found, required: tuple[int, int]) -> Parts | None:
    """A requirement that heads its sentence: "If they come with us, tomorrow", "No peace without justice"."""
    line = tree.line
    if line.kind(found.first - 1) in ("edge", "quote", "hard"):
        comma = next((one for one in range(found.last + 1, len(line.words)) if line.kind(one) == "comma"), -1)
        if comma < 0:
            return None
        inner = trimmed(line, found.last + 1, comma - 1)
        outcome = trimmed(line, comma + 1, len(line.words) - 1)
        return Parts(outcome, inner, outcome[0]) if outcome and inner else None
    outcome = trimmed(line, 0, found.first - 1)
    return Parts(outcome, required, outcome[1]) if outcome else None


def _none_set(tree: Tree, found: Found) -> Parts | None:
    """Read "without preconditions", "with no strings attached"."""
    line = tree.line
    noun = next(
        (one for one in range(found.last, found.first - 1, -1) if tree.pos(one) in ("NOUN", "VERB")),
        found.last,
    )
    if line.low(found.first) in ("no", "any") and line.low(found.first + 1) != "strings":
        return attached(tree, noun, found)
    last = max((one for one in below(tree, noun, frozenset()) if one >= found.last), default=found.last)
    first = found.first + (line.low(found.first) in ("without", "with", "free"))
    while first < noun and line.low(first) in ("any", "of"):
        first += 1
    head = tree.head(noun)
    while head >= 0 and found.first <= head <= found.last:
        head = tree.head(head)
    if head < 0:
        return None
    head = _hangs_on(tree, noun, found)
    outcome = _outcome(tree, head, found, noun, (found.first, last))
    return Parts(outcome, (first, last), head) if outcome else None
