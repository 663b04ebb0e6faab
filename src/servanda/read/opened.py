"""In which world a clause stands that a word opens ("if", "when", "that") or a verb of saying governs.

Rule: a present tense after "when" or "once" tells of what is to come; what is said is as real as its saying.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from servanda.model.act import Modality, Polarity
from servanda.read.alleged import claimed
from servanda.read.axes import Around, Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.factual import seems_real
from servanda.read.governors import applied, governor_at, governors, status_words
from servanda.read.line import closed
from servanda.read.tree_objects import holder
from servanda.read.verb_status import is_indicative, is_past
from servanda.read.verb_words import negated_noun, verb_words

_BARELY = frozenset({"sooner", "hardly", "scarcely", "barely"})  # "no sooner had they met than"
_CALLING = ("be", "call", "brand", "label", "deem", "term")


def opened_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read a clause through the word that opens it: "if", "when", "before", "that"."""
    line = clauses.line
    low, kind = line.low(pred.opener), line.kind(pred.opener)
    if in_case(clauses, pred):
        return unfulfilled(clauses, pred, axes)
    if low in status_words("asking"):
        return axes.under(Modality.CONDITIONAL if _is_weighed(clauses, pred) else Modality.ASKED)
    if low in status_words("temporal") and _is_asked(clauses, pred):
        return axes.under(Modality.ASKED)  # "would not say when the talks would resume"
    if low == "if" and line.low(pred.opener - 1) == "as":
        return None
    if low == "than" and line.low(pred.opener - 1) == "rather":
        return axes.negated() if not pred.group else axes  # "rather than suspend the talks"
    if low == "if":
        unclear = {line.low(pred.opener - 1), f"{line.low(pred.opener - 2)} {line.low(pred.opener - 1)}"}
        if unclear & status_words("unclear"):
            return axes.under(Modality.ASKED)
        asked = clauses.before(pred.opener)
        if (
            asked is not None
            and asked.last == pred.opener - 1
            and any(one in status_words("ask_verbs") for one in asked.lemmas)
        ):
            return axes.under(Modality.ASKED)
        return unfulfilled(clauses, pred, axes)
    past = is_past(clauses, pred)
    if low in status_words("if"):
        return axes if past and low in ("until", "till") else axes.under(Modality.CONDITIONAL)
    if low in status_words("temporal"):
        return axes if past else axes.under(Modality.CONDITIONAL)
    if low in status_words("before"):
        # "broke off before the accord was signed": whether it ever was, only the network may tell
        return axes if past and (low != "before" or seems_real(clauses, pred.i, 0.5)) else None
    if low == "after" and not past and is_indicative(clauses, pred) and axes.modality is Modality.ACTUAL:
        return axes.under(Modality.CONDITIONAL)  # "within a month after the accord is signed"
    if kind == "comp":
        return said_axes(clauses, pred, axes, around)
    if kind == "rel" or low in closed("prep_or_sub") or low in closed("sub"):
        return axes
    return axes


def in_case(clauses: Clauses, pred: Pred) -> bool:
    """Tell "in case talks fail", "in the event that", "so long as" before a clause."""
    line = clauses.line
    own = pred.subject.first if pred.subject is not None and pred.shared_with < 0 else pred.first
    start = pred.opener if pred.opener >= 0 else min(own, pred.first)
    before = " ".join(line.low(one) for one in range(start - 4, start + 1)).split()
    ends = (before, before[:-1], before[:-2] if before[-2:-1] == ["that"] else before)
    if is_past(clauses, pred) and (
        before[-2:-1] == ["event"] or any(words[-2:] == ["soon", "as"] for words in ends)
    ):
        return False  # "in the event Mali released the crew", "as soon as it released it": as it came
    return any(words[-len(one) :] == one for one in _phrases() for words in ends)


@cache
def _phrases() -> tuple[list[str], ...]:
    return tuple(one.split() for one in status_words("in_case"))


