"""From a verb to the further words of its trigger: "put ... on hold", "pay *visit to".

Rule: they stand right after the verb, or after one object, or where the tree hangs them on it; "*noun" is a
phrase with that head, "*=class" one of that class, "*" any.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import plural
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at
from servanda.read.tree import hangs_on

_HUNG = 3  # phrases that may hang on an object before the rest of its verb
# Verbs with two objects: "was refused leave to land" keeps the second as a passive.
TWO_OBJECTS = frozenset({"give", "grant", "refuse", "deny", "hand", "issue", "award", "be"})
_PARTICLES = ("back", "off", "out", "up", "down", "away", "over", "on")
_WHILE_BEING = frozenset(
    {"no", "longer", "yet", "still", "even", "now", "already", "formally", "fully", "legally", "technically",
     "provisionally", "currently", "actually", "very", "much"}
)  # fmt: skip
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})


def further_words(line: Line, pred: Pred, rest: tuple[str, ...]) -> tuple[int, int] | None:
    """Find the further words of a trigger: give where its object starts and its last word."""
    after = pred.last + 1
    if (line.low(after), line.low(after + 1)) == ("no", "longer"):
        after += 2
    while line.kind(after) == "adv" and not (rest and line.low(after) in (rest[0], *_PARTICLES)):
        after += 1
    if rest and pred.lemmas == ("be",):  # "is not in force", "is no longer in force"
        while line.low(after) != rest[0] and (line.kind(after) == "neg" or line.low(after) in _WHILE_BEING):
            after += 1
    if not rest:
        return after, pred.last
    if line.low(after) != rest[0] and not rest[0].startswith("*"):
        after = _past_time(line, after)  # "grumbled yesterday that", "agreed on Monday to"
    if tuple(line.low(after + n) for n in range(len(rest))) == rest and (
        rest != ("on",) or not _is_dated(line, after, rest)
    ):
        return after + len(rest), after + len(rest) - 1
    if any(word.startswith("*") for word in rest):
        if pred.passive:
            led = not rest[0].startswith("*")  # "was admitted as the ninth member"
            if not led and "*" not in rest and not TWO_OBJECTS.intersection(pred.lemmas):
                return None
            rest = tuple(word for word in rest if word != "*")
        place = _with_nouns(line, after, rest)
        if place is not None:
            return place, place - 1
        return _past_object(line, pred, after, rest)
    noun = noun_at(line, after)
    if noun is not None and not pred.passive:
        start = noun.last + 1
        held = tuple(line.low(start + n) for n in range(len(rest))) == rest and start - after <= 8
        if rest == (line.low(noun.last),) and noun.first < noun.last and _is_said(line, noun.last):
            return after, noun.last  # "found the consul guilty": the phrase takes up what is said of it
        if held and not _is_dated(line, start, rest) and not (rest == ("of",) and _is_part(line, start)):
            itself = line.low(noun.head) in _REFLEXIVE  # "dissociated himself from the finding"
            return (start + len(rest) if itself else after), start + len(rest) - 1
    return None


def _past_time(line: Line, place: int) -> int:
    """Step over a time right after a verb: "on Monday", "yesterday"."""
    start = place + 1 if line.kind(place) == "prep" else place
    end = start
    while end in line.timex_at:
        end += 1
    return end if end > start else place


def _is_dated(line: Line, index: int, rest: tuple[str, ...]) -> bool:
    """Tell "delivered a note on 11 February" from "delivered on its word"."""
    return len(rest) == 1 and index + 1 in line.timex_at and str(line.words[index].token.dep_) == "case"


def _past_object(line: Line, pred: Pred, after: int, rest: tuple[str, ...]) -> tuple[int, int] | None:
    """Match "put *border" and its like past the object: "put [forty men] over the border"."""
    noun = None if pred.passive or rest[0].startswith("*") else noun_at(line, after)
    place = _with_nouns(line, noun.last + 1, rest) if noun is not None else None
    return (after, place - 1) if place is not None else None


def _is_part(line: Line, index: int) -> bool:
    """Tell "approved the start of talks" from "stripped Oslo of its vote": whose "of" it is."""
    token = line.words[index].token
    return str(token.dep_) == "case" and str(token.head.dep_) == "nmod"


def further_words_by_tree(clauses: Clauses, pred: Pred, rest: tuple[str, ...]) -> tuple[int, int] | None:
    """Find the further words of a trigger past what stands between: "put its talks with Oslo on hold"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or not rest or any(word.startswith("*") for word in rest):
        return None
    for place in range(pred.last + 1, min(pred.right, len(line.words) - 1) + 1):
        last = place + len(rest) - 1
        found = tuple(line.low(place + n) for n in range(len(rest))) == rest
        if found and not _is_dated(line, place, rest) and hangs_on(tree, pred, place, last):
            return (last + 1 if tree.rel(last) == "case" else pred.last + 1), last
    return None


def _with_nouns(line: Line, place: int, rest: tuple[str, ...]) -> int | None:
    """Match "pay *visit to" against "paid a two-day visit to": gives the place after."""
    for number, word in enumerate(rest):
        if not word.startswith("*"):
            if line.low(place) != word:
                return None
            place += 1
            continue
        named = (word[1:], plural(word[1:]))
        end = place
        while line.kind(end + 1) == "time":
            end += 1
        if line.kind(place) == "time" and line.low(end) in named:
            place = end + 1  # "was given ten years"
            continue
        if word == "*" and _is_receiver(line, place):
            place += 1  # "gave her twelve years"
            continue
        noun = noun_at(line, place)
        if noun is None or not (word == "*" or line.low(noun.head) in named or _of_class(line, noun, word)):
            return None
        place = noun.last + 1
        if word == "*" and number + 1 < len(rest):
            return _past(line, place, rest[number + 1 :])
    return place


def _is_receiver(line: Line, index: int) -> bool:
    token = line.words[index].token if index < len(line.words) else None
    return token is not None and token.pos_ == "PRON" and token.dep_ == "iobj"


def _is_said(line: Line, index: int) -> bool:
    token = line.words[index].token
    return token is not None and token.pos_ == "ADJ" and token.dep_ == "xcomp"


def _of_class(line: Line, noun: Noun, word: str) -> bool:
    """Tell whether a noun is of the class that "*=class" asks for: "under *=measure"."""
    return word.startswith("*=") and word[2:] in classes_of(line, noun)


def _past(line: Line, place: int, rest: tuple[str, ...]) -> int | None:
    """Match what follows an object, past what hangs on it: "gave [talks with Oslo] the cold shoulder"."""
    for _ in range(_HUNG):
        if (found := _with_nouns(line, place, rest)) is not None:
            return found
        noun = noun_at(line, place + 1) if line.kind(place) == "prep" else None
        if noun is None:
            return None
        place = noun.last + 1
    return None
