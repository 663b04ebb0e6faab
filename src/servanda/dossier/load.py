"""A folder of YAML files to a Dossier.

Rule: a name stands for one thing in the whole folder, and what a definition refers to is defined there or
belongs to the general lexicons. The order of files changes nothing but the order of definitions. Where a file
cannot be read, nothing is told missing: it may stand in that file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from servanda.dossier import defining, fitting, referring, sides, stating
from servanda.dossier.entries import DossierFile
from servanda.dossier.lowering import accounts, lower, unfold
from servanda.dossier.places import read_yaml, shaped
from servanda.dossier.referring import Loaded
from servanda.errors import BadDossier
from servanda.model.dossier import Dossier, TrackDef
from servanda.model.ids import content_id


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
        except BadDossier as error:
            errors.append(error)
            continue
        shape, wrong = shaped(DossierFile, placed)
        errors += wrong
        if shape is not None:
            loaded.append((placed, shape))
    whole = len(loaded) == len(files)
    errors += referring.repeated(loaded)
    errors += referring.dangling(loaded) if whole else ()
    errors += sides.undefined(loaded) if whole else ()
    errors += fitting.unfit(loaded)
    errors += sides.owing(loaded)
    errors += sides.succeeding(loaded)
    return _dossier(loaded, errors, whole=whole), tuple(errors)


def _dossier(loaded: Sequence[Loaded], errors: list[BadDossier], *, whole: bool) -> Dossier:
    files = [file for _, file in loaded]
    parties = tuple(one for file in files for one in defining.parties(file))
    actors = tuple(one for file in files for one in defining.actors(file))
    instruments = tuple(one for file in files for one in defining.instruments(file))
    sets = tuple(one for file in files for one in defining.sets(file))
    commitments = tuple(one for file in files for one in defining.commitments(file))
    tracks = tuple(one for file in files for one in defining.tracks(file))
    measures = tuple(one for file in files for one in defining.measures(file))
    concepts = tuple(one for file in files for one in defining.concepts(file))
    acts = tuple(one for file in files for one in defining.acts(file))
    nouns = tuple(one for file in files for one in defining.nouns(file))
    sources = tuple(one for file in files for one in defining.sources(file))
    told = []
    for placed, file in loaded:
        unfolded, wrong = unfold(placed, file)
        told += unfolded
        errors += wrong
    lowered = lower(told, {one.id: one for one in sources}, {one.id: one for one in tracks})
    errors += fitting.rounds(told, loaded)
    if whole:
        errors += referring.unsourced(told, loaded)
        errors += fitting.voiceless(told, lowered.notes)
        errors += fitting.findings(told, loaded)
    stating.commitments(lowered, commitments)
    stating.measures(lowered, measures)
    stating.tracks(lowered, tracks)
    return Dossier(
        name=next((file.name for file in files if file.name), ""),
        pipeline=next((file.pipeline for file in files if file.pipeline), ""),
        parties=parties,
        actors=actors,
        instruments=instruments,
        sets=sets,
        commitments=commitments,
        tracks=tracks,
        measures=measures,
        concepts=concepts,
        acts=acts,
        nouns=nouns,
        sources=sources,
        assessments=tuple(one for file in files for one in defining.assessments(file, commitments)),
        findings=tuple(one for file in files for one in defining.findings(file, lowered.names)),
        accounts=accounts(lowered),
        fingerprint=_words(parties, actors, instruments, sets, concepts, acts, nouns, _named(tracks)),
    )


def _named(tracks: Sequence[TrackDef]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What a reader looks for of a track: its name, and whose talks it is."""
    return [(one.id, one.name, one.parties) for one in tracks]


def _words(*definitions: Sequence[object]) -> str:
    """Name what a reader may look for in a text: a new duty or cadence makes no reading out of date."""
    return content_id("w", *sorted(repr(one) for some in definitions for one in some))
