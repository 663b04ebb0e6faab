"""What a verb group says by itself of its act: negation, modal, tense, hedge, a negative subject.

Rule: "could have signed" tells of what was not done, "could not sign" and "would not sign" too; a present
tense with a day to come is a plan, one with "every May" a habit.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect, Modality
from servanda.model.source import Part
from servanda.model.when import Kind
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import status_words
from servanda.read.inflect import BASE, PAST, S
from servanda.read.lexicon import table
from servanda.read.line import Line, closed
from servanda.read.tree import last_of
from servanda.read.verb_words import VerbWords, verb_words

_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})


def own_axes(clauses: Clauses, pred: Pred) -> Axes:
    """Read the verb group itself and a negative subject."""
    line = clauses.line
    words = verb_words(clauses, pred)
    axes = Axes() if _must_say(clauses, pred, words) or _wishes(pred, words) else _modal(words)
    negative = words.negative
    if clauses.tree is not None and line.low(pred.first - 1) in ("not", "never", "nor"):
        negative = negative or line.low(pred.first - 1) == "nor" or pred.kind != "finite"
    if line.low(pred.opener - 1) in ("not", "never") and pred.kind == "infinitive" and pred.opener > 0:
        negative = line.low(pred.opener) == "to" or negative
    if set(words.adverbs) & status_words("nearly"):
        negative = not negative
    if negative and (_until(clauses, pred, words) or _hardly(clauses, pred)):
        negative = False
    elif not negative and clauses.tree is not None and _neither(clauses, pred):
        negative = True
    if negative:
        axes = axes.negated()
    if set(words.adverbs) & status_words("unsure"):
        axes = axes.under(Modality.CONDITIONAL)
    if set(words.adverbs) & status_words("hearsay"):
        axes = replace(axes, hearsay=pred.i)
    if axes.modality is Modality.ACTUAL and pred.finite:
        axes = _tense(clauses, pred, axes, words)
    return axes


def performs(clauses: Clauses, pred: Pred, held: Pred | None) -> bool:
    """Tell "wishes to express its concern", "would like to thank": who says so has done it."""
    if held is None or not set(pred.lemmas) & status_words("performative"):
        return False
    polite = set(held.lemmas) & {"wish", "beg", "desire"}
    likes = set(held.lemmas) & {"like"} and set(verb_words(clauses, held).auxiliaries) & {
        "would",
        "should",
        "'d",
        "’d",
    }
    return bool(polite or likes) and not is_past(clauses, held)


def _must_say(clauses: Clauses, pred: Pred, words: VerbWords) -> bool:
    """Tell "the Embassy must voice its concern", which does so, from "Oslo must release the crew"."""
    subject = pred.subject
    if subject is None or words.negative or not set(words.auxiliaries) & {"must", "would"}:
        return False
    if clauses.line.low(subject.head) in ("i", "we") and set(pred.lemmas) & status_words("reminders"):
        return True  # "We would remind both governments that they have agreed"
    if "would" in words.auxiliaries:
        return False
    own = clauses.line.low(subject.head) in status_words("own_bodies")
    return own and bool(set(pred.lemmas) & status_words("performative"))


def _wishes(pred: Pred, words: VerbWords) -> bool:
    """Tell "would like to see it revised", which is a wish now, from "would sign"."""
    lows = set(words.auxiliaries)
    return "like" in pred.lemmas and bool(lows & {"would", "should", "'d", "’d"}) and "have" not in lows


def _modal(words: VerbWords) -> Axes:
    axes = Axes()
    lows = set(words.auxiliaries)
    perfect = bool(lows & {"have", "'ve", "’ve", "of"})
    for low in words.auxiliaries:
        effect = next((one for one, listed in table("status")["modals"].items() if low in listed), None)
        if effect is None:
            continue
        if perfect and low == "must":
            return axes.under(Modality.CONDITIONAL)  # "must have signed": so one infers
        if perfect and low in status_words("unreal_perfect"):
            # "could have signed": it was not done; "would not have signed without": not told
            return axes.under(Modality.CONDITIONAL) if words.negative else axes.negated()
        if words.negative and low in status_words("refused_modals"):
            continue  # "could not sign", "would not pay": it was not done
        axes = axes.under(Modality(effect))
    return axes


def _until(clauses: Clauses, pred: Pred, words: VerbWords) -> bool:
    """Tell "did not lift the ban until May": it was lifted, in May."""
    tree = clauses.tree
    if tree is None or not set(words.auxiliaries) & {"did", "was", "were"}:
        return False
    core, line = tree.core(pred), clauses.line
    return any(
        line.low(one) in ("until", "till")
        for link in tree.of(core, "obl", "obl:unmarked", "advcl", "nmod")
        for one in tree.of(link, "case", "mark")
    ) or any(
        line.low(one) in ("until", "till") for link in tree.of(core, "obj") for deep in tree.of(link, "nmod")
        for one in tree.of(deep, "case")
    )  # fmt: skip


def _hardly(clauses: Clauses, pred: Pred) -> bool:
    """Tell "hardly had Lima lifted the ban when", which it did."""
    tree, line = clauses.tree, clauses.line
    if tree is None or pred.subject is None:
        return False
    turned = [one for one in tree.of(pred.i, "aux") if one < pred.subject.first and line.low(one) == "had"]
    return bool(turned) and line.low(turned[0] - 1) in ("hardly", "scarcely", "barely")


def _neither(clauses: Clauses, pred: Pred) -> bool:
    """Tell "lifted neither the ban nor the embargo"."""
    tree, line = clauses.tree, clauses.line
    found = [one for noun in tree.of(pred.i, "obj") for one in tree.of(noun, "cc:preconj", "det")]
    return any(line.low(one) == "neither" for one in found)


def _tense(clauses: Clauses, pred: Pred, axes: Axes, words: VerbWords) -> Axes:
    line = clauses.line
    lows = words.auxiliaries
    usual = bool(set(words.adverbs) & status_words("usually")) or any(
        timex.type == "SET" and pred.left <= first <= pred.right for first, _, timex in line.timexes
    )
    present = not lows and PAST not in pred.tags and line.kind(pred.i) == "verb"
    if present:
        if usual:
            return replace(axes, aspect=Aspect.HABIT)
        if _has_future(clauses, pred) or _is_dated(clauses, pred):
            return axes.under(Modality.PLANNED)
        if _within(clauses, pred):
            return replace(axes, aspect=Aspect.HABIT)
        # A present tense tells of an event in a headline; elsewhere it is less sure.
        return axes if line.sentence.part is Part.TITLE else replace(axes, sure=0.75)
    if not set(lows) & _BE:
        return axes
    if not pred.passive or "being" in lows:
        planned = _has_future(clauses, pred) and line.kind(pred.i) == "verb"
        return axes.under(Modality.PLANNED) if planned else replace(axes, aspect=Aspect.STATE)
    return replace(axes, aspect=Aspect.HABIT) if usual else axes


def _has_future(clauses: Clauses, pred: Pred) -> bool:
    line = clauses.line
    return any(place in line.timex_at and _is_future(line, place) for place in _places(clauses, pred))


def _places(clauses: Clauses, pred: Pred) -> set[int]:
    """The words of a predicate's clause, and what the tree hangs on it."""
    found = set(range(pred.left, pred.right + 1))
    if clauses.tree is not None:
        for one in clauses.tree.of(clauses.tree.core(pred), "obl", "obl:unmarked", "advmod", "nmod"):
            found |= set(range(one, last_of(clauses.tree, one) + 1))
    return found


