"""From a record that has read documents to the first files of its dossier.

Rule: a file that is there is never overwritten; the same documents give the same files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.dossier import editors
from servanda.dossier.drafting import draft

if TYPE_CHECKING:
    from servanda.register.register import Register


@dataclass(frozen=True, slots=True)
class DraftReport:
    """Which files were written, which were there and left alone, and how many entries were drafted."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    entries: int


def write_draft(register: Register, folder: Path) -> DraftReport:
    """Draft a dossier from all that the record tells, into a folder, which is made where it is missing.

    Raises:
        OSError: the folder cannot be written to.
    """
    made = draft(register.view())
    written: list[Path] = []
    kept: list[Path] = []
    write_schema(folder)
    for name, text in made.files.items():
        target = folder / name
        if target.exists():
            kept.append(target)
            continue
        part = folder / f".{name}.part"
        part.write_text(text, encoding="utf-8")
        part.replace(target)  # whole or not at all
        written.append(target)
    return DraftReport(tuple(written), tuple(kept), made.entries)


def write_schema(folder: Path) -> None:
    """Put the JSON Schema for editors beside definitions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / editors.NAME).write_text(editors.written(), encoding="utf-8")
