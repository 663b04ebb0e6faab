"""The records that the questions can be put to, each as a function from two days to a view.

Rule: the marked example is the engine alone; the others begin with the raw text and show reading too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from benchmarks.accuracy import shared
from benchmarks.accuracy.questions.answer import As
from benchmarks.accuracy.questions.parameters import Parameters, load
from servanda import text
from servanda.assess import assess
from servanda.dossier.load import load as load_dossier
from servanda.dossier.marked import load_marked
from servanda.examples import example
from servanda.model.accord import Dossier
from servanda.model.event import Visible
from servanda.model.source import Document
from servanda.model.view import View
from servanda.read.language import load as load_language
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.reconcile import reconcile

RECORDED_AT = "2020-01-01T00:00:00Z"


def as_of(visible: Sequence[Visible], dossier: Dossier) -> As:
    """Make the view of some readings, as the register would: `on` is by default the latest day known."""

    def view(on: date | None = None, known_by: date | None = None) -> View:
        made = reconcile(visible, (), dossier, known_by=known_by)
        days = [day[:10] for day in made.known_on.values()]
        day = on or (date.fromisoformat(max(days)) if days else date(2020, 1, 1))
        assessed = assess(made, dossier, on=day)
        return View(
            reconciled=made,
            assessment=assessed,
            dossier=dossier,
            on=day,
            known_by=known_by,
            visible=tuple(visible),
        )

    return lru_cache(maxsize=32)(view)


def documents(files: Sequence[Path]) -> tuple[Document, ...]:
    """Load some files."""
    return tuple(text.load(file.read_bytes(), file.name) for file in files)


def marked() -> tuple[tuple[Visible, ...], Dossier]:
    """The bundled example with its hand-made marks."""
    one = example()
    loaded = documents(one.documents)
    by_id = {document.id: document for document in loaded}
    readings = load_marked(one.marked, loaded)
    return tuple(Visible(by_id[r.document], r, RECORDED_AT) for r in readings), load_dossier(one.dossier)


def read(files: Sequence[Path], dossier: Dossier) -> tuple[Visible, ...]:
    """Some files as the reader reads them."""
    language, lexicon = load_language(), Lexicon.of(dossier)
    return tuple(
        Visible(document, read_document(document, language=language, lexicon=lexicon), RECORDED_AT)
        for document in documents(files)
    )


def _example() -> As:
    return as_of(*marked())


def _example_raw() -> As:
    dossier = load_dossier(example().dossier)
    return as_of(read(example().documents, dossier), dossier)


def _seeds() -> As:
    root = shared.root()
    if root is None:
        raise SystemExit(shared.ABSENT)
    return as_of(read(sorted((root / "seeds").glob("*.txt")), Dossier()), Dossier())


# name: what it is, how its view is made, the parameters of its questions
RECORDS: dict[str, tuple[str, Callable[[], As], str]] = {
    "example": ("the bundled example as marked by hand: the engine alone", _example, "example"),
    "example-raw": ("the bundled example as read", _example_raw, "example"),
    "seeds": ("the five real reports as read", _seeds, "seeds"),
}


def open_record(name: str) -> tuple[As, Parameters]:
    """Make a record's view and load the parameters of its questions."""
    _, make, parameters = RECORDS[name]
    return make(), load(parameters)
