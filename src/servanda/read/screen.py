"""From a document to the paragraphs that are worth reading, told by its words alone, ahead of any parsing.

Rule: a document is left out where it names nothing of the dossier's interest; else a paragraph is left out
where it and its neighbours hold no clue to an act, or where nothing of that interest stands near it. Titles,
furniture, the head, the last line and dated lines are always kept: they tell the day and what is referred to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.dossier import Dossier
from servanda.model.source import Document, Part, Region
from servanda.read.act_clues import QUOTE_MARKS, act_clues
from servanda.read.clues import Clues, bag
from servanda.read.interest import Interest, interest_of
from servanda.read.lexicon import strings, table
from servanda.read.timex_hints import kinds_in
from servanda.text.segment import blocks

SCREEN = "screen/1"
"""Goes into the identity of a reading; raise the number when other paragraphs would be left out."""

_HEAD = 12  # blocks in which a stamp, a date line or a dateline may stand
_PROSE = 16  # words from which a line is surely running text to the reader of the day
_DATELINES = 4  # first paragraphs that may have a dateline
_STAMP = 400  # code points of the longest stamp
_OPENING = 240  # code points in which a dateline ends
_BESIDE = 1  # a paragraph lends its neighbours speakers, subjects and what pronouns stand for
_REACH = 8  # paragraphs over which "the two countries" or "the talks" may point back to a name
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d{4}|\d[./-]\d")


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is to be read of a document, and how many paragraphs are not; `out`: only its day is asked for."""

    regions: tuple[Region, ...]
    unread: int
    out: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """The clues of a dossier; without one, those of the general lists."""

    acts: Clues
    interest: Interest | None
    wanted: frozenset[str]  # the words of all its clues

    def sift(self, document: Document) -> Sifted:
        """Choose the paragraphs of a document that are to be read."""
        if self.interest and not self.interest.holds(bag(document.text, self.interest.wanted), document.text):
            return _only_dates(document)
        regions = blocks(document)
        texts = [document.text[one.start : one.end] for one in regions]
        bags = [bag(text, self.wanted) for text in texts]
        hits = [
            self.acts.hit(words, text) or any(mark in text for mark in QUOTE_MARKS)
            for words, text in zip(bags, texts, strict=True)
        ]
        if not any(hits):
            return _only_dates(document)
        near = _around(hits, _BESIDE)
        if self.interest:
            anything = self.interest.anything
            named = [anything.hit(words, text) for words, text in zip(bags, texts, strict=True)]
            near = [one and other for one, other in zip(near, _around(named, _REACH), strict=True)]
        always = _always(regions, texts)
        kept = tuple(
            region
            for number, region in enumerate(regions)
            if near[number] or number in always or region.part is not Part.BODY
        )
        return Sifted(kept, len(regions) - len(kept))


@lru_cache(maxsize=8)
def screen_of(dossier: Dossier) -> Screen:
    """Give the screen of a dossier, made once."""
    acts, interest = act_clues(dossier), interest_of(dossier)
    wanted = acts.vocabulary()
    return Screen(acts, interest, wanted | interest.wanted if interest else wanted)


def _around(marked: Sequence[bool], reach: int) -> list[bool]:
    """Mark what stands within so many places of a mark."""
    found, last = [False] * len(marked), -reach - 1
    for number, one in enumerate(marked):
        if one:
            for place in range(
                max(0, number - reach, last + reach + 1), min(len(marked), number + reach + 1)
            ):
                found[place] = True
            last = number
    return found


def _always(regions: Sequence[Region], texts: Sequence[str]) -> set[int]:
    """Number the blocks of the head, the first and the last paragraphs, and stamps."""
    bodies = [number for number, one in enumerate(regions) if one.part is Part.BODY]
    return {*range(min(_HEAD, len(regions))), *bodies[:_DATELINES], *bodies[-1:], *_stamped(texts)}


@lru_cache(maxsize=1)
def _stamp_words() -> frozenset[str]:
    """The telling word of each cue of a stamp; "on" and "by" are none without a head to stand in."""
    rows = table("publication")
    phrases = [
        one for name in ("published", "changed") for one in strings(rows[name], f"publication.yaml: {name}")
    ]
    longest = {max(bag(phrase), key=len, default="") for phrase in phrases}
    return frozenset(word for word in longest if len(word) > 2)


def _only_dates(document: Document) -> Sifted:
    """Keep what can date a document: the lines of its head, the openings of its first paragraphs, stamps."""
    regions = blocks(document)
    texts = [document.text[one.start : one.end] for one in regions]
    kept = {*_head(regions, texts), *_stamped(texts)}
    last = max((number for number, one in enumerate(regions) if one.part is not Part.FURNITURE), default=-1)
    if last >= 0 and len(texts[last]) <= _STAMP and _may_date(texts[last]):
        kept.add(last)
    if not any(_may_date(texts[number][:_STAMP]) for number in kept):
        kept.clear()
    cut = tuple(
        Region(regions[number].start, _opening_end(document.text, regions[number]), regions[number].part)
        for number in sorted(kept)
    )
    return Sifted(cut, len(regions), out=True)


def _head(regions: Sequence[Region], texts: Sequence[str]) -> set[int]:
    """Number the lines down to the first running text, and the first paragraphs that may have a dateline."""
    found: set[int] = set()
    prose = False
    for number, text in enumerate(texts[:_HEAD]):
        prose = prose or (regions[number].part is Part.BODY and len(text.split()) >= _PROSE)
        found.add(number)
        if prose:
            break
    bodies = [number for number, one in enumerate(regions) if one.part is Part.BODY][:_DATELINES]
    return found | {number for number in bodies if _may_date(texts[number][:_OPENING])}


def _stamped(texts: Sequence[str]) -> set[int]:
    """Number the short lines that hold a date and a word of stamps."""
    return {
        number
        for number, text in enumerate(texts)
        if len(text) <= _STAMP and _DIGIT.search(text) and bag(text, _stamp_words()) and _may_date(text)
    }


def _may_date(text: str) -> bool:
    """Tell whether a day can be told: a figure, and a month or weekday, a year or a date in figures."""
    if _DIGIT.search(text) is None:
        return False
    return _NUMERIC.search(text) is not None or bool(kinds_in(text) & {"month", "weekday"})


def _opening_end(text: str, region: Region) -> int:
    """Where a paragraph may be cut off: after a word, beyond any dateline; a stamp stays whole."""
    if region.end - region.start <= _STAMP:
        return region.end
    space = text.rfind(" ", region.start, region.start + _OPENING)
    return space if space > region.start else region.start + _OPENING
