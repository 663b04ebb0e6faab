"""In which world an infinitive or a gerund stands: that of the verb, noun or preposition that governs it.

Rule: a purpose is meant, not done; what follows "from", "without" or a governor of no effect is not asserted.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.model.source import Part
from servanda.read.axes import Around, Axes, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import applied, governor_at, governors, status_words
from servanda.read.noun_status import noun_axes
from servanda.read.nouns import phrase_start
from servanda.read.settled import settled_axes


def governed_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read an infinitive or gerund through the verb, noun or preposition that governs it."""
    line = clauses.line
    told = settled_axes(clauses, pred, axes, around)
    if told is not None:
        return told.axes
    opener = line.low(pred.opener)
    held = clauses.by_word.get(pred.governor)
    made = governor_at(clauses, pred.governor)
    if pred.kind == "infinitive":
        if held is not None and _yet(clauses, held, pred):
            return axes.negated()  # "has yet to ratify"
        if held is not None and held.lemmas == ("be",):
            adjective = _adjective(clauses, held, pred)
            if adjective is None:
                return _is_to(clauses, held, pred, axes)
            made = governors().get(adjective)
            if made is None:
                return None
            if adjective == "able" and line.low(held.i) in ("was", "were", "been"):
                made = governors()["manage"]  # "was able to" did
        elif held is not None and held.lemmas == ("have",) and held.i == pred.opener - 1:
            return axes.under(Modality.PROPOSED)
        elif held is None and made is None:
            return axes.under(Modality.PLANNED, 0.9) if line.sentence.part is Part.TITLE else None
    elif opener:
        if opener in status_words("without"):
            return axes.negated()
        if opener in ("from", "against"):
            return None  # "kept inspectors from travelling", "voted against admitting"
        if made is None or opener not in ("of", "to", "on", "for"):
            if opener in status_words("before"):
                return None
            if opener in ("for", "from", "on", "of", "to", "against", "about") and made is None:
                return None
            # "by denying", "after lifting", "in suspending": as real as what it goes with.
            if held is None or held.i > pred.i:
                outer = _fronted(clauses, pred, opener, around)
            else:
                outer = around(held)
            return None if outer is None else joined(outer, axes)
    elif line.kind(pred.first - 1) == "comma" and made is None:
        held = _main(clauses, held)  # ", saying ...": goes with the main verb, not the nearest
    if made is not None and made.name == "through" and _is_purpose(clauses, pred, held):
        made = None  # "used the visit to sign"
    if made is None:
        outer = around(held) if held is not None else None
        if outer is None:
            return None
        if pred.kind == "infinitive":  # a purpose: meant, not done
            if outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED:
                return None
            return joined(outer, axes).under(Modality.PLANNED, 0.6)
        return replace(joined(outer, axes), sure=outer.sure * axes.sure * 0.9)
    if made.effect == "drop":
        return None
    if held is not None:
        outer = around(held)
    else:
        outer = noun_axes(clauses, pred.governor, phrase_start(line, pred.governor), around)
        if outer is None and made.effect != "actual":
            outer = Axes(sure=0.9)
    if outer is None:
        return None
    return applied(made, outer, axes, pred.governor)


def _fronted(clauses: Clauses, pred: Pred, opener: str, around: Around) -> Axes | None:
    """Read "By lifting the ban Oslo means to help": a means that opens its sentence is as real as the end."""
    main = next((one for one in clauses.preds if one.finite and one.i > pred.i), None)
    if opener not in ("by", "in", "through") or main is None:
        return Axes()
    made = governor_at(clauses, main.i)
    outer = around(main)
    if outer is None or made is None or made.effect not in ("planned", "proposed", "conditional"):
        return outer
    return outer.under(Modality(made.effect))


def _is_purpose(clauses: Clauses, pred: Pred, held: Pred | None) -> bool:
    """Tell "used the visit to sign" from "was quick to sign", "made Oslo sign"."""
    tree = clauses.tree
    used_to = held is not None and held.lemmas == ("use",) and held.last + 1 == pred.opener
    if held is None or held.lemmas == ("be",) or used_to:
        return False
    return pred.kind == "infinitive" and tree is not None and tree.rel(pred.i) == "advcl"


def _yet(clauses: Clauses, held: Pred, pred: Pred) -> bool:
    """Tell "has yet to ratify" and "is yet to": so far it was not done."""
    return (
        held.lemmas in (("have",), ("be",))
        and clauses.line.low(pred.opener - 1) == "yet"
        and held.i >= pred.opener - 2
    )


def _main(clauses: Clauses, held: Pred | None) -> Pred | None:
    """The finite verb before a gerund that is set off by a comma."""
    while held is not None and not held.finite:
        held = clauses.before(held.i)
    return held


def _adjective(clauses: Clauses, held: Pred, pred: Pred) -> str | None:
    """Give the adjective between "be" and "to", as in "is ready to"."""
    for place in range(pred.opener - 1, held.last, -1):
        if clauses.line.kind(place) == "word":
            return clauses.line.low(place)
        if clauses.line.kind(place) != "adv":
            break
    return None


def _is_to(clauses: Clauses, held: Pred, pred: Pred, axes: Axes) -> Axes:
    """Read "is to resume" (planned) and "was to have resumed" (did not)."""
    if "have" in pred.group:
        return replace(axes.negated(), modality=Modality.ACTUAL)
    past = clauses.line.low(held.i) in ("was", "were")
    return replace(axes.under(Modality.PLANNED, 0.8 if past else 1.0), was=past)