def _is_weighed(clauses: Clauses, pred: Pred) -> bool:
    """Tell "is weighing whether it could", "depends on whether" from "did not say whether"."""
    held = clauses.by_word.get(holder(clauses, pred)) or clauses.before(pred.opener)
    return held is not None and bool(set(held.lemmas) & status_words("weighs"))


def unfulfilled(clauses: Clauses, pred: Pred, axes: Axes) -> Axes:
    """Tell "if Oman had signed, the truce would have held" from a condition that is open."""
    words = verb_words(clauses, pred)
    main = clauses.by_word.get(clauses.tree.head(pred.i)) if clauses.tree is not None else None
    if main is not None and "had" in words.auxiliaries:
        told = set(verb_words(clauses, main).auxiliaries)
        if told & status_words("unreal_perfect") and told & {"have"}:
            return axes.negated()
    return axes.under(Modality.CONDITIONAL)


def opened_participle(clauses: Clauses, pred: Pred, axes: Axes) -> Axes | None:
    """Read "if eased by Cuba" and "takes effect once ratified"; None for participles that nothing opens."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return None
    openers = {line.low(one) for one in tree.of(pred.i, "mark", "advmod") if one < pred.i}
    main = clauses.by_word.get(tree.head(pred.i))
    if openers & (status_words("if") - {"until", "till"}):
        return axes.under(Modality.CONDITIONAL)
    if openers & status_words("temporal") and main is not None and not is_past(clauses, main):
        return axes.under(Modality.CONDITIONAL)
    return None


def _is_asked(clauses: Clauses, pred: Pred) -> bool:
    tree = clauses.tree
    if tree is None or tree.rel(pred.i) not in ("ccomp", "advcl"):
        return False
    held = clauses.by_word.get(tree.head(pred.i))
    if held is None or not set(held.lemmas) & status_words("ask_verbs"):
        return False
    above = clauses.by_word.get(held.governor) if held.kind == "infinitive" else None
    made = governor_at(clauses, above.i) if above is not None else None
    kept = made is not None and made.effect == "negated"  # "declined to say when it would"
    return tree.rel(pred.i) == "ccomp" or kept or verb_words(clauses, held).negative


def inverted(clauses: Clauses, pred: Pred, axes: Axes) -> Axes | None:
    """Read "Had Peru lifted the ban, ...", "Should Peru lift it, ..."; None where no clause is turned so."""
    tree, line = clauses.tree, clauses.line
    if tree is None or tree.rel(pred.i) != "advcl":
        return None
    found = sorted(one for one in tree.of(pred.i, "aux", "aux:pass") if one < pred.i)
    subject = tree.of(pred.i, "nsubj", "nsubj:pass")
    if (
        not found
        or not subject
        or found[0] > subject[0]
        or line.low(found[0]) not in ("had", "should", "were")
        or line.low(found[0] - 1) in _BARELY
    ):
        return None
    plain = replace(axes, modality=Modality.ACTUAL)
    return unfulfilled(clauses, pred, plain)


def said_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Combine with the verb or noun whose "that" clause this is, the word "that" being left out or not."""
    line = clauses.line
    edge = pred.opener if line.kind(pred.opener) == "comp" else -1
    if edge > 0 and (untrue := _called_untrue(clauses, pred, edge)) >= 0:
        return replace(axes, denied_by=untrue)
    if edge < 0:
        own = pred.subject.first if pred.subject and pred.shared_with < 0 else pred.first
        held = clauses.by_word.get(own - 1)
        if held is None or not any(lemma in closed("say") for lemma in held.lemmas):
            held = _told_by(clauses, pred)
            if held is None and (inserted := _inserted(clauses, pred)) is not None:
                return _with_condition(clauses, _reported(clauses, inserted, pred, axes, around))
            if held is None:
                return _with_condition(clauses, _beside(clauses, pred, axes, around))
            return _with_condition(clauses, _reported(clauses, held, pred, axes, around))
    else:
        held = clauses.before(edge)
        related = bool(pred.gap)  # "the agreement that both signed": no content of the noun
        noun = governors().get(line.low(edge - 1)) if (edge - 1) not in clauses.by_word else None
        if related and noun is not None:
            return axes
        if (
            not related
            and (claim := claimed(clauses, _noun_of(clauses, pred, edge), axes, around)) is not None
        ):
            return claim.axes
        if not related and line.low(edge - 1) in status_words("signs"):
            # "no sign that it signed": nobody can tell; "signs that it signed": perhaps
            tree = clauses.tree
            none = tree is not None and negated_noun(tree, edge - 1)
            if none or line.low(edge - 1) not in status_words("proofs"):
                return axes.under(Modality.ASKED if none else Modality.CONDITIONAL)
        settled = _by_noun(line.low(edge - 1), axes)
        if settled is not None:
            return settled
        if noun is not None and noun.effect in ("proposed", "planned", "conditional"):
            return axes.under(Modality(noun.effect))
        if noun is not None and noun.effect == "drop":
            return None
    held = clauses.by_word.get(holder(clauses, pred), held)
    if held is None:
        return axes
    if set(held.lemmas) & status_words("denies") and not pred.gap:
        outer = around(held)
        if outer is not None and outer.modality is Modality.ACTUAL and outer.polarity is Polarity.AFFIRMED:
            return replace(axes, denied_by=held.i)
    return _under(clauses, held, pred, axes, around)


