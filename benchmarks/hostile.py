"""Texts that break readers, by size; and what the three readers promise of any text.

Rule: NASTY lists repeats that make a careless pattern try everything: each is a function of how often. What
is promised is written in `breaches` and nowhere else; the tests, the fuzz run and the growth table use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from servanda.model.record import Reading
from servanda.read.bench import STANDS_ON, Bench
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.reader import read_page
from servanda.text import of_text

DAY = "2031-05-22"

NASTY: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and commas": lambda n: "1," * n,
    "digits and points": lambda n: "1." * n,
    "digits and spaces": lambda n: "1 " * n,
    "digits and hyphens": lambda n: "1-" * n,
    "digits and slashes": lambda n: "1/" * n,
    "thousands": lambda n: "1,000" + ",000" * n,
    "ranges": lambda n: "between 3 and " * n,
    "number words": lambda n: "twenty-one hundred " * n,
    "tens of": lambda n: "tens of " * n,
    "comparisons": lambda n: "at least no more than " * n,
    "money": lambda n: "$ 5 million " * n,
    "months": lambda n: "May " * n,
    "days": lambda n: "Monday, May 3, " * n,
    "years": lambda n: "2009 " * n,
    "from to": lambda n: "from June to " * n,
    "the of": lambda n: "the end of " * n,
    "early mid late": lambda n: "early mid-late-" * n,
    "every other": lambda n: "every other " * n,
    "clock": lambda n: "10:30 p.m. " * n,
    "spaces": lambda n: "May" + " " * n + "3",
    "no-break spaces": lambda n: "at" + "\u00a0" * n + "least 5",
    "tabs and breaks": lambda n: "on\t\n" * n,
    "commas": lambda n: "," * n,
    "points": lambda n: "." * n,
    "hyphens": lambda n: "-" * n,
    "apostrophes": lambda n: "'" * n,
    "quotes": lambda n: '"' * n,
    "open brackets": lambda n: "(" * n,
    "open quotes": lambda n: "“" * n,
    "quoted words": lambda n: "“He said ‘" * n,
    "capitals": lambda n: "A" * n,
    "capital words": lambda n: "Orra " * n,
    "shouted": lambda n: "ORRA " * n,
    "initials": lambda n: "U.S. " * n,
    "names": lambda n: "John Orran and " * n,
    "surnames": lambda n: "".join(f"John Mark{number} met Orran. " for number in range(n)),
    "titles": lambda n: "then-president " * n,
    "ministers": lambda n: "the Foreign Minister of " * n,
    "ministries": lambda n: "the Ministry of Foreign Affairs and " * n,
    "pronouns": lambda n: "he " * n,
    "they said it": lambda n: "They said it was theirs. " * n,
    "countries": lambda n: "Austria, Kenya and " * n,
    "both sides": lambda n: "both sides and the two countries " * n,
    "known as": lambda n: "known as " * n,
    "possessives": lambda n: "Austria's " * n,
    "of the": lambda n: "of the " * n,
    "combining marks": lambda n: "e" + "\u0301" * n,
    "zero width": lambda n: "M\u200ba\u200by " * n,
    "right to left": lambda n: "\u202e20 visas\u202c " * n,
    "emoji": lambda n: "👩‍👩‍👧 " * n,
    "nulls": lambda n: "\0" * n,
    "newlines": lambda n: "a\n" * n,
    "one word a line": lambda n: "Austria\n\n" * n,
    "dateline": lambda n: "VIENNA, May 3 (Wire) - " * n,
    "list lines": lambda n: "- 5 visas\n" * n,
    "addresses": lambda n: "http://a.example/2009/05/22/" * n,
}


def read(text: str, language: Any, anchor: str | None = DAY) -> tuple[Page, Reading]:
    """Read a text for dates, actors and figures; a fault is raised."""
    return again(make_page(of_text(text), language), anchor)


def again(page: Page, anchor: str | None = DAY) -> tuple[Page, Reading]:
    """Read a page for dates, actors and figures; a fault is raised."""
    bench = Bench(page.document, STANDS_ON, strict=True)
    return page, read_page(page, lexicon=Lexicon.of(), bench=bench, anchor=anchor, only=tuple(STANDS_ON))


def breaches(text: str, reading: Reading) -> Iterator[str]:
    """Say which promises a reading of a text does not keep."""
    for name, found in (("timexes", reading.timexes), ("figures", reading.figures)):
        at = 0
        for one in found:
            yield from _span(name, text, one)
            if one.start < at:
                yield f"{name}: {one.text!r:.60} at {one.start} begins before {at}, where the last one ends"
            at = max(at, one.end)
            yield from _confidence(name, one)
    last = -1
    for actor in reading.actors:
        places = [(one.start, one.end) for one in actor.mentions]
        if not places:
            yield f"actors: {actor.id} has no mention"
            continue
        if places != sorted(set(places)):
            yield f"actors: the mentions of {actor.id} are out of order, or one is there twice"
        if places[0][0] < last:
            yield f"actors: {actor.id} comes after one that is mentioned later"
        last = places[0][0]
        for mention in actor.mentions:
            yield from _span("actors", text, mention)
            yield from _confidence("actors", mention)
    for figure in reading.figures:
        low, high = figure.amount.low, figure.amount.high
        if low is None and high is None:
            yield f"figures: {figure.text!r:.60} has no bound"
        elif low is not None and high is not None and not low <= high:
            yield f"figures: {figure.text!r:.60} is from {low} to {high}"


def _span(name: str, text: str, one: Any) -> Iterator[str]:
    if not 0 <= one.start < one.end <= len(text):
        yield f"{name}: {one.start}..{one.end} is no stretch of a text of {len(text)}"
    elif text[one.start : one.end] != one.text:
        yield f"{name}: {one.text!r:.60} is {text[one.start : one.end]!r:.60} in the text"


def _confidence(name: str, one: Any) -> Iterator[str]:
    if not 0.0 <= one.confidence <= 1.0:
        yield f"{name}: {one.text!r:.60} has a confidence of {one.confidence}"
