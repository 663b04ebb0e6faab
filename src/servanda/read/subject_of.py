"""From a line with its actors to who is the subject of each of its clauses.

Rule: a subject stands before a verb, with nothing between but adverbs or an apposition in commas, and no
preposition before it. The first is the main one only where nothing but an adverbial precedes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.actor import ActorType
from servanda.read.cues import is_speech
from servanda.read.offices import is_title, office_words
from servanda.read.spans import Found, Line
from servanda.read.word_classes import is_small, is_verb, word_lists

_OPENERS = frozenset(
    ("", ",", ";", ":", "and", "but", "that", "when", "while", "after", "before", "because", "since", "as",
     "until", "if", "although", "though", "unless", "or", "--", "—", "–", "-", "“", "”", '"', "so", "where",
     "which", "whom", "than", "once", "later", "ago", "earlier", "meanwhile")
)  # fmt: skip
_SUBORDINATE = frozenset(
    ("that", "when", "while", "after", "before", "because", "since", "as", "until", "if", "although",
     "though", "unless", "where", "which", "whom", "once", "than")
)  # fmt: skip
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_FAR = 30  # words within which an apposition closes
_ACTORS = (ActorType.STATE, ActorType.ORGAN, ActorType.ORGANISATION, ActorType.PERSON, ActorType.GROUP)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is the subject (several where joined), from which word on, and at which word its verb stands."""

    found: tuple[Found, ...]
    first: int
    verb: int
    main: bool
    speaks: bool
    opener: str = ""  # the word before its clause

    @property
    def subordinate(self) -> bool:
        """Tell whether its clause depends on another."""
        return self.opener in _SUBORDINATE

    @property
    def one(self) -> Found | None:
        """The subject where it is only one."""
        return self.found[0] if len({one.entity for one in self.found}) == 1 else None


def subjects(line: Line) -> list[Subject]:
    """Find the subjects of a line, in text order."""
    found: list[Subject] = []
    taken = -1
    for one in sorted(line.found, key=lambda one: (one.first, -one.last)):
        if one.first < taken or not one.acting or one.type not in _ACTORS:
            continue
        if one.kind == "pronoun" and line.low(one.first) in ("his", "him", "her", "its"):
            continue
        verb = _verb_after(line, one.last)
        if verb is None:
            continue
        first, group = _phrase(line, one)
        if line.low(first - 1) not in _OPENERS and not _adverbial(line, first):
            continue
        main = not found and _adverbial(line, first)
        opener = line.low(first - 1)
        found.append(Subject(tuple(group), first, verb, main, _speaks(line, verb), opener))
        taken = one.last
    return found


def _speaks(line: Line, verb: int) -> bool:
    at = verb
    while at < verb + 4 and not is_speech(line.low(at)):
        if not _auxiliary(line.low(at)):
            return False
        at += 1
    return is_speech(line.low(at)) and line.low(at) not in ("held", "holds", "found", "finds")


def _auxiliary(low: str) -> bool:
    return low in ("has", "have", "had", "also", "then", "later", "again", "earlier", "repeatedly", "already")


def _verb_after(line: Line, place: int) -> int | None:
    """The verb of which a phrase that ends here is the subject, adverbs and an apposition passed over."""
    at = place
    while line.low(at) in word_lists()["adverb_like"] and not is_verb(line.low(at + 1)):
        at += 1
    if is_verb(line.low(at)) or is_speech(line.low(at)):
        return at
    if line.low(at) != ",":
        return None
    for close in range(at + 1, min(len(line.words), at + _FAR)):
        low = line.low(close)
        if low in (";", ":", "."):
            return None
        if low == ",":
            after = close + 1
            finite = line.low(after) in word_lists()["finite"] or is_speech(line.low(after))
            return after if finite or line.low(after) in ("has", "had", "have", "is", "was", "will") else None
    return None


def _phrase(line: Line, one: Found) -> tuple[int, list[Found]]:
    """Where the noun phrase of a subject begins, and all who are joined in it."""
    group = [other for other in line.found if (other.first, other.last) == (one.first, one.last)]
    first = one.begin if 0 <= one.begin < one.first else _title(line, one.first)
    while line.low(first - 1) == "and":
        before = line.ending(first - 1)
        if before is None or before.type not in _ACTORS or not before.acting:
            break
        group.insert(0, before)
        first = _title(line, before.first)
    return first, group


def _title(line: Line, place: int) -> int:
    while place > 0:
        low = line.low(place - 1)
        before = line.ending(place)
        if before is not None and before.first < place and (is_title(line.low(place)) or low == "'s"):
            place = before.first
        elif (
            is_title(low)
            or low in _DETERMINERS
            or low in office_words().honorifics
            or (low in ("'s", "-", ".") and place > 1 and not line.words[place - 1].gap)
        ):
            place -= 1
        else:
            break
    return place


def _adverbial(line: Line, first: int) -> bool:
    """Tell whether what stands before a place in its line is nothing, a dateline, or a short adverbial."""
    if first == 0:
        return True
    for at in range(first - 1, -1, -1):
        if line.words[at].text in ("--", "—", "–") or (line.words[at].text == "-" and line.words[at].gap):
            first_word = at + 1
            break
    else:
        first_word = 0
    if first_word == first:
        return True
    if first - first_word > 9:
        return False
    inner = range(first_word, first)
    if any(line.low(at) in (";", ":") or line.low(at) in word_lists()["finite"] for at in inner):
        return False
    low = line.low(first_word)
    return is_small(low) or low in word_lists()["adverb_like"] or line.low(first - 1) in (",", "later", "ago")
