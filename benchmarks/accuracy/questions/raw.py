"""The records by name: the marked example, the example as read, and the real reports as read.

Rule: a record that is read begins with bytes, and shows what reading and engine do together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.accuracy import shared
from benchmarks.accuracy.questions.answer import As
from benchmarks.accuracy.questions.parameters import Parameters, load
from benchmarks.accuracy.questions.records import RECORDED_AT, as_of, documents, marked
from servanda.dossier.load import load as load_dossier
from servanda.examples import example
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.read.language import load as load_language
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document


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
