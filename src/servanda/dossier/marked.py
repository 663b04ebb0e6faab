"""Files of hand-made marks to Readings, as if a reader had found it all.

Rule: every mark quotes words of its document and gets their offsets; a mark whose words are not there is
an error at its line. A hand reading outranks a machine's wherever both are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from servanda.dossier import nouns
from servanda.dossier.making import READER, Making
from servanda.dossier.marks import MarkedFile
from servanda.dossier.places import read_yaml, shape, suggest
from servanda.errors import BadDossier
from servanda.model.ids import content_id
from servanda.model.record import Reading
from servanda.model.source import Document


def load_marked(path: Path, documents: Iterable[Document]) -> tuple[Reading, ...]:
    """Load a file of marks, or every ``*.yaml`` file of a folder of them.

    A file names its document by `document`, the file name under which the document was loaded.

    Raises:
        BadDossier: a file is wrong, names no given document, or quotes words that are not there.
    """
    by_name = {Path(one.file).name: one for one in documents}
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise BadDossier("no marks here", where=str(path), remedy="Put one *.yaml file for each document.")
    return tuple(_reading(file, by_name) for file in files)


def _reading(file: Path, by_name: dict[str, Document]) -> Reading:
    placed = read_yaml(file)
    marks = shape(MarkedFile, placed)
    document = by_name.get(marks.document)
    if document is None:
        what = f"no such document: {marks.document}"
        raise placed.error(("document",), what, suggest(marks.document, by_name, "document"))
    words = content_id("w", "\n".join(placed.lines))
    make = Making.of(document, marks, placed, content_id("r", document.id, READER, words))
    return Reading(
        id=make.reading,
        document=document.id,
        reader=READER,
        words=words,
        anchor=None,
        published=nouns.published(make),
        actors=nouns.actors(make),
        statements=tuple(nouns.statement(make, n) for n in range(len(marks.statements))),
        assertions=tuple(nouns.assertion(make, n) for n in range(len(marks.assertions))),
        conditions=tuple(nouns.condition(make, n) for n in range(len(marks.conditions))),
        commitments=tuple(nouns.commitment(make, n) for n in range(len(marks.commitments))),
        measures=tuple(nouns.measure(make, n) for n in range(len(marks.measures))),
        figures=tuple(nouns.figure(make, n) for n in range(len(marks.figures))),
        references=tuple(nouns.reference(make, n) for n in range(len(marks.references))),
        # Filled while the above were made, so that it comes last.
        timexes=tuple(make.timexes[span] for span in sorted(make.timexes, key=lambda one: one.start)),
    )
