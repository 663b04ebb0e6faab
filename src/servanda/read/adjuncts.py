"""From the words after a cue to where its content may begin: past whom, when and in what it was said.

Rule: only what cannot be content is stepped over: an addressee of "told", a day, "in a statement", a
phrase that ends at a mark or at "that".
"""

from __future__ import annotations

from functools import lru_cache

from servanda.read.cues import cue_at, cue_words
from servanda.read.lexicon import table
from servanda.read.nameless import is_closed
from servanda.read.utterances import QUOTED, Unit
from servanda.read.words import key

ENDS = frozenset((".", ",", ":", ";", "!", "?", QUOTED, "that", "--", "—", "–", ")"))


def past_adjuncts(unit: Unit, place: int) -> tuple[int, str | None]:
    """Step over whom, when and in what: "told reporters in Oslo on Friday"; give the addressee too."""
    clause = unit.clause
    addressee: str | None = None
    limit = len(clause.words)
    start = place
    cue = cue_at(clause.lows, place - 1)
    if cue is not None and cue[1].tell and clause.low(place) not in ENDS:
        named = clause.beginning(place)
        stop = named[0].last if named else place + 1
        told = _told(unit, place)
        if told is not None and not (named and named[0].mention.entity and named[0].last == told):
            stop = told
            addressee = " ".join(word.text for word in clause.words[place:told])
        elif named and named[0].mention.entity:
            addressee = named[0].mention.entity
        else:
            while not named and stop < limit and clause.low(place) in ("a", "an", "the", "his", "her", "its"):
                place += 1
                stop = place + 1
            addressee = " ".join(word.text for word in clause.words[start:stop])
        place = stop
    while place < limit:
        low = clause.low(place)
        if low in ENDS:
            return place, addressee
        step = _adjunct(unit, place)
        if step == place:
            return place, addressee
        place = step
    return place, addressee


def _told(unit: Unit, place: int) -> int | None:
    """Where the person told ends: "told state television that", "told a group of editors: “…”"."""
    clause = unit.clause
    governed = unit.tree.complement(place - 1) if unit.tree is not None else None
    for at in range(place + 1, min(len(clause.words), place + 7)):
        low = clause.low(at)
        if governed is not None and at == governed[0]:
            return at
        if low == "that" or (low in (":", ",") and unit.quote_at(at + 1)) or unit.quote_at(at):
            return at
        if low in ENDS or low in cue_words("days") or (is_closed(low) and low != "of"):
            return None
    return None


def _adjunct(unit: Unit, place: int) -> int:
    """The end of one adjunct (a day, "in a statement", "at a briefing in X"); the place itself if none."""
    clause = unit.clause
    low = clause.low(place)
    if low in cue_words("days"):
        at = place + 1
        while clause.low(at)[:1].isdigit() or clause.low(at) in ("morning", "evening", "night", "afternoon"):
            at += 1
        return at
    for phrase in _times():
        if tuple(clause.lows[place : place + len(phrase)]) == phrase:
            return place + len(phrase)
    if clause.low(place + 1) == "times" and clause.low(place + 2) == "that":
        return place + 2
    if low not in cue_words("before_adjuncts"):
        return place
    for at in range(place + 1, min(len(clause.words), place + 14)):
        if clause.low(at) in ENDS:
            return at if clause.low(at) != "," or _quote_or_end(unit, at) else place
        if clause.low(at) in _means() and not _continues(clause.low(at + 1)):
            return at + 1
        if clause.low(at) in cue_words("days") and clause.low(at + 1) not in ENDS:
            return at + 1
    return place


def _quote_or_end(unit: Unit, comma: int) -> bool:
    return unit.quote_at(comma + 1) is not None or comma + 1 >= len(unit.clause.words)


def _continues(low: str) -> bool:
    return low in (
        "of",
        "to",
        "from",
        "by",
        "in",
        "on",
        "with",
        "for",
        "issued",
        "released",
        "published",
        "after",
    )


@lru_cache(maxsize=1)
def _times() -> tuple[tuple[str, ...], ...]:
    return tuple(key(phrase) for phrase in table("cues")["grammar"]["times"])


@lru_cache(maxsize=1)
def _means() -> frozenset[str]:
    heads = {key(phrase)[-1] for phrase in table("cues")["means"]}
    return frozenset(heads | {"interview", "conference", "briefing", "anonymity", "testimony", "broadcast"})
