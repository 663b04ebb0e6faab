"""What parties take upon themselves: "pledged to", "gave its word that", "a commitment by Oslo to".

Rule: a verb or a noun of taking with a duty in its own words; what was refused, or might be taken, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.condition_runs import lemma
from servanda.read.duties import Duty, verbs_of, words_of_noun, words_of_verb
from servanda.read.duties_set import instrument_of
from servanda.read.noun_classes import classes_of
from servanda.read.obligors import by_agent, of_noun, owing, owner
from servanda.read.phrases import phrases
from servanda.read.role_of import act_words
from servanda.read.scene import Scene
from servanda.read.status import is_plain
from servanda.read.tree import Tree

_SELF = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
_WARDS = frozenset({"hospital", "prison", "jail", "custody", "memory", "trial", "paper"})
_OWN = frozenset({"it", "they", "he", "she", "we", "i"})


def taken(clauses: Clauses, scene: Scene) -> Iterator[Duty]:
    """The duties that a sentence tells as taken by verbs and by nouns."""
    for pred in clauses.preds:
        takes = {(one,) for one in pred.lemmas} & set(phrases("takes"))
        if takes and _holds(clauses, pred) and not _is_instrument(clauses, pred):
            yield from _by_verb(clauses, pred, scene)
    tree: Tree = clauses.tree
    for word in clauses.line.words:
        if tree.pos(word.i) == "NOUN" and (lemma(tree, word.i),) in phrases("taken"):
            yield from _by_noun(clauses, word.i, scene)


def _is_instrument(clauses: Clauses, pred: Pred) -> bool:
    """Tell "the accord guarantees": it is set, not taken."""
    subject = pred.subject
    return subject is not None and instrument_of(clauses.line, subject) is not None


def _holds(clauses: Clauses, pred: Pred) -> bool:
    if clauses.line.words[-1].text == "?":
        return False
    if pred.kind == "infinitive" or clauses.tree.of(clauses.tree.core(pred), "cop"):
        return False
    return pred.kind in ("finite", "participle", "gerund") and (not pred.finite or is_plain(clauses, pred))


def _by_verb(clauses: Clauses, pred: Pred, scene: Scene) -> Iterator[Duty]:
    tree: Tree = clauses.tree
    line, verb = clauses.line, pred.i
    takers = by_agent(clauses, verb, scene) if pred.passive else owing(clauses, pred, scene)
    if pred.passive and not takers and lemma(tree, verb) in ("commit", "bind", "oblige"):
        takers = owing(clauses, pred, scene)  # "is committed to"
    agreed = lemma(tree, verb) in ("agree", "consent", "resolve", "decide", "accept")
    if lemma(tree, verb) == "resolve" and _is_body(clauses, pred):
        return  # an assembly that resolves decides; it owes nothing by that
    done = False
    inner = [each for one in tree.of(verb, "advcl", "obl") for each in tree.of(one, "advcl", "acl", "xcomp")]
    for one in (*tree.of(verb, "xcomp", "ccomp", "advcl", "csubj"), *inner):
        if done and one in inner:
            continue  # "vowed on taking office to close": hung on the aside
        marks = {line.low(mark) for mark in tree.of(one, "mark")}
        if tree.rel(one) in ("advcl", "csubj") and not (marks & {"to"} and verb < one < verb + 9):
            continue
        if one in inner and not marks & {"to"}:
            continue
        if tree.rel(one) == "ccomp" and not _is_promise(clauses, one, agreed):
            continue
        done = True
        if not agreed and not takers and tree.of(one, "cop"):
            continue  # "the talks promise to be long"
        if agreed and _is_talks(clauses, one):
            continue  # "agreed to resume the talks" accepts them: it is answered by whether they are held
        whom = _towards(clauses, verb, scene)
        for duty in _complement(clauses, one, verb, takers, scene):
            yield duty if duty.towards is not None else replace(duty, towards=whom)
    for one in tree.of(verb, "obl", "advmod") if not done else ():
        cases = {line.low(case) for case in tree.of(one, "case")}
        if line.low(one) in _WARDS:
            continue
        if cases & {"to"} and one > verb and not _is_person(clauses, one):
            words = words_of_noun(tree, one)
            if words is not None and line.timex_at.get(one) is None:
                done = True
                yield Duty(*words, one, verb, takers)
    whom = _towards(clauses, verb, scene)
    for one in tree.of(verb, "obj", "obl:arg") if not (done or agreed) else ():
        if line.low(one) in _SELF or one < verb or tree.pos(one) == "PRON":
            continue
        if lemma(tree, verb) == "commit" and not tree.of(one, "nummod"):
            continue  # "committed crimes", not "committed ten million euros"
        nothing = any(line.low(det) in ("no", "nothing") for det in (*tree.of(one, "det"), one))
        words = words_of_noun(tree, one)
        if words is not None and not nothing and not _is_person(clauses, one):
            yield Duty(*words, one, verb, takers, towards=whom)


def _towards(clauses: Clauses, verb: int, scene: Scene) -> Role | None:
    """Whom a promise is given to: "promised Oslo a loan", "assured Oslo that"."""
    tree: Tree = clauses.tree
    told = tree.of(verb, "obj") if tree.of(verb, "ccomp", "xcomp") else []  # "assured Oslo that"
    for one in (*tree.of(verb, "iobj"), *told):
        if one < verb:
            continue
        found = of_noun(clauses, tree.noun(one), scene)
        if found and found[0].entity:
            return found[0]
    return None


def _is_talks(clauses: Clauses, verb: int) -> bool:
    tree: Tree = clauses.tree
    nouns = [tree.noun(one) for one in tree.of(verb, "obj", "nsubj:pass")]
    met = lemma(tree, verb) in ("talk", "meet", "negotiate", "confer")
    return met or any({"talks", "round", "meeting"} & classes_of(clauses.line, noun) for noun in nouns)


def _is_body(clauses: Clauses, pred: Pred) -> bool:
    subject = pred.subject
    return subject is not None and clauses.line.low(subject.head) in act_words("bodies") - {
        "heads",
        "ministers",
        "leaders",
    }


def _is_promise(clauses: Clauses, verb: int, agreed: bool) -> bool:
    """Tell "promised that it would" and "agreed that Oslo will" from "agreed that the talks were useful"."""
    tree, line = clauses.tree, clauses.line
    modals = {line.low(one) for one in tree.of(verb, "aux")}
    ahead = {"will", "would", "shall", "should", "may", "'ll", "'d", "must", "’ll", "’d"}
    if agreed:
        return bool(modals & ahead)
    return bool(modals & ahead) or not tree.of(verb, "aux", "cop")


def _complement(
    clauses: Clauses, verb: int, trigger: int, takers: tuple[Role, ...], scene: Scene
) -> Iterator[Duty]:
    """The duties of a clause or an infinitive: the taker's own, or those of the party that it names."""
    tree: Tree = clauses.tree
    for one in verbs_of(tree, verb):
        subject = next(iter(tree.of(verb, "nsubj", "nsubj:pass")), -1)
        named: tuple[Role, ...] = ()
        whole = subject >= 0 and clauses.line.low(subject) not in _OWN
        if whole:
            named = of_noun(clauses, tree.noun(subject), scene)
            whole = not named or tree.rel(subject) == "nsubj:pass"
        words = words_of_verb(tree, one, whole=whole and one == verb)
        agents = (
            by_agent(clauses, one, scene)
            if tree.rel(subject if subject >= 0 else one) == "nsubj:pass"
            else ()
        )
        if words is not None:
            yield Duty(*words, one, trigger, agents or (named if not whole else ()) or takers)
    for one in tree.of(verb, "conj"):
        if one > verb and tree.of(one, "nsubj", "nsubj:pass") and _is_promise(clauses, one, True):
            yield from _complement(clauses, one, trigger, takers, scene)


