"""Whether an infinitive or a gerund was done, where the words around it settle that by themselves.

Rule: "instead of signing" and "kept from signing" tell of what was not done; "had to sign", "is known to have
signed", "was thanked for signing" of what was; a noun shares the fate of its verb ("dropped its plan to").
Where nothing settles it, read/governed.py asks the governor.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.read.alleged import claimed
from servanda.read.axes import Around, Axes, Settled, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import applied, effects, governors, status_words
from servanda.read.verb_words import is_negated, negated_noun

_INSTEAD = frozenset(
    {("instead", "of"), ("rather", "than"), ("far", "from"), ("short", "of"), ("close", "to")}
)

_CHOICES = ("choice", "option", "alternative")


def settled_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Settled | None:
    """Settle an infinitive or a gerund; None where its governor has to tell."""
    line = clauses.line
    first = pred.opener if pred.opener >= 0 else pred.first
    if _is_close(clauses, first):
        return None  # "is close to signing", "edged close to signing"
    if (line.low(first - 1), line.low(first)) in _INSTEAD or (
        line.low(first - 2),
        line.low(first - 1),
    ) in _INSTEAD:
        return _not_done(clauses, pred, axes, around)
    if pred.kind == "gerund":
        return None
    return _infinitive(clauses, pred, clauses.by_word.get(pred.governor), axes, around)


def _is_close(clauses: Clauses, first: int) -> bool:
    """Tell "is close to signing" from "came close to signing", which was not done."""
    line = clauses.line
    place = first - 2 if line.low(first - 1) == "to" else first - 1
    if line.low(place) != "close":
        return False
    while line.kind(place - 1) == "adv":
        place -= 1
    return line.low(place - 1) not in ("come", "came", "comes", "coming")


def _not_done(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Settled:
    """Negate what stands against the main verb, if that was done; what is only planned leaves it open."""
    held = clauses.by_word.get(pred.governor)
    outer = around(held) if held is not None else None
    if outer is not None and outer.modality is not Modality.ACTUAL:
        return Settled(None)
    return Settled(axes.negated())


def _infinitive(
    clauses: Clauses, pred: Pred, held: Pred | None, axes: Axes, around: Around
) -> Settled | None:
    line, tree = clauses.line, clauses.tree
    if line.low(pred.opener - 1) == "whether":
        weighed = held is not None and bool(set(held.lemmas) & status_words("weighs"))
        return Settled(axes.under(Modality.CONDITIONAL if weighed else Modality.ASKED))
    if (ranked := _ranked(clauses, pred)) >= 0:
        verb = clauses.by_word.get(ranked) or held
        outer = around(verb) if verb is not None and verb.i != pred.i else None
        return Settled(axes if outer is None else axes.under(outer.modality))
    if line.low(pred.opener - 1) == "but" and line.low(pred.opener - 2) in _CHOICES:
        verb = clauses.by_word.get(tree.head(pred.opener - 2)) if tree is not None else held
        past = verb is not None and line.low(verb.i) in ("had", "left", "found", "saw")
        return Settled(replace(axes, sure=0.75) if past else axes.under(Modality.PROPOSED))
    if held is not None and held.lemmas == ("have",) and held.i == pred.opener - 1:
        if line.low(held.i) == "had" and not held.group:  # "had to lift the ban"
            outer = around(held)
            return None if outer is None else Settled(replace(joined(outer, axes), sure=0.85))
        return None
    if "have" in pred.group and (told := _perfect(clauses, pred, held, axes, around)) is not None:
        return told
    if tree is None or pred.governor < 0:
        return None
    place = tree.core(held) if held is not None else pred.governor
    if any(line.low(one) == "too" for one in tree.of(place, "advmod")) and tree.pos(place) == "ADJ":
        return Settled(axes.negated())
    if held is None:
        return _of_word(clauses, pred, axes, around)
    return _of_object(clauses, pred, held, axes, around)


def _ranked(clauses: Clauses, pred: Pred) -> int:
    """The copula of "became the first state to ratify", "was the last to sign"; -1 for none."""
    tree, line = clauses.tree, clauses.line
    if tree is None or tree.rel(pred.i) not in ("acl", "advcl", "xcomp"):
        return -1
    noun = tree.head(pred.i)
    if noun in clauses.by_word:
        return -1
    words = {line.low(one) for one in tree.of(noun, "amod", "advmod")} | {line.low(noun)}
    if not words & status_words("ranks"):
        return -1
    copula = tree.of(noun, "cop")
    return int(copula[0] if copula else tree.head(noun))


def _of_object(clauses: Clauses, pred: Pred, held: Pred, axes: Axes, around: Around) -> Settled | None:
    """Read "dropped its plan to impose" where the tree hangs the infinitive on "dropped"."""
    line, tree = clauses.line, clauses.tree
    found = tree.of(held.i, "obj")
    noun = found[-1] if found else -1
    made = governors().get(line.low(noun))
    if noun != pred.opener - 1 or made is None:
        return None
    fate = _fate("obj", held)
    if fate is None and negated_noun(tree, noun) and made.effect in ("planned", "proposed", "conditional"):
        return Settled(axes.negated())
    if fate is None or (fate == "actual" and made.effect != "actual" and set(held.lemmas) & {"have", "find"}):
        return None
    outer = around(held)
    if outer is None or outer.modality is not Modality.ACTUAL:
        return Settled(None)
    return Settled(joined(outer, axes.negated() if fate == "negated" else axes))


def _perfect(clauses: Clauses, pred: Pred, held: Pred | None, axes: Axes, around: Around) -> Settled | None:
    """Read "is said to have signed", "seems to have", "was supposed to have"."""
    line, tree = clauses.line, clauses.tree
    words = {line.low(pred.governor), line.low(pred.opener - 1)}
    words |= set(held.lemmas) if held is not None else set()
    if words & {"rumour", "rumor", "rumoured", "rumored"}:
        return Settled(axes.under(Modality.ASKED))
    if words & status_words("unreal_to_have"):
        return Settled(axes.negated())
    told, known = words & status_words("told_to_have"), words & status_words("known_to_have")
    if not told and not known:
        return None
    outer = around(held) if held is not None else Axes()
    if outer is None or outer.modality is not Modality.ACTUAL:
        return Settled(None)
    if tree is not None and held is not None and outer.polarity is Polarity.NEGATED and told:
        return Settled(axes.under(Modality.ASKED))
    made = joined(outer, axes)
    return Settled(replace(made, hearsay=held.i) if told and held is not None else made)


def _of_word(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Settled | None:
    """Read what a noun or an adjective governs, by what its own verb or its "no" makes of it."""
    line, tree = clauses.line, clauses.tree
    noun = pred.governor
    made = governors().get(line.low(noun))
    if (told := claimed(clauses, noun, axes, around)) is not None:
        return told
    if (
        made is not None
        and made.effect in ("planned", "proposed", "conditional")
        and negated_noun(tree, noun)
    ):
        return Settled(axes.negated())
    if negated_noun(tree, noun) and line.low(noun) in status_words("grounds"):
        return Settled(axes.negated())
    verb = clauses.by_word.get(tree.head(noun))
    fate = _fate(tree.rel(noun), verb)
    if fate == "actual" and verb is not None and set(verb.lemmas) & {"have", "find"}:
        fate = None if made is not None and made.effect != "actual" else fate  # "has the right to": it may be
    if fate is not None and verb is not None:
        outer = around(verb)
        if outer is None or outer.modality is not Modality.ACTUAL:
            return Settled(None)
        return Settled(joined(outer, axes.negated() if fate == "negated" else axes))
    being = [one for one in tree.of(noun, "cop") if line.kind(one) == "be"]
    if tree.pos(noun) == "ADJ" and made is not None and not being:
        outer = Axes().negated() if is_negated(tree, noun) else Axes()  # "saw fit to"
        return Settled(applied(made, outer, axes, noun))
    if made is None and pred.passive and "be" in pred.group and tree.rel(pred.i) == "acl":
        return Settled(axes.under(Modality.PLANNED, 0.9))  # "the accord, to be signed in July"
    return None


def _fate(relation: str, verb: Pred | None) -> str | None:
    if verb is None:
        return None
    table = "fate_of_subject" if relation == "nsubj" else "fate_of_object"
    return next((effects(table)[one] for one in verb.lemmas if one in effects(table)), None)
