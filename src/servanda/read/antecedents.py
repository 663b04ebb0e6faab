"""From a relative pronoun or a reduced participle to the nouns that it may stand for.

Rule: all nouns of the phrase before it are kept as options; the frame of the verb tells which one it takes.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.line import NOUNY, Line
from servanda.read.nouns import Noun, noun_at


def take_antecedent(line: Line, pred: Pred, end: int) -> None:
    """Set what a relative pronoun or a participle may refer to.

    "talks on migration, which" can mean the talks or migration: all nouns of the phrase are kept as
    options, and the frame of the verb tells which one it takes.
    """
    while line.kind(end) in ("comma", "quote", "prep", "punct"):
        end -= 1
    start = end
    while start > 0 and (
        line.kind(start - 1) in NOUNY or line.kind(start - 1) == "adv" or _inner(line, start - 1)
    ):
        start -= 1
    found: list[Noun] = []
    place = start
    while place <= end:
        noun = noun_at(line, place, end)
        if noun is not None:
            found.append(noun)
        place = (noun.last if noun else place) + 1
    pred.options = tuple(found)
    if found:
        pred.subject = found[-1]
    pred.antecedent = True


def _inner(line: Line, place: int) -> bool:
    """Tell a preposition or coordinator that may stand inside one noun phrase with its modifiers."""
    if line.kind(place) == "coord":
        return line.kind(place - 1) in ("word", "num") and line.kind(place + 1) in (
            "word",
            "det",
            "num",
            "quote",
        )
    return line.low(place) in (
        "of",
        "on",
        "with",
        "between",
        "about",
        "for",
        "to",
        "over",
        "in",
        "by",
    ) and line.kind(place - 1) in ("word", "num", "quote")


def object_follows(line: Line, pred: Pred) -> bool:
    """Tell whether an object follows a verb directly."""
    return line.kind(pred.last + 1) in ("det", "word", "pron", "num")


def find_gap(clauses: Clauses, pred: Pred) -> None:
    """Find what "which" or "that" stands for as an object: "the protocol that both sides signed"."""
    line = clauses.line
    subject = pred.subject
    if not pred.finite or pred.passive or subject is None or pred.antecedent or object_follows(line, pred):
        return
    opener = subject.first - 1
    if line.kind(opener) not in ("rel", "comp") or line.low(opener) == "whose":
        return
    if (opener - 1) in clauses.by_word or line.kind(opener - 1) not in ("word", "comma", "time", "num"):
        return
    found = Pred(pred.i, pred.first, pred.last, pred.lemmas, pred.tags, pred.kind)
    take_antecedent(line, found, opener - 1)
    pred.gap = found.options