def _is_dated(clauses: Clauses, pred: Pred) -> bool:
    """Tell "which pick up again in the week of 8 July": a present with a bare date is to come."""
    line = clauses.line
    if line.sentence.part is Part.TITLE or set(pred.lemmas) & (closed("say") | status_words("performative")):
        return False
    dates = {line.timex_at[place] for place in _places(clauses, pred) if place in line.timex_at}
    return any(
        one.expression is not None
        and one.expression.kind in (Kind.MONTH, Kind.MONTH_DAY, Kind.WEEKDAY)
        and one.expression.direction.value != "past"
        for one in dates
    )


def _within(clauses: Clauses, pred: Pred) -> bool:
    """Tell "takes back its nationals within 30 days of a request", a duty that goes on."""
    line = clauses.line
    home = clauses.by_word.get(clauses.tree.head(pred.i)) if clauses.tree is not None else None
    if home is not None and clauses.tree.rel(pred.i) == "conj" and not home.group and _within(clauses, home):
        return True
    return any(
        timex.type == "DURATION" and line.low(first - 1) == "within" and pred.left <= first <= pred.right
        for first, _, timex in line.timexes
    )


def _is_future(line: Line, place: int) -> bool:
    timex = line.timex_at[place]
    if line.low(place) in status_words("future_days"):
        return True
    return timex.expression is not None and timex.expression.direction.value in ("future", "after")


def is_past(clauses: Clauses, pred: Pred) -> bool:
    """Tell a past tense by its auxiliaries or its own form."""
    line = clauses.line
    if clauses.tree is not None:
        group = set(verb_words(clauses, pred).auxiliaries)
    else:
        group = {line.low(place) for place in range(pred.first, pred.i)}
    if group & {"had", "was", "were", "did"}:
        return True
    verbal = [one for one in range(pred.first, pred.i) if line.kind(one) in ("be", "have", "do", "modal")]
    return not verbal and not group and PAST in pred.tags


def is_indicative(clauses: Clauses, pred: Pred) -> bool:
    """Tell "that Oslo lifts the ban" from "that Oslo lift the ban"."""
    line = clauses.line
    if any(line.low(place) in ("is", "are", "has") for place in range(pred.first, pred.i + 1)):
        return True
    return not pred.group and S in pred.tags and BASE not in pred.tags


def is_command(clauses: Clauses, pred: Pred) -> bool:
    """Tell "Release the crew!" from a headline: a plain form without subject or auxiliary in running text."""
    line = clauses.line
    if not pred.finite or pred.subject is not None or pred.group or line.sentence.part is Part.TITLE:
        return False
    return BASE in pred.tags and PAST not in pred.tags and line.kind(pred.i) == "verb"
