"""Values to lines of a dossier file, as an analyst would write them by hand.

Rule: what is written reads back as the same text, whatever it holds: a value that YAML would take for
something else is put in quotation marks, and nothing that YAML refuses (control characters) gets in at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from servanda.model.when import parse

WIDTH = 100  # of words quoted in a comment
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/'’&+-]*[\w.)])?")
_ID = re.compile(r"[a-z]+:[\w.-]*\w")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_TAKEN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "none"})
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry: its value as written, comments above it, a remark at its end.

    `off`: it is commented out, for the analyst to decide.
    """

    name: str
    value: str
    above: tuple[str, ...] = ()
    remark: str = ""
    off: bool = False


def entry(fields: Sequence[Field], above: Iterable[str] = (), *, off: bool = False) -> list[str]:
    """Write one entry of a section; `off`: the whole of it is commented out.

    The first field must not be off.
    """
    lines = [f"  # {one}" for one in above]
    for number, one in enumerate(fields):
        lines += [f"    # {comment}" for comment in one.above]
        told = f"{one.name}: {one.value}" + (f"  # {one.remark}" if one.remark else "")
        lead = "- " if number == 0 else "  "
        if one.off and not off:
            lines.append(f"    # {told}")
        else:
            lines.append(f"  {'# ' if off else ''}{lead}{told}")
    return lines


def scalar(text: str) -> str:
    """Write a text so that it reads back as itself."""
    text = clean(text)
    if _ID.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _TAKEN):
        return text
    return text if _DAY.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def several(texts: Iterable[str]) -> str:
    """Write a list on one line."""
    return f"[{', '.join(scalar(one) for one in texts)}]"


def clean(text: str) -> str:
    """Make one line of a text, without characters that cannot be seen or that YAML refuses."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def file_name(file: str) -> str:
    """The name by which people know a document."""
    return clean(PurePath(file).name) or "document"


def shortened(words: str, width: int = WIDTH) -> str:
    """Cut words at a space where they are too many."""
    words = clean(words)
    if len(words) <= width:
        return words
    return f"{words[:width].rpartition(' ')[0] or words[:width]}…"


def spoken(value: str | None) -> str:
    """Write a day as people do; another time stays as it is."""
    if value is None:
        return "day not known"
    when = parse(value)
    if not when.is_day or when.earliest is None:
        return value
    return f"{when.earliest.day} {_MONTHS[when.earliest.month - 1]} {when.earliest.year}"
