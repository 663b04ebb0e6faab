"""Facts of dossier files to accounts: each is told once for each of its sources, as a reading of a note.

Rule: nothing is told that the entry does not say; what sources tell differently (`accounts`) is lowered for
those sources alone, so that rival values meet in the record like those of any documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from servanda.dossier import telling
from servanda.dossier.entries import DossierFile, Entry
from servanda.dossier.note import Note, unpublished
from servanda.dossier.places import Path_, Placed, shown
from servanda.errors import BadDossier
from servanda.model.dossier import Account, SourceDef, Stated, TrackDef
from servanda.model.when import parse

# Section of a dossier file: what tells one entry in the note on one source.
TELLERS: tuple[tuple[str, Callable[[telling.Telling, Any], None]], ...] = (
    ("rounds", telling.round_),
    ("events", telling.event),
    ("statements", telling.statement),
    ("figures", telling.figure),
    ("conditions", telling.condition),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as some sources tell it; no sources: the compiler alone."""

    section: str
    path: Path_
    placed: Placed
    entry: Entry
    sources: tuple[str, ...]
    fiscal: int  # month with which a fiscal year begins, in the file that holds it


@dataclass(slots=True)
class Lowering:
    """All notes of one dossier while they are being written."""

    sources: Mapping[str, SourceDef]
    tracks: Mapping[str, TrackDef]
    notes: dict[str, Note] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)  # entry -> ids of what tells it, in all notes

    def note(self, source: str | None, entry: Entry) -> Note:
        """The note on a source, begun where it is missing; without a source the entry has its own."""
        if source is not None:
            return self._on(source)
        stand_in, entered = unpublished(entry.id, entry.known_on)
        return self.notes.setdefault(stand_in.id, Note(stand_in, entered))

    def stated(self, definition: Stated) -> Iterator[Note]:
        """The notes on the sources of a definition."""
        for source in definition.sources:
            if source in self.sources:
                yield self._on(source)

    def _on(self, source: str) -> Note:
        known = self.sources.get(source) or SourceDef(id=source)  # one that is missing is an error elsewhere
        return self.notes.setdefault(source, Note(known))


def unfold(placed: Placed, file: DossierFile) -> tuple[list[Told], list[BadDossier]]:
    """Give each entry of a file as its sources tell it: as written, and as `accounts` put it otherwise."""
    told: list[Told] = []
    errors: list[BadDossier] = []
    for section, _ in TELLERS:
        for number, entry in enumerate(getattr(file, section)):
            path: Path_ = (section, number)
            if entry.sources or not entry.accounts:
                told.append(Told(section, path, placed, entry, entry.sources, file.fiscal_year_begins))
            for place, account in enumerate(entry.accounts):
                here = (*path, "accounts", place)
                try:
                    told.append(_account(section, here, placed, entry, account, file.fiscal_year_begins))
                except BadDossier as error:
                    errors.append(error)
    return told, errors


def _account(
    section: str, path: Path_, placed: Placed, entry: Entry, account: Mapping[str, Any], fiscal: int
) -> Told:
    sources = account.get("sources")
    if not isinstance(sources, list) or not sources:
        raise placed.error(path, "an account names no sources", "Add sources: [source:…]")
    own = {name for name in ("id", "accounts", "withdraws") if name in account}
    if own:
        raise placed.error(
            (*path, min(own)),
            f"no account has {min(own)} of its own",
            "Put it in the entry, or write another entry.",
        )
    base: dict[str, Any] = placed.at(path[:2])
    try:
        changed = type(entry).model_validate({**base, **account, "accounts": []})
    except ValidationError as error:
        raise shown(error.errors(include_url=False)[0], type(entry), placed, path) from None
    return Told(section, path, placed, changed, changed.sources, fiscal)


def lower(told: Sequence[Told], sources: Mapping[str, SourceDef], tracks: Mapping[str, TrackDef]) -> Lowering:
    """Tell every entry in the notes on its sources."""
    lowering = Lowering(sources, tracks)
    tellers = dict(TELLERS)
    names = lowering.names
    content: dict[str, str] = {}  # event entry -> the assertion that tells it first
    places = _places(told)
    for section, _ in TELLERS:
        for one in told:
            if one.section != section:
                continue
            for source in _earliest_first(one.sources, sources) or (None,):
                note, place = (
                    lowering.note(source, one.entry),
                    places.get((one.path, one.placed.file, source)),
                )
                to = telling.Telling(note, one.fiscal, tracks, names, content, place or "")
                tellers[section](to, one.entry)
    for one in told:
        for source in one.sources or (None,) if one.entry.withdraws else ():
            note, place = lowering.note(source, one.entry), places.get((one.path, one.placed.file, source))
            to = telling.Telling(note, one.fiscal, tracks, names, content, place or "")
            telling.withdrawal(to, one.entry)
    return lowering


def _places(told: Sequence[Told]) -> dict[tuple[Path_, Path, str | None], str]:
    """Where one source gives several accounts of one entry: the place of each after its first."""
    first: set[tuple[str, str]] = set()
    found: dict[tuple[Path_, Path, str | None], str] = {}
    for one in told:
        for source in dict.fromkeys(one.sources):
            if (one.entry.id, source) in first:
                found[one.path, one.placed.file, source] = f"account {one.path[-1]}"
            first.add((one.entry.id, source))
    return found


def _earliest_first(names: Sequence[str], sources: Mapping[str, SourceDef]) -> tuple[str, ...]:
    """Sources in order of publication, undated ones last: what is told first is what others link to."""

    def day(name: str) -> date:
        value = sources[name].published if name in sources else None
        return (parse(value).latest if value else None) or date.max

    return tuple(sorted(dict.fromkeys(names), key=day))


def accounts(lowering: Lowering) -> tuple[Account, ...]:
    """All notes as documents with their readings, in order of source."""
    return tuple(lowering.notes[one].account() for one in sorted(lowering.notes))
