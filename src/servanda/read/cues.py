"""From the list of speech verbs to what each form of them introduces.

Rule: forms are made from the plain verb; a form says which verb it is, nothing about its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from servanda.read.inflect import forms
from servanda.read.lexicon import table
from servanda.read.words import fold, key


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb: what it takes (a clause, a person), and the act and stance of saying so."""

    verb: str
    that: bool = False
    needs_that: bool = False
    tell: bool = False
    act: str = ""
    stance: str = ""
    link: str = ""
    voice: str = "report"  # report | accuse | deny


@lru_cache(maxsize=1)
def cue_forms() -> dict[tuple[str, ...], tuple[Cue, frozenset[str]]]:
    """Every form of every cue, as words, with the verb and the tags of the form (past, s, part, ...)."""
    rows: dict[str, Any] = table("cues")
    verbs = dict.fromkeys([*rows["that"], *rows["tell"], *rows["quote"], *rows["acts"]])
    found: dict[tuple[str, ...], tuple[Cue, frozenset[str]]] = {}
    for verb in verbs:
        act = rows["acts"].get(verb, {})
        cue = Cue(
            verb,
            that=verb in rows["that"],
            needs_that=verb in rows["needs_that"],
            tell=verb in rows["tell"],
            act=act.get("act", ""),
            stance=act.get("stance", ""),
            link=act.get("link", ""),
            voice="accuse" if verb in rows["accuse"] else "deny" if verb in rows["deny"] else "report",
        )
        head, _, rest = verb.partition(" ")
        for form, tags in forms(head).items():
            words = (fold(form), *key(rest))
            known = found.get(words)
            if known is None:
                found[words] = (cue, tags)
    return found


def cue_of(verb: str) -> Cue:
    """The cue of a plain verb; one that only reports where it is none."""
    known = cue_forms().get(key(verb))
    return known[0] if known is not None else Cue(verb)


def cue_at(lows: list[str], place: int) -> tuple[int, Cue, frozenset[str]] | None:
    """The cue that begins at a place among folded words: its length, the verb, the tags of its form."""
    for size in (4, 3, 2, 1):
        hit = cue_forms().get(tuple(lows[place : place + size]))
        if hit and place + size <= len(lows):
            return size, *hit
    return None


@lru_cache(maxsize=8192)
def is_speech(low: str) -> bool:
    """Tell whether a word is a finite form of a speech verb."""
    hit = cue_forms().get((low,))
    return hit is not None and bool({"past", "s"} & hit[1])


@cache
def cue_words(name: str) -> frozenset[str]:
    """One closed list of the grammar around cues."""
    return frozenset(fold(word) for word in table("cues")["grammar"][name])


@lru_cache(maxsize=64)
def forms_of(verbs: frozenset[str]) -> frozenset[str]:
    """Every form of some verbs, folded: the pipeline's lemmas of rare forms are guesses."""
    return frozenset(fold(form) for verb in verbs for form in forms(verb))


def singular(low: str) -> str:
    """The singular of a regular noun."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
