"""A folder of YAML files to a Dossier.

Rule: a name stands for one thing in the whole folder, and what a definition refers to is defined there or
belongs to the general lexicons. The order of files changes nothing but the order of definitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from servanda.dossier.places import Path_, Placed, read_yaml, shape, suggest
from servanda.dossier.schema import DossierFile
from servanda.errors import BadDossier
from servanda.model.actor import Actor, Office
from servanda.model.dossier import CommitmentDef, ConceptDef, Dossier, InstrumentDef, PartyDef, TrackDef
from servanda.model.ids import content_id

SECTIONS = ("parties", "actors", "instruments", "commitments", "tracks", "concepts")
Loaded = tuple[Placed, DossierFile]


def load(folder: Path) -> Dossier:
    """Load every ``*.yaml`` file of a folder as one dossier.

    Raises:
        BadDossier: there is no such folder or no file in it, or a file is wrong; the first error found.
    """
    dossier, errors = check(folder)
    if errors:
        raise errors[0]
    return dossier


def check(folder: Path) -> tuple[Dossier, tuple[BadDossier, ...]]:
    """Load a folder and list all errors, by file and line; the dossier is of the files that have none."""
    if not folder.is_dir():
        return Dossier(), (
            BadDossier("no such folder", where=str(folder), remedy="Name the folder of the dossier's files."),
        )
    files = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
    if not files:
        return Dossier(), (
            BadDossier(
                "no definitions here",
                where=str(folder),
                remedy="Put parties, tracks and so on in *.yaml files.",
            ),
        )
    loaded: list[Loaded] = []
    errors: list[BadDossier] = []
    for file in files:
        try:
            placed = read_yaml(file)
            loaded.append((placed, shape(DossierFile, placed)))
        except BadDossier as error:
            errors.append(error)
    errors += _repeated(loaded)
    errors += _dangling(loaded)
    return _dossier([file for _, file in loaded]), tuple(errors)


def _entries(loaded: Sequence[Loaded]) -> Iterator[tuple[Placed, str, Path_, str]]:
    for placed, file in loaded:
        for section in SECTIONS:
            for number, entry in enumerate(getattr(file, section)):
                yield placed, section, (section, number, "id"), entry.id


def _repeated(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    first: dict[str, str] = {}
    for placed, _, path, id_ in _entries(loaded):
        if id_ in first:
            yield placed.error(path, f"defined twice: {id_}", f"It stands in {first[id_]} too; keep one.")
        first.setdefault(id_, f"{placed.file.name}:{placed.line(path)}")


def _dangling(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    # States, organisations and concepts may be of the general lexicons, which no dossier knows;
    # instruments are only ever a dossier's own.
    known = [id_ for _, section, _, id_ in _entries(loaded) if section == "instruments"]
    for placed, file in loaded:
        for number, commitment in enumerate(file.commitments):
            if commitment.instrument not in known:
                path: Path_ = ("commitments", number, "instrument")
                yield _unknown(placed, path, commitment.instrument, known)
        for number, track in enumerate(file.tracks):
            for place, instrument in enumerate(track.instruments):
                if instrument not in known:
                    yield _unknown(placed, ("tracks", number, "instruments", place), instrument, known)


def _unknown(placed: Placed, path: Path_, id_: str, known: Sequence[str]) -> BadDossier:
    return placed.error(path, f"not defined: {id_}", suggest(id_, known, "instrument"))


def _dossier(files: Sequence[DossierFile]) -> Dossier:
    parties = tuple(PartyDef(**dict(one)) for file in files for one in file.parties)
    actors = tuple(
        Actor(**{**dict(one), "offices": tuple(Office(**dict(office)) for office in one.offices)})
        for file in files
        for one in file.actors
    )
    instruments = tuple(InstrumentDef(**dict(one)) for file in files for one in file.instruments)
    concepts = tuple(
        ConceptDef(id=one.id, words=tuple(sorted(one.words.items())))
        for file in files
        for one in file.concepts
    )
    # Only what a reader may look for in a text: a new duty or cadence makes no reading out of date.
    words = sorted(repr(one) for one in (*parties, *actors, *instruments, *concepts))
    return Dossier(
        name=next((file.name for file in files if file.name), ""),
        parties=parties,
        actors=actors,
        instruments=instruments,
        commitments=tuple(CommitmentDef(**dict(one)) for file in files for one in file.commitments),
        tracks=tuple(TrackDef(**dict(one)) for file in files for one in file.tracks),
        concepts=concepts,
        fingerprint=content_id("w", *words),
    )
