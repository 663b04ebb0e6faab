"""From a main verb in a line to its group: auxiliaries, voice, and whether it is finite, bare or reduced.

Rule: a form that can be a past tense or a participle is a participle only where its neighbours leave it no
object and no place as a finite verb.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, ING, PART, PAST
from servanda.read.line import Line, closed

_AUX = ("be", "have", "do", "get", "modal", "neg", "adv")


def is_copula(line: Line, index: int) -> bool:
    """Tell a main "be" or "have" from an auxiliary: no verb follows it in its group."""
    after = index + 1
    while line.kind(after) in ("adv", "neg", "be", "have"):
        if line.kind(after) in ("be", "have"):
            return False
        after += 1
    return line.kind(after) != "verb" or (line.kind(index) == "have" and line.kind(after) == "to")


def copula_at(line: Line, index: int) -> Pred:
    """Make the predicate of a main "be" or "have"."""
    first, group = _auxiliaries(line, index)
    lemma = line.kind(index)
    tags = frozenset({ING}) if line.low(index) in ("being", "having") else frozenset({PAST, BASE})
    return Pred(index, first, index, (lemma,), tags, "finite", False, group)


def _auxiliaries(line: Line, index: int) -> tuple[int, tuple[str, ...]]:
    first = index
    while first > 0 and line.kind(first - 1) in _AUX and line.words[first - 1].i not in line.timex_at:
        first -= 1
    while first < index and line.kind(first) == "adv":  # "Friday publicly announced" starts at a verb word
        first += 1
    return first, tuple(word.low for word in line.words[first:index])


def group_at(line: Line, index: int) -> Pred:
    """Make the predicate of a main verb, with the auxiliaries before it."""
    first, group = _auxiliaries(line, index)
    word = line.words[index]
    tags = frozenset().union(*word.verb.values())
    kinds = [line.kind(place) for place in range(first, index)]
    verbal = [one for one in kinds if one in ("be", "have", "do", "get", "modal")]
    passive = bool(verbal) and verbal[-1] in ("be", "get") and PART in tags
    if passive and ING in tags and PART not in tags:
        passive = False
    lemmas = tuple(word.verb)
    return Pred(index, first, index, lemmas, tags, "finite", passive, group)


def classify(clauses: Clauses, pred: Pred) -> None:
    """Tell finite verbs from infinitives, gerunds and participles."""
    line = clauses.line
    before = line.kind(pred.first - 1)
    verbal = [
        line.kind(place)
        for place in range(pred.first, pred.i)
        if line.kind(place) in ("be", "have", "do", "get", "modal")
    ]
    if before == "to" and (BASE in pred.tags or line.low(pred.first) in ("be", "have", "get")):
        pred.kind = "infinitive"
        pred.opener = pred.first - 1
    elif line.low(pred.first) in ("being", "having"):
        pred.kind = "gerund"
    elif verbal or line.kind(pred.i) in ("be", "have"):
        pred.kind = "finite"
    elif ING in pred.tags:
        pred.kind = "gerund"
    elif PART in pred.tags and _is_reduced(clauses, pred):
        pred.kind, pred.passive = "participle", True


def _is_reduced(clauses: Clauses, pred: Pred) -> bool:
    """Tell "talks suspended by Washington" and "Last held in 2003, the talks ..." from a past tense."""
    line = clauses.line
    place = pred.last + 1
    while line.kind(place) == "adv":  # "raised long-standing disputes"
        place += 1
    before, after = line.kind(pred.first - 1), line.kind(place)
    if PAST not in pred.tags:
        return True  # "taken", "given" without an auxiliary
    nouny = after in ("det", "word", "pron", "num", "comp", "quote", "hyphen")
    if line.low(pred.last + 1) == "by" and (pred.last + 2) in line.actor_at:
        return True
    if before == "edge" or (before == "adv" and line.kind(0) == "adv" and pred.first <= 2):
        return not nouny
    if before in ("rel", "pron") and line.low(pred.first - 1) not in ("him", "them", "her", "us", "me"):
        return False
    if before == "coord":
        held = clauses.before(pred.first)
        return held is not None and held.kind == "participle" and not nouny
    if nouny or after == "to" or _tells_source(line, pred):
        return False
    # No object follows. A verb before it in the same stretch has already taken the finite place;
    # one after it in the stretch will.
    held = clauses.before(pred.first)
    if before == "comma":
        told = any(one.finite and one.i < pred.first for one in clauses.preds)
        return told or _finite_later(line, pred.last + 1)
    while held is not None and held.kind != "finite":
        held = clauses.before(held.first)
    stretch = range((held.last if held else -1) + 1, pred.first)
    opened = any(line.kind(place) in ("sub", "rel", "comp", "hard", "coord") for place in stretch)
    says = held is not None and any(lemma in closed("say") for lemma in held.lemmas)
    if held is not None and not opened and not says:
        return True
    following = next((one for one in _raw_after(line, pred.last + 1)), None)
    return following is not None


def _tells_source(line: Line, pred: Pred) -> bool:
    """Tell ", the department said," from "the words said": a phrase alone between marks."""
    if line.kind(pred.last + 1) not in ("comma", "punct", "hard", "edge", "quote"):
        return False
    if not any(lemma in closed("say") for lemma in pred.lemmas):
        return False
    place = pred.first - 1
    while line.kind(place) in ("word", "det", "num", "poss", "hyphen", "pron"):
        place -= 1
    return line.kind(place) == "comma" and place < pred.first - 1


def _finite_later(line: Line, index: int) -> bool:
    """Tell whether the sentence has its finite verb still to come."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind in ("hard", "sub", "rel", "comp"):
            return False
        if kind in ("modal", "be", "have", "do"):
            return True
        if kind == "verb" and line.kind(place - 1) != "to":
            tags = frozenset[str]().union(*line.words[place].verb.values())
            if tags - {ING, PART}:
                return True
    return False


def _raw_after(line: Line, index: int) -> list[int]:
    """Find a finite verb that follows in the same stretch without an opener between."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind in ("sub", "rel", "comp", "hard", "comma", "coord", "to", "quote"):
            return []
        if kind in ("modal", "be", "have", "do"):
            return [place]
        if kind == "verb" and PAST in frozenset().union(*line.words[place].verb.values()):
            return [place]
    return []
