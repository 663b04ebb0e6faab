"""The commands that keep accounts: account add, list, role, password, remove.

Rule: a password is never an argument, since other users of a machine can see those: it is asked for, or read
from standard input. What is done here stands in the audit log like what is done on a page.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from servanda import config
from servanda.errors import BadCall
from servanda.present.cli.console import terms
from servanda.present.cli.options import Record
from servanda.present.cli.serving import must_have_extra

if TYPE_CHECKING:
    from servanda.present.web.security.gate import Gate

HERE = Path()
HELP = """Accounts of those who may open the record in a browser.

While there are none, it is served to its own machine alone.
"""


class Roles(StrEnum):
    """What an account is for, each with what the one before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    KEEPER = "keeper"


Name = Annotated[str, typer.Argument(metavar="NAME", help="Of a person; decisions are kept under it.")]
RoleOption = Annotated[
    Roles, typer.Option("--role", help="A reviewer decides; a keeper adds documents and keeps accounts.")
]
Cases = Annotated[bool, typer.Option("--cases/--no-cases", help="Whether single cases are shown to them.")]


def add(
    context: typer.Context,
    name: Name,
    role: RoleOption = Roles.READER,
    cases: Cases = False,
    record: Record = HERE,
) -> None:
    """Make an account; its password is asked for.

    Where standard input is no terminal, it is read from there.

    \b
      servanda account add "A. Keeper" --role keeper
      servanda account add "A. Reader" < password.txt
    """
    with _gate(record) as gate:
        from servanda.present.web.security.who import Role

        made = gate.accounts.add(name, _password(), Role[role.name], cases)
        _note(gate, record, "add account", f"{made.name}: {made.role.word}")
    terms(context).say(f"{made.name} may come in as a {made.role.word}.")


def list_(record: Record = HERE) -> None:
    """List the accounts: name, role, and whether single cases are shown.

    \b
      servanda account list
    """
    with _gate(record) as gate:
        found = gate.accounts.all()
    for one in found:
        typer.echo(f"{one.name}\t{one.role.word}{', cases' if one.cases else ''}")
    if not found:
        typer.echo("There are no accounts. Add one with: servanda account add NAME --role keeper", err=True)


def role(
    context: typer.Context, name: Name, role: RoleOption, cases: Cases = False, record: Record = HERE
) -> None:
    """Give an account another role.

    \b
      servanda account role "A. Reader" --role reviewer
    """
    with _gate(record) as gate:
        from servanda.present.web.security.who import Role

        made = gate.accounts.set_role(name, Role[role.name], cases)
        _note(gate, record, "set role", f"{made.name}: {made.role.word}{', cases' if cases else ''}")
    terms(context).say(f"{made.name} is a {made.role.word}.")


def password(context: typer.Context, name: Name, record: Record = HERE) -> None:
    """Give an account another password; its sessions and tokens end.

    \b
      servanda account password "A. Reader"
    """
    with _gate(record) as gate:
        gate.accounts.named(name)
        made = gate.accounts.set_password(name, _password())
        _note(gate, record, "set password", made.name)
    terms(context).say(f"{made.name} has a new password.")


def remove(context: typer.Context, name: Name, record: Record = HERE) -> None:
    """Take an account away; what was decided under its name stays.

    \b
      servanda account remove "A. Reader"
    """
    with _gate(record) as gate:
        made = gate.accounts.remove(name)
        _note(gate, record, "remove account", made.name)
    terms(context).say(f"{made.name} may no longer come in.")


def _gate(record: Path) -> Gate:
    must_have_extra()
    from servanda.present.web.security.gate import Gate
    from servanda.present.web.settings import WebSettings
    from servanda.register.folder import Folder

    Folder(record).open().close()  # accounts of what is no record would be of nothing
    return Gate(record, WebSettings())


def _note(gate: Gate, record: Path, action: str, subject: str) -> None:
    by = config.load(record).by or getpass.getuser()
    gate.audit.note(by, action, subject, "command line", "done")


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return asked
    found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise BadCall(
            "no password was given", remedy="Type it where it is asked for, or send it: … < password.txt"
        )
    return found


ACCOUNTS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("add", add),
    ("list", list_),
    ("role", role),
    ("password", password),
    ("remove", remove),
)
