"""Whether a form that may be a verb is one, by order alone, where no tags are known.

Rule: what follows a determiner or an adjective is a noun; what follows a subject may be a verb.
"""

from __future__ import annotations

from servanda.read.inflect import BASE, ING, PART, PAST, S
from servanda.read.line import Line, Token, closed, nouns_too


def stands_as_verb(line: Line, word: Token) -> bool:
    """Tell whether a form that may be a verb stands where a verb can."""
    index = word.i
    if line.kind(index - 1) == "hyphen" or line.kind(index + 1) == "hyphen":
        return False
    tags = frozenset[str]().union(*word.verb.values())
    before = index - 1
    while line.kind(before) in ("adv", "neg", "quote"):
        before -= 1
    kind = line.kind(before)
    noun = word.low in nouns_too() or any(lemma in nouns_too() for lemma in word.verb)
    if kind in ("modal", "do", "to") and BASE in tags:
        return kind != "to" or not noun or _opens_infinitive(line, index)
    if (kind in ("be", "have") and tags & {PART, ING}) or (kind == "get" and PART in tags):
        return True
    if tags & {PAST, PART}:
        clash = noun and BASE in tags and kind in ("det", "poss", "prep", "num", "edge")
        return not clash and not _is_attribute(line, index, before)
    if ING in tags:
        return word.low not in nouns_too() and kind not in ("det", "poss") and line.low(index + 1) != "of"
    return _is_present(line, index, before, noun, S in tags)


def _opens_infinitive(line: Line, index: int) -> bool:
    """Tell "to visit Havana" from "to talks in Havana": something the verb can take follows."""
    after = line.kind(index + 1)
    return after in ("det", "word", "pron", "num", "time", "comp", "to", "adv", "poss") or (
        after == "prep" and line.low(index + 1) in closed("particle")
    )


def _is_attribute(line: Line, index: int, before: int) -> bool:
    """Tell "the suspended talks" from "Washington suspended talks"."""
    if line.kind(index + 1) not in ("word", "num"):
        return False
    return line.kind(before) in ("det", "poss", "prep", "edge", "verb", "num", "comp") and before == index - 1


def _is_present(line: Line, index: int, before: int, noun: bool, third: bool) -> bool:
    kind, after = line.kind(before), line.kind(index + 1)
    acting = before in line.actor_at and line.low(before) not in closed("det")  # "its desire"
    if kind in ("det", "poss", "prep", "num", "hard", "verb", "sub") and not acting:
        return False
    if kind == "rel" or (kind == "pron" and line.low(before) not in ("him", "them", "us", "me")):
        return True
    if not noun:
        return kind in ("word", "coord", "comma", "time", "edge", "adv")
    if after not in ("det", "word", "to", "comp", "num", "time"):
        return False
    if kind == "comma" and third and after == "det" and not _verb_before(line, before):
        return True  # "The envoy, Anna Berg, welcomes the step"
    plural = kind == "word" and line.low(before).endswith("s") and not line.low(before).endswith("ss")
    if (
        plural
        and not third
        and (after in ("det", "num", "comp") or _opens_phrase(line, before))
        and not _verb_before(line, before, ("comma",))
    ):
        return True  # "the talks cover two treaties"
    return acting or (kind == "coord" and _verb_before(line, before))


def _opens_phrase(line: Line, index: int) -> bool:
    """Tell whether a noun phrase with an article ends at a place and begins its clause."""
    while line.kind(index) == "word":
        index -= 1
    return line.kind(index) == "det" and line.kind(index - 1) in ("edge", "comma")


def _verb_before(line: Line, index: int, stops: tuple[str, ...] = ()) -> bool:
    """Tell whether a verb stands in the same clause before a coordinator."""
    for place in range(index - 1, -1, -1):
        if line.kind(place) == "verb":
            return True
        if line.kind(place) in ("hard", "sub", *stops):
            return False
    return False
