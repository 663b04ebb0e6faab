"""What the reader finds in marked reports, compared with what they say."""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy.reports import acts, sayings, term_tally, terms
from benchmarks.accuracy.reports.agreement import Sides
from benchmarks.accuracy.reports.marks import SETS, reports
from benchmarks.accuracy.reports.tally import Tally, classes, scores
from servanda.read import language
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.reader import read_document


def measure(root: Path | None = None) -> dict[str, float]:  # noqa: ARG001 - as all measures
    """Score the development set; keys as in floors.json."""
    return score(SETS / "dev")


def score(folder: Path, *, only: str = "", errors: bool = False) -> dict[str, float]:
    """Read each report of a set and compare; prints a table, with `errors` every difference first."""
    tally, told = Tally(), term_tally.TermTally()
    pipeline, lexicon = language.load(), Lexicon.of()
    for report in reports(folder, only):
        reading = read_document(report.document, language=pipeline, lexicon=lexicon, anchor=report.published)
        sides = Sides.of(reading.actors)
        tally.lines.clear()
        acts.compare(report, reading.assertions, sides, tally)
        sayings.compare(report, reading.statements, sides, tally)
        tally.lines += terms.compare(folder, report, reading, sides, told)
        if errors:
            _show(report.name, make_page(report.document, pipeline), tally)
    if errors:
        classes(tally)
        print()
    return scores(folder.name, tally) | term_tally.scores(folder.name, told)


def _show(name: str, page: Page, tally: Tally) -> None:
    print(f"\n== {name}")
    shown = ""
    for place, words in sorted(tally.lines):
        sentence = page.sentence_at(place)
        text = " ".join(sentence.text.split()) if sentence else ""
        if text != shown:
            print(f"« {text}")
            shown = text
        print(f"    {words}")
