"""Documents that were sent to a job that adds and reads them, and tells how far it is.

Rule: where a job stands is a file beside the record, so that any worker of a server can tell it, and so that
it can still be told after a restart. Jobs of one process take turns: they write one after another anyway.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from servanda.errors import BadCall, ServandaError, UnknownId
from servanda.model.progress import Progress
from servanda.model.record import Problem
from servanda.present.web.site import Site

LOG = logging.getLogger("servanda.web")
FOLDER = "incoming"
KEPT = 7 * 86400.0  # seconds for which the end of a job can be looked up
SILENT = 900.0  # seconds without a word after which a job counts as broken off
STEPS = ("waiting", "adding", "reading", "done", "broken off")
_NAME = re.compile(r"^[0-9a-f]{32}$")
_TURN = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the sender tells of all documents of a job."""

    published: str | None = None
    publisher: str = ""
    address: str = ""
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where a job stands. `done` of `total` are of its present step."""

    id: str
    step: str = STEPS[0]
    done: int = 0
    total: int = 0
    name: str = ""  # of the document that was last dealt with
    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    problems: tuple[tuple[str, str, str], ...] = ()  # where, what, remedy
    at: float = 0.0

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.step in STEPS[3:]


def begin(site: Site, sent: Sequence[tuple[str, bytes]], told: Told | None = None) -> Job:
    """Add documents (name and bytes) and read them, in the background.

    Raises:
        BadCall: there are none, or no such encoding.
        BadDate: the day of publication is none.
    """
    told = told or Told()
    # What is wrong with the call is told now, to whoever made it.
    from servanda.register.adding import Particulars

    Particulars(**asdict(told))
    if not sent:
        raise BadCall("no document was sent", remedy="Choose a file, or paste a text.")
    job = Job(id=secrets.token_hex(16), total=len(sent))
    _clear(site)
    _write(site, job)
    Thread(target=_run, args=(site, job, list(sent), told), name=f"adding-{job.id}", daemon=True).start()
    return job


def look_up(site: Site, name: str) -> Job:
    """Tell where a job stands.

    Raises:
        UnknownId: there is no such job, or it ended long ago.
    """
    if not _NAME.match(name):
        raise UnknownId("no such job", remedy="Open the list of documents to see what was added.")
    try:
        found: dict[str, Any] = json.loads(_path(site, name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UnknownId("no such job", remedy="Open the list of documents to see what was added.") from None
    for each in ("added", "known", "read"):
        found[each] = tuple(found[each])
    found["problems"] = tuple((where, what, remedy) for where, what, remedy in found["problems"])
    job = Job(**found)
    if not job.over and time.time() - job.at > SILENT:
        return replace(job, step=STEPS[4])
    return job


def _run(site: Site, job: Job, sent: list[tuple[str, bytes]], told: Told) -> None:
    with _TURN:
        try:
            with site.registers.own() as register:

                def step(progress: Progress) -> None:
                    nonlocal job
                    job = replace(job, done=progress.done, total=progress.total, name=progress.item)
                    _write(site, job)

                job = replace(job, step="adding")
                report = register.take(sent, progress=step, **asdict(told))
                job = replace(
                    job, step="reading", done=0, total=0, name="", added=report.added, known=report.known,
                    problems=_told(report.problems),
                )  # fmt: skip
                _write(site, job)
                read = register.read(step)
                job = replace(job, step="done", read=read.read, problems=job.problems + _told(read.problems))
        except ServandaError as error:
            job = replace(job, step="broken off", problems=(*job.problems, ("", error.what, error.remedy)))
        except Exception:  # a job has nobody to raise to: it is told in the log and on its page
            LOG.exception("a job that added documents broke off")
            wrong = ("", "the server met an error that nobody foresaw", "Read again: servanda read")
            job = replace(job, step="broken off", problems=(*job.problems, wrong))
        _write(site, job)


def _told(problems: Sequence[Problem]) -> tuple[tuple[str, str, str], ...]:
    return tuple((one.where, one.what, one.remedy) for one in problems)


def _path(site: Site, name: str) -> Path:
    return site.folder / FOLDER / f"{name}.json"


def _write(site: Site, job: Job) -> None:
    path = _path(site, job.id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(asdict(replace(job, at=time.time()))), encoding="utf-8")
    beside.replace(path)


def _clear(site: Site) -> None:
    for path in (site.folder / FOLDER).glob("*.json"):
        try:
            if time.time() - path.stat().st_mtime > KEPT:
                path.unlink()
        except OSError:
            continue
