"""From servanda.toml and SERVANDA_* variables to settings that do not change.

Rule: SETTINGS lists every setting once, with its form and its check. A variable outranks the file, the file
the default. What is not listed is refused: a misspelt setting must not pass for one that was heeded.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from servanda.errors import BadSetting

FILE = "servanda.toml"
PREFIX = "SERVANDA_"
# The folder of the record, read by the command line; what its server hands to its workers.
OTHER_VARIABLES = ("SERVANDA_RECORD", "SERVANDA_SERVING")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How servanda goes about its work."""

    max_bytes: int = 20 * 1024 * 1024  # of one document
    workers: int = 1  # processes that read; 0 is one for each core
    batch: int = 16  # documents handed to a worker at a time
    threads: int = 1  # that the built-in pipeline reads with, in each process
    language: str | None = None  # an installed spaCy pipeline; None is the built-in one
    screen: bool = False  # whether what names nothing of the dossier's interest is left unread
    by: str = ""  # who judges, where a command does not say
    database: str | None = None  # the address of the record on a server; None is a file in the folder


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, what it must be in words, and how a value is brought to it."""

    name: str
    form: str
    read: Callable[[object], Any]


def _whole(low: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, str) and re.fullmatch(r"\d[\d_]*", value.strip()):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or value < low:
            raise ValueError
        return value

    return read


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def address(value: object) -> str:
    """Bring the address of a database to the form that is kept.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, str) or not re.match(r"postgres(ql)?://.", value.strip()):
        raise ValueError
    return value.strip()


def _switch(value: object) -> bool:
    if value not in ("on", "off"):
        raise ValueError
    return value == "on"


SETTINGS = (
    Setting("max_bytes", "a number of bytes, 1 or more", _whole(1)),
    Setting("workers", "a number of processes, 0 for one on each core", _whole(0)),
    Setting("batch", "a number of documents, 1 or more", _whole(1)),
    Setting("threads", "a number of threads, 1 or more", _whole(1)),
    Setting("language", "the name of an installed spaCy pipeline", _words),
    Setting("screen", '"on" or "off"', _switch),
    Setting("by", "a person's name", _words),
    Setting("database", "an address such as postgresql://user@host/name", address),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}
assert list(_BY_NAME) == [field.name for field in fields(Settings)]

TEMPLATE = """\
# Settings of this record. Each can also be given as a variable: SERVANDA_WORKERS=4
# max_bytes = 20_971_520   # of one document; what is larger is left out with a problem
# workers = 1              # processes that read; 0 is one for each core
# batch = 16               # documents handed to a worker at a time
# threads = 1              # that the built-in pipeline reads with, in each process
# language = "en_core_web_sm"   # an installed spaCy pipeline, in place of the built-in one
# screen = "off"           # "on": what names nothing that the dossier is about is left unread
# by = "Your Name"         # who judges, where a command does not say
# database = "postgresql://user@host/name"   # where the record is, in place of a file; never with a password
"""


def load(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings of a record's folder and of the environment.

    Args:
        folder: where servanda.toml may lie; None reads no file.
        environment: variables; None takes those of the process.

    Raises:
        BadSetting: the file is no TOML, or a setting is unknown or not of its form.
    """
    values = _from_file(folder / FILE) if folder else {}
    values |= _from_variables(os.environ if environment is None else environment)
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(
            f"the settings cannot be read ({error})", where=str(path), remedy="Make it a text file in UTF-8."
        ) from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{path}:{place[1]}:{place[2]}" if place else str(path)
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise BadSetting(
            f"this is no TOML: {reason}",
            where=where,
            words=_line(text, int(place[1])) if place else "",
            remedy='Write a setting as NAME = 3, or NAME = "words".',
        ) from None
    values = {}
    for name, value in found.items():
        number = next((n for n, line in enumerate(text.splitlines(), 1) if _names(line, name)), 0)
        where = f"{path}:{number}" if number else str(path)
        values[name] = _read(name, value, shown=name, where=where, words=_line(text, number))
    return values


def _from_variables(environment: Mapping[str, str]) -> dict[str, Any]:
    values = {}
    for variable, value in sorted(environment.items()):
        if variable.startswith(PREFIX) and variable not in OTHER_VARIABLES:
            name = variable.removeprefix(PREFIX).lower()
            values[name] = _read(name, value, shown=variable, where=variable, words=f"{variable}={value}")
    return values


def _read(name: str, value: object, *, shown: str, where: str, words: str) -> Any:
    setting = _BY_NAME.get(name)
    if setting is None:
        near = difflib.get_close_matches(name, _BY_NAME, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(_BY_NAME)}."
        raise BadSetting(f"no such setting: {shown}", where=where, words=words, remedy=remedy)
    try:
        return setting.read(value)
    except ValueError:
        raise BadSetting(
            f"{shown} is not {setting.form}", where=where, words=words, remedy=f"Give {setting.form}."
        ) from None


def _names(line: str, name: str) -> bool:
    return re.match(rf"\s*\[?\s*[\"']?{re.escape(name)}\b", line) is not None


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return f"{number} | {lines[number - 1]}" if 0 < number <= len(lines) else ""
