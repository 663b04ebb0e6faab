"""The documents of a record to a list: who published each and when, how that is known, what was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from servanda.model.dossier import CONVERTER
from servanda.model.event import Visible
from servanda.model.view import View
from servanda.present.page import Source, named
from servanda.present.screens.problems import problems
from servanda.present.sections.desk import Desk


@dataclass(frozen=True, slots=True)
class Row:
    """One document in the list."""

    source: Source
    read: tuple[tuple[int, str], ...]  # how many of what
    problems: int
    copies: str = ""  # the title of the document of which it is a copy
    pages: int = 0  # thousands of code points, at least one
    outside: bool = False


def compose(view: View) -> tuple[Row, ...]:
    """List the documents of a view, the latest first; those without a day come last."""
    desk = Desk.of(view, whole=True)
    cited = [desk.citing.line("", (one.id,)) for one in view.reconciled.documents]
    sources = {one.document: one for one in desk.citing.sources(cited)}
    wrong = Counter(one.document for one in problems(view) if one.document)
    texts = {one.id: one for one in view.reconciled.documents}
    found = [
        Row(
            sources[one.document.id],
            _read(one),
            wrong[one.document.id],
            named(sources[of]) if (of := _copied(view, one.document.id)) in sources else "",
            max(1, round(len(one.document.text) / 1000)),
            texts[one.document.id].canonical.converter == CONVERTER,
        )
        for one in view.visible
        if one.document.id in sources
    ]
    dates = view.reconciled.dates
    found.sort(key=lambda one: one.source.number, reverse=True)
    # A dossier's notes come after the reports; what has no day stands last among its like.
    found.sort(key=lambda one: (one.outside, (dates[one.source.document].value or "") == ""))
    return tuple(found)


def _copied(view: View, document: str) -> str:
    of = view.reconciled.origins.get(document, document)
    return "" if of == document else of


def _read(one: Visible) -> tuple[tuple[int, str], ...]:
    read = one.reading
    counted = (
        (len(read.assertions), "act"),
        (len(read.statements), "statement"),
        (len(read.conditions), "condition"),
        (len(read.commitments), "duty"),
        (len(read.measures), "rule"),
        (len(read.figures), "figure"),
    )
    plural = {"duty": "duties"}
    return tuple((n, word if n == 1 else plural.get(word, f"{word}s")) for n, word in counted if n)
