"""The command line: one table of commands, each a function in a module beside this.

Rule: a command asks the register, and shows what it is given. Data goes to standard output, all else to
standard error; exit is 0 when done, 1 where it cannot be, 2 where the call is wrong, 130 when stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from servanda.present.cli import (
    accounts,
    asking,
    changing,
    coding,
    dossiers,
    examples,
    explaining,
    exporting,
    judging,
    keeping,
    listing,
    serving,
    showing,
)
from servanda.present.cli.console import Terms, guarded

HELP = """Keeps the record of an accord: talks, commitments, what was done, what each side says, what is due.

Reports go in as files; every line that comes out cites the words of a report.

\b
  servanda brief report-1.txt report-2.txt        a brief, without keeping anything
  servanda init accord && cd accord               a record to keep
  servanda add ../reports && servanda read
  servanda brief --on 2009-07-15 --known-by 2009-07-15

Commands work on the record of the current folder, or of --record DIR.
"""


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `stopped` says what is kept when it is interrupted, and how to go on."""

    name: str
    run: Callable[..., None]
    stopped: str = "Nothing was changed."


COMMANDS: tuple[Command, ...] = (
    Command("init", keeping.init, "Run it again to finish."),
    Command(
        "add", keeping.add, "What was added is kept. Run it again for the rest: what is there is skipped."
    ),
    Command("read", keeping.read, "What was read is kept. To go on: servanda read"),
    Command("copy", keeping.copy, "The record is as it was, and there is no copy. Run it again."),
    Command("brief", showing.brief),
    *(Command(name, run) for name, run in listing.LISTS),
    Command("matrix", coding.matrix),
    Command("assess", coding.assess),
    Command("allowed", asking.allowed),
    Command("changes", changing.changes),
    Command("why", showing.why),
    Command("search", showing.search),
    Command("export", exporting.export),
    Command("extract", exporting.extract),
    Command("explain", explaining.explain),
    Command("schema", exporting.schema),
    Command("serve", serving.serve, "What was recorded is kept."),
    Command("example", examples.example),
)

GROUPS: tuple[tuple[str, str, tuple[Command, ...]], ...] = (
    ("judge", judging.HELP, tuple(Command(name, run) for name, run in judging.JUDGEMENTS)),
    ("dossier", dossiers.HELP, tuple(Command(name, run) for name, run in dossiers.DOSSIERS)),
    ("account", accounts.HELP, tuple(Command(name, run) for name, run in accounts.ACCOUNTS)),
)


def make_app() -> typer.Typer:
    """Put the commands together."""
    # Plain help and errors: the same words on every terminal, and in docs/reference.md.
    settings: dict[str, Any] = {"rich_markup_mode": None, "add_completion": False, "no_args_is_help": True}
    made = typer.Typer(help=HELP, pretty_exceptions_enable=False, **settings)
    made.callback()(_globals)
    for command in COMMANDS:
        made.command(command.name)(guarded(command.run, command.stopped))
    for name, text, commands in GROUPS:
        group = typer.Typer(help=text, **settings)
        for command in commands:
            group.command(command.name)(guarded(command.run, command.stopped))
        made.add_typer(group, name=name)
    return made


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # reading metadata takes time that no other command needs

        typer.echo(f"servanda {version('servanda')}")
        raise typer.Exit


def _globals(
    context: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")] = False,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = Terms(quiet=quiet)


_globals.__doc__ = HELP

app = make_app()


def main() -> None:
    """Run the command line."""
    app(prog_name="servanda")
