"""The command line as a whole: its help, what it loads, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda.present.cli import COMMANDS, GROUPS, app
from tests.present.reference import PAGE, reference

EVERY = [(one.name,) for one in COMMANDS] + [(name, one.name) for name, _, some in GROUPS for one in some]


def test_the_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m tests.present.reference"


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_each_help_says_what_it_does_and_shows_an_example(command: tuple[str, ...]) -> None:
    text = CliRunner().invoke(app, [*command, "--help"], prog_name="servanda").output
    assert f"\n    servanda {' '.join(command)}" in text
    assert len(text.splitlines()[2]) > 20


@pytest.mark.parametrize("group", [(), *((name,) for name, _, _ in GROUPS)])
def test_the_list_of_commands_cuts_no_sentence(group: tuple[str, ...]) -> None:
    text = CliRunner().invoke(app, [*group, "--help"], prog_name="servanda", env={"COLUMNS": "80"}).output
    assert "..." not in text.partition("Commands:")[2]


def test_help_waits_for_no_language_model_and_no_record() -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom servanda.present.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "print([name for name in ('spacy', 'sqlalchemy', 'trafilatura', 'rensa') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("kind", ["assertion", "round"])
def test_schema_prints_json(kind: str) -> None:
    outcome = CliRunner().invoke(app, ["schema", kind])
    assert outcome.exit_code == 0
    assert json.loads(outcome.output)["title"] == kind


def test_an_interrupted_command_says_what_is_kept_and_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from servanda.register import Register

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    Register.create(tmp_path / "accord").close()
    monkeypatch.setattr(Register, "read", stopped)
    outcome = CliRunner().invoke(app, ["read", "--record", str(tmp_path / "accord")])
    assert outcome.exit_code == 130
    assert outcome.stderr == "Stopped. What was read is kept. To go on: servanda read\n"
    assert outcome.stdout == ""
