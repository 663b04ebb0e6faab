"""From paths to documents in the record, and a problem for each file that is none.

Rule: each document is kept before the next is looked at; a bad one never costs the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from servanda.errors import BadCall, ServandaError, UnreadableDocument
from servanda.model.progress import Progress
from servanda.model.record import Problem
from servanda.model.source import Document
from servanda.register.gather import Found, fetch, problem_of, shown
from servanda.register.reports import AddReport
from servanda.store.clock import Clock
from servanda.store.protocol import Store
from servanda.text.load import load


def add_files(
    store: Store,
    clock: Clock,
    found: Iterable[Found],
    *,
    max_bytes: int,
    published: str | None,
    progress: Callable[[Progress], None] | None,
) -> AddReport:
    """Load files and keep them, with the problems of those that cannot be."""
    files = list(found)
    added: list[str] = []
    known: list[str] = []
    problems: list[Problem] = []
    for number, one in enumerate(files, start=1):
        name = shown(one.path)
        problem = one.problem
        if problem is None:
            try:
                document, data = _load(one.path, name, max_bytes, published)
                is_new = store.add_document(document, data, clock())
                (added if is_new else known).append(document.id)
            except (UnreadableDocument, BadCall) as error:
                problem = problem_of(error, name)
        if problem:
            store.add_problem(problem, clock())
            problems.append(problem)
        if progress:
            progress(Progress(number, len(files), name))
    return AddReport(tuple(added), tuple(known), tuple(problems))


def _load(path: Path, name: str, max_bytes: int, published: str | None) -> tuple[Document, bytes]:
    data = fetch(path, max_bytes)
    try:
        return load(data, name, published=published, limit=max_bytes), data
    except ServandaError:
        raise
    except Exception as error:  # converters of others: what they raise is not known beforehand
        raise UnreadableDocument(
            f"it cannot be converted to text ({type(error).__name__}: {error})",
            where=name,
            remedy="Save it as plain text or HTML and add that.",
        ) from error
