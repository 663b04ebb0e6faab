"""What a view holds beside its answer, as entries of a trace: definitions, sources, times, decisions.

Rule: a definition is outside knowledge and says so; under it stand the sources that state it, and where it
names none, nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from servanda.assess.plain import says
from servanda.assess.traced import Entry
from servanda.model.dossier import Dossier
from servanda.model.record import Timex
from servanda.model.source import Evidence
from servanda.model.view import View

OUTSIDE = "outside-knowledge"
PREFIX = "dossier:"  # before the id of what a dossier alone states
_LEFT = frozenset({"id", "sources", "words", "demonyms", "mentions"})


def stated(view: View) -> Iterator[tuple[str, Entry]]:
    """Everything that a view or its export shows by an id and that is no part of the answer itself."""
    yield from _definitions(view.dossier)
    known = {one.id for one in view.reconciled.documents}
    for seen in view.visible:
        for timex in seen.reading.timexes if seen.document.id in known else ():
            yield timex.id, _time(timex)
    for one in view.judgements:
        told = (("decision", one.decision.value), ("value", one.value), ("by", one.by), ("why", one.why))
        about = (("subject", one.subject), ("takes-back", one.takes_back))
        yield one.id, Entry("judgement", (*about, *told, ("recorded-at", one.recorded_at)), ())
    for problem in (*view.reconciled.problems, *view.problems):
        words = (("what", problem.what), ("where", problem.where), ("words", problem.words))
        there = problem.document if problem.document in known else None
        yield problem.id, Entry("problem", words, (there,) if there else ())


def _definitions(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    there = {one.id for one in dossier.sources}
    for one in _defined(dossier):
        grounds = tuple(source for source in getattr(one, "sources", ()) if source in there)
        entry = Entry(OUTSIDE, _said(one), grounds)
        yield PREFIX + one.id, entry
        yield one.id, entry
        for part in getattr(one, "provisions", ()):
            yield part.id, Entry(OUTSIDE, _said(part), grounds)
    for source in dossier.sources:
        yield source.id, Entry("source", _said(source), ())
    for finding in dossier.findings:
        grounds = tuple(source for source in finding.sources if source in there)
        yield PREFIX + finding.condition, Entry(OUTSIDE, _said(finding), grounds)


def _defined(dossier: Dossier) -> Iterable[Any]:
    return (
        *dossier.parties,
        *dossier.actors,
        *dossier.instruments,
        *dossier.sets,
        *dossier.commitments,
        *dossier.tracks,
        *dossier.measures,
        *dossier.concepts,
    )


def _said(one: Any) -> tuple[tuple[str, object], ...]:
    return tuple(says(one, _LEFT).items())


def _time(timex: Timex) -> Entry:
    words = Evidence(timex.document, timex.start, timex.end, timex.text)
    return Entry("timex", (("type", timex.type), ("value", timex.value)), (), (words,), timex.document)
