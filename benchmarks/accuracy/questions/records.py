"""Readings to a record that the questions can be put to: a function from two days to a view.

Rule: views are made as the register makes them; the marked example is the engine alone, without a reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from benchmarks.accuracy.questions.answer import As
from servanda import text
from servanda.assess import assess
from servanda.dossier.load import load as load_dossier
from servanda.dossier.marked import load_marked
from servanda.examples import example
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.source import Document
from servanda.model.view import View
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
