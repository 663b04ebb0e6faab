"""Temporal expressions and figures against MEANTIME: 90 Wikinews reports, title and first sentences.

Rows: *strict* (same extent), *relaxed* (some overlap), *value* (overlap and the same TIMEX3 value). The line
that holds nothing but the day of publication is left out: it would flatter. Only sentences 0 to 5 of a
report are annotated, so nothing after them counts.

    python -m benchmarks.accuracy.timex [--errors] [--peers]
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy import shared
from benchmarks.accuracy.timex_peers import peers
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.read import language
from servanda.read.figures import find_figures
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from servanda.read.timex import find_timexes

CORPUS = Path("gold/meantime/intra_cross-doc_annotation")
LAST = 5  # the last annotated sentence
DATE_LINE = 1
_NO_SPACE_BEFORE = {
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    ")",
    "%",
    "''",
    "'s",
    "n't",
    "'",
    "’s",
    "'re",
    "'ll",
    "'d",
    "'ve",
}
_NO_SPACE_AFTER = {"(", "$", "``", "US$", "£", "€", "#", "AU$", "C$"}


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated or found stretch, by offsets into the rebuilt text."""

    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, rebuilt from its words, with its gold."""

    name: str
    text: str
    day: str
    timexes: tuple[Marked, ...]
    figures: tuple[Marked, ...]
    skipped: tuple[int, int]  # the line that holds only the day of publication
    file: Path = Path()
    tokens: dict[str, tuple[int, int]] = field(default_factory=dict)  # by id: where each word stands


def reports(root: Path) -> Iterator[Report]:
    """Read the corpus; one line a sentence, spaced as print is."""
    for path in sorted((root / CORPUS).glob("*/*.xml")):
        tree = ElementTree.parse(path).getroot()
        text, places, sentence_of, lines = "", {}, {}, {}
        last, glue = -1, True
        for token in tree.iter("token"):
            number, word = int(token.get("sentence", "0")), token.text or ""
            if number > LAST:
                break
            if number != last:
                text, last, glue = text + ("\n" if text else ""), number, True
                lines[number] = len(text)
            shown = '"' if word in ("``", "''") else word
            if not glue and word not in _NO_SPACE_BEFORE:
                text += " "
            identity = token.get("t_id", "")
            places[identity] = (len(text), len(text) + len(shown))
            sentence_of[identity] = number
            text += shown
            glue = word in _NO_SPACE_AFTER
        day = ""
        marked: dict[str, list[Marked]] = {"TIMEX3": [], "VALUE": []}
        for kind, found in marked.items():
            for element in tree.iter(kind):
                if element.get("functionInDocument") == "CREATION_TIME":
                    day = element.get("value", "")
                words = [anchor.get("t_id", "") for anchor in element.findall("token_anchor")]
                if not words or any(one not in places for one in words):
                    continue
                if sentence_of[words[0]] == DATE_LINE:
                    day = day or element.get("value", "")  # two reports mark no creation time
                    continue
                found.append(Marked(places[words[0]][0], places[words[-1]][1], element.get("value", "")))
        if re.fullmatch(r"\d\d-\d\d-\d{4}", day):  # one is written the other way round
            day = "-".join(reversed(day.split("-")))
        skipped = (lines.get(DATE_LINE, 0), lines.get(DATE_LINE + 1, len(text)))
        yield Report(
            path.stem, text, day, tuple(marked["TIMEX3"]), tuple(marked["VALUE"]), skipped, path, places
        )


def read(report: Report) -> tuple[list[Marked], list[Marked]]:
    """Read one report: its temporal expressions and its figures."""
    document = Document(id="d_gold", sha256="", file=report.name, text=report.text)
    page = make_page(document, language.load())
    timexes = find_timexes(page, parse(report.day) if report.day else None)
    figures = find_figures(page, timexes, (), Lexicon.of())
    low, high = report.skipped
    return (
        [Marked(one.start, one.end, one.value) for one in timexes if not low <= one.start < high],
        [Marked(one.start, one.end) for one in figures if not low <= one.start < high],
    )


class Score:
    """Counts for one layer."""

    def __init__(self) -> None:
        self.gold = self.found = self.strict = self.relaxed = self.value = 0
        self.missed: list[str] = []
        self.wrong: list[str] = []

    def add(self, report: Report, gold: Sequence[Marked], found: Sequence[Marked]) -> None:
        """Match what was found with the gold, one to one, exact extents first."""
        left = list(found)
        self.gold += len(gold)
        self.found += len(found)
        pending = []
        for one in gold:
            same = next((other for other in left if (other.start, other.end) == (one.start, one.end)), None)
            if same is None:
                pending.append(one)
                continue
            left.remove(same)
            self.strict += 1
            self._count(report, one, same)
        for one in pending:
            over = next((other for other in left if other.start < one.end and one.start < other.end), None)
            if over is None:
                self.missed.append(f"missed   {_around(report, one)} = {one.value}")
                continue
            left.remove(over)
            self.wrong.append(f"extent   {_around(report, one)} as [{report.text[over.start : over.end]}]")
            self._count(report, one, over)
        self.wrong.extend(f"spurious {_around(report, one)} = {one.value}" for one in left)

    def _count(self, report: Report, gold: Marked, found: Marked) -> None:
        self.relaxed += 1
        if gold.value == found.value:
            self.value += 1
        else:
            self.wrong.append(
                f"value    {_around(report, gold)} gold {gold.value} got {found.value} ({report.day})"
            )

    def f1(self, hits: int) -> float:
        """F1 of some hits over what is gold and what was found."""
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 0.0

    def line(self, name: str, hits: int) -> str:
        """One line of the table."""
        precision, recall = hits / max(1, self.found), hits / max(1, self.gold)
        return f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {self.f1(hits):.3f}  ({hits} of {self.gold})"


def _around(report: Report, one: Marked) -> str:
    before, after = report.text[max(0, one.start - 40) : one.start], report.text[one.end : one.end + 25]
    return f"{before}[[{report.text[one.start : one.end]}]]{after}".replace("\n", " / ")


def measure(root: Path, *, errors: bool = False) -> dict[str, float]:
    """Measure both layers; keys as in floors.json."""
    times, figures = Score(), Score()
    for report in reports(root):
        found_times, found_figures = read(report)
        times.add(report, report.timexes, found_times)
        figures.add(report, report.figures, found_figures)
    rows = (
        ("timex strict", times, times.strict),
        ("timex relaxed", times, times.relaxed),
        ("timex value", times, times.value),
        ("figures strict", figures, figures.strict),
        ("figures relaxed", figures, figures.relaxed),
    )
    scores = {}
    for name, layer, hits in rows:
        print(layer.line(name, hits))
        scores[f"meantime {name} F1"] = round(layer.f1(hits), 4)
    if errors:
        for layer in (times, figures):
            print("\n".join([*layer.missed, *layer.wrong]))
    return scores


def compare(root: Path) -> None:
    """Score the readers of others on the same reports, where they are installed."""
    for name, find in peers().items():
        if find is None:
            print(f"{name:16} not installed")
            continue
        times = Score()
        for report in reports(root):
            low, high = report.skipped
            found = [Marked(*one) for one in find(report.text, report.day) if not low <= one[0] < high]
            times.add(report, report.timexes, found)
        for kind in ("strict", "relaxed", "value"):
            print(times.line(f"{name} {kind}", getattr(times, kind)))


if __name__ == "__main__":
    corpora = shared.root()
    if corpora is None:
        sys.exit(shared.ABSENT)
    for metric, score in measure(corpora, errors="--errors" in sys.argv).items():
        print(json.dumps({metric: score}))
    if "--peers" in sys.argv:
        compare(corpora)
