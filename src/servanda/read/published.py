"""The day of publication as the document's own words tell it: a stamp, a date line, a dateline.

Rule: a stamp outranks a lone date at the head, that a dateline. Dates in lists of other stories date
nothing here. A dateline without a year gets one only from what the report itself says (see
`published_year`); else its year stays masked (``XXXX-02-18``), for other documents to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from servanda.model.record import Timex
from servanda.model.source import Basis, Part, Published
from servanda.model.when import Direction, Kind, parse
from servanda.read.blocks import Block, blocks_of
from servanda.read.lexicon import strings, table
from servanda.read.page import Page
from servanda.read.published_year import year_of
from servanda.read.timex_direction import Clause
from servanda.read.timex_words import either

_PROSE = 14  # words from which a line is running text
_STAMP = 30  # words beyond which a line is no stamp
_HEAD = 12  # blocks in which a report's head lies
_WORD = re.compile(r"[^\W_][\w’'.-]*")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    found = table("publication")
    return {key: strings(found[key], f"publication.yaml: {key}") for key in found}


def find_published(page: Page, timexes: Sequence[Timex]) -> Published:
    """Find when the document says it was published.

    Args:
        page: one document, cut into sentences.
        timexes: all of its temporal expressions, read with or without an anchor.

    Returns:
        A value with basis *stated* or *dateline* and the words as evidence; *unknown* with a note where
        nothing tells.
    """
    blocks = blocks_of(page, timexes)
    for kind in ("published", "changed"):
        for block in blocks:
            if (timex := _stamped(block, kind)) is not None:
                note = f"stamped “{_short(block.text)}”"
                return _stated(page, timex, block.start, note)
    if (found := _lone(blocks)) is not None:
        block, timex = found
        return _stated(page, timex, timex.start, f"the date line “{_short(block.text)}”")
    for block, timex in _datelines(blocks):
        return _from_dateline(page, blocks, block, timex)
    return Published(note="the document names no day of publication")


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")


def _is_date(timex: Timex) -> bool:
    """Tell a day of a year from everything else; a time of day may follow it in one stamp of ISO 8601."""
    stamped = timex.type == "TIME" and timex.text[:4].isdigit() and timex.text[4:5] == "-"
    if timex.type != "DATE" and not stamped:
        return False
    if timex.expression is None or timex.expression.kind is not Kind.ABSOLUTE:
        return False
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", timex.expression.value))


def _stated(page: Page, timex: Timex, start: int, note: str) -> Published:
    assert timex.expression is not None
    evidence = (page.evidence(start, timex.end),)
    return Published(timex.expression.value, Basis.STATED, evidence=evidence, note=note)


def _stamped(block: Block, kind: str) -> Timex | None:
    """Give the date of a stamp: a cue at the head of the line or of one of its fields, and a full date."""
    if len(_WORD.findall(block.text)) > _STAMP:
        return None
    cue = re.compile(rf"(?:^|[|•·(\[]|\s[–—-]\s|\.\s)\s*(?:{either(_words()[kind])})(?!\w)", re.IGNORECASE)
    for timex in block.timexes:
        if _is_date(timex):
            before, after = block.text[: timex.start - block.start], block.text[timex.end - block.start :]
            if not re.search(r"\w", before):
                # The cue may stand behind: a date, then "Last updated at" and a time of day.
                if re.match(rf"[\s|,–-]*(?:{either(_words()[kind])})(?!\w)", after, re.IGNORECASE):
                    return timex
                continue
            before = _without_times(block, before)
            if any(_is_filling(before[found.end() :]) for found in cue.finditer(before)):
                return timex
    return None


def _is_filling(words: str) -> bool:
    """Tell what may stand between a cue and its date: small words, places' letters, figures, stops."""
    beside = either(_words()["beside"])
    filling = rf"(?<!\w)(?:{beside}|[ap]\.?m\.?|[a-z]{{2,4}})(?!\w)|[\d:.,+()\s]"
    return not re.sub(filling, "", words, flags=re.IGNORECASE)


def _without_times(block: Block, before: str) -> str:
    """Blank out the times of day in the words before a date."""
    for timex in block.timexes:
        first, last = timex.start - block.start, timex.end - block.start
        if timex.type == "TIME" and last <= len(before):
            before = before[:first] + " " * (last - first) + before[last:]
    return before


def _lone(blocks: Sequence[Block]) -> tuple[Block, Timex] | None:
    """Find the one line at the head, or at the very end, that is nothing but a date (and a place, a name)."""
    head = list(_head(blocks))
    lone = [(block, timex) for block in head if (timex := _alone(block)) is not None]
    values = {str(timex.expression) for _, timex in lone}
    if len(values) == 1:
        return lone[0]
    if values:
        titles = [number for number, block in enumerate(head) if block.part is Part.TITLE]
        beside = [one for one in lone if any(abs(head.index(one[0]) - number) <= 1 for number in titles)]
        return beside[0] if len(beside) == 1 else None
    body = [block for block in blocks if block.part is not Part.FURNITURE]
    if body and len(body) > 1 and (timex := _alone(body[-1])) is not None:
        return body[-1], timex
    return None


