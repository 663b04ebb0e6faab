"""The reader: a document in, a reading out. Composition only; each step is a module of its own.

Rule: a step that fails on a document becomes a Problem that names it, and costs nothing else. A reading's
id is the document, this reader, the words it may use, and the day it is read against.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from servanda import __version__
from servanda.errors import BadDate
from servanda.model.actor import Actor, Mention
from servanda.model.figure import Figure
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Problem, Reading, Reference, Statement, Timex
from servanda.model.source import Document, Part, Region
from servanda.model.when import When, parse
from servanda.read.actors import find_actors
from servanda.read.acts import find_acts, find_types
from servanda.read.commitments import find_commitments
from servanda.read.concepts import find_concepts
from servanda.read.conditions import condition_acts, find_conditions
from servanda.read.figures import find_figures
from servanda.read.lexicon import Lexicon
from servanda.read.lines import all_clauses
from servanda.read.measures import find_measures
from servanda.read.network import weights
from servanda.read.page import Page, make_page
from servanda.read.published import find_published
from servanda.read.references import find_references
from servanda.read.statements import find_statements
from servanda.read.timex import find_timexes
from servanda.read.tracks import find_tracks, without_tracks
from servanda.read.voices import voices_at

READER = f"servanda {__version__}/3 {weights.mark()}"
"""Name and version of this reader and its weights; raise the number when words would be read otherwise."""

T = TypeVar("T")


def reading_id(document: Document, words: str, anchor: str | None) -> str:
    """Name the reading of a document by this reader with these words against that day."""
    return content_id("r", document.id, READER, words, anchor or "")


def read_document(
    document: Document,
    *,
    language: Any,
    lexicon: Lexicon,
    anchor: str | None = None,
    only: Collection[str] | None = None,
    regions: Sequence[Region] | None = None,
) -> Reading:
    """Read one document; nothing that its words do is raised.

    Args:
        document: as loaded by `text`.
        language: a spaCy pipeline that sets sentences (`read.language.load`).
        lexicon: the words the reading may use.
        anchor: the day of publication (EDTF) if it is known from outside; else the words of the document
            themselves are asked for it.
        only: names of parts to keep (``timexes``, ``actors``, ...); None for all.
        regions: the paragraphs to read; None for all (see `read.screened`).

    Returns:
        A reading; what could not be read is among its problems.
    """
    bench = _Bench(document)
    page = bench.step("sentences", lambda: make_page(document, language, regions), Page(document, ()))
    said = anchor or document.published.value
    day = day_of(said)
    name = reading_id(document, lexicon.fingerprint, said)
    timexes = bench.many("temporal expressions", lambda: find_timexes(page, day))
    published = bench.step("day of publication", lambda: find_published(page, timexes), document.published)
    if day is None and (stated := day_of(published.value)) is not None and stated.earliest is not None:
        day = stated
        timexes = bench.step("temporal expressions", lambda: find_timexes(page, day), timexes)
    actors = bench.many("actors", lambda: find_actors(page, lexicon))
    concepts = bench.many("concepts", lambda: find_concepts(page, lexicon))
    tracks = bench.many("tracks", lambda: find_tracks(page, lexicon))
    actors = bench.step("names of tracks", lambda: without_tracks(actors, tracks, lexicon), actors)
    mentions = (*(one for actor in actors for one in actor.mentions), *concepts)
    figures = bench.many("figures", lambda: find_figures(page, timexes, mentions, lexicon))
    statements = bench.many("statements", lambda: find_statements(page, actors, concepts, timexes, lexicon))
    figures = bench.step(
        "voices of figures", lambda: tuple(_voiced(one, statements) for one in figures), figures
    )
    sentences = bench.many(
        "clauses",
        lambda: all_clauses(page, actors, (*concepts, *tracks), timexes, bench.odd, lexicon.dossier.acts),
    )
    assertions: tuple[Assertion, ...] = bench.many(
        "acts",
        lambda: find_acts(page, sentences, actors, figures, statements, lexicon, name, bench.odd),
    )
    conditions = bench.many(
        "conditions", lambda: find_conditions(page, sentences, actors, statements, assertions, lexicon)
    )
    assertions += bench.many("set conditions", lambda: condition_acts(conditions, statements, name))
    commitments = bench.many(
        "commitments", lambda: find_commitments(page, sentences, actors, statements, lexicon)
    )
    measures = bench.many(
        "measures", lambda: find_measures(page, sentences, actors, statements, assertions, lexicon)
    )
    references = bench.many("references", lambda: find_references(page, timexes, lexicon))
    references = bench.step(
        "headlines",
        lambda: tuple(
            _typed(page, one, actors, (*concepts, *tracks), timexes, lexicon) for one in references
        ),
        references,
    )
    if not any(one.part is not Part.FURNITURE for one in page.sentences):
        bench.note("no text of its own was found", "It may be a list of links, or empty. Check the file.")
    elif not assertions and not statements and not commitments:
        bench.note(
            "nothing about talks, accords or measures was found",
            "It may be about something else. It stays in the record and can be searched.",
        )
    reading = Reading(
        id=name,
        document=document.id,
        reader=READER,
        words=lexicon.fingerprint,
        anchor=said,
        published=published,
        assertions=assertions,
        timexes=timexes,
        actors=actors,
        figures=figures,
        statements=statements,
        conditions=conditions,
        commitments=commitments,
        measures=measures,
        references=references,
        problems=tuple(bench.problems),
    )
    return _kept(reading, only) if only is not None else reading


_PARTS = (
    "assertions", "timexes", "actors", "figures", "statements", "conditions", "commitments", "measures",
    "references",
)  # fmt: skip


def _kept(reading: Reading, only: Collection[str]) -> Reading:
    """Empty all parts but those that are asked for."""
    emptied: dict[str, Any] = {part: () for part in _PARTS if part not in only}
    return replace(reading, **emptied)


def day_of(value: str | None) -> When | None:
    """A day of publication as it is said; None where it is none."""
    if value is None:
        return None
    try:
        return parse(value)
    except BadDate:
        return None


def _voiced(figure: Figure, statements: Sequence[Statement]) -> Figure:
    """Say of a figure who gives it."""
    if figure.said_by:
        return figure
    return replace(figure, said_by=voices_at(statements, figure.start, figure.end).said_by)


def _typed(
    page: Page,
    reference: Reference,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    lexicon: Lexicon,
) -> Reference:
    """Say of a dated headline which acts and entities it speaks of; it asserts nothing."""
    sentence = page.sentence_at(reference.start)
    if sentence is None:
        return reference
    types, entities = find_types(sentence, actors, concepts, timexes, lexicon)
    return replace(
        reference,
        types=tuple(dict.fromkeys((*reference.types, *types))),
        entities=tuple(dict.fromkeys((*reference.entities, *entities))),
    )


class _Bench:
    """Runs steps and keeps what goes wrong."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def many(self, name: str, work: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """Run a step that gives several; a failure gives none."""
        return self.step(name, work, ())

    def step(self, name: str, work: Callable[[], T], otherwise: T) -> T:
        """Run one step; a failure becomes a Problem and the step's empty result."""
        try:
            return work()
        except Exception as error:
            # Any fault of one step on one text must leave the others their results.
            self.note(
                f"the step “{name}” failed ({type(error).__name__}: {error})",
                "The rest was read. Please report the words, so that the reader can be mended.",
            )
            return otherwise

    def odd(self, start: int, end: int, error: Exception) -> None:
        """Note a sentence that could not be read for acts."""
        self.note(
            f"a sentence could not be read for acts ({type(error).__name__}: {error})",
            "The other sentences were read.",
            self.document.text[start:end],
            start,
        )

    def note(self, what: str, remedy: str, words: str = "", start: int = 0) -> None:
        """Keep one problem."""
        line = self.document.text.count("\n", 0, start) + 1
        self.problems.append(
            Problem(
                id=content_id("p", self.document.id, what, start),
                where=f"{self.document.file}:{line}",
                what=what,
                words=words,
                remedy=remedy,
                document=self.document.id,
            )
        )
