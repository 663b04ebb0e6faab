"""Names of the bundled examples, to their folders.

Rule: an example is a folder of `documents`, and may hold a `dossier` and readings that were `marked`; all are
of an invented accord between invented states, in the project's own words. One without a dossier is for
drafting one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from servanda.errors import BadCall

HERE = Path(__file__).parent
DEFAULT = "orra"


@dataclass(frozen=True, slots=True)
class Example:
    """Where the parts of one example are."""

    name: str
    folder: Path

    @property
    def documents(self) -> tuple[Path, ...]:
        """The reports, by name."""
        return tuple(sorted((self.folder / "documents").glob("*.txt")))

    @property
    def has_dossier(self) -> bool:
        """Whether its definitions are there."""
        return self.dossier.is_dir()

    @property
    def dossier(self) -> Path:
        """The folder of definitions; `has_dossier` tells whether it is there."""
        return self.folder / "dossier"

    @property
    def marked(self) -> Path:
        """The folder of readings that were marked by hand."""
        return self.folder / "marked"


def names() -> tuple[str, ...]:
    """List the examples."""
    return tuple(sorted(one.name for one in HERE.iterdir() if (one / "documents").is_dir()))


def whole() -> tuple[str, ...]:
    """List the examples that have a dossier."""
    return tuple(name for name in names() if example(name).has_dossier)


def example(name: str = DEFAULT) -> Example:
    """Find an example by name.

    Raises:
        BadCall: there is no such example.
    """
    if name not in names():
        raise BadCall(f"no such example: {name!r}", remedy=f"There is: {', '.join(names())}.")
    return Example(name, HERE / name)


def path(name: str = DEFAULT) -> Path:
    """Give the folder of an example.

    Raises:
        BadCall: there is no such example.
    """
    return example(name).folder
