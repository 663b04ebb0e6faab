"""What the three readers find in marked texts, compared with the marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy.resolved import counts, people, times
from benchmarks.accuracy.resolved.marks import SETS, Marked, texts
from benchmarks.accuracy.resolved.tally import Tally
from servanda.model.record import Reading
from servanda.read import language
from servanda.read.bench import STANDS_ON, Bench
from servanda.read.concepts import find_concepts
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.reader import read_page


def measure(root: Path | None = None) -> dict[str, float]:  # noqa: ARG001 - as all measures
    """Score both sets; keys as in floors.json."""
    return {**score(SETS / "dev"), **score(SETS / "unseen")}


def score(folder: Path, *, only: str = "", layer: str = "", errors: bool = False) -> dict[str, float]:
    """Read each text of a set and compare; prints a table, with `errors` every difference first."""
    tally = Tally()
    for one, page, reading in read(folder, only):
        mentions = [mention for actor in reading.actors for mention in actor.mentions]
        ground = counts.Ground(
            one.document.text, (*mentions, *find_concepts(page, Lexicon.of())), reading.timexes
        )
        times.compare(one, reading.timexes, tally)
        counts.compare(one, reading.figures, ground, tally)
        people.compare(one, reading.actors, tally)
        if errors:
            _show(one, page, tally, layer)
        tally.lines.clear()
    return tally.scores(folder.name, layer)


def read(folder: Path, only: str = "") -> Iterator[tuple[Marked, Page, Reading]]:
    """Read each text of a set for dates, actors and figures; a fault is raised."""
    pipeline, lexicon = language.load(), Lexicon.of()
    for one in texts(folder, only):
        page = make_page(one.document, pipeline)
        bench = Bench(one.document, STANDS_ON, strict=True)
        yield (
            one,
            page,
            read_page(page, lexicon=lexicon, bench=bench, anchor=one.published, only=tuple(STANDS_ON)),
        )


def _show(one: Marked, page: Page, tally: Tally, layer: str) -> None:
    print(f"\n== {one.name}")
    shown = ""
    for _, place, of, words in sorted(tally.lines, key=lambda line: line[1]):
        if layer not in ("", of):
            continue
        sentence = page.sentence_at(place)
        said = " ".join(sentence.text.split()) if sentence else ""
        if said != shown:
            print(f"« {said}")
            shown = said
        print(f"    {words}")
