"""In which world a gerund stands: "balked at signing", "on the verge of signing", "after signing".

Rule: what takes a gerund is a word or turn of lexicons/gerunds.yaml, and a verb that no list knows makes
nothing happen; after "after" and "since" it is a fact where the main verb is one, whether or not that was
done; after "by" and "in" it is as real as what it goes with.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality, Polarity
from servanda.read.alleged import claimed
from servanda.read.axes import Around, Axes, joined
from servanda.read.clauses import Clauses, Pred
from servanda.read.factual import seems_real
from servanda.read.governors import (
    applied,
    effects,
    gerund_governor,
    gerund_governors,
    governor_at,
    status_words,
)
from servanda.read.noun_status import noun_axes
from servanda.read.nouns import phrase_start
from servanda.read.verb_status import is_past
from servanda.read.verb_words import negated_noun

_LOOSE = frozenset({"on", "about", "over", "at", "of", "towards", "toward"})
_UNREAL = ("planned", "proposed", "conditional")


def gerund_axes(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read a gerund through what governs it; None where nothing may be asserted."""
    line, tree = clauses.line, clauses.tree
    opener = line.low(pred.opener) if pred.opener >= 0 else ""
    if opener in status_words("without") or _is_marked(clauses, pred, "without"):
        return axes.negated()
    held = clauses.by_word.get(pred.governor)
    if held is None:
        if pred.governor >= 0 and opener not in status_words("presupposing") | status_words("means"):
            return _of_word(clauses, pred, axes, around)
        return _fronted(clauses, opener, pred, axes, around)
    if held.lemmas == ("be",) and tree is not None and opener:
        word = tree.head(tree.core(pred))
        if word >= 0 and word != held.i and tree.of(word, "cop"):
            return _of_predicate(clauses, held, word, axes, around)
    lemmas = set(held.lemmas)
    if _is_kept(line.low(pred.opener - 1), opener, lemmas):
        return _undone(held, axes, around)
    if opener in ("for", "of") and lemmas & status_words("judged_for"):
        return axes
    if opener in status_words("before"):
        return _before(clauses, held, axes, around) if seems_real(clauses, pred.i, 0.5) else None
    if opener in status_words("presupposing"):
        if held.i > pred.i:
            return _fronted(clauses, opener, pred, axes, around)
        outer = around(held)
        return None if outer is None else replace(axes, sure=axes.sure * 0.9).under(outer.modality)
    made = gerund_governor(clauses, pred.governor)
    into = opener == "into" and not lemmas & {"look", "enquire", "inquire"}  # "pushed it into signing"
    if opener in status_words("means") and (made is None or opener == "by" or into):
        return (
            _beside(held, axes, around) if held.i < pred.i else _fronted(clauses, opener, pred, axes, around)
        )
    beside = not opener and not _is_complement(clauses, pred)
    if beside and (line.kind(pred.first - 1) == "comma" or _has_subject(clauses, pred)):
        main = _main(
            clauses, held
        )  # ", saying ...", ", Oslo saying ...": goes with the main verb, not the nearest
        return _beside(main, axes, around)
    if made is not None and made.name in ("do", "through", "go-on") and opener in _LOOSE:
        made = None  # "came out on lifting": no such turn is known
    if beside and made is not None and made.effect in _UNREAL and made not in gerund_governors().values():
        made = None  # "pushed for years suspending the talks"
    if made is not None:
        outer = around(held)
        return None if made.effect == "drop" or outer is None else applied(made, outer, axes, held.i)
    if opener:
        return _unknown(clauses, pred, axes)
    if tree is not None and _is_complement(clauses, pred):
        outer = around(held)  # "lauded lifting the ban" may, "counselled lifting it" may not have been done
        return None if outer is None else axes.under(Modality.CONDITIONAL, 0.6).under(outer.modality)
    return _beside(held, axes, around)


def _unknown(clauses: Clauses, pred: Pred, axes: Axes) -> Axes | None:
    """What no list has a governor for is told where the network holds it for real."""
    return replace(axes, sure=axes.sure * 0.6) if seems_real(clauses, pred.i, 2.0) else None


def _is_kept(before: str, opener: str, lemmas: set[str]) -> bool:
    if opener == "from":
        return bool(lemmas & status_words("kept_from"))
    if opener == "against":
        return bool(lemmas & status_words("decided_against"))
    return (before, opener) == ("out", "of")  # "talked out of signing"


