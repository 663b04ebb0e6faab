"""What the reader finds in marked reports, compared with what they say."""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy.reports import acts, causes, joint, sayings, term_tally, terms
from benchmarks.accuracy.reports.agreement import Sides
from benchmarks.accuracy.reports.marks import SETS, reports
from benchmarks.accuracy.reports.tally import Tally, classes, scores
from servanda.read import language
from servanda.read.bench import Bench
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.reader import read_page

GATED = ("dev", "open", "open/second", "open/third")
UNSEEN = ("test", "blind", "blind/second")  # held together as well: alone each is small


def measure(root: Path | None = None) -> dict[str, float]:  # noqa: ARG001 - as all measures
    """Score the sets that the gate names; keys as in floors.json."""
    made: dict[str, float] = {}
    for name in GATED:
        print(f"{name}:")
        made |= score(SETS / name)
    return made | unseen()


def unseen() -> dict[str, float]:
    """Score the closed sets, each and all together."""
    made: dict[str, float] = {}
    together = joint.JointTally()
    for name in UNSEEN:
        print(f"{name}:")
        made |= score(SETS / name, into=together)
    print("unseen:")
    return made | joint.scores("unseen", together)


def score(
    folder: Path,
    *,
    only: str = "",
    errors: bool = False,
    table: bool = False,
    into: joint.JointTally | None = None,
) -> dict[str, float]:
    """Read each report of a set and compare.

    Args:
        folder: of the set.
        only: the name of one report.
        errors: whether to print every difference, with its sentence, first.
        table: whether to print what is missed and why, in numbers alone, first.
        into: what its acts are added to, where several sets count as one.
    """
    tally, told, jointly, why = Tally(), term_tally.TermTally(), joint.JointTally(), causes.Causes()
    pipeline, lexicon = language.load(), Lexicon.of()
    for report in reports(folder, only):
        page = make_page(report.document, pipeline)
        bench = Bench(report.document, strict=True)  # a step that fails is no score of nought
        reading = read_page(page, lexicon=lexicon, bench=bench, anchor=report.published)
        sides = Sides.of(reading.actors)
        tally.lines.clear()
        acts.compare(report, reading.assertions, sides, tally)
        wrong = joint.compare(report, reading.assertions, sides, jointly)
        if table:
            causes.note(report, page, reading.assertions, wrong, why)
        sayings.compare(report, reading.statements, sides, tally)
        tally.lines += terms.compare(folder, report, reading, sides, told)
        if errors:
            _show(report.name, page, tally)
    if into is not None:
        into.add(jointly)
    if errors:
        classes(tally)
        print()
    if table:
        causes.show(why)
        print()
    name = folder.relative_to(SETS).as_posix() if folder.is_relative_to(SETS) else folder.name
    return scores(name, tally) | joint.scores(name, jointly) | term_tally.scores(name, told)


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
