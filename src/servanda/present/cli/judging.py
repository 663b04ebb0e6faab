"""The commands by which people decide: judge, with one subcommand for each decision.

Rule: a judgement is a row with who, when and why. It is taken back by a later one, and never deleted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from servanda.model.record import Decision, Judgement
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.finding import find_id, pick
from servanda.present.cli.opening import Clocks, open_record, view_of
from servanda.present.cli.options import Json, Record
from servanda.present.exchange.record import judgement_object

HERE = Path()
HELP = """Decide what a reading got right or wrong, and say why. Any view uses it from then on.

An id may be cut to any part of its beginning that only it has. A later judgement takes an earlier one back.
"""

Subject = Annotated[str, typer.Argument(metavar="ID", help="What is judged.")]
Because = Annotated[
    str, typer.Option("--because", "--why", metavar="WORDS", help="Why; kept with the decision.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; else the setting `by`.")]

# decision, whether it takes a value, help
HELPS: tuple[tuple[Decision, bool, str], ...] = (
    (
        Decision.ACCEPT,
        False,
        """Accept an assertion as read.

        \b
          servanda judge accept a_3d4e --because "checked against the page"
        """,
    ),
    (
        Decision.REJECT,
        False,
        """Reject an assertion, so that it counts no more.

        It stays in the record with your reason.

        \b
          servanda judge reject a_3d4e --because "the pronoun means the other minister"
        """,
    ),
    (
        Decision.CORRECT,
        True,
        """Correct one attribute of an assertion.

        Its type, polarity, modality, when, or a role; the words stay as they are.

        \b
          servanda judge correct a_3d4e when=2004-01 --because "the year is in the next sentence"
        """,
    ),
    (
        Decision.SAME,
        True,
        """Say that two are one: events, actors, commitments, tracks.

        \b
          servanda judge same e_1b2c e_5f6a --because "two reports of one meeting"
        """,
    ),
    (
        Decision.DIFFERENT,
        True,
        """Say that two are not one, and keep them apart from now on.

        \b
          servanda judge different person:a-kelly person:b-kelly --because "two officials"
        """,
    ),
    (
        Decision.PREFER,
        True,
        """Settle a difference by one assertion.

        Its value is preferred; the others stay as they are.

        \b
          servanda judge prefer x_1b2c a_3d4e --because "the ministry's own text"
        """,
    ),
)


def _judge(
    context: typer.Context,
    decision: Decision,
    subject: str,
    value: str,
    by: str,
    why: str,
    record: Path,
    as_json: bool,
) -> None:
    with open_record(record) as register:
        view = view_of(register, Clocks())
        subject = find_id(view, subject)
        if value and decision is not Decision.CORRECT:
            value = find_id(view, value)
        kept = register.judge(decision, subject, value=value, by=by, why=why)
    _say(context, kept, as_json)


def _say(context: typer.Context, kept: Judgement, as_json: bool) -> None:
    if as_json:
        write_array((judgement_object(kept),))
    else:
        terms(context).say(f"Kept as {kept.id}, by {kept.by}.")


def _plain(decision: Decision, text: str) -> Callable[..., None]:
    def run(
        context: typer.Context, subject: Subject, because: Because, by: By = "", record: Record = HERE,
        as_json: Json = False,
    ) -> None:  # fmt: skip
        _judge(context, decision, subject, "", by, because, record, as_json)

    run.__doc__ = text
    return run


def _valued(decision: Decision, text: str) -> Callable[..., None]:
    def run(
        context: typer.Context,
        subject: Subject,
        value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is judged to be, or against.")],
        because: Because,
        by: By = "",
        record: Record = HERE,
        as_json: Json = False,
    ) -> None:
        _judge(context, decision, subject, value, by, because, record, as_json)

    run.__doc__ = text
    return run


def take_back(
    context: typer.Context,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or a beginning of it.")],
    because: Because,
    by: By = "",
    record: Record = HERE,
    as_json: Json = False,
) -> None:
    """Take a judgement back, so that it counts no more.

    It stays in the record, and so does the reason for taking it back.

    \b
      servanda export --kind judgement
      servanda judge take-back j_5f6a --because "the other report is the later one"
    """
    with open_record(record) as register:
        known = {one.id for one in view_of(register, Clocks()).judgements}
        kept = register.take_back(
            pick(judgement, known, "servanda export --kind judgement"), by=by, why=because
        )
    _say(context, kept, as_json)


JUDGEMENTS: tuple[tuple[str, Callable[..., None]], ...] = (
    *(
        (decision.value, _valued(decision, text) if takes_value else _plain(decision, text))
        for decision, takes_value, text in HELPS
    ),
    ("take-back", take_back),
)
