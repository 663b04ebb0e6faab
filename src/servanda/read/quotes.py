"""From a page to its quotations: where quoted words begin and end, over paragraphs where they go on.

Rule: a mark opens before a word and closes after one; marks of one pair belong together. A quotation that
its paragraph leaves open runs on only where the next paragraph opens with a mark again; otherwise the
stray mark is no quotation. Apostrophes are none. Furniture is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.model.source import Part
from servanda.read.cues import is_speech
from servanda.read.page import Page, Sentence
from servanda.read.words import words_of

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'", "‟": "”", "»": "«"}
_SINGLE = {"'", "‘"}
_DOUBLED = re.compile("``|''|,,(?=\\w)")
_OPENING = re.compile(r"(?:^|[\s(\[—–-])$")


_BETWEEN = frozenset(
    {"he", "she", "they", "it", "the", "a", "an", "of", "'s", "minister", "spokesman", "spokeswoman"}
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words between two offsets of the document, marks left out; `closed` in this paragraph."""

    start: int
    end: int
    block: int
    closed: bool = True
    carried: bool = False  # goes on from the paragraph before

    def holds(self, place: int) -> bool:
        """Tell whether an offset lies inside."""
        return self.start <= place < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its sentences, and where it lies."""

    number: int
    sentences: tuple[Sentence, ...]
    start: int
    end: int


def blocks_of(page: Page) -> tuple[Block, ...]:
    """The paragraphs of title and body, in order."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in page.sentences:
        if sentence.part is not Part.FURNITURE:
            groups.setdefault(sentence.block, []).append(sentence)
    return tuple(
        Block(number, tuple(group), group[0].start, group[-1].end) for number, group in sorted(groups.items())
    )


def find_quotes(page: Page) -> tuple[Quote, ...]:
    """Find the quotations of a page, in text order, none inside another."""
    text = _single_marks(page.document.text)
    blocks = blocks_of(page)
    found: list[Quote] = []
    carried = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        goes_on = following is not None and text[following.start] in _PAIRS
        quotes = list(_in_block(text, block, goes_on=goes_on))
        if carried and quotes and quotes[0].start == block.start + 1:
            first = quotes[0]
            quotes[0] = Quote(first.start, first.end, first.block, first.closed, carried=True)
        found += quotes
        carried = bool(quotes) and not quotes[-1].closed
    return tuple(found)


def _single_marks(text: str) -> str:
    """The same text with marks of two characters as one, the offsets of words kept: ``so'' and ''so''."""

    def one(match: re.Match[str]) -> str:
        opens = match[0] != "''" or _OPENING.search(text[max(0, match.start() - 1) : match.start()])
        return ' "' if opens else '" '

    return _DOUBLED.sub(one, text)


def _in_block(text: str, block: Block, *, goes_on: bool) -> Iterator[Quote]:
    place = block.start
    while place < block.end:
        mark = text[place]
        if mark not in _PAIRS or not _opens(text, place, block):
            place += 1
            continue
        end = _close(text, place, block)
        if end is not None:
            if end > place + 1:
                yield _trimmed(text, place + 1, end, block.number)
            place = end + 1
        elif (said := _before_cue(text, place, block)) is not None and mark not in _SINGLE:
            yield _trimmed(text, place + 1, said, block.number)  # "… could, Ada Berg said."
            place = said + 1
        elif goes_on and mark not in _SINGLE:
            yield Quote(place + 1, block.end, block.number, closed=False)
            return
        elif place == block.start and mark not in _SINGLE and block.end - place > 20:
            # A paragraph that opens with a mark and forgot to close it is quoted to its end.
            yield Quote(place + 1, block.end, block.number)
            return
        elif mark not in _SINGLE and block.end - place > 20 and text[place - 2 : place] in (", ", ": "):
            yield _trimmed(text, place + 1, block.end, block.number)  # "Ada Berg said, “We did."
            return
        else:
            place += 1


def _before_cue(text: str, opening: int, block: Block) -> int | None:
    """Where quoted words end that lack their closing mark: at the comma before who said them."""
    for comma in re.finditer(r",\s+", text[opening : block.end]):
        words = words_of(text[opening + comma.end() : min(block.end, opening + comma.end() + 80)])[:8]
        stop = next((n for n, word in enumerate(words) if is_speech(word.low)), None)
        named = stop is not None and all(word.capital or word.low in _BETWEEN for word in words[:stop])
        turned = (
            stop == 0 and len(words) > 1 and (words[1].capital or words[1].low in ("the", "a", "he", "she"))
        )
        if (named and stop) or turned:
            return opening + comma.start() + 1
    return None


def _trimmed(text: str, start: int, end: int, block: int) -> Quote:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, block)


def _opens(text: str, place: int, block: Block) -> bool:
    mark = text[place]
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    if mark in ("“", "„", "‹", "‟") or (mark == "«" and not after.isspace()):
        return True
    if mark == "‘":
        return not before.isalnum() and not after.isspace()
    return (before.isspace() or before in "([—–-:/") and not after.isspace()


def _close(text: str, opening: int, block: Block) -> int | None:
    mark = text[opening]
    closing = _PAIRS[mark]
    place = opening + 1
    while place < block.end:
        char = text[place]
        if (
            char in closing
            and not (char == mark == '"' and _reopens(text, place, block))
            and _closes(text, place, block, mark)
        ):
            return place
        if char == mark and mark in ("“", "«") and place > opening + 1:
            return None  # a second opening: the first was never closed
        if char == mark == '"' and _reopens(text, place, block):
            return None
        place += 1
    return None


def _reopens(text: str, place: int, block: Block) -> bool:
    """Tell whether a straight mark begins quoted words: a space before it, none after."""
    after = text[place + 1] if place + 1 < block.end else " "
    return text[place - 1].isspace() and after.isalnum()


def _closes(text: str, place: int, block: Block, mark: str) -> bool:
    before = text[place - 1]
    after = text[place + 1] if place + 1 < block.end else " "
    if mark in _SINGLE:
        # "the ministers' offer" and "it's" close nothing: what is quoted ends before a space or a stop.
        return not before.isspace() and not after.isalnum() and (before in ".,!?" or not _plural(text, place))
    if mark == '"':
        return not before.isspace() or not after.isalnum()
    return True


def _plural(text: str, place: int) -> bool:
    """Tell whether an apostrophe follows a plural's s and a word goes on: "both sides' views"."""
    return (
        text[place - 1] == "s"
        and text[place + 1 : place + 2] == " "
        and text[place + 2 : place + 3].islower()
    )
