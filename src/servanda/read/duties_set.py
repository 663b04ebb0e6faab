"""What instruments are said to set: "the accord obliges Oslo to", "Article 4 bars either side from".

Rule: an instrument or a part of one is the subject. Who owes what it grants is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.condition_runs import below, lemma
from servanda.read.duties import Duty, verbs_of, words_of_noun, words_of_verb
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun
from servanda.read.obligors import by_agent, of_noun
from servanda.read.phrases import phrases
from servanda.read.scene import Scene
from servanda.read.status import is_plain
from servanda.read.tree import Tree

Instrument = tuple[str | None, str]


def instrument_of(line: Line, noun: Noun) -> Instrument | None:
    """Tell an instrument by its noun: its entity where it is named, and its words; a part of one too."""
    part = (line.low(noun.head),) in phrases("provisions") or any(
        (line.low(one),) in phrases("provisions") for one in range(noun.first, noun.head)
    )
    if "instrument" not in classes_of(line, noun) and not part:
        return None
    named = line.actor_at.get(noun.head)
    entity = named.entity if named is not None and named.type == "instrument" else None
    return entity, line.text(noun.first, noun.last)


def set_by(clauses: Clauses, scene: Scene, held: Instrument | None) -> Iterator[Duty]:
    """The duties that a sentence tells as set by an instrument."""
    for pred in clauses.preds:
        if not {(one,) for one in pred.lemmas} & _heads("sets") or not _may_set(clauses, pred):
            continue
        instrument = _subject(clauses, pred, held)
        if instrument is None:
            continue
        negated = _negated(clauses, pred)
        if not negated and not is_plain(clauses, pred):
            continue
        for duty in _duties(clauses, pred, scene):
            yield Duty(
                duty.start, duty.end, duty.head, duty.trigger, duty.owing, instrument,
                negated or duty.negated, duty.granted, duty.towards,
            )  # fmt: skip


def guaranteed(clauses: Clauses) -> Iterator[Duty]:
    """Read "freedom of movement, guaranteed by Article 6": what is set stands before a participle."""
    tree: Tree = clauses.tree
    for word in clauses.line.words:
        if tree.rel(word.i) != "acl" or lemma(tree, word.i) not in (
            "guarantee",
            "require",
            "mandate",
            "prescribe",
        ):
            continue
        for one in tree.of(word.i, "obl:agent", "obl"):
            instrument = instrument_of(clauses.line, tree.noun(one))
            noun = tree.head(word.i)
            if instrument is not None and noun >= 0:
                found = tree.noun(noun)
                last = max(
                    [
                        found.last,
                        *(each for each in below(tree, noun, frozenset({word.i})) if each < word.i - 1),
                    ]
                )
                yield Duty(found.first, last, noun, word.i, (), instrument)


def _heads(name: str) -> frozenset[tuple[str]]:
    return frozenset((one[0],) for one in phrases(name))


def _may_set(clauses: Clauses, pred: Pred) -> bool:
    return not (pred.passive or pred.kind == "infinitive" or clauses.line.low(pred.opener) == "as")


def _subject(clauses: Clauses, pred: Pred, held: Instrument | None) -> Instrument | None:
    line = clauses.line
    nouns = pred.options if pred.antecedent else (pred.subject,) if pred.subject is not None else ()
    for noun in nouns:
        found = instrument_of(line, noun)
        if found is not None:
            return found
        opens = line.low(noun.head) in ("it", "this") and noun.first <= 1 and noun.head not in line.actor_at
        if opens and held is not None:
            return held
        if line.low(noun.head) == "nothing":
            for one in clauses.tree.of(noun.head, "nmod"):
                found = instrument_of(line, clauses.tree.noun(one))
                if found is not None:
                    return found
    return None


def _negated(clauses: Clauses, pred: Pred) -> bool:
    line = clauses.line
    nothing = pred.subject is not None and line.low(pred.subject.head) in ("nothing", "none")
    return nothing or any(line.kind(one) == "neg" for one in range(pred.first, pred.last + 1))


def _duties(clauses: Clauses, pred: Pred, scene: Scene) -> Iterator[Duty]:
    tree: Tree = clauses.tree
    line, verb = clauses.line, pred.i
    own = lemma(tree, verb)
    inside = below(tree, verb, frozenset(one for one in tree.of(verb, "conj") if tree.pos(one) == "VERB"))
    found = False
    if (own,) in phrases("orders") or own in ("call", "allow", "permit", "entitle"):
        for word in sorted(inside):
            mark = next((one for one in tree.of(word, "mark", "case") if line.low(one) in ("to", "from")), -1)
            if (
                word <= verb
                or mark < 0
                or tree.pos(word) != "VERB"
                or line.low(mark - 1) in ("able", "right")
            ):
                continue
            if tree.rel(word) not in ("xcomp", "advcl", "csubj", "acl", "ccomp", "conj"):
                continue
            people = _ordered(clauses, mark, verb, scene)
            if people is None:
                continue
            for each in verbs_of(tree, word):
                words = words_of_verb(tree, each)
                if words is not None:
                    found = True
                    yield _granted(own, Duty(*words, each, verb, people))
    if found:
        return
    yield from _plain(clauses, verb, own, scene)


def _granted(own: str, duty: Duty) -> Duty:
    if own not in ("allow", "permit", "entitle"):
        return duty
    towards = duty.owing[0] if duty.owing else None
    return Duty(duty.start, duty.end, duty.head, duty.trigger, (), None, False, True, towards)


def _ordered(clauses: Clauses, mark: int, verb: int, scene: Scene) -> tuple[Role, ...] | None:
    """Those who stand between an ordering verb and its "to"; None where something else does."""
    line, tree = clauses.line, clauses.tree
    before = mark - 1
    if line.kind(before) == "neg":
        before -= 1
    if before == verb or line.low(before) in ("on", "themselves", "itself"):
        return ()
    if tree.pos(before) not in ("NOUN", "PROPN", "PRON", "DET"):
        return None
    if tree.pos(before) == "PRON":
        return _meant(clauses, scene)
    head = before
    while tree.rel(head) in ("flat", "compound") and verb < tree.head(head) < before:
        head = tree.head(head)
    return of_noun(clauses, tree.noun(head), scene)


def _meant(clauses: Clauses, scene: Scene) -> tuple[Role, ...]:
    """Whom "it" and "them" in "obliges it to" stand for: the subject of the sentence."""
    main = next((one for one in clauses.preds if one.finite and one.subject is not None), None)
    return (
        of_noun(clauses, main.subject, scene, main) if main is not None and main.subject is not None else ()
    )


def _plain(clauses: Clauses, verb: int, own: str, scene: Scene) -> Iterator[Duty]:
    """What is set by name ("provides for inspections") or granted ("allots the port two berths")."""
    tree: Tree = clauses.tree
    line = clauses.line
    for one in tree.of(verb, "ccomp"):
        subject = next(iter(tree.of(one, "nsubj", "nsubj:pass")), -1)
        people = of_noun(clauses, tree.noun(subject), scene) if subject >= 0 else ()
        passive = subject >= 0 and tree.rel(subject) == "nsubj:pass"
        words = words_of_verb(tree, one, whole=passive or not people)
        if words is not None and one > verb:
            yield Duty(*words, one, verb, by_agent(clauses, one, scene) if passive else people)
    needs = {one[1:] for one in phrases("sets") if one[0] == own}
    after = next((one for one in needs if one and line.low(verb + 1) == one[0]), None)
    nouns = (
        tree.of(verb, "obl", "nmod")
        if after is not None and after[0] in ("for", "on")
        else tree.of(verb, "obj")
    )
    towards = next((one for one in tree.of(verb, "iobj") if one > verb), -1)
    double = [one for one in tree.of(verb, "obj") if one > verb]
    if (own,) in phrases("grants") and len(double) > 1:  # "allots the republic two berths"
        towards, nouns = double[0], double[1:]
    to = next(
        (
            one
            for one in tree.of(verb, "obl")
            if any(line.low(case) in ("to", "at") for case in tree.of(one, "case"))
        ),
        -1,
    )
    if after is None and () not in needs:
        return
    if own in ("bind", "commit", "oblige", "hold") and nouns and to > nouns[0]:
        words = words_of_noun(tree, to)  # "binds both sides to a ceasefire"
        if words is not None:
            yield Duty(*words, to, verb, of_noun(clauses, tree.noun(nouns[0]), scene))
        return
    for first in nouns[:1]:
        for one in (
            first,
            *(each for each in tree.of(first, "conj") if tree.pos(each) in ("NOUN", "PROPN", "NUM")),
        ):
            words = words_of_noun(tree, one)
            named = line.actor_at.get(one)
            if (lemma(tree, one),) in phrases("taken"):
                continue  # "includes a commitment by": told by its noun
            if words is None or one < verb or (named is not None and (to < 0 or own != "entitle") and to < 0):
                continue
            if to > one and own in ("cap", "limit", "entitle", "restrict", "fix", "set"):
                last = words_of_noun(tree, to)
                words = (words[0], last[1]) if last is not None else words
            no = any(line.low(det) == "no" for det in tree.of(one, "det"))
            granted = (own,) in phrases("grants")
            whom = of_noun(clauses, tree.noun(towards), scene) if towards >= 0 else ()
            before = [each for each in tree.of(one, "compound") if each in line.actor_at and each < one]
            if granted and not whom and before and before[0] == verb + 1:  # "guarantees Bolivia access"
                whom, words = (
                    of_noun(clauses, Noun(before[0], before[0], before[0]), scene),
                    (before[0] + 1, words[1]),
                )
            if own == "entitle":
                whom = of_noun(clauses, tree.noun(one), scene)
            people = () if granted else _by(clauses, one, scene)
            if own in ("cap", "limit", "restrict"):
                people = of_noun(clauses, tree.noun(one), scene)
            yield Duty(*words, one, verb, people, None, no, granted, whom[0] if whom else None)


def _by(clauses: Clauses, noun: int, scene: Scene) -> tuple[Role, ...]:
    tree, line = clauses.tree, clauses.line
    for one in tree.of(noun, "nmod", "obl"):
        if any(line.low(case) == "by" for case in tree.of(one, "case")):
            return of_noun(clauses, tree.noun(one), scene)
    return ()
