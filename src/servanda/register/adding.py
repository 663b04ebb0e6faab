"""From paths to documents in the record, and a problem for each file that is none.

Rule: each document is kept before the next is looked at; a bad one never costs the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from servanda.errors import BadCall, ServandaError, UnreadableDocument
from servanda.model.progress import Progress
from servanda.model.record import Problem
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.register.gather import Found, fetch, problem_of, shown
from servanda.register.reports import AddReport
from servanda.store.clock import Clock
from servanda.store.protocol import Store
from servanda.text.load import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What whoever adds files tells of all of them, where the files do not say so themselves.

    Raises:
        BadDate: `published` is no date.
        BadCall: `encoding` is none, or none of text.
    """

    published: str | None = None
    publisher: str = ""
    address: str = ""
    encoding: str | None = None

    def __post_init__(self) -> None:
        # Told once, as a wrong call; file by file it would look like so many bad files.
        if self.published:
            parse(self.published)
        if self.encoding and not _is_of_text(self.encoding):
            raise BadCall(f"no such encoding: {self.encoding}", remedy="Name one such as cp1252.")


def _is_of_text(encoding: str) -> bool:
    try:
        b" ".decode(encoding)
    except UnicodeDecodeError:  # one byte alone may be too little for it
        return True
    except (LookupError, ValueError):
        return False
    return True


def add_files(
    store: Store,
    clock: Clock,
    found: Iterable[Found],
    *,
    max_bytes: int,
    particulars: Particulars,
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
                document, data = _load(one.path, name, max_bytes, particulars)
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


def add_sent(
    store: Store,
    clock: Clock,
    sent: Iterable[tuple[str, bytes]],
    *,
    max_bytes: int,
    particulars: Particulars,
    progress: Callable[[Progress], None] | None,
) -> AddReport:
    """The same for texts that come with their names from elsewhere than a disk."""
    texts = list(sent)
    added: list[str] = []
    known: list[str] = []
    problems: list[Problem] = []
    for number, (name, data) in enumerate(texts, start=1):
        try:
            is_new = store.add_document(document := _made(data, name, max_bytes, particulars), data, clock())
            (added if is_new else known).append(document.id)
        except (UnreadableDocument, BadCall) as error:
            problem = problem_of(error, name)
            store.add_problem(problem, clock())
            problems.append(problem)
        if progress:
            progress(Progress(number, len(texts), name))
    return AddReport(tuple(added), tuple(known), tuple(problems))


def _load(path: Path, name: str, max_bytes: int, told: Particulars) -> tuple[Document, bytes]:
    data = fetch(path, max_bytes)
    return _made(data, name, max_bytes, told), data


def _made(data: bytes, name: str, max_bytes: int, told: Particulars) -> Document:
    try:
        return load(
            data,
            name,
            published=told.published,
            publisher=told.publisher,
            address=told.address,
            encoding=told.encoding,
            limit=max_bytes,
        )
    except ServandaError:
        raise
    except Exception as error:  # converters of others: what they raise is not known beforehand
        raise UnreadableDocument(
            f"it cannot be converted to text ({type(error).__name__}: {error})",
            where=name,
            remedy="Save it as plain text or HTML and add that.",
        ) from error
