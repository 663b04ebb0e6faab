"""From documents in the record that are still to be read to readings in it.

Rule: each reading is kept before the next is taken: breaking off loses none, going on repeats none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from servanda import bulk
from servanda.config import Settings
from servanda.errors import EvidenceMismatch
from servanda.model.dossier import Dossier
from servanda.model.ids import content_id
from servanda.model.progress import Progress
from servanda.model.record import Problem, Reading
from servanda.read.reader import READER
from servanda.read.screened import screened
from servanda.register.gather import problem_of
from servanda.register.reports import ReadReport
from servanda.store.clock import Clock
from servanda.store.protocol import Store


def read_unread(
    store: Store,
    clock: Clock,
    dossier: Dossier,
    settings: Settings,
    progress: Callable[[Progress], None] | None,
) -> ReadReport:
    """Read what this reader with this dossier has still to read."""
    read: list[str] = []
    problems: list[Problem] = []

    def failed(problem: Problem) -> None:
        store.add_problem(problem, clock())
        problems.append(problem)

    store.add_dossier(dossier, clock())
    lexicon = bulk.lexicon_for(dossier, bulk.pipeline_for(dossier, settings))
    documents = store.unread(READER, lexicon.fingerprint)
    if settings.screen:  # what was read in full needs no lesser reading
        left = {one.id for one in store.unread(READER, screened(lexicon).fingerprint)}
        documents = tuple(one for one in documents if one.id in left)
    names = {document.id: document.file for document in documents}
    for reading in bulk.read_all(
        documents, dossier=dossier, settings=settings, progress=progress, failed=failed
    ):
        kept = replace(reading, problems=(*reading.problems, *_off_topic(reading, names[reading.document])))
        try:
            store.add_reading(kept, clock())
        except EvidenceMismatch as error:
            failed(replace(problem_of(error, names[reading.document]), document=reading.document))
            continue
        read.append(reading.document)
        problems.extend(kept.problems)
    return ReadReport(tuple(read), tuple(problems))


def _off_topic(reading: Reading, name: str) -> tuple[Problem, ...]:
    """A problem where a document tells nothing of any accord; it stays in the record all the same."""
    if reading.assertions or reading.conditions or reading.commitments or reading.measures:
        return ()
    if reading.problems:  # the reader itself says what is amiss
        return ()
    return (
        Problem(
            id=content_id("p", reading.id, "off topic"),
            where=name,
            what="nothing in it is about talks, commitments, measures or other acts of parties",
            remedy="It stays in the record and adds nothing. If it is about your accord, name its parties and"
            " words in the dossier and run `servanda read` again.",
            document=reading.document,
        ),
    )
