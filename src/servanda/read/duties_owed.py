"""What parties are said to owe: "is obliged to", "shall", and "must" or "will" under a named instrument.

Rule: "shall" and the passives of binding make a duty by themselves; "must", "will" and "is to" only under an
instrument that the sentence names, or in a list that an instrument opens.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.read.clauses import Clauses, Pred
from servanda.read.condition_runs import below, lemma
from servanda.read.duties import Duty, verbs_of, words_of_noun, words_of_verb
from servanda.read.duties_set import Instrument, instrument_of
from servanda.read.inflect import BASE, PAST, S
from servanda.read.nouns import nouns_from
from servanda.read.obligors import by_agent, owing
from servanda.read.phrases import has, indexed, phrases
from servanda.read.scene import Scene
from servanda.read.tree import Tree

_WILL = frozenset({"will", "would", "must", "shall", "should", "'ll", "wo"})
_BOUND = frozenset({"bound", "obliged", "obligated", "required", "duty-bound"})
_GETTING = frozenset(
    {"receive", "get", "obtain", "enjoy", "benefit", "be", "enter", "come", "apply", "remain"}
)
_SAYING = frozenset({"say", "read", "state", "stipulate", "specify", "provide", "add"})
_STATING = frozenset(
    {"say", "remain", "be", "have", "expire", "run", "enter", "apply", "lapse", "begin", "end", "claim"}
    | {"accuse", "want", "hope", "believe", "see", "know", "think", "call", "urge", "demand", "deny"}
    | {"welcome", "insist", "reject", "argue", "maintain", "need", "request", "ask", "offer", "propose"}
    | {"refuse", "break", "breach", "violate", "flout"}
)
_NEVER = frozenset({"neither", "no", "nobody", "none"})


def named_in(clauses: Clauses, held: Instrument | None) -> Instrument | None:
    """The instrument under which a sentence speaks: "under the accord", "as set out in", "under it"."""
    line, tree = clauses.line, clauses.tree
    index = indexed("under")
    for word in line.words:
        phrase = index.at(line, word.i)
        if phrase is not None:
            nouns = nouns_from(line, word.i + len(phrase) - 1, len(line.words) - 1)
            found = instrument_of(line, nouns[0]) if nouns else None
            if found is not None:
                return found
        if word.low in ("under", "in", "by") and tree.pos(word.i) == "ADP" and tree.head(word.i) > word.i:
            inner = tree.noun(tree.head(word.i))
            if word.low == "under" or line.low(inner.head) in ("agreement", "accord", "treaty"):
                if line.low(inner.head) in ("it", "them", "this", "which") and held is not None:
                    return held
                if (found := instrument_of(line, inner)) is not None and word.low == "under":
                    return found
    for pred in clauses.preds:  # "…, the communique says"
        if pred.finite and pred.subject is not None and set(pred.lemmas) & _SAYING:
            found = instrument_of(line, pred.subject)
            if found is not None:
                return found
    return None


def limited(clauses: Clauses) -> Iterator[Duty]:
    """Read "the ceiling of 120 launchers": a limit that is told by its noun and its number."""
    tree, line = clauses.tree, clauses.line
    for word in line.words:
        if word.low not in ("ceiling", "cap") or tree.pos(word.i) != "NOUN":
            continue
        numbers = [one for one in tree.of(word.i, "nmod") if tree.of(one, "nummod")]
        if numbers and tree.is_of(numbers[0]):
            words = words_of_noun(tree, numbers[0])
            if words is not None:
                yield Duty(tree.first(word.i), words[1], word.i, word.i)


def owed(clauses: Clauses, scene: Scene, scope: Instrument | None) -> Iterator[Duty]:
    """The duties that a sentence tells of; `scope` is the instrument under which it speaks."""
    if clauses.line.words[-1].text == "?":
        return
    for pred in clauses.preds:
        if (
            pred.passive
            and {(one,) for one in pred.lemmas} & set(phrases("bound"))
            and pred.lemmas != ("commit",)
        ) or (pred.lemmas == ("be",) and clauses.line.low(clauses.tree.core(pred)) in _BOUND):
            yield from _bound(clauses, pred, scene, scope)
        elif pred.finite:
            yield from _must(clauses, pred, scene, scope)


def _bound(clauses: Clauses, pred: Pred, scene: Scene, scope: Instrument | None) -> Iterator[Duty]:
    tree, line = clauses.tree, clauses.line
    if set(pred.group) & {"would", "could", "might"}:
        return
    negated = any(line.kind(one) == "neg" for one in range(pred.first, pred.last + 1))
    instrument = scope
    for one in tree.of(pred.i, "obl:agent", "obl"):
        if any(line.low(case) == "by" for case in tree.of(one, "case")):
            instrument = instrument_of(line, tree.noun(one)) or instrument
    people = owing(clauses, pred, scene)
    core = tree.core(pred)
    within = [each for one in tree.of(core, "obl", "obl:agent") for each in tree.of(one, "acl", "nmod")]
    for one in (*tree.of(core, "xcomp", "advcl", "ccomp"), *within):  # "bound by the treaty to consult"
        if one > pred.i and any(line.low(mark) == "to" for mark in tree.of(one, "mark")):
            for each in verbs_of(tree, one):
                words = words_of_verb(tree, each)
                if words is not None:
                    yield Duty(*words, each, pred.i, people, instrument, negated)


def _must(clauses: Clauses, pred: Pred, scene: Scene, scope: Instrument | None) -> Iterator[Duty]:
    tree: Tree = clauses.tree
    inner = _to_verb(clauses, pred)
    verb = tree.core(pred) if inner is None else inner.i
    if not _binds(clauses, pred, verb, scope, to_verb=inner is not None):
        return
    people = owing(clauses, pred, scene)
    passive = pred.passive if inner is None else inner.passive
    for each in verbs_of(tree, verb):
        one = clauses.by_word.get(each, pred)
        turned = passive if each == verb else one.passive
        words = words_of_verb(tree, each, whole=turned and each == verb)
        if words is None or lemma(tree, each) in _GETTING:
            continue
        agents = by_agent(clauses, each, scene) if turned else people
        yield Duty(*words, each, pred.first, agents, scope)


def _to_verb(clauses: Clauses, pred: Pred) -> Pred | None:
    """The infinitive of "is to withdraw", "were not to return", "has to pay"."""
    line = clauses.line
    place = pred.last + 1
    while line.kind(place) in ("adv", "neg", "time") and place < pred.last + 4:
        place += 1
    if pred.lemmas not in (("be",), ("have",)) or line.low(place) != "to":
        return None
    return next((one for one in clauses.preds if one.first > place and one.first <= place + 3), None)


def _binds(clauses: Clauses, pred: Pred, verb: int, scope: Instrument | None, *, to_verb: bool) -> bool:
    line, tree = clauses.line, clauses.tree
    group = {line.low(one) for one in range(pred.first, pred.last + 1)} | set(pred.group)
    relation = tree.rel(verb) if tree.rel(verb) != "xcomp" else tree.rel(tree.core(pred))
    if relation == "acl:relcl" and scope is not None and pred.opener < 0 and not _relative(clauses, verb):
        relation = "root"  # "under the treaty Oslo must": taken for a relative clause without a pronoun
    exceeds = lemma(tree, verb) == "exceed" and bool(group & {"may", "must", "can", "cannot", "shall"})
    if exceeds and _refuses(clauses, pred, verb):
        return True  # "so that catches may not exceed": a rule, wherever it stands
    if relation in ("advcl", "acl:relcl", "csubj") or "been" in group or {"would", "have"} <= group:
        return False
    if "shall" in group:
        return True
    if scope is not None:
        may_not = "may" in group and _refuses(clauses, pred, verb)
        placed = relation in ("root", "conj", "ccomp", "parataxis") and not {"will", "have"} <= group
        return placed and (bool(group & _WILL) or to_verb or may_not or _is_present(clauses, pred, verb))
    if not to_verb or pred.lemmas != ("be",):
        return False
    last = len(line.words) - 1
    part = "for" in line.lows and any(
        line.low(one) == "part" and line.low(one - 2) == "for" for one in range(last + 1)
    )
    measured = any(has(line, name, 0, last) for name in ("floor", "recurring", "due"))
    return part or (measured and bool(tree.of(verb, "nsubj:pass")))


def _relative(clauses: Clauses, verb: int) -> bool:
    tree = clauses.tree
    return any(
        clauses.line.low(one) in ("which", "that", "who", "whom", "where")
        for one in below(tree, verb, frozenset())
        if one < verb
    )


def _is_present(clauses: Clauses, pred: Pred, verb: int) -> bool:
    """Tell "under it each side flies post": a present of doing, with a party as its subject."""
    if pred.group or pred.passive or not pred.tags & {S, BASE} or PAST in pred.tags:
        return False
    tree = clauses.tree
    if lemma(tree, verb) in _STATING or tree.of(verb, "cop") or pred.subject is None:
        return False
    return pred.subject.head in clauses.line.actor_at or (clauses.line.low(pred.subject.head),) in phrases(
        "parties"
    )


def _refuses(clauses: Clauses, pred: Pred, core: int) -> bool:
    line = clauses.line
    negative = any(line.kind(one) == "neg" for one in range(pred.first, pred.last + 2))
    subject = pred.subject
    none = subject is not None and any(
        line.low(one) in _NEVER for one in range(subject.first, subject.head + 1)
    )
    return negative or none or has(line, "ceiling", core, min(core + 3, len(line.words) - 1))
