"""A view, or bare readings, to the objects of the exchange format: plain dicts, one a line when exported.

Rule: field names, arrays and nulls are a contract with those who read them; schemas/ holds one JSON
Schema a kind, and a test holds each exported object against it. Each kind is a line in EXPORTERS, in
the order in which they are written; `because` always leads down to assertions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files

from servanda.errors import BadCall
from servanda.model.record import Problem
from servanda.model.source import Document, Published
from servanda.model.view import View
from servanda.present.exchange import measures, owing, record, terms
from servanda.present.exchange.reading import (
    Dated,
    Object,
    actor_object,
    assertion_object,
    document_object,
    edtf,
    figure_object,
    problem_object,
    statement_object,
    timex_object,
)


def objects(view: View, kinds: Iterable[str] | None = None) -> Iterator[Object]:
    """Give every object of a view, kind by kind; only some kinds where asked.

    Raises:
        BadCall: a kind that the format does not have.
    """
    wanted = None if kinds is None else set(kinds)
    unknown = sorted((wanted or set()) - set(KINDS))
    if unknown:
        raise BadCall(
            f"no such kind of object: {', '.join(unknown)}",
            remedy=f"The kinds are: {', '.join(KINDS)}.",
        )
    for kind, export in EXPORTERS:
        if wanted is None or kind in wanted:
            yield from export(view)


def line(thing: Object) -> str:
    """Write one object as a line of JSON."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))


def schema(kind: str) -> Object:
    """Read the JSON Schema of a kind.

    Raises:
        BadCall: a kind that the format does not have.
    """
    if kind not in (*KINDS, *ANSWERS):
        known = ", ".join((*KINDS, *ANSWERS))
        raise BadCall(f"no such kind of object: {kind}", remedy=f"The kinds are: {known}.")
    text = files("servanda.present").joinpath("schemas").joinpath(f"{kind}.json").read_text(encoding="utf-8")
    read: Object = json.loads(text)
    return read


def _published(view: View, document: Document) -> Published:
    return view.reconciled.dates.get(document.id) or document.published


def _dated(view: View) -> Dated:
    found = view.reconciled
    recorded = {visible.document.id: visible.recorded_at for visible in view.visible}
    anchors = {document.id: _published(view, document).value for document in found.documents}
    return Dated(anchors, dict(found.known_on), recorded)


def _documents(view: View) -> Iterator[Object]:
    for document in view.reconciled.documents:
        yield document_object(document, _published(view, document))


def _timexes(view: View) -> Iterator[Object]:
    dated = _dated(view)
    known = {document.id for document in view.reconciled.documents}
    for visible in view.visible:
        if visible.document.id not in known:  # a later document than `known_by` allows
            continue
        for timex in visible.reading.timexes:
            yield timex_object(timex, dated)


def _actors(view: View) -> Iterator[Object]:
    for actor in view.reconciled.actors:
        yield actor_object(actor)


def _figures(view: View) -> Iterator[Object]:
    dated = _dated(view)
    for figure in view.reconciled.figures:
        yield figure_object(figure, dated)


def _statements(view: View) -> Iterator[Object]:
    dated = _dated(view)
    for speech in view.reconciled.speeches:
        ids = [statement.id for statement in speech.statements]
        for statement in speech.statements:
            others = [one for one in ids if one != statement.id]
            yield statement_object(statement, dated, others)


def _assertions(view: View) -> Iterator[Object]:
    dated, resolved = _dated(view), view.reconciled.resolved
    for assertion in view.reconciled.assertions.values():
        yield assertion_object(assertion, dated, edtf(resolved.get(assertion.id)))


def view_problems(view: View) -> list[Problem]:
    """List what could not be used, each once; nothing of a document that is not known yet."""
    known = {document.id for document in view.reconciled.documents}
    found = (*view.problems, *view.reconciled.problems, *view.assessment.problems)
    if view.known_by:
        found = tuple(one for one in found if one.document is None or one.document in known)
    return list({one.id: one for one in found}.values())


def _problems(view: View) -> Iterator[Object]:
    for one in view_problems(view):
        yield problem_object(one)


EXPORTERS: tuple[tuple[str, Callable[[View], Iterator[Object]]], ...] = (
    ("document", _documents),
    ("timex", _timexes),
    ("actor", _actors),
    ("figure", _figures),
    ("statement", _statements),
    ("condition", terms.conditions),
    ("assertion", _assertions),
    ("event", record.events),
    ("conflict", record.conflicts),
    ("track", record.tracks),
    ("round", record.rounds),
    ("proposal", record.proposals),
    ("instrument", terms.instruments),
    ("commitment", owing.commitments),
    ("performance", owing.performances),
    ("measure", measures.measures),
    ("case", record.cases),
    ("judgement", record.judgements),
    ("problem", _problems),
)

KINDS: tuple[str, ...] = tuple(kind for kind, _ in EXPORTERS)
ANSWERS: tuple[str, ...] = ("change", "allowed", "explanation")  # answers to questions; no export holds one
