"""Title, body and furniture told apart by the shape of a page, in any language.

A block that reads as prose counts for the body by its words, any other line (a menu entry, a caption, a
related headline) counts against it; the body is the run of blocks with the highest sum. So a subheading
or a short answer inside the body stays in it, and a stray sentence among links stays out.
Rule: the regions tile the text; nothing is dropped, it is only labelled.

Source: the maximum-sum run over block densities follows Kohlschuetter, Fankhauser and Nejdl,
"Boilerplate detection using shallow text features", WSDM 2010.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from servanda.model.source import Part, Region
from servanda.text.segment import paragraphs

_ENDED = re.compile(r"[.!?:;…。][\"'”’»)\]]*$|[.!?…][\"'”’»)\]]*\s*(\[\d+\])?$")
_BULLET = re.compile(r"^\s*[•·▪◦*‣■►»|]\s*|^\s*[-–]\s+")
_WORD = re.compile(r"\w+")
_AGAINST = -6.0
_MOST = 40.0  # one very long paragraph must not outweigh a page of menus around it
_LONG = 20  # words from which a line counts as prose even without a full stop


def find_regions(text: str) -> tuple[Region, ...]:
    """Label every block of a plain text and return regions that tile it, in order."""
    places = list(paragraphs(text))
    if not places:
        return (Region(0, len(text), Part.BODY),) if text else ()
    lines = [text[start:end] for start, end in places]
    first, last = body_run([weight(line) for line in lines])
    parts = [Part.BODY if first <= number < last else Part.FURNITURE for number in range(len(lines))]
    headline = _title(lines, first, last)
    if headline is not None:
        parts[headline] = Part.TITLE
    return tile(text, [start for start, _ in places], parts)


def tile(text: str, starts: Sequence[int], parts: Sequence[Part]) -> tuple[Region, ...]:
    """Join blocks of one kind into regions; white space goes to the region before it."""
    runs = [
        (part, next(iter(group))[0]) for part, group in groupby(zip(starts, parts, strict=True), key=_part)
    ]
    bounds = [0, *(start for _, start in runs[1:]), len(text)]
    return tuple(Region(bounds[n], bounds[n + 1], part) for n, (part, _) in enumerate(runs))


def _part(pair: tuple[int, Part]) -> Part:
    return pair[1]


def weight(line: str) -> float:
    """Say how much a block speaks for being body (positive) or furniture (negative)."""
    words = len(_WORD.findall(line))
    if not words:
        return 0.0
    if _ENDED.search(line):
        return min(float(words), _MOST)
    if words >= _LONG and not _BULLET.match(line):
        return min(words / 2, _MOST)
    return _AGAINST


def body_run(weights: Sequence[float]) -> tuple[int, int]:
    """Find the half-open run of blocks with the highest sum; everything where no block is prose."""
    best, best_run, held, start = 0.0, (0, len(weights)), 0.0, 0
    for number, one in enumerate(weights):
        if held <= 0:
            held, start = 0.0, number
        held += one
        if held > best:
            best, best_run = held, (start, number + 1)
    return best_run


def _title(lines: Sequence[str], first: int, last: int) -> int | None:
    """The line before the body that shares most of its words with the body's opening."""
    opening = {_stem(word) for line in lines[first : min(last, first + 4)] for word in _WORD.findall(line)}
    best, best_share = None, 0.0
    for number in range(first):
        words = [_stem(word) for word in _WORD.findall(lines[number])]
        if _BULLET.match(lines[number]) or not 3 <= len(words) <= 30 or _mostly_digits(lines[number]):
            continue
        share = sum(word in opening for word in words) / len(words)
        if share > best_share:
            best, best_share = number, share
    if best is not None and best_share >= 0.25:
        return best
    if first == 1 and not _mostly_digits(lines[0]):
        return 0
    return None


def _stem(word: str) -> str:
    return word.casefold()[:5]


def _mostly_digits(line: str) -> bool:
    digits = sum(char.isdigit() for char in line)
    return digits * 4 >= max(1, sum(char.isalnum() for char in line))
