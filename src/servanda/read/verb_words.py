"""From a predicate to the words that go with its verb: auxiliaries, negations, adverbs, a negative subject.

Rule: where there is a tree they are what hangs on the verb, however far off; a coordinated verb without
auxiliaries shares those of the verb before it, and shares its negation unless "but" parts the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import status_words
from servanda.read.inflect import BASE, PAST

_AUXILIARY = ("aux", "aux:pass", "cop")
# Auxiliaries of a participle alone.
_PERFECT = frozenset({"have", "has", "had", "be", "been", "is", "are", "was", "were", "being", "not"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_LINKS = 4


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The low forms of a verb's auxiliaries and adverbs, in text order, and whether it is negated."""

    auxiliaries: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    negative: bool = False


def verb_words(clauses: Clauses, pred: Pred) -> VerbWords:
    """Gather what goes with a verb; a line without a tree gives the group before it."""
    tree = clauses.tree
    if tree is None:
        return _of_group(clauses, pred)
    core = tree.core(pred)
    own, adverbs = _auxiliaries(tree, core), _adverbs(tree, core)
    negative = is_negated(tree, core) != _negative_subject(tree, core)
    place, links = core, 0
    while not own and tree.rel(place) == "conj" and links < _LINKS:
        apart = links == 0 and pred.shared_with != tree.head(place) and pred.shared_with in clauses.by_word
        before, links = pred.shared_with if apart else tree.head(place), links + 1
        if before < 0 or before > place or tree.of(core, *_SUBJECTS):
            break
        linked = {clauses.line.low(one) for one in tree.of(place, "cc")}
        place = before
        shared = _auxiliaries(tree, before)
        if "but" in linked and not (BASE in pred.tags and PAST not in pred.tags):
            if PAST in pred.tags:
                break
            own = shared
            continue
        bare = pred.finite and BASE in pred.tags and PAST not in pred.tags
        either = bool(linked & {"or", "nor"})
        if bare and shared and set(shared) <= _PERFECT:
            break  # "has not been lifted and remains": a finite verb of its own
        if (bare or pred.kind == "participle") and shared:
            own = shared
            negative = negative or is_negated(tree, before)
        elif either:
            negative = negative or is_negated(tree, before)
        negative = negative or _negative_subject(tree, before)
    return VerbWords(tuple(own), tuple(adverbs), negative)


def _of_group(clauses: Clauses, pred: Pred) -> VerbWords:
    line = clauses.line
    home = clauses.by_word.get(pred.shared_with)
    words = [*range(pred.first, pred.i)]
    bare = BASE in pred.tags and PAST not in pred.tags
    if home is not None and not pred.group and (bare or line.low(pred.first - 1) in ("or", "nor")):
        words = [*range(home.first, home.i)]
    lows = [line.low(place) for place in words]
    kinds = [line.kind(place) for place in words]
    negative = "neg" in kinds or ("longer" in lows and "no" in lows) or "cannot" in lows
    negative = negative or line.low(pred.first - 1) in ("not", "never", "nor")
    negative = negative or bool(status_words("negative_adverb") & set(lows))
    subject = pred.subject if not pred.antecedent else None
    if subject is not None and line.low(subject.first) in status_words("negative_subject"):
        negative = not negative
    verbal = ("be", "have", "do", "modal")
    return VerbWords(
        tuple(low for low, kind in zip(lows, kinds, strict=True) if kind in verbal), tuple(lows), negative
    )


def _auxiliaries(tree: Any, core: int) -> list[str]:
    return [tree.line.low(one) for one in sorted(tree.of(core, *_AUXILIARY)) if one < core or one == core - 1]


def _adverbs(tree: Any, core: int) -> list[str]:
    """The adverbs of a verb, and "all but", each by its low form."""
    line = tree.line
    found = [line.low(one) for one in sorted(tree.of(core, "advmod", "cc:preconj", "discourse"))]
    if line.low(core - 2) == "all" and line.low(core - 1) == "but":
        found.append("all but")
    return found


def is_negated(tree: Any, core: int) -> bool:
    """Tell whether a negation hangs on a verb, or on the adjective that it says."""
    line = tree.line
    words = status_words("negative_adverb")
    for one in tree.of(core, "advmod", "cc:preconj", "det", "cc", "obl", "obl:unmarked", "aux"):
        low = line.low(one)
        if tree.rel(one).startswith("obl"):
            if low in status_words("negative_settings") and _has_no(tree, one):
                return True
        elif low == "longer":
            if _has_no(tree, one) or line.low(one - 1) == "no":
                return True
        elif low == "not" and line.low(one + 1) == "only":
            continue
        elif low in ("not", "never") and one > core and line.low(one + 1) == "to":
            continue  # "promised never to": what is promised is negated
        elif low in words or low in ("nor", "neither", "cannot") or line.kind(one) == "neg":
            if one > core + 3 and low != "n't":
                continue  # "stood ready, not ..."
            return True
    return False


def _has_no(tree: Any, index: int) -> bool:
    return any(tree.line.low(one) == "no" for one in tree.children.get(index, ()))


def _negative_subject(tree: Any, core: int) -> bool:
    """Tell "no side", "none of the ministers", "neither Mali nor Niger", "not one envoy"."""
    line = tree.line
    for one in tree.of(core, *_SUBJECTS):
        if line.low(one) in status_words("negative_subject"):
            return True
        for inner in tree.of(one, "det", "cc:preconj", "advmod", "nummod"):
            if line.low(inner) in ("no", "neither", "not"):
                return True
            if any(line.low(deep) == "not" for deep in tree.of(inner, "advmod")):
                return True
    return False


def negated_noun(tree: Any, index: int) -> bool:
    """Tell "no plans": a noun with "no" before it."""
    return _has_no(tree, index)
