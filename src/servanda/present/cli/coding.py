"""The commands of those who code compliance: the matrix of provisions by year, and a coder's step.

Rule: a step is kept as a judgement, with who, when and why; a second coder is another name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.assess.scale import STEPS
from servanda.model.record import Decision
from servanda.present.brief import sheet
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.delivering import AsFormat, Html, Markdown, Out, deliver, wish
from servanda.present.cli.finding import pick
from servanda.present.cli.judging import Because, By
from servanda.present.cli.opening import Clocks, open_record, view_of
from servanda.present.cli.options import Json, KnownBy, On, Record, RecordedBy
from servanda.present.exchange import objects
from servanda.present.exchange.record import judgement_object
from servanda.present.sections.desk import Desk
from servanda.present.sections.matrix import matrix as write_matrix

HERE = Path()


def matrix(
    context: typer.Context,
    record: Record = HERE,
    first: Annotated[
        int | None, typer.Option("--from", metavar="YEAR", help="The first year; else the first told of.")
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", metavar="YEAR", help="The last year; else the last told of.")
    ] = None,
    on: On = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = None,
    out: Out = None,
    html_file: Html = None,
    as_markdown: Markdown = False,
    as_json: Json = False,
) -> None:
    """Provisions by year, each with what is known of it.

    One sign for each period: performed, in part, not, alleged, disputed, no evidence, not yet due.
    Below it the steps that coders gave, and how far they agree. What has no sign was not owed then
    or is told of nowhere; it is not unmet.

    \b
      servanda matrix --from 1995 --to 2009
    """
    wished = wish(form, out, html_file, as_markdown)
    with open_record(record) as register:
        view = view_of(register, Clocks(on, known_by, recorded_by))
    if as_json:
        write_array(objects(view, ("commitment", "performance")))
        return
    desk = Desk.of(view, whole=True)
    written = sheet(desk, "", (write_matrix(desk, first, last),))
    deliver(written, wished, terms(context), ids=True)


def assess(
    context: typer.Context,
    commitment: Annotated[str, typer.Argument(metavar="COMMITMENT", help="Its id, or a beginning of it.")],
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="As listed: FY2007, 2009, or FROM/TO.")],
    step: Annotated[str, typer.Argument(metavar="STEP", help=f"One of: {', '.join(STEPS)}.")],
    because: Because,
    by: By = "",
    record: Record = HERE,
    as_json: Json = False,
) -> None:
    """Code how far a commitment was carried out in a period.

    The scale and its rules are in docs/coding.md. A second coder is another name; both stay, and the
    matrix shows where they differ. A later step of the same coder stands in place of the earlier.

    \b
      servanda assess commitment:licences FY2007 minimal --by "Ana Vera" --because "two of ten offices"
    """
    with open_record(record) as register:
        known = {one.id for one in view_of(register, Clocks()).assessment.commitments}
        kept = register.judge(
            Decision.ASSESS,
            pick(commitment, known, "servanda commitments"),
            value=f"{period}={step}",
            by=by,
            why=because,
        )
    if as_json:
        write_array((judgement_object(kept),))
    else:
        terms(context).say(f"Kept as {kept.id}, by {kept.by}.")