def _called_untrue(clauses: Clauses, pred: Pred, edge: int) -> int:
    """The verb of "it is untrue that", "called it false that", "it is not the case that"; -1 for none."""
    line, tree = clauses.line, clauses.tree
    held, place = clauses.before(edge), edge - 1
    if tree is not None and (found := holder(clauses, pred)) >= 0 and tree.of(found, "cop"):
        held, place = clauses.by_word.get(tree.of(found, "cop")[0]), found
    if held is None or held.lemmas[0] not in _CALLING:
        return -1
    negative = verb_words(clauses, held).negative
    low = line.low(place)
    untrue = low in status_words("untrue") and not negative
    return held.i if untrue or (negative and low in ("true", "case", "correct", "so")) else -1


def _noun_of(clauses: Clauses, pred: Pred, edge: int) -> int:
    """The noun whose content a "that" clause is: by the tree, or the word before it."""
    place = holder(clauses, pred)
    return place if 0 <= place < edge and place not in clauses.by_word else edge - 1


def _under(clauses: Clauses, held: Pred, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read a clause that is the complement of a verb."""
    made = governor_at(clauses, held.i)
    outer = around(held)
    if outer is None:
        return None
    says = any(lemma in closed("say") for lemma in held.lemmas)
    axes = _reported(clauses, held, pred, axes, around)
    if outer.polarity is Polarity.NEGATED and set(held.lemmas) & status_words("raising"):
        return axes.negated() if outer.modality is Modality.ACTUAL else axes.under(outer.modality)
    if outer.polarity is Polarity.NEGATED and set(held.lemmas) & status_words("knowing"):
        return axes
    if set(held.lemmas) & {"wish"} and "had" in verb_words(clauses, pred).auxiliaries:
        return axes.negated()  # "wished that they had resumed the talks"
    if made is None or (says and made.effect == "drop" and made.name != "must"):
        if outer.polarity is Polarity.NEGATED and says:
            return axes.under(Modality.ASKED)  # "did not say that"
        if _must_be_told(held, outer):
            return axes  # "it must be recalled that"
        if outer.modality is not Modality.ACTUAL and not is_past(clauses, pred):
            return axes.under(outer.modality)
        return _with_condition(clauses, replace(axes, sure=axes.sure * 0.95))
    if made.effect == "drop":
        return None
    if made.effect == "negated":
        return axes  # "forgot that Oslo had signed"
    view = made.effect == "planned" and axes.modality is Modality.ACTUAL and made.name in ("accept", "plan")
    if view and is_past(clauses, pred):
        return axes  # "agreed that the treaty was suspended"; a subjunctive or "would" is a plan
    if made.effect == "proposed" and (is_past(clauses, pred) or _tells_fact(clauses, pred)):
        # "suggested that Russia had suspended the talks", "insists that it breaches none": facts.
        return axes.under(outer.modality)
    if made.effect == "actual":
        return applied(made, replace(outer, modality=Modality.ACTUAL), axes, held.i)
    return applied(made, outer, axes, held.i)


def _must_be_told(held: Pred, outer: Axes) -> bool:
    told = set(held.lemmas) & (closed("say") | status_words("performative") | status_words("knowing"))
    return bool(told) and held.passive and outer.modality is Modality.PROPOSED


def _tells_fact(clauses: Clauses, pred: Pred) -> bool:
    """Tell "insisted that it would not ease" from "insisted that Oslo ease"."""
    return is_indicative(clauses, pred) or bool(
        set(verb_words(clauses, pred).auxiliaries) & {"would", "will", "did", "does", "do", "wo"}
    )


def _told_by(clauses: Clauses, pred: Pred) -> Pred | None:
    """The verb of saying whose complement a clause without "that" is, by the tree; or that follows it."""
    tree = clauses.tree
    if tree is None or pred.opener >= 0:
        return None
    core = tree.core(pred)
    if tree.rel(core) == "ccomp":
        held = clauses.by_word.get(tree.head(core))
        if held is not None and any(lemma in closed("say") for lemma in held.lemmas):
            return held
    return None


def _inserted(clauses: Clauses, pred: Pred) -> Pred | None:
    """The "said" of "Chile, the minister said, would lift the ban"."""
    tree = clauses.tree
    found = tree.of(tree.core(pred), "parataxis") if tree is not None else []
    held = [clauses.by_word[one] for one in found if one in clauses.by_word and one < pred.i]
    return next((one for one in held if set(one.lemmas) & closed("say")), None)


def _reported(clauses: Clauses, held: Pred, pred: Pred, axes: Axes, around: Around) -> Axes:
    """Read "said that it would resume": the "will" of a plan, told as past."""
    words = verb_words(clauses, pred).auxiliaries
    if axes.modality is not Modality.CONDITIONAL or not set(words) & status_words("would") or "have" in words:
        return axes
    if set(held.lemmas) & status_words("uncertain_saying"):
        return axes
    outer = around(held)
    if outer is None or outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED:
        return axes
    if not is_past(clauses, held) and not set(held.group) & {"has", "have"}:
        return axes
    return replace(axes, modality=Modality.PLANNED)


def _beside(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes:
    """Read "Vietnam was to grant permits, and the others would grant visas": the "would" of a plan."""
    tree = clauses.tree
    if tree is None or tree.rel(pred.i) != "conj" or axes.modality is not Modality.CONDITIONAL:
        return axes
    first = clauses.by_word.get(tree.head(pred.i))
    if first is None or not set(verb_words(clauses, pred).auxiliaries) & status_words("would"):
        return axes
    outer = around(first)
    planned = outer is not None and outer.modality is Modality.PLANNED
    return replace(axes, modality=Modality.PLANNED) if planned else axes


def _by_noun(low: str, axes: Axes) -> Axes | None:
    if low in ("event", "case", "condition"):
        return axes.under(Modality.CONDITIONAL)
    if low == "word" and axes.modality is Modality.CONDITIONAL:
        return replace(axes, modality=Modality.PLANNED)
    if low in ("possible", "likely", "unlikely", "conceivable", "probable"):
        return axes.under(Modality.CONDITIONAL)
    return None


def _with_condition(clauses: Clauses, axes: Axes) -> Axes:
    """A will or would with an "if" beside it is conditional."""
    if axes.modality is not Modality.PLANNED:
        return axes
    line = clauses.line
    for word in line.words:
        if word.low in status_words("if") and word.kind in ("sub",) and word.low not in ("until", "till"):
            return axes.under(Modality.CONDITIONAL)
        if word.low == "condition" and line.low(word.i - 1) == "on":
            return axes.under(Modality.CONDITIONAL)
    return axes
