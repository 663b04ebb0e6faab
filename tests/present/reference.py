"""docs/reference.md from the help texts themselves: ``python -m tests.present.reference`` writes it."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from typer.testing import CliRunner

from servanda.present.cli import COMMANDS, GROUPS, app
from servanda.present.exchange import KINDS, schema

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference.md"

HEAD = """# Reference

Every command with its help, as `--help` prints it, and every kind of exchange object. This page is written by
`python -m tests.present.reference`, and a test holds that it is current.

Data goes to standard output, all else to standard error. Exit is 0 when done, 1 where it cannot be (with where,
the words, the reason and the remedy), 2 where the call is wrong, 130 when stopped with Ctrl-C; what was kept by
then stays kept. `NO_COLOR` is heeded, and piped output is plain; it is 80 columns wide unless `COLUMNS` says
otherwise.
"""


def reference() -> str:
    """Write the page."""
    parts = [HEAD, "\n## servanda\n", _help()]
    for command in COMMANDS:
        parts += [f"\n## servanda {command.name}\n", _help(command.name)]
    for name, _, commands in GROUPS:
        parts += [f"\n## servanda {name}\n", _help(name)]
        for command in commands:
            parts += [f"\n### servanda {name} {command.name}\n", _help(name, command.name)]
    parts += ["\n## Exchange objects\n", _kinds()]
    return "\n".join(parts)


def _help(*command: str) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("SERVANDA_")}
    with mock.patch.dict(os.environ, {**plain, "COLUMNS": "80"}, clear=True):
        outcome = CliRunner().invoke(app, [*command, "--help"], prog_name="servanda")
    assert outcome.exit_code == 0, outcome.output
    return f"```text\n{outcome.output.rstrip()}\n```\n"


def _kinds() -> str:
    rows = [
        "`servanda schema KIND` prints the schema of a kind.\n",
        "| kind | what it is | fields |",
        "|---|---|---|",
    ]
    for kind in KINDS:
        found = schema(kind)
        fields = ", ".join(f"`{name}`" for name in found["properties"] if name not in ("kind", "id"))
        rows.append(f"| {kind} | {found['description']} | {fields} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
