"""Which Friday, which December: the direction of an expression from the clause around it.

Rule: the verb that governs the expression decides, not the sentence: "said on Friday that they will meet in
December" looks back once and ahead once. Nearest verb to the left; to the right where the expression opens
its clause. A plain weekday in a report looks back; where verbs contradict, the nearest one is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from servanda.model.when import Direction
from servanda.read.lexicon import table

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-.][^\W\d_]+)*\.?(?=[’'])|[^\W\d_]+(?:-[^\W\d_]+)*|['’]\w+|\S"
)
_REACH = 16


class Cue(StrEnum):
    """What a verb says of the time that it governs."""

    AHEAD = "ahead"
    BACK = "back"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    low: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _cues() -> dict[str, Any]:
    time = table("time")
    future = {key: frozenset(words) for key, words in time["future"].items()}
    past = {key: frozenset(words) for key, words in time["past"].items()}
    irregular = table("verbs")["irregular"]
    return {
        **future,
        "preterite": frozenset(form for base, forms in irregular.items() for form in forms if form != base)
        | past["also"],
        "past_auxiliaries": past["auxiliaries"],
        "past_prepositions": past["prepositions"],
        "openers": frozenset(time["openers"]),
        "adverbs": frozenset(time["adverbs"]),
        "prepositions": frozenset(time["prepositions"]),
    }


class Clause:
    """The words of one sentence, asked for the direction of each expression in it."""

    def __init__(self, text: str) -> None:
        self.words: Sequence[_Word] = [
            _Word(m.group(), m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)
        ]

    def direction(self, start: int, end: int) -> Direction:
        """Tell the direction of the expression at these offsets of the sentence."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        first = first if first < len(self.words) else 0
        after = bisect_left(self.words, end, key=lambda word: word.start)
        if self._is_attribute(first, after):
            return self._of_attribute(first, after)
        preposition, head = "", first
        while head > 0 and self.words[head - 1].low in _cues()["prepositions"]:
            head -= 1
            preposition = preposition or self.words[head].low
        if preposition == "since":
            return Direction.PAST
        initial = (
            head == 0
            or self._low(head) == ","
            or self._low(head - 1) in (*_cues()["openers"], "and", ";", ":")
        )
        left, right = self._left(first - 1), self._right(after)
        cue = (right or left) if initial else (left or right)
        if preposition in ("until", "till", "by") and not (left is Cue.BACK and self._lasted(first)):
            return Direction.FUTURE
        if cue is Cue.BACK and cue is left:
            if preposition in ("", "and", "or") and self._set_by(head - 1):
                return Direction.FUTURE  # "proposed Oslo and October"
            if preposition == "for":
                return Direction.NEAREST  # "called a vote for Friday", "figures for March"
        if cue is Cue.AHEAD:
            if left is Cue.AHEAD and right is Cue.BACK and self._low(head - 1) in _cues()["planning"]:
                return Direction.NEAREST  # "talks scheduled for Friday were called off": ahead of then
            return Direction.FUTURE
        return Direction.NEAREST if cue is Cue.EITHER else Direction.PAST

    def _low(self, index: int) -> str:
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def _is_attribute(self, first: int, after: int) -> bool:
        """Tell "Friday's meeting" and "the June 2 talks" from "met on Friday"."""
        if self._low(after) in ("'s", "’s"):
            return True
        return self._low(first - 1) in ("the", "a", "an", "its", "their", "this", "his", "her") and (
            after < len(self.words) and self.words[after].text[0].islower()
        )

    def _of_attribute(self, first: int, after: int) -> Direction:
        nouns = {self._low(after), self._low(after + 1)}
        if nouns & {"deadline", "expiry"}:
            return Direction.FUTURE
        head = (
            first - 1
            if self._low(first - 1) in ("the", "a", "an", "its", "their", "this", "his", "her")
            else first
        )
        left = self._left(head - 1)
        if left is None:
            right = self._right(after)
            return {Cue.AHEAD: Direction.FUTURE, Cue.BACK: Direction.PAST}.get(
                right or Cue.EITHER, Direction.NEAREST
            )
        if left is Cue.AHEAD:
            return Direction.FUTURE
        before = self._low(head - 1)
        if left is Cue.BACK and before in (*_cues()["past_prepositions"], "at", "during", "in", "from", "on"):
            return Direction.PAST
        return Direction.NEAREST

    def _left(self, index: int) -> Cue | None:
        for place in range(index, max(-1, index - _REACH), -1):
            low = self._low(place)
            if low in (";", ":", "—", "–") or (low in _cues()["openers"] and place < index):
                return None
            if (cue := self._cue(place)) is not None:
                return cue
        return None

    def _right(self, index: int) -> Cue | None:
        for place in range(index, min(len(self.words), index + _REACH)):
            low = self._low(place)
            if low in (";", "—", "–") or (low in ("that", "if", "because") and place > index + 1):
                return None
            # An infinitive to the right is governed by a noun: "the decision in April to lift it".
            if low != "to" and (cue := self._cue(place)) is not None:
                return cue
        return None

    def _set_by(self, index: int) -> bool:
        """Tell whether the nearest verb to the left sets a date, with the expression as its object."""
        for place in range(index, max(-1, index - 6), -1):
            if self._low(place) in _cues()["setting"]:
                return True
            if self._low(place) in _cues()["prepositions"] or self._cue(place) is not None:
                return False
        return False

    def _lasted(self, first: int) -> bool:
        lasting = ("lasted", "remained", "stayed", "ran", "was", "were", "had", "continued")
        return any(self._low(place) in lasting for place in range(max(0, first - 6), first))

    def _before(self, index: int) -> int:
        """Give the place of the word before, past adverbs."""
        place = index - 1
        while place >= 0 and (self._low(place) in _cues()["adverbs"] or self._low(place).endswith("ly")):
            place -= 1
        return place

    def _next(self, index: int) -> str:
        place = index + 1
        while place < len(self.words) and (
            self._low(place) in _cues()["adverbs"] - _cues()["planning"] or self._low(place).endswith("ly")
        ):
            place += 1
        return self._low(place)

    def _cue(self, place: int) -> Cue | None:
        """Tell what the word at a place says, if it is a verb form that says anything."""
        cues, word = _cues(), self.words[place]
        low, before = word.low, self._low(self._before(place))
        if word.text[0].isupper() and place > 0 and low in ("may", "will", "march", "set"):
            return None
        if low in cues["modals"]:
            return (
                Cue.BACK
                if low in ("would", "could", "should", "might") and self._next(place) == "have"
                else Cue.AHEAD
            )
        if low == "to":
            return self._infinitive(place)
        if low == "be":
            return Cue.AHEAD
        if low == "been":
            return Cue.EITHER if self._next(place) in cues["planning"] - {"to"} else Cue.BACK
        if low in ("was", "were"):
            return Cue.EITHER if self._next(place) in cues["planning"] else Cue.BACK
        if low in ("is", "are", "'re", "’re"):
            return Cue.AHEAD if self._next(place) in cues["planning"] else Cue.EITHER
        if low in ("has", "have"):
            return self._perfect(place)
        if low in cues["past_auxiliaries"]:
            return Cue.BACK
        if low in cues["planning"] and low != "to":
            return self._planned(place, before)
        timed = low in cues["timetable"] or f"{low} {self._low(place + 1)}" in cues["timetable_pairs"]
        if timed and word.text[0].islower():
            return Cue.AHEAD if before not in ("the", "a", "to", "its", "their") else None
        if word.text[0].islower() and (low in cues["preterite"] or (low.endswith("ed") and len(low) > 4)):
            return self._participle(place, before)
        return None

    def _perfect(self, place: int) -> Cue:
        """Tell "has been scheduled" and "has yet to meet" from "has met"."""
        following = {self._low(place + 1), self._low(place + 2)}
        if "been" in following and {self._low(place + 2), self._low(place + 3)} & _cues()["planning"]:
            return Cue.AHEAD
        return Cue.AHEAD if "to" in following else Cue.BACK

    def _infinitive(self, place: int) -> Cue | None:
        """Tell "agreed to meet" (ahead) from "came to meet" (as the verb before says) and "to Havana"."""
        following = self._low(place + 1)
        if (
            not following
            or not self.words[place + 1].text[0].islower()
            or following in ("the", "a", "an", "its", "their")
        ):
            return None
        governor = self._low(self._before(place))
        above = self._low(self._before(self._before(place)))
        if governor in ("was", "were") or (
            governor in _cues()["promising"] and above in ("had", "was", "were", "been")
        ):
            return Cue.EITHER  # "the aim was to meet": ahead of then, not of now
        for one in range(place - 1, max(-1, place - 6), -1):
            if self._low(one) in _cues()["promising"]:
                return Cue.EITHER if self._low(one - 1) in _cues()["then"] else Cue.AHEAD
        if following in ("be", "hold", "resume", "reopen", "reconvene", "restart"):
            return Cue.AHEAD if not self._has_finite(place) else None
        return None

    def _has_finite(self, place: int) -> bool:
        return any(
            self._cue(one) is not None
            for one in range(max(0, place - _REACH), place)
            if self._low(one) != "to"
        )

    def _planned(self, place: int, before: str) -> Cue | None:
        low, following = self._low(place), self._low(place + 1)
        if before in ("was", "were", "been", "had"):
            return Cue.EITHER
        if before in ("is", "are", "be", "'s", "’s", "'re"):
            return Cue.AHEAD
        if low in (
            "set",
            "due",
            "likely",
            "ready",
            "bound",
            "fixed",
            "poised",
            "tipped",
            "meant",
            "booked",
            "timed",
        ):
            return (
                Cue.AHEAD
                if following in ("on", "in") or (following in ("to", "for") and low != "due")
                else None
            )
        return (
            Cue.AHEAD
            if following in ("to", "for", "in", "on", "by")
            else Cue.BACK
            if low.endswith("ed")
            else None
        )

    def _participle(self, place: int, before: str) -> Cue | None:
        if before == "be":
            return Cue.AHEAD
        if before in ("is", "are"):
            return Cue.EITHER
        if (
            before in ("the", "a", "an", "its", "their", "his", "her", "of")
            and self._low(place + 1).isalpha()
        ):
            return None  # "the suspended talks"
        return Cue.BACK