def _is_marked(clauses: Clauses, pred: Pred, word: str) -> bool:
    """Tell "without Oslo suspending the talks"."""
    tree = clauses.tree
    return tree is not None and any(
        clauses.line.low(one) == word for one in tree.of(tree.core(pred), "mark", "case")
    )


def _has_subject(clauses: Clauses, pred: Pred) -> bool:
    return clauses.tree is not None and bool(clauses.tree.of(clauses.tree.core(pred), "nsubj", "nsubj:pass"))


def _is_complement(clauses: Clauses, pred: Pred) -> bool:
    tree = clauses.tree
    if tree is None:
        return False
    core = tree.core(pred)
    if tree.rel(core) == "conj":  # "denied crossing the border and violating the truce"
        core = tree.head(core)
    return tree.rel(core) in ("xcomp", "ccomp", "obj")


def _of_word(clauses: Clauses, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read "the possibility of resuming", "no intention of resuming", "accusations of violating"."""
    line, tree = clauses.line, clauses.tree
    word, opener = pred.governor, line.low(pred.opener) if pred.opener >= 0 else ""
    if (told := claimed(clauses, word, axes, around)) is not None:
        return told.axes
    if opener in ("for", "of") and line.low(word) in status_words("judged_for"):
        return axes
    made = gerund_governor(clauses, word)
    if tree is not None and made is not None and negated_noun(tree, word):
        return axes.negated()
    effect = effects("unreal_nouns").get(line.low(word))
    if "having" in pred.group and effect is None:
        return replace(axes, sure=0.8)
    if effect is not None and opener in ("of", "for"):
        return axes.negated() if effect == "negated" else axes.under(Modality(effect))
    if made is None:
        return _unknown(clauses, pred, axes)
    if made.effect == "drop":
        return None
    outer = noun_axes(clauses, word, phrase_start(line, word), around)
    if outer is None and made.effect != "actual":
        outer = Axes(sure=0.9)
    return None if outer is None else applied(made, outer, axes, word)


def _of_predicate(clauses: Clauses, held: Pred, word: int, axes: Axes, around: Around) -> Axes | None:
    """Read "is close to signing", "was on the verge of signing", "is in no mood for signing"."""
    tree = clauses.tree
    low = clauses.line.low(word)
    if low in status_words("judged_for"):
        return axes
    made = gerund_governors().get(low) or governor_at(clauses, word)
    outer = around(held)
    if made is None or made.effect == "drop" or outer is None:
        return None
    if negated_noun(tree, word):
        outer = outer.negated()
    if made.effect == "conditional" and outer.polarity is Polarity.NEGATED:
        return axes.under(Modality.CONDITIONAL)  # "is not opposed to lifting"
    found = applied(made, outer, axes, word)
    past = clauses.line.low(held.i) in ("was", "were")
    return replace(found, was=True) if found is not None and past and made.effect == "planned" else found


def _undone(held: Pred, axes: Axes, around: Around) -> Axes | None:
    outer = around(held)
    if outer is None or outer.modality is not Modality.ACTUAL:
        return None
    return joined(outer, axes).negated()


def _before(clauses: Clauses, held: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read "withdrew its reserve before signing the accord": what comes after a past is told as done."""
    outer = around(held)
    if outer is None or outer.modality is not Modality.ACTUAL or not is_past(clauses, held):
        return None
    return replace(axes, sure=0.75) if outer.polarity is Polarity.AFFIRMED else None


def _fronted(clauses: Clauses, opener: str, pred: Pred, axes: Axes, around: Around) -> Axes | None:
    """Read "By lifting the ban Oslo means to help": a means that opens its sentence is as real as the end."""
    if opener not in status_words("presupposing") | status_words("means"):
        return None
    main = next((one for one in clauses.preds if one.finite and one.i > pred.i), None)
    if main is None:
        return axes
    made, outer = governor_at(clauses, main.i), around(main)
    if outer is None:
        return None
    if opener in ("by", "in", "through") and made is not None and made.effect in _UNREAL:
        outer = outer.under(Modality(made.effect))
    return joined(replace(outer, polarity=Polarity.AFFIRMED), axes)


def _main(clauses: Clauses, held: Pred | None) -> Pred | None:
    """The finite verb before a gerund that is set off by a comma."""
    while held is not None and not held.finite:
        held = clauses.before(held.i)
    return held


def _beside(held: Pred | None, axes: Axes, around: Around) -> Axes | None:
    outer = around(held) if held is not None else None
    if outer is None:
        return None
    return replace(joined(outer, axes), sure=outer.sure * axes.sure * 0.9)
