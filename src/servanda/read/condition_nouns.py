"""Conditions that a predicate or a noun tells of: "depends on", "a condition for", "tied the loan to".

Rule: of a predicate the outcome is the subject or the object, of a noun what follows "for"; what a text says
is no condition ("without preconditions") is kept as an absence.
"""

from __future__ import annotations

from servanda.read.condition_links import BOUND, Found, condition_words
from servanda.read.condition_runs import Parts, around, below, lemma, run, trimmed
from servanda.read.tree import Tree


def of_predicate(tree: Tree, found: Found) -> tuple[tuple[int, int], int] | None:
    """The subject or the object of which a link says that it depends: its words and its head."""
    core = next(
        (one for one in range(found.first, found.last + 1) if tree.pos(one) in ("ADJ", "VERB", "NOUN")), -1
    )
    if core < 0:
        return None
    made = _made(tree, found)
    if made is not None:
        return made
    own = tree.of(core, "nsubj", "nsubj:pass", "csubj", "csubj:pass")
    if not own and tree.rel(core) in ("xcomp", "obj", "obl", "advcl", "conj") and tree.head(core) >= 0:
        own = [one for one in tree.of(tree.head(core), "obj") if one != core and one < found.first]
    if not own and tree.rel(core) in ("acl", "amod") and 0 <= tree.head(core) < found.first:
        own = [tree.head(core)]
    if not own:
        return None
    without = frozenset({core, *range(found.first, found.last + 1)})
    words = around(tree, own[0], without, 0, found.first - 1)
    return (words, own[0]) if words is not None else None


def _made(tree: Tree, found: Found) -> tuple[tuple[int, int], int] | None:
    """Read "made its vote conditional on": what stands between; "was made dependent on": the subject."""
    line = tree.line
    for verb in range(found.first - 1, max(found.first - 14, -1), -1):
        if lemma(tree, verb) == "make" and tree.pos(verb) in ("VERB", "AUX"):
            own = tree.of(verb, "nsubj:pass")
            words = (
                around(tree, own[0], frozenset(), 0, verb - 1)
                if own
                else trimmed(line, verb + 1, found.first - 1)
            )
            return (words, own[0] if own else words[1]) if words is not None else None
        if line.kind(verb) in ("hard", "modal", "rel", "comp"):
            return None
    return None


def of_noun(tree: Tree, found: Found) -> Parts | None:
    """Read "a truce is a condition for talks", "made it a condition for them", "the price for it is"."""
    line, noun = tree.line, found.first
    outcome_head = next((one for one in tree.of(noun, "nmod", "acl", "obl", "advcl") if one > found.last), -1)
    outcome = (
        run(tree, outcome_head, found.last + 1, frozenset(), forward=True) if outcome_head >= 0 else None
    )
    if outcome is None or (line.low(noun) == "price" and not _is_deed(tree, outcome_head)):
        return None
    required = _said_of(tree, noun, outcome_head)
    if required is None:
        colon = outcome[1] + 1
        if line.low(colon) != ":" and ":" in line.lows[found.last + 1 :]:
            colon = line.lows.index(":", found.last + 1)
            outcome = trimmed(line, found.last + 1, colon - 1) or outcome
        if line.low(colon) == ":":
            required = trimmed(line, colon + 1, len(line.words) - 1)
    return Parts(outcome, required, noun) if required is not None else None


def _is_deed(tree: Tree, head: int) -> bool:
    """Tell "the price for its return" from the price of bread."""
    low = tree.line.low(head)
    deed = low in condition_words("grants") or low in (
        "deal",
        "peace",
        "talks",
        "support",
        "pact",
        "vote",
        "help",
    )
    return deed or tree.pos(head) == "VERB" or low.endswith(("tion", "sion", "ment", "ing", "al"))


def _said_of(tree: Tree, noun: int, outcome: int) -> tuple[int, int] | None:
    """The words of what is said to be a condition: subject, object beside it, or what it is said to be."""
    copula, relation, head = tree.of(noun, "cop"), tree.rel(noun), tree.head(noun)
    own = tree.of(noun, "nsubj", "csubj", "nsubj:outer") if copula else []
    if not own and relation == "nmod" and head >= 0 and tree.rel(head) in ("nmod", "obj"):
        as_ = any(tree.line.low(one) == "as" for one in tree.of(noun, "case"))
        own = (
            [head if tree.rel(head) == "obj" else tree.head(head)] if as_ else []
        )  # "demands X as the price of"
    if not own and relation in ("xcomp", "obl", "obj", "conj") and head >= 0:
        own = [one for one in tree.of(head, "obj", "nsubj:pass") if one < noun]
        as_ = any(tree.line.low(one) == "as" for one in tree.of(noun, "case"))
        if lemma(tree, head) == "remain" and not as_:  # "withdrawal remains its condition for peace"
            own = [one for one in tree.of(head, "nsubj") if one < noun]
            relation = "xcomp"
        if relation == "obj" and not as_ and lemma(tree, head) not in ("make", "set", "call", "name"):
            own = []
    inside: set[int] = set()
    if own:
        inside = below(tree, own[0], frozenset({noun}))
    elif relation in ("nsubj", "nsubj:outer") and head > noun and tree.of(head, "cop"):
        inside = {one for one in below(tree, head, frozenset({noun})) if one > max(tree.of(head, "cop"))}
    if not inside or outcome in inside or (not own and tree.pos(head) == "ADJ"):
        return None
    return trimmed(tree.line, min(inside), max(inside))


