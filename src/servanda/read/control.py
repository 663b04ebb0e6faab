"""From an infinitive or a gerund to what governs it, and through that to its subject.

Rule: verbs that ask another ("urged Oslo to") give their object as subject, all others their own; a noun
("Oslo's refusal to") gives its possessor.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.line import Line, closed
from servanda.read.nouns import Noun, noun_at

_OBJECT_CONTROL = frozenset(
    {"ask", "urge", "invite", "press", "allow", "call on", "call", "tell", "order", "permit", "want",
     "expect", "force", "oblige", "require", "enable", "encourage", "persuade", "request", "help", "compel",
     "commit", "push", "accuse", "blame", "suspect", "advise"}
)  # fmt: skip


def find_governor(clauses: Clauses, pred: Pred, before: int) -> None:
    """Find what governs an infinitive or gerund, and through it the subject."""
    line = clauses.line
    place = before
    while line.kind(place) in ("adv", "neg", "quote"):
        place -= 1
    if line.kind(place) == "coord":
        earlier = next(
            (one for one in reversed(clauses.preds) if one.i < place and one.kind == pred.kind), None
        )
        if earlier is not None:
            pred.shared_with, pred.governor, pred.subject = earlier.i, earlier.governor, earlier.subject
            pred.opener = earlier.opener
            return
    if pred.kind == "gerund" and line.kind(place) in ("prep", "sub", "to"):
        pred.opener = place
        place -= 1
    if pred.kind == "infinitive":
        place = _to_noun(line, place)
    direct = clauses.by_word.get(place)
    held = direct
    noun: int | None = None
    scan = place
    while held is None and scan >= 0:
        kind = line.kind(scan)
        if kind in ("hard", "comp", "rel", "sub"):
            break
        if noun is None and kind == "word" and scan == place:
            noun = scan
        held = clauses.by_word.get(scan)
        scan -= 1
    if direct is None and noun is not None and _takes_infinitive(line, noun) and pred.kind == "infinitive":
        pred.governor = noun
        pred.subject = _possessor(line, noun) or (held.subject if held else None)
        return
    if held is None:
        pred.governor = noun if noun is not None else -1
        return
    pred.governor = held.i
    between = noun_at(line, held.last + 1, before) if held.last + 1 <= before else None
    controlled = any(lemma in _OBJECT_CONTROL for lemma in held.lemmas)
    if controlled and held.passive:
        pred.subject = held.subject
    elif controlled and between is not None:
        pred.subject = between
    else:
        pred.subject, pred.options, pred.antecedent = held.subject, held.options, held.antecedent
        pred.controller = held.i


def _to_noun(line: Line, place: int) -> int:
    """Step back over "in April" between a noun and its infinitive: "the decision in April to lift"."""
    if _takes_infinitive(line, place):
        return place
    back = place
    while place - back < 5 and line.kind(back) in ("word", "num", "det", "time", "prep", "poss"):
        if line.kind(back) == "prep" and _takes_infinitive(line, back - 1):
            return back - 1
        back -= 1
    return place


def _takes_infinitive(line: Line, index: int) -> bool:
    low = line.low(index)
    return low in closed("infinitive_nouns")


def _possessor(line: Line, noun: int) -> Noun | None:
    """Give the "Cuba" of "Cuba's refusal to", as the subject of what the noun governs."""
    place = noun
    while place > 0 and line.kind(place - 1) in ("word", "num") and line.low(place - 1) not in ("'s", "’s"):
        place -= 1
    if line.kind(place - 1) == "poss":
        end = place - 2
        name = line.actor_at.get(end)
        return Noun(name.first, name.last, name.last) if name else Noun(end, end, end)
    if line.kind(place - 1) == "det" and line.low(place - 1) in ("its", "his", "her", "their"):
        return Noun(place - 1, place - 1, place - 1)
    return None
