"""A view of what documents tell to the first files of a dossier, for an analyst to correct.

Rule: nothing is drafted that no document tells, each entry has its words above it, and what is uncertain is
commented out or marked `check`. Ids are those by which the record knows things already, so that with the
draft in place the same things are told. Facts are not drafted: the documents tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from servanda.dossier import drafting_accord as accord
from servanda.dossier import drafting_names as names
from servanda.dossier import skeleton
from servanda.dossier.drafted import Drafting
from servanda.dossier.editors import POINTER
from servanda.model.view import View


@dataclass(frozen=True, slots=True)
class Draft:
    """The files by name, and how many entries were drafted from what was told."""

    files: dict[str, str]
    entries: int


def draft(view: View) -> Draft:
    """Draft the files of a dossier from a view; the same view gives the same text."""
    drafting = Drafting(view)
    files: dict[str, str] = {}
    entries = 0
    for name, about, sections in FILES:
        lines = [POINTER.rstrip(), *(f"# {one}" for one in about)]
        for section, make in sections:
            drafted = list(make(drafting))
            if section != "sources":  # that there is a document tells nothing of an accord
                entries += sum(line.startswith("  - ") for line in drafted)
            lines += ["", *_section(section, drafted)]
        files[name] = "\n".join(lines) + "\n"
    return Draft(files, entries)


def _section(name: str, lines: list[str]) -> list[str]:
    """A section; one that holds comments alone is commented out itself."""
    if not lines:
        return [f"# {name}:", *skeleton.EXAMPLES.get(name, ())]
    live = any(not line.lstrip().startswith("#") for line in lines)
    return [f"{name}:" if live else f"# {name}:", *lines]


# Each file: its name, what it is for, its sections in order.
FILES: tuple[
    tuple[str, tuple[str, ...], tuple[tuple[str, Callable[[Drafting], Iterator[str]]], ...]], ...
] = (
    ("parties.yaml", skeleton.PARTIES, (("parties", names.parties), ("actors", names.actors))),
    (
        "accord.yaml",
        skeleton.ACCORD,
        (
            ("instruments", accord.instruments),
            ("commitments", accord.commitments),
            ("tracks", accord.tracks),
            ("measures", accord.measures),
        ),
    ),
    ("concepts.yaml", skeleton.CONCEPTS, (("concepts", names.concepts),)),
    ("sources.yaml", skeleton.SOURCES, (("sources", names.sources),)),
)
