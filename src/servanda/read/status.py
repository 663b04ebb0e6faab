"""In which world an act stands: polarity, modality and aspect from the words that govern its trigger.

Rule: the axes of a governed act combine with those of its governor, and the less real wins. What must not
be asserted at all comes back as None.
"""

from __future__ import annotations

from functools import partial

from servanda.model.act import Modality, Polarity
from servanda.read.axes import Around, Axes
from servanda.read.clauses import Clauses, Pred, Step
from servanda.read.factual import checked, seems_real
from servanda.read.governed import governed_axes
from servanda.read.governors import governor_at, status_words
from servanda.read.line import closed
from servanda.read.noun_status import noun_axes
from servanda.read.opened import in_case, inverted, opened_axes, opened_participle, said_axes
from servanda.read.tree import Tree, attribute_of
from servanda.read.verb_status import is_command, is_past, own_axes


def pred_axes(clauses: Clauses, pred: Pred, depth: int = 0) -> Axes | None:
    """Give the axes of what a predicate says; None where nothing may be asserted of it."""
    if depth > 6:
        return None
    own = own_axes(clauses, pred)
    rule, axes = _told(clauses, pred, own, partial(pred_axes, clauses, depth=depth + 1))
    if axes is not None and axes.modality is Modality.ACTUAL and _hangs_on_if(clauses, pred):
        rule, axes = "opened", axes.under(Modality.CONDITIONAL)
    if axes is not None and axes.modality is Modality.PLANNED and _hangs_on_turned(clauses, pred):
        rule, axes = "opened", axes.under(Modality.CONDITIONAL)
    if axes is not None and (felt := checked(clauses, pred, axes)) is not axes:
        rule, axes = "network", felt
    if axes is not None and clauses.line.words[-1].text == "?" and not _presupposed(clauses, pred, axes):
        axes = axes.under(Modality.ASKED)
    if clauses.steps is not None:
        clauses.steps[pred.i] = Step(rule, own, axes)
    return axes


def _told(clauses: Clauses, pred: Pred, own: Axes, around: Around) -> tuple[str, Axes | None]:
    """Name the rule that tells, and give what it tells; the first that fits holds."""
    if is_command(clauses, pred) and not seems_real(clauses, pred.i):
        return "command", None
    if pred.kind in ("infinitive", "gerund"):
        return "governed", governed_axes(clauses, pred, own, around)
    if pred.kind == "participle":
        if (opened := opened_participle(clauses, pred, own)) is not None:
            return "opened", opened
        if not pred.antecedent and pred.subject is None:
            return "loose", None
        return "participle", _seen(clauses, pred, own, around)
    if not pred.finite:
        return "own", own
    if (turned := inverted(clauses, pred, own)) is not None:
        return "inverted", turned
    if pred.opener >= 0 or in_case(clauses, pred):
        return "opened", opened_axes(clauses, pred, own, around)
    return "said", said_axes(clauses, pred, own, around)


def _hangs_on_if(clauses: Clauses, pred: Pred) -> bool:
    """Tell "if Mali frees the crew, the sanctions end": a present that goes with an "if"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or not pred.finite or pred.group or is_past(clauses, pred) or line.kind(pred.i) != "verb":
        return False
    if set(pred.lemmas) & (closed("say") | status_words("performative")):
        return False
    return any(
        line.low(mark) in ("if", "unless")
        for one in tree.of(pred.i, "advcl")
        for mark in tree.of(one, "mark")
    )


def _hangs_on_turned(clauses: Clauses, pred: Pred) -> bool:
    """Tell "should Mali free the crew, Oslo will lift the ban": an "if" that word order tells."""
    tree = clauses.tree
    if tree is None or not pred.finite:
        return False
    held = [clauses.by_word[one] for one in tree.of(tree.core(pred), "advcl") if one in clauses.by_word]
    return any(inverted(clauses, one, own_axes(clauses, one)) is not None for one in held if one.finite)


def _seen(clauses: Clauses, pred: Pred, own: Axes, around: Around) -> Axes:
    """Read "will see the prisoners released", which is as real as the seeing."""
    tree = clauses.tree
    place = tree.head(pred.i) if tree is not None else -1
    if tree is not None and (held := _of_any(clauses, tree, pred, attribute_of(tree, pred.i))) is not None:
        outer = around(held)
        return own if outer is None else own.under(outer.modality)
    if place >= 0 and tree.rel(pred.i) == "acl" and tree.rel(place) == "obj":
        place = tree.head(place)  # "wants the ban lifted"
    held = clauses.by_word.get(place)
    if held is None or tree.rel(pred.i) not in ("xcomp", "ccomp", "acl"):
        return own
    made = governor_at(clauses, held.i)
    wants = made is not None and made.name in ("seek", "plan", "demand", "should")
    outer = around(held) if wants or set(held.lemmas) & status_words("bare") else None
    if outer is None:
        return own
    if wants and made is not None and made.name == "seek":
        return own.under(Modality.PROPOSED)  # "wants the ban lifted": by another
    return own.under(Modality(made.effect)) if wants and made is not None else own.under(outer.modality)


def _of_any(clauses: Clauses, tree: Tree, pred: Pred, noun: int) -> Pred | None:
    """The predicate of "resumed talks could help": a noun that no article makes a known one is any such."""
    if not set(pred.lemmas) & status_words("hoped_for"):  # "Detained fishermen could face trial": they are
        return None
    if noun < pred.i or tree.rel(noun) not in ("nsubj", "nsubj:pass"):
        return None
    known = tree.of(noun, "det", "nmod:poss") or clauses.line.kind(noun) in ("actor", "name")
    verb = tree.head(noun)
    copula = tree.of(verb, "cop")
    return None if known else clauses.by_word.get(copula[0] if copula else verb)


def _presupposed(clauses: Clauses, pred: Pred, axes: Axes) -> bool:
    """Tell "Why did Oslo suspend the talks?", which asks for the reason alone, and the "if" of a question."""
    line = clauses.line
    if axes.modality is Modality.CONDITIONAL:
        return line.low(pred.opener) in status_words("if")
    asks = line.low(0) in ("why", "when", "where", "how") and axes.polarity is Polarity.AFFIRMED
    return (
        asks and axes.modality is Modality.ACTUAL and is_past(clauses, pred) and seems_real(clauses, pred.i)
    )


def act_noun_axes(clauses: Clauses, index: int, first: int, *, far: bool = False) -> Axes | None:
    """Give the axes of an act that stands as a noun; None unless something presupposes or governs it.

    With `far` whatever the tree hangs it on may tell, not only its neighbours (see `read.noun_world`).
    """
    return noun_axes(clauses, index, first, partial(pred_axes, clauses), far=far)


def is_plain(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether a verb stands without "would", "if" or a negation, which make no duty."""
    axes = pred_axes(clauses, pred)
    return (
        axes is not None
        and axes.modality.value in ("actual", "planned")
        and axes.polarity.value == "affirmed"
    )
