"""The command that shows how a sentence was read: explain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.errors import BadCall
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.opening import explained
from servanda.present.cli.options import Dossier, Json
from servanda.present.terminal import put

Day = Annotated[str | None, typer.Option("--published", metavar="DAY", help="The day it is read against.")]
Of = Annotated[
    Path | None,
    typer.Option("--record", metavar="DIR", help="Use the definitions of this record.", show_default=False),
]


def explain(
    context: typer.Context,
    sentences: Annotated[
        list[str],
        typer.Argument(metavar="SENTENCE", help="A sentence, or several of one text; - is standard input."),
    ],
    published: Day = None,
    dossier: Dossier = None,
    record: Of = None,
    as_json: Json = False,
) -> None:
    """Show how a sentence was read and why.

    Its words with the tree; actors, dates and figures; each act with the entry that matched, by
    which relation each role is filled, and what settled its status; who says it; conditions and
    commitments; and what was not read, why, and the lines of a dossier that would mend it.

    \b
      servanda explain "Norway has offered to resume the talks." --published 2009-05-22
      servanda explain - --dossier accord/dossier < passage.txt
    """
    if dossier is not None and record is not None:
        raise typer.BadParameter("--dossier and --record: give one of the two.")
    text = typer.get_text_stream("stdin").read() if sentences == ["-"] else " ".join(sentences)
    if not text.strip():
        raise BadCall("there is no sentence", remedy='Write it in quotation marks: servanda explain "…"')
    told, places = explained(text, published, dossier, record)
    if as_json:
        from servanda.present.exchange.explanation import explanation_objects  # spaCy: --help need not wait

        write_array(explanation_objects(told))
        return
    from servanda.present.explaining import pieces  # as above

    out = terms(context).out()
    for piece in pieces(told, places, out.width):
        put(out, piece)
