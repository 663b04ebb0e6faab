"""The commands for dossiers: check and show. A dossier is a folder of YAML files that an analyst writes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.dossier.load import check as check_folder
from servanda.dossier.load import load
from servanda.model.dossier import Dossier
from servanda.present.cli.console import terms
from servanda.present.naming import join, plain, spoken

HELP = "Check or show definitions: parties, instruments, tracks."

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the dossier's *.yaml files.")]


def check(context: typer.Context, folder: Folder) -> None:
    """Check a folder of definitions.

    All that is wrong is listed, with its place and remedy.

    \b
      servanda dossier check my-definitions
    """
    dossier, errors = check_folder(folder)
    if errors:
        *others, last = errors
        for error in others:
            typer.echo(f"{error}\n", err=True)
        raise last
    terms(context).say(f"{folder}: nothing wrong. {_amount(dossier)}")


def show(folder: Folder) -> None:
    """Show what a folder of definitions names.

    \b
      servanda dossier show my-definitions
    """
    dossier = load(folder)
    for line in _lines(dossier):
        typer.echo(line)


def _amount(dossier: Dossier) -> str:
    parts = (
        ("party", "parties", dossier.parties),
        ("instrument", "instruments", dossier.instruments),
        ("commitment", "commitments", dossier.commitments),
        ("track", "tracks", dossier.tracks),
        ("concept", "concepts", dossier.concepts),
    )
    told = tuple(f"{len(some)} {one if len(some) == 1 else many}" for one, many, some in parts if some)
    return f"It has {join(told)}." if told else "It is empty."


def _lines(dossier: Dossier) -> list[str]:
    names = {one.id: one.name for one in dossier.parties} | {one.id: one.title for one in dossier.instruments}
    lines = [plain(dossier.name)] if dossier.name else []
    for party in dossier.parties:
        lines.append(
            f"{party.id}  {plain(party.name)}"
            + (f", capital {plain(party.capital)}" if party.capital else "")
        )
    for actor in dossier.actors:
        lines.append(f"{actor.id}  {plain(actor.name)}")
    for instrument in dossier.instruments:
        lines.append(f"{instrument.id}  {plain(instrument.title)}, {spoken(instrument.date)}")
    for commitment in dossier.commitments:
        under = names.get(commitment.instrument, commitment.instrument)
        who = names.get(commitment.obligor, commitment.obligor)
        lines.append(f"{commitment.id}  {plain(who)}: {plain(commitment.duty)}, under {plain(under)}")
    for track in dossier.tracks:
        between = join(tuple(plain(names.get(one, one)) for one in track.parties))
        every = f", every {track.cadence} by {track.cadence_by}" if track.cadence else ""
        lines.append(f"{track.id}  {plain(track.name)}, between {between}{every}")
    for concept in dossier.concepts:
        words = "; ".join(f"{language}: {', '.join(some)}" for language, some in concept.words)
        lines.append(f"{concept.id}  {plain(words)}")
    return lines
