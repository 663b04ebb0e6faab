"""From the paths that a person gives to files that can be read, and a problem for each that cannot.

Rule: folders are walked whole, in order of name; hidden files in them are left out. One bad path never
costs the rest. A path that is given as ``-`` is standard input.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from servanda.errors import ServandaError, UnreadableDocument
from servanda.model.ids import content_id
from servanda.model.record import Problem

# What the system says, what it means to a person, what to do.
REFUSALS = {
    errno.ENOENT: ("no such file or folder", "Check the name."),
    errno.EACCES: ("you may not read it", "Ask for permission to read it: chmod u+r FILE"),
    errno.EPERM: ("you may not read it", "Ask for permission to read it: chmod u+r FILE"),
    errno.ELOOP: ("a link that leads back to itself", "Remove the link, or let it lead to a file."),
    errno.ENAMETOOLONG: ("the name is too long", "Give the name of a file or a folder."),
}


STANDARD_INPUT = Path("/dev/stdin")  # a name that no file of a folder has, as "-" may be

Identity = tuple[int, int]  # device and inode of a folder


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or why it cannot be."""

    path: Path
    problem: Problem | None = None


def shown(path: Path) -> str:
    """The name of a file as text; bytes of it that are no UTF-8 are replaced."""
    return "standard input" if path == STANDARD_INPUT else os.fsencode(path).decode("utf-8", "replace")


def gather(paths: Iterable[str | Path], own: frozenset[Path] = frozenset()) -> Iterator[Found]:
    """Yield every file under the given paths.

    Args:
        paths: files and folders, as given.
        own: resolved paths to leave out: the files of the record itself.
    """
    seen: set[Identity] = set()
    for given in paths:
        if str(given) == "-":
            yield Found(STANDARD_INPUT)
            continue
        # A stack, not recursion: folders may lie deeper than Python calls may.
        stack: list[tuple[Path, tuple[Identity, ...]]] = [(Path(given), ())]
        while stack:
            path, above = stack.pop()
            try:
                if own and path.resolve() in own:
                    continue
                found = path.stat()
                if not stat.S_ISDIR(found.st_mode):
                    yield Found(path)
                    continue
                identity = (found.st_dev, found.st_ino)
                if identity in above:
                    raise UnreadableDocument(
                        "a link that leads back to a folder it lies in",
                        where=shown(path),
                        remedy="Nothing is missing: the folder is read once. Remove the link.",
                    )
                if identity not in seen:
                    seen.add(identity)
                    inside = sorted(one for one in path.iterdir() if not one.name.startswith("."))
                    stack.extend((one, (*above, identity)) for one in reversed(inside))
            except UnreadableDocument as error:
                yield Found(path, problem_of(error, shown(path)))
            except (OSError, ValueError, RuntimeError) as error:
                yield Found(path, problem_of(_refused(shown(path), error), shown(path)))


def fetch(path: Path, limit: int) -> bytes:
    """Read a file of at most `limit` bytes.

    Raises:
        UnreadableDocument: it is larger, no ordinary file, or the system refuses it.
    """
    name = shown(path)
    if path == STANDARD_INPUT:
        return _piped(limit, name)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocument("no ordinary file", where=name, remedy="Give the file of a report.")
        if found.st_size <= limit:
            with path.open("rb") as file:
                data = file.read(limit + 1)  # it may have grown since
            if len(data) <= limit:
                return data
    except (OSError, ValueError) as error:
        raise _refused(name, error) from error
    raise _too_large(f"{found.st_size / 1e6:.0f} MB is", limit, name)


def _piped(limit: int, name: str) -> bytes:
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _refused(name, error) from error
    if len(data) > limit:
        raise _too_large("it is", limit, name)
    return data


def _too_large(size: str, limit: int, name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{size} more than the limit of {limit / 1e6:.0f} MB",
        where=name,
        remedy="Add the report alone, or raise max_bytes in servanda.toml.",
    )


def problem_of(error: ServandaError, name: str) -> Problem:
    """The problem that an error about one file amounts to."""
    where = error.where or name
    return Problem(
        id=content_id("p", where, error.what),
        where=where,
        what=error.what,
        words=error.words,
        remedy=error.remedy,
    )


def _refused(name: str, error: Exception) -> UnreadableDocument:
    number = error.errno if isinstance(error, OSError) else None
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    what, remedy = REFUSALS.get(
        number or 0, (f"it cannot be read ({reason})", "Check the file and its disk.")
    )
    return UnreadableDocument(what, where=name, remedy=remedy)