def attached(tree: Tree, noun: int, found: Found) -> Parts | None:
    """Read "attaches no precondition to": what no condition is set for."""
    verb = tree.head(noun)
    any_ = tree.line.low(found.first) == "any"
    if tree.rel(noun) != "obj" or verb < 0 or (any_ and not _negated(tree, verb)):
        return None
    onto = [one for one in (*tree.of(verb, "obl"), *tree.of(noun, "nmod")) if one > noun]
    outcome = run(tree, onto[0], found.last + 2, frozenset(), forward=True) if onto else None
    return Parts(outcome, (noun, found.last), onto[0]) if outcome is not None else None


def _negated(tree: Tree, verb: int) -> bool:
    line = tree.line
    inside = below(tree, verb, frozenset())
    return any(
        line.kind(one) == "neg" or line.low(one) in ("no", "neither", "nobody", "none", "nor")
        for one in inside
    )


def told_apart(tree: Tree) -> list[tuple[Found, Parts]]:
    """Read what no words side by side tell: "tied the loan to reforms", "weather permitting"."""
    line = tree.line
    found = []
    for word in line.words:
        if lemma(tree, word.i) in ("tie", "link", "peg", "condition") and tree.pos(word.i) == "VERB":
            made = _tied(tree, word.i)
        elif word.low == "permitting":
            made = _permitting(tree, word.i)
        elif word.low == "then":
            made = _then(tree, word.i)
        elif word.low == "no":
            made = _no_no(tree, word.i)
        else:
            continue
        if made is not None:
            found.append((Found(BOUND, word.i, word.i), made))
    return found


def _tied(tree: Tree, verb: int) -> Parts | None:
    line = tree.line
    own = [one for one in tree.of(verb, "obj") if one > verb]
    onto = [
        one
        for one in (*tree.of(verb, "obl", "advcl", "xcomp"), *(tree.of(own[0], "nmod") if own else ()))
        if own
        and one > own[0]
        and any(line.low(case) in ("to", "on", "upon") for case in tree.of(one, "case", "mark"))
    ]
    if not own or not onto:
        return None
    grants = {line.low(one) for one in below(tree, onto[0], frozenset())} & condition_words("grants")
    if lemma(tree, verb) == "link" and not grants:  # "linked the attack to a militia"
        return None
    case = tree.of(onto[0], "case", "mark")[0]
    outcome = run(tree, own[0], verb + 1, frozenset({onto[0]}), forward=True)
    required = run(tree, onto[0], case + 1, frozenset(), forward=True)
    return Parts(outcome, required, own[0]) if outcome is not None and required is not None else None


def _permitting(tree: Tree, word: int) -> Parts | None:
    own, head = tree.of(word, "nsubj"), tree.head(word)
    if not own or tree.rel(word) not in ("advcl", "acl") or head < 0 or tree.line.low(word - 1) == "not":
        return None
    outcome = around(tree, head, frozenset({word}), 0, len(tree.line.words) - 1)
    return Parts(outcome, (tree.first(own[0]), word), head) if outcome is not None else None


def _then(tree: Tree, word: int) -> Parts | None:
    """Read "first the guns must fall silent, then we can talk"."""
    line = tree.line
    first = next((one for one in range(min(word, 4)) if line.low(one) == "first"), -1)
    if first < 0 or not {line.low(one) for one in range(first, word)} & {
        "must",
        "has",
        "have",
        "need",
        "needs",
        "should",
    }:
        return None
    head = tree.head(word)
    required = trimmed(line, first + 1, word - 1)
    outcome = around(tree, head, frozenset(), word, len(line.words) - 1) if head > word else None
    return Parts(outcome, required, head) if outcome is not None and required is not None else None


def _no_no(tree: Tree, word: int) -> Parts | None:
    """Read "no visas, no talks": the first is required for the second."""
    line = tree.line
    comma = next(
        (one for one in range(word + 2, min(word + 7, len(line.words))) if line.kind(one) == "comma"), -1
    )
    if comma < 0 or line.kind(word - 1) not in ("edge", "quote", "hard") or line.low(comma + 1) != "no":
        return None
    if any(line.kind(one) in ("verb", "be", "modal", "have") for one in range(word, comma)):
        return None
    end = comma + 2
    while line.kind(end + 1) in ("word", "prep", "det"):
        end += 1
    return Parts((comma + 1, end), (word + 1, comma - 1), end) if end < len(line.words) else None


def reversed_by(tree: Tree, found: Found) -> Parts | None:
    """Read "they have until Friday to free him, failing which the embassy will be closed"."""
    line = tree.line
    outcome = trimmed(line, found.last + 1, len(line.words) - 1)
    verbs = [one for one in range(found.last + 1, len(line.words)) if tree.pos(one) == "VERB"]
    before = [one for one in range(found.first) if tree.pos(one) == "VERB"]
    if outcome is None or not verbs or not before:
        return None
    first = max((one + 1 for one in range(found.first - 1) if line.kind(one) == "hard"), default=0)
    required = trimmed(line, first, found.first - 1)
    return Parts(outcome, required, verbs[0]) if required is not None else None
