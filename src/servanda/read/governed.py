"""In which world an infinitive or a gerund stands: that of the verb, noun or preposition that governs it.

Rule: a purpose is meant, not done; what follows "from", "without" or a governor of no effect is not asserted.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.model.source import Part
from servanda.read.axes import Around, Axes, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.factual import seems_real
from servanda.read.gerunds import gerund_axes
from servanda.read.governors import applied, governor_at, governors, status_words
from servanda.read.infinitives import is_headline, turned_subject
from servanda.read.noun_status import noun_axes
from servanda.read.nouns import phrase_start
from servanda.read.settled import settled_axes
from servanda.read.verb_status import is_past, performs
from servanda.read.verb_words import negated_noun


def governed_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read an infinitive or gerund through the verb, noun or preposition that governs it."""
    line = clauses.line
    if turned_subject(clauses, pred) is not None:
        return axes.under(Modality.CONDITIONAL)  # "were Oslo to sign"
    if is_headline(clauses, pred):
        return axes.under(Modality.PLANNED, 0.9)  # "Oslo to free 12 sailors"
    told = settled_axes(clauses, pred, axes, around)
    if told is not None:
        return told.axes
    if pred.kind == "gerund":
        return gerund_axes(clauses, pred, axes, around)
    held = clauses.by_word.get(pred.governor)
    made = governor_at(clauses, pred.governor)
    being = clauses.by_word.get(pred.opener - 1)
    if being is not None and being.lemmas == ("be",) and (made is None or being.i != pred.governor):
        held, made = being, None  # "Oslo is to scrap its duty, the minister told reporters"
        if (told_by := _what(clauses, being, axes, around)) is not None:
            return told_by
    if pred.kind == "infinitive":
        if held is not None and _yet(clauses, held, pred):
            return axes.negated()  # "has yet to ratify"
        if held is not None and held.lemmas == ("be",):
            adjective = _adjective(clauses, held, pred)
            if adjective is None:
                return _is_to(clauses, held, pred, axes)
            if (judged := _judged(clauses, held, adjective, axes, around)) is not None:
                return judged
            made = governors().get(adjective)
            if adjective == "time":  # "it is high time to"
                return axes.under(Modality.PROPOSED)
            if made is None:
                return _unknown(clauses, pred, axes)
            if clauses.tree is not None and negated_noun(
                clauses.tree, clauses.tree.head(clauses.tree.core(pred))
            ):
                return axes.negated()  # "is in no hurry to"
            if adjective == "able" and line.low(held.i) in ("was", "were", "been"):
                made = governors()["manage"]  # "was able to" did
        elif held is not None and held.lemmas == ("have",) and held.i == pred.opener - 1:
            return axes.under(Modality.PROPOSED)
        elif held is None and made is None:
            if _nth_to(clauses, pred):
                return axes
            if line.sentence.part is Part.TITLE:
                return axes.under(Modality.PLANNED, 0.9)
            return _unknown(clauses, pred, axes)
    if made is not None and made.name == "through" and _is_purpose(clauses, pred, held):
        made = None  # "used the visit to sign"
    if made is None:
        outer = around(held) if held is not None else None
        if outer is None:
            return None
        if outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED:
            return None
        went = held is not None and bool(set(held.lemmas) & status_words("motion"))
        if (seems_real(clauses, pred.i, 2.0) and not went) or _took(clauses, held, pred):
            return replace(joined(outer, axes), sure=0.6)  # "used its veto to block", "took a year to ratify"
        return joined(outer, axes).under(Modality.PLANNED, 0.6)  # a purpose: meant, not done
    if made.effect == "drop":
        return None
    if performs(clauses, pred, held):
        return replace(axes, sure=axes.sure * 0.9)
    if made.effect == "weighed":
        made = governors()["manage" if seems_real(clauses, pred.i, 0.8) else made.name]
    if held is not None:
        outer = around(held)
    else:
        outer = noun_axes(clauses, pred.governor, phrase_start(line, pred.governor), around)
        if outer is None and made.effect != "actual":
            outer = Axes(sure=0.9)
    if outer is None:
        outer = _told_of(clauses, pred.governor, around)
    if outer is None:
        return None
    found = applied(made, outer, axes, pred.governor)
    if found is not None and made.name == "seek" and _of_another(clauses, held, pred):
        found = found.under(Modality.PROPOSED)
    if found is not None and found.modality in _OPEN and _has_if(clauses, pred):
        return found.under(Modality.CONDITIONAL)
    return found


_NTH = frozenset({"first", "second", "third", "last", "latest", "only"})
_OPEN = (Modality.PLANNED, Modality.PROPOSED)


def _of_another(clauses: Clauses, held: Pred | None, pred: Pred) -> bool:
    """Tell "wants Oslo to lift the ban", where another is to do it."""
    tree = clauses.tree
    if tree is None or held is None or not {"want", "like", "wish"}.intersection(held.lemmas):
        return False
    return any(held.i < one < pred.i for one in tree.of(held.i, "obj", "iobj"))


