"""Options that several commands share, each defined once.

Rule: a day is written as 2009-05-22; anything else is a wrong call, told with the form that is right.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from servanda.config import address
from servanda.store.postgres.address import without_password


def day(text: str) -> date:
    """Read a day of the calendar."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> date:
    raise typer.BadParameter(f"{text!r} is not a day. Write it as 2009-05-22.")


def database(text: str) -> str:
    """Read the address of a database."""
    try:
        return address(text)
    except ValueError:
        raise typer.BadParameter(
            f"{without_password(text)!r} is not an address. Write it as postgresql://user@host/name."
        ) from None


Record = Annotated[
    Path,
    typer.Option("--record", metavar="DIR", envvar="SERVANDA_RECORD", help="The folder of the record."),
]
On = Annotated[
    date | None,
    typer.Option(
        "--on", metavar="DAY", parser=day, help="The day spoken of; the latest publication day if not given."
    ),
]
KnownBy = Annotated[
    date | None,
    typer.Option(
        "--known-by", metavar="DAY", parser=day, help="Use only what was known by this day, inclusive."
    ),
]
RecordedBy = Annotated[
    str | None,
    typer.Option(
        "--recorded-by",
        metavar="TIME",
        help="Answer as the record stood then: a day, or 2009-07-15T09:00:00Z.",
    ),
]
TrackId = Annotated[
    str | None,
    typer.Option(
        "--track", metavar="ID", help="Use only the documents that bear on this track; `status` has the ids."
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="ADDRESS",
        parser=database,
        help="Keep it on a PostgreSQL server: postgresql://user@host/name. A password is not written down.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="An array of exchange objects instead of a table.")]
Dossier = Annotated[
    Path | None,
    typer.Option("--dossier", metavar="DIR", help="A folder of definitions: parties, tracks, words."),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", metavar="DAY", parser=day, help="Changes after this day; the last round if not given."
    ),
]
RecordedSince = Annotated[
    str | None,
    typer.Option(
        "--recorded",
        metavar="TIME",
        help="What was recorded after this: a day, or 2009-07-15T09:00:00Z. Not with --since.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DAY", help="When these were published, where they do not say so themselves."
    ),
]
Publisher = Annotated[
    str, typer.Option("--publisher", metavar="NAME", help="Who published these.", show_default=False)
]
Address = Annotated[
    str, typer.Option("--address", metavar="URL", help="Where these were found.", show_default=False)
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Of text or HTML that is not UTF-8, such as cp1252."),
]
