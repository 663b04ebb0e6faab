"""Noun phrases: from a place in a line to the phrase that begins there, and to those coordinated with it.

Rule: a phrase ends before a preposition, a verb, a further article or a mark; its head is its last content
word, and a quantity ("hundreds of permits") is looked through to what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.read.line import Line, closed

_COUNTING = frozenset(
    {"all", "both", "some", "any", "many", "most", "few", "several", "each", "either", "neither", "much"}
)

_DEPTH = 5
_HEADS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj"})


@dataclass(slots=True)
class Noun:
    """A noun phrase: word numbers, both included; `head` is its last content word before any "of"."""

    first: int
    last: int
    head: int


def is_number(line: Line, index: int) -> bool:
    """Tell a number, in figures or in words."""
    if line.kind(index) == "num":
        return True
    return line.kind(index) == "word" and line.words[index].token.pos_ == "NUM"


def noun_at(line: Line, start: int, end: int | None = None) -> Noun | None:
    """Read the noun phrase that begins at a place; its head is its last content word.

    A quantity ("hundreds of permits", "a number of talks") is looked through to what it counts.
    """
    end = len(line.words) - 1 if end is None else end
    place = start
    while place <= end and line.kind(place) in ("adv", "quote"):
        place += 1
    first = place
    head = -1
    while place <= end:
        kind = line.kind(place)
        if line.low(place) == "such" and head >= 0 and is_number(line, head):
            place += 1  # "640 such passes"
            continue
        if kind in ("det", "pron") and head >= 0 and line.kind(place - 1) != "poss":
            break  # "licences every season": another phrase begins
        if head >= 0 and line.low(place) == "due" and line.low(place + 1) in ("to", "in", "on", "for"):
            break  # "talks due to open on Monday"
        if head >= 0 and line.low(place) == "persona" and line.low(place + 1) == "non":
            break  # "declared the consul persona non grata"
        if head >= 0 and kind == "word" and _begins_another(line, head, place):
            break  # "the ban Oslo imposed"; "two of our vessels eleven miles inside the line"
        if kind in ("num", "word") and head >= 0 and line.low(place + 1) == "times":
            break  # "broke the truce three times"
        if kind in ("word", "num", "pron"):
            head = place
        elif kind == "time":
            if line.kind(place + 1) not in ("word", "time", "poss", "hyphen", "num"):
                if line.low(place + 1) == "of" and head < 0:
                    place += 1
                break
        elif kind == "verb" and _describes(line, place):
            pass  # "drew suspended sentences"
        elif line.low(place) == "per" and line.low(place + 1) == "cent" and head >= 0:
            pass  # "a 15 per cent levy"
        elif kind not in ("det", "poss", "hyphen", "quote", "adv") or (
            kind == "adv" and line.kind(place + 1) not in ("word", "adv", "verb", "hyphen")
        ):
            break
        place += 1
    if head < 0:
        if line.kind(place - 1) == "time" and line.low(place) == "of" and place < end:
            inner = noun_at(line, place + 1, end)  # "two days of talks"
            return Noun(first, inner.last, inner.head) if inner is not None else None
        if line.kind(place - 1) == "det" and line.low(place) == "of" and line.low(place - 1) in _COUNTING:
            inner = noun_at(line, place + 1, end)  # "many of the sanctions"
            return Noun(first, inner.last, inner.head) if inner is not None and place < end else None
        return None
    last = place - 1
    while last > head and line.kind(last) in ("adv", "det", "quote", "time"):
        last -= 1
    counts = line.low(head) in closed("quantity") or is_number(line, head)
    if line.low(place) == "of" and counts and place < end:  # "fourteen of the applications"
        inner = noun_at(line, place + 1, end)
        if inner is not None:
            return Noun(first, inner.last, inner.head)
    return Noun(first, last, head)


def _begins_another(line: Line, head: int, place: int) -> bool:
    """Tell a subject, or a number in words, that stands right after a phrase and is none of it."""
    before, token = line.words[head].token, line.words[place].token
    if str(before.dep_) not in _HEADS or before.i == token.head.i:
        return False
    above = before
    for _ in range(_DEPTH):
        above = above.head
        if above.i == token.i:
            return False  # "its water and power minister": what stands before belongs to it
    counts = token.pos_ == "NUM" and token.text.islower() and before.pos_ == "NOUN"
    return str(token.dep_) in ("nsubj", "nsubj:pass") or counts


def _describes(line: Line, place: int) -> bool:
    """Tell a participle before a noun that the tree hangs on it."""
    word = line.words[place]
    return word.token.dep_ == "amod" and line.kind(place + 1) in ("word", "hyphen", "num", "adv", "verb")


def nouns_from(line: Line, start: int, end: int) -> list[Noun]:
    """Read a noun phrase and those coordinated with it: "travel and financial restrictions"."""
    found: list[Noun] = []
    place = start
    while place <= end:
        noun = noun_at(line, place, end)
        if noun is None:
            break
        found.append(noun)
        place = noun.last + 1
        while line.kind(place) in ("quote",):
            place += 1
        if line.kind(place) == "comma" and _list_goes_on(line, place, end):
            place += 1
        elif line.kind(place) != "coord":
            break
        if line.kind(place) == "coord":
            place += 1
        if line.kind(place) not in ("word", "det", "num", "quote", "time"):
            break
    return found


def _list_goes_on(line: Line, comma: int, end: int) -> bool:
    """Tell the comma of "A, B and C" from one that begins an apposition or another clause."""
    if line.kind(comma + 1) == "coord":
        return line.kind(comma + 2) in ("word", "det", "num")
    place = comma
    while line.kind(place) == "comma":
        noun = noun_at(line, place + 1, end)
        if noun is None:
            return False
        place = noun.last + 1
    # A headline joins two names by a comma alone: "Norway, Russia meet".
    names = comma - 1 in line.actor_at and comma + 1 in line.actor_at and place > end
    return line.kind(place) == "coord" or names


def phrase_start(line: Line, index: int) -> int:
    """First word of the noun phrase that a noun ends."""
    first = index
    while first > 0 and line.kind(first - 1) in ("word", "num", "det", "poss", "hyphen", "quote", "adv"):
        if line.kind(first - 1) == "adv" and line.kind(first - 2) not in ("det", "poss", "word"):
            break
        first -= 1
    return first