def _head(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the lines up to the first running text, at most a page's head of them."""
    for number, block in enumerate(blocks):
        prose = block.part is Part.BODY and len(_WORD.findall(block.text)) >= _PROSE
        if number >= _HEAD or (prose and not _alone(block)):
            return
        yield block


def _alone(block: Block) -> Timex | None:
    days = [one for one in block.timexes if _is_date(one)]
    if len({str(one.expression) for one in days}) != 1:
        return None
    beside = {word.lower() for word in _words()["beside"]}
    rest = [word for word in _WORD.findall(block.rest) if word.lower() not in beside]
    if len(rest) > 5 or any(word[0].isdigit() for word in rest):
        return None
    # Names and places have capitals; a lower-case word makes it a headline or a sentence.
    if any(word[0].islower() and word not in _words()["place_particles"] for word in rest):
        return None
    return days[0]


def _datelines(blocks: Sequence[Block]) -> Iterator[tuple[Block, Timex]]:
    """Yield what looks like a dateline at the beginning of one of the first running texts."""
    bodies = [block for block in blocks if block.part is Part.BODY]
    for block in bodies[:4]:
        for timex in block.timexes[:3]:
            if timex.start - block.start > 80 or timex.type != "DATE" or timex.expression is None:
                continue
            day = timex.expression.kind is Kind.MONTH_DAY or _is_date(timex)
            if day and _is_dateline(block, timex):
                yield block, timex


_AGENCY = r"[(\[][^()\[\]]{2,50}[)\]]"


def _is_dateline(block: Block, timex: Timex) -> bool:
    before = block.text[: timex.start - block.start]
    after = block.text[timex.end - block.start :]
    place = re.sub(rf"{_AGENCY}|[,/.;:()\[\]–—-]", " ", before)
    words = place.split()
    if len(words) > 8 or (words and words[0] in _words()["not_places"]):
        return False
    if any(word[0].islower() and word not in _words()["place_particles"] for word in words):
        return False
    if re.match(rf"\s*,?\s*(?:{_AGENCY}|--|[–—])", after) or re.match(r"\s*,?\s*-\s", after):
        return True
    return bool(words) and bool(re.match(r"\s*(?:$|:\s|\.\s+[A-Z]|/\w+/|\)\s*[-–—]?)", after))


def _from_dateline(page: Page, blocks: Sequence[Block], block: Block, timex: Timex) -> Published:
    assert timex.expression is not None
    evidence = (page.evidence(block.start, timex.end),)
    words = page.document.text[block.start : timex.end]
    if timex.expression.kind is Kind.ABSOLUTE:
        value = parse(timex.expression.value).value
        return Published(value, Basis.DATELINE, evidence=evidence, note=f"the dateline “{words}”")
    others = [one for part in blocks if part.part is not Part.FURNITURE for one in part.timexes]
    past = [one for one in others if one is not timex and not _ahead(page, one)]
    year, grounds, why = year_of(timex, past, _told_since(page, past))
    cited = evidence + tuple(page.evidence(one.start, one.end) for one in grounds)
    value = f"{year:04d}-{timex.expression.value}" if year else f"XXXX-{timex.expression.value}"
    return Published(
        value, Basis.DATELINE, evidence=cited, note=f"the dateline “{words}” names no year; {why}"
    )


_FOLLOWING = 4  # sentences in which a telling goes on from a date


def _told_since(page: Page, timexes: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair each "since January 2009" with the past days and months that the next sentences name."""
    pairs = []
    opening = re.compile(rf"\b(?:{either(_words()['from_then'])})\b[^.;,]{{0,60}}$", re.IGNORECASE)
    for start in timexes:
        sentence = page.sentence_at(start.start)
        if sentence is None or not opening.search(sentence.text[: start.start - sentence.start]):
            continue
        for one in timexes:
            other = page.sentence_at(one.start)
            if other is not None and 0 < other.index - sentence.index <= _FOLLOWING and _is_partial_past(one):
                pairs.append((start, one))
    return pairs


def _is_partial_past(timex: Timex) -> bool:
    if timex.type != "DATE" or timex.expression is None:
        return False
    partial = timex.expression.kind in (Kind.MONTH, Kind.MONTH_DAY)
    return partial and timex.expression.direction in (Direction.PAST, Direction.BEFORE)


def _ahead(page: Page, timex: Timex) -> bool:
    """Tell a date that its clause looks forward to: "to be halved by 2012"."""
    sentence = page.sentence_at(timex.start)
    if sentence is None or timex.expression is None or timex.expression.kind is not Kind.ABSOLUTE:
        return False
    clause = Clause(sentence.text)
    direction = clause.direction(timex.start - sentence.start, timex.end - sentence.start)
    return direction is Direction.FUTURE
