"""Whether a confidence means something: what the readers claim of dates, actors and figures, and what holds.

Rule: a claim is what the field says. Of a date, that extent and value are right; of a mention, that extent
and actor are; of a figure, that amount, unit and what is counted are. A claim on words that no coder judged
(an adjective, a nameless group) is left out. ECE is the expected calibration error over bins of equal
width: the mean gap between what was claimed and what was right. The floor is on one minus it.

Source: Guo and others, "On calibration of modern neural networks", 2017, for the table and ECE.

    python -m benchmarks.accuracy.reliability [--bins N]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy import chains, shared, timex
from benchmarks.accuracy.chains import Gold
from benchmarks.accuracy.resolved import counts, people, scoring, times
from benchmarks.accuracy.resolved.marks import SETS, Stretch
from benchmarks.hostile import again
from servanda.model.actor import Actor, Mention
from servanda.model.source import Document
from servanda.read import language
from servanda.read.concepts import find_concepts
from servanda.read.gazetteer import gazetteer
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page

BINS = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """How sure the reader was, and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same confidence."""

    number: int
    claimed: float  # the mean of their confidences
    right: float  # the share that was right


Claims = dict[str, list[Claim]]


def bins(claims: Sequence[Claim], width: int = BINS) -> list[Bin]:
    """Put claims into bins of equal width; the last holds a confidence of 1, and empty ones are left out."""
    held: dict[int, list[Claim]] = defaultdict(list)
    for one in claims:
        held[min(int(one.confidence * width), width - 1)].append(one)
    return [
        Bin(
            len(some),
            sum(one.confidence for one in some) / len(some),
            sum(one.right for one in some) / len(some),
        )
        for _, some in sorted(held.items())
    ]


def error(table: Sequence[Bin]) -> float:
    """The expected calibration error of a table."""
    every = sum(one.number for one in table)
    return sum(one.number * abs(one.claimed - one.right) for one in table) / every if every else 0.0


def of_texts(_: Path) -> Claims:
    """Claims on the development texts marked by hand."""
    found: Claims = {"timexes": [], "mentions": [], "figures": []}
    for one, page, reading in scoring.read(SETS / "dev"):
        values = {(gold.place.start, gold.place.end): times.wanted(gold.mark.value) for gold in one.timexes}
        for timex_ in reading.timexes:
            right = values.get((timex_.start, timex_.end)) == timex_.value
            found["timexes"].append(Claim(timex_.confidence, right))
        mentions = [mention for actor in reading.actors for mention in actor.mentions]
        ground = counts.Ground(
            one.document.text, (*mentions, *find_concepts(page, Lexicon.of())), reading.timexes
        )
        pairs = counts.matched(one.figures, reading.figures)
        for figure in reading.figures:
            gold = next((gold for gold, other in pairs if other is figure), None)
            found["figures"].append(
                Claim(figure.confidence, gold is not None and counts.is_counted(gold, figure, ground))
            )
        marked = [
            Gold(place.start, place.end, (place.start, place.end), who.mark.name, "", kind)
            for who in one.who
            for place in who.places
            for kind in (people.kind_of(one.document.text[place.start : place.end], who.mark.name)[:-1],)
        ]
        groups = [group.place for group in one.groups]
        found["mentions"] += _mentions(marked, reading.actors, groups, named=True)
    return found


def of_reports(root: Path) -> Claims:
    """Claims on the dates of MEANTIME; it marks neither what figures count nor every mention."""
    found: list[Claim] = []
    for report in timex.reports(root):
        document = Document(id="d_gold", sha256="", file=report.name, text=report.text)
        _, reading = again(make_page(document, language.load()), report.day or None)
        low, high = report.skipped
        values = {(gold.start, gold.end): gold.value for gold in report.timexes}
        for one in reading.timexes:
            if not low <= one.start < high:
                found.append(Claim(one.confidence, values.get((one.start, one.end)) == one.value))
    return {"timexes": found}


def of_gum(root: Path) -> Claims:
    """Claims on the mentions of GUM's development documents."""
    found: list[Claim] = []
    for one in chains.gum(root, "dev"):
        document = Document(id="d_gold", sha256="", file=one.name, text=one.text)
        _, reading = again(make_page(document, language.load()), None)
        found += _mentions(one.mentions, reading.actors, (), named=False)
    return {"mentions": found}


def _mentions(
    marked: Sequence[Gold], actors: Sequence[Actor], groups: Sequence[Stretch], *, named: bool
) -> Iterator[Claim]:
    """Claims of mentions: right where the mark of that extent is of the chain of the actor's names.

    `named`: only what has a name is marked, so that an actor without a marked name is not judged.
    """
    names = gazetteer(Lexicon.of())
    spans = {span: gold for gold in reversed(marked) for span in ((gold.start, gold.end), gold.head)}
    ends = {gold.end: gold for gold in reversed(marked)} | {gold.head[1]: gold for gold in reversed(marked)}

    def mark(one: Mention) -> Gold | None:
        exact = spans.get((one.start, one.end))
        near = ends.get(one.end)  # "Mira Saltren" in "Minister Mira Saltren": the same head
        return exact or (near if near is not None and near.start <= one.start else None)

    shared_by = Counter((one.start, one.end) for actor in actors for one in actor.mentions)
    for actor in actors:
        votes: Counter[str] = Counter()
        for one in actor.mentions:
            gold = mark(one)
            if gold is not None and gold.form == "name" and one.kind == "name":
                votes[gold.chain] += 1
        if not votes and named:
            continue
        chain = votes.most_common(1)[0][0] if votes else None
        for one in actor.mentions:
            entry = names.lookup(one.text) if one.kind == "name" else None
            if (entry and entry.sort in ("adjective", "people")) or shared_by[one.start, one.end] > 1:
                continue
            if any(place.start < one.end and one.start < place.end for place in groups):
                continue
            gold = mark(one)
            if gold is None and named and one.kind == "name":
                continue  # "Orran officials" holds a name that is not marked there
            if chain is None and gold is not None:
                chain = gold.chain  # nobody names it: its first mention tells which it is
            yield Claim(one.confidence, gold is not None and gold.chain == chain)


CORPORA: tuple[tuple[str, Callable[[Path], Claims]], ...] = (
    ("texts", of_texts),
    ("meantime", of_reports),
    ("gum-dev", of_gum),
)


def measure(root: Path, width: int = BINS) -> dict[str, float]:
    """Print the tables; keys as in floors.json."""
    scores: dict[str, float] = {}
    for corpus, claims in CORPORA:
        for layer, some in claims(root).items():
            table = bins(some, width)
            print(f"{corpus} {layer}: {len(some)} claims, ECE {error(table):.3f}")
            for one in table:
                print(f"    {one.number:6}  claimed {one.claimed:.3f}  right {one.right:.3f}")
            scores[f"reliability {corpus} {layer} 1-ECE"] = round(1 - error(table), 4)
    return scores


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bins", type=int, default=BINS)
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return 1
    print(json.dumps(measure(root, parser.parse_args().bins), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