def _told_of(clauses: Clauses, noun: int, around: Around) -> Axes | None:
    """What a past verb tells of its subject is a fact: "its move to impose tariffs unsettled markets"."""
    tree = clauses.tree
    if tree is None or noun in clauses.by_word or tree.rel(noun) not in ("nsubj", "nsubj:pass"):
        return None
    held = clauses.by_word.get(tree.head(noun))
    outer = around(held) if held is not None and is_past(clauses, held) else None
    if outer is None or outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED:
        return None
    return Axes(sure=0.75)


def _what(clauses: Clauses, being: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read "what they managed was to sign the maps", "what we did undertake was to sink no wells"."""
    line = clauses.line
    first = next((place for place in range(being.i) if line.low(place) in ("what", "all")), -1)
    inner = [one for one in clauses.preds if first < one.i < being.i and one.finite]
    made = governor_at(clauses, inner[0].i) if first >= 0 and inner else None
    outer = around(inner[0]) if made is not None else None
    return applied(made, outer, axes, inner[0].i) if made is not None and outer is not None else None


def _has_if(clauses: Clauses, pred: Pred) -> bool:
    """Tell "is willing to ease the sanctions if Minsk frees them"."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return False
    held = clauses.by_word.get(pred.governor)
    places = {pred.i, pred.governor, tree.core(held) if held is not None else -1} - {-1}
    return any(
        line.low(mark) in ("if", "unless", "provided", "providing")
        for place in places
        for one in tree.of(place, "advcl")
        for mark in tree.of(one, "mark")
    )


def _unknown(clauses: Clauses, pred: Pred, axes: Axes) -> Axes | None:
    """What no list has a governor for is told where the network holds it for real."""
    return replace(axes, sure=axes.sure * 0.6) if seems_real(clauses, pred.i, 1.8) else None


def _judged(clauses: Clauses, held: Pred, word: str, axes: Axes, around: Around) -> Axes | None:
    """Read "was wrong to suspend", "it was a mistake to suspend": what is judged was done, if it is past."""
    if word not in status_words("judging") or not is_past(clauses, held):
        return None
    outer = around(held)
    if outer is None or outer.modality is not Modality.ACTUAL:
        return None
    return replace(axes, sure=axes.sure * 0.75)


def _nth_to(clauses: Clauses, pred: Pred) -> bool:
    """Tell "became the tenth state to sign": who became it did."""
    tree, noun = clauses.tree, pred.governor
    if tree is None or noun < 0:
        return False
    marks = {clauses.line.low(one) for one in (noun, *tree.of(noun, "amod", "nummod"))}
    held = clauses.by_word.get(tree.head(noun))
    became = held is not None and held.lemmas == ("become",) and is_past(clauses, held)
    return became and any(one in _NTH or one.endswith("th") for one in marks)


def _took(clauses: Clauses, held: Pred | None, pred: Pred) -> bool:
    """Tell "it took three years to ratify": a time that passed until it was done."""
    if held is None or held.lemmas != ("take",) or held.passive or not is_past(clauses, held):
        return False
    line = clauses.line
    return (
        held.subject is not None
        and line.low(held.subject.head) == "it"
        and any(
            timex.type == "DURATION" and held.last < first < pred.first for first, _, timex in line.timexes
        )
    )


def _is_purpose(clauses: Clauses, pred: Pred, held: Pred | None) -> bool:
    """Tell "used the visit to sign" from "was quick to sign", "made Oslo sign", "saw fit to sign"."""
    tree = clauses.tree
    if held is not None and f"{held.lemmas[0]} {clauses.line.low(held.last + 1)}" in governors():
        return False
    used_to = held is not None and held.lemmas == ("use",) and held.last + 1 == pred.opener
    if held is None or held.lemmas == ("be",) or used_to:
        return False
    return pred.kind == "infinitive" and tree is not None and tree.rel(pred.i) == "advcl"


def _yet(clauses: Clauses, held: Pred, pred: Pred) -> bool:
    """Tell "has yet to ratify" and "is yet to": so far it was not done."""
    return (
        held.lemmas in (("have",), ("be",))
        and clauses.line.low(pred.opener - 1) in ("yet", "still")
        and held.i >= pred.opener - 2
    )


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
    if "have" in pred.group and held.i < pred.opener - 1 and clauses.line.kind(pred.opener - 1) != "adv":
        return axes  # "is the only state not to have ratified it"
    if "have" in pred.group:
        return replace(axes.negated(), modality=Modality.ACTUAL)
    past = clauses.line.low(held.i) in ("was", "were")
    return replace(axes.under(Modality.PLANNED, 0.8 if past else 1.0), was=past)
