"""From documents to readings over a machine's cores, or in this process: the same step either way.

Rule: readings come in the order of their documents, whoever made them, and one at a time, so that whoever
takes them can keep each before the next; an interruption leaves what was taken. A document that a reader
fails on costs a problem, one that kills its worker too; the rest goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, TypeVar

from servanda.config import Settings
from servanda.errors import UnreadableDocument
from servanda.model.dossier import Dossier
from servanda.model.ids import content_id
from servanda.model.progress import Progress
from servanda.model.record import Problem, Reading
from servanda.model.source import Document
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import READER, read_document
from servanda.read.screen import Screen, screen_of
from servanda.read.screened import read_screened, screened

T = TypeVar("T")
R = TypeVar("R")


def pipeline_for(dossier: Dossier, settings: Settings) -> str | None:
    """The spaCy pipeline to read with, None for the built-in one: the setting outranks the dossier."""
    return settings.language or dossier.pipeline or None


def lexicon_for(dossier: Dossier, language: str | None) -> Lexicon:
    """The words of a reading; another pipeline counts as other words, since it may read otherwise."""
    lexicon = Lexicon.of(dossier)
    return replace(lexicon, fingerprint=f"{lexicon.fingerprint}+{language}") if language else lexicon


def read_all(
    documents: Sequence[Document],
    *,
    dossier: Dossier | None = None,
    settings: Settings | None = None,
    progress: Callable[[Progress], None] | None = None,
    failed: Callable[[Problem], None] | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Reading]:
    """Read documents, each by itself.

    Args:
        documents: in the order in which their readings are to come.
        dossier: further names and words.
        settings: `workers`, `batch`, `threads`, `language`, `screen`. Few documents are read in this process.
        progress: told after each document.
        failed: told of each document that could not be read at all.
        only: parts to read (``timexes``, ``actors``, ``figures``), without the screen; None for all.

    Raises:
        UnreadableDocument: a document could not be read and there is no `failed` to tell.
        BadSetting: there is no such pipeline as the setting or the dossier names.
    """
    settings = settings or Settings()
    dossier = dossier or Dossier()
    language = pipeline_for(dossier, settings)
    if settings.screen and only is None:
        step = partial(_read_screened, dossier, language, settings.threads)
    else:
        step = partial(_read, dossier, language, settings.threads, tuple(only) if only is not None else None)
    load(language, threads=settings.threads)  # a wrong name is an error here, not in a worker
    made = over_cores(step, documents, workers=settings.workers, batch=settings.batch)
    for number, (document, outcome) in enumerate(zip(documents, made, strict=True), start=1):
        if isinstance(outcome, Exception):
            problem = _problem(document, outcome)
            if failed is None:
                raise UnreadableDocument(problem.what, where=problem.where, remedy=problem.remedy)
            failed(problem)
        else:
            yield outcome
        if progress:
            progress(Progress(number, len(documents), document.file))


def _read(
    dossier: Dossier, language: str | None, threads: int, only: Collection[str] | None, document: Document
) -> Reading:
    nlp = load(language, threads=threads)
    return read_document(document, language=nlp, lexicon=_lexicon(dossier, language), only=only)


def _read_screened(dossier: Dossier, language: str | None, threads: int, document: Document) -> Reading:
    lexicon, screen = _screened(dossier, language)
    return read_screened(document, language=load(language, threads=threads), lexicon=lexicon, screen=screen)


@lru_cache(maxsize=1)
def _screened(dossier: Dossier, language: str | None) -> tuple[Lexicon, Screen]:
    return screened(lexicon_for(dossier, language)), screen_of(dossier)


_lexicon = lru_cache(maxsize=1)(lexicon_for)  # as `load` does: a worker prepares once, not for each document


def _problem(document: Document, error: Exception) -> Problem:
    what = f"the reader failed on this document ({type(error).__name__}: {error})"
    return Problem(
        id=content_id("p", document.id, READER, type(error).__name__),
        where=document.file,
        what=what,
        remedy="The others were read. Report this with the document; `servanda read` tries it again.",
        document=document.id,
    )


def over_cores(
    step: Callable[[T], R], items: Sequence[T], *, workers: int, batch: int
) -> Iterator[R | Exception]:
    """Apply a step to each item, in order; an exception is handed over in place of its result.

    Args:
        step: importable by name, where there is more than one worker.
        items: what it is applied to.
        workers: processes; 0 is one for each core. There are never more than batches.
        batch: how many items a worker gets at a time.
    """
    batches = [items[at : at + batch] for at in range(0, len(items), batch)]
    workers = min(workers or _cores(), len(batches))
    if workers <= 1:
        for item in items:
            yield from _apply(step, [item])
        return
    pool = _pool(workers)
    waiting: deque[tuple[Sequence[T], Future[list[R | Exception]]]] = deque()
    ahead = iter(batches)
    try:
        while True:
            # Twice as many as workers: all are busy, and no more results wait than that.
            for one in ahead:
                waiting.append((one, pool.submit(_apply, step, one)))
                if len(waiting) >= 2 * workers:
                    break
            if not waiting:
                return
            first, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:  # a worker died: at one of the items in hand, maybe of the first batch
                pool.shutdown(wait=False)
                yield from _one_by_one(step, first)
                pool = _pool(workers)
                again = [one for one, _ in waiting]
                waiting = deque((one, pool.submit(_apply, step, one)) for one in again)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _cores() -> int:
    """Cores that this process may use; a container may have been given fewer than the machine has."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _apply(step: Callable[[T], R], items: Sequence[T]) -> list[R | Exception]:
    done: list[R | Exception] = []
    for item in items:
        try:
            done.append(step(item))
        except Exception as error:
            done.append(error)
    return done


def _one_by_one(step: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Exception]:
    """Apply a step to each item in a worker that may die of it."""
    pool = _pool(1)
    try:
        for item in items:
            try:
                yield from pool.submit(_apply, step, [item]).result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(1)
                yield MemoryError("its worker was ended by the system, perhaps for want of memory")
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork copies locks that other threads of the caller may hold.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave interruptions to the parent, and end when it does, even where it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent: Any = multiprocessing.parent_process()

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