def _by_noun(clauses: Clauses, noun: int, scene: Scene) -> Iterator[Duty]:
    tree: Tree = clauses.tree
    line = clauses.line
    negated = any(line.low(one) == "no" for one in tree.of(noun, "det"))
    under = clauses.by_word.get(tree.head(noun))
    if under is not None and under.finite and not negated:
        negative = any(line.kind(one) == "neg" for one in range(under.first, under.last + 1))
        if negative and {"have", "be"} & set(under.lemmas):
            negated = True
        elif not is_plain(clauses, under) and not negative:
            return
    takers = owner(clauses, noun, scene)
    verbs = [one for one in tree.of(noun, "acl", "ccomp", "advcl", "acl:relcl") if one > noun]
    told = [one for one in tree.of(noun, "nmod") if any(line.low(at) == "to" for at in tree.of(one, "case"))]
    if told:  # "its commitment to safe passage, to review the rules": what is reviewed is another matter
        verbs = [one for one in verbs if one < told[0]]
    if not verbs and tree.rel(noun) in ("obj", "obl") and tree.head(noun) >= 0:
        light = lemma(tree, tree.head(noun)) in (
            "give",
            "make",
            "have",
            "repeat",
            "renew",
            "reaffirm",
            "undertake",
        )
        verbs = [one for one in tree.of(tree.head(noun), "xcomp", "ccomp", "advcl") if one > noun and light]
        verbs = [] if told else verbs
    for one in verbs:
        marks = {line.low(mark) for mark in tree.of(one, "mark")}
        if tree.rel(one) == "acl:relcl":  # "assurances that visits would follow", taken for a relative clause
            marks = {line.low(noun + 1)} if _is_promise(clauses, one, True) else set()
            if not marks & {"that"}:
                continue
        if marks & {"that", "to"} or (tree.rel(one) != "advcl" and tree.of(one, "nsubj", "nsubj:pass")):
            for duty in _complement(clauses, one, noun, takers, scene):
                yield Duty(duty.start, duty.end, duty.head, noun, duty.owing, None, negated)
            return


def _is_person(clauses: Clauses, index: int) -> bool:
    named = clauses.line.actor_at.get(index)
    return named is not None and named.type in ("person", "state", "organisation", "organ", "group")
