"""The reader: a document in, a reading out. Composition only; each step is a module of its own.

Rule: a step that fails on a document becomes a Problem that names it, and costs nothing else. A reading's
id is the document, this reader, the words it may use, and the day it is read against. Where only some parts
are asked for, the steps that these do not stand on are left out; what is found is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from servanda import __version__
from servanda.errors import BadDate
from servanda.model.actor import Actor, Mention
from servanda.model.figure import Figure
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Reading, Reference, Statement, Timex
from servanda.model.source import Document, Part, Region
from servanda.model.when import When, parse
from servanda.read.actors import find_actors
from servanda.read.acts import find_acts, find_types
from servanda.read.bench import Bench
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
from servanda.read.trace import Trace
from servanda.read.tracks import find_tracks, without_tracks
from servanda.read.voices import voices_at

READER = f"servanda {__version__}/3 {weights.mark()}"
"""Name and version of this reader and its weights; raise the number when words would be read otherwise."""


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
    trace: Trace | None = None,
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
        trace: filled with how the acts were found, where one asks (see `read.explained`).

    Returns:
        A reading; what could not be read is among its problems.
    """
    bench = Bench(document, only)
    page = bench.step("sentences", lambda: make_page(document, language, regions), Page(document, ()))
    return read_page(page, lexicon=lexicon, bench=bench, anchor=anchor, only=only, trace=trace)


def read_page(
    page: Page,
    *,
    lexicon: Lexicon,
    bench: Bench,
    anchor: str | None = None,
    only: Collection[str] | None = None,
    trace: Trace | None = None,
) -> Reading:
    """Read a document that is cut into sentences; as `read_document` otherwise.

    Args:
        page: the document's sentences.
        lexicon, anchor, only, trace: as for `read_document`.
        bench: what runs the steps; it was made for the same `only`.
    """
    document = page.document
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
        lambda: all_clauses(
            page,
            actors,
            (*concepts, *tracks),
            timexes,
            bench.odd,
            lexicon.dossier.acts,
            lexicon.dossier.nouns,
        ),
    )
    assertions: tuple[Assertion, ...] = bench.many(
        "acts",
        lambda: find_acts(page, sentences, actors, figures, statements, lexicon, name, bench.odd, trace),
    )
    conditions = bench.many(
        "conditions", lambda: find_conditions(page, sentences, actors, statements, assertions, lexicon)
    )
    assertions += bench.many("set conditions", lambda: condition_acts(conditions, statements, name))
    commitments = bench.many(
        "commitments", lambda: find_commitments(page, sentences, actors, statements, lexicon, figures)
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
    elif only is None and not assertions and not statements and not commitments:
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
