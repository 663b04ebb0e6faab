"""Where a sheet goes and in which form: told by the ending of the file, unless one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from servanda.present.cli import app

REPORT = """LODD, 1 May 2010 - Norland proposed talks on cod to Sudmark on Friday, a spokesman said."""


def run(folder: Path, *words: str) -> Result:
    report = folder / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    return CliRunner().invoke(app, ["brief", str(report), *words])


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("brief.pdf", b"%PDF-1."),
        ("BRIEF.DOCX", b"PK\x03\x04"),
        ("brief.html", b"<!doctype html>"),
        ("brief.md", b"# Brief"),
        ("brief.txt", b"BRIEF"),
    ],
)
def test_the_ending_of_the_file_tells_the_form(file: str, begins: bytes, tmp_path: Path) -> None:
    done = run(tmp_path, "--out", str(tmp_path / file))
    assert done.exit_code == 0, done.output
    assert (tmp_path / file).read_bytes().startswith(begins)
    assert done.stdout == ""
    assert f"Written to {tmp_path / file}." in done.stderr


def test_a_form_that_is_named_goes_before_the_ending(tmp_path: Path) -> None:
    done = run(tmp_path, "--format", "pdf", "--out", str(tmp_path / "brief.txt"))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "brief.txt").read_bytes().startswith(b"%PDF-1.")
    done = run(tmp_path, "--format", "text", "--out", str(tmp_path / "brief.pdf"))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"BRIEF")


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    done = run(tmp_path, "--format", "pdf", "--out", "-")
    assert done.exit_code == 0
    assert done.stdout_bytes.startswith(b"%PDF-1.")


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_what_is_text_needs_no_file(form: str, tmp_path: Path) -> None:
    assert "Brief for the next round" in run(tmp_path, "--format", form).stdout


@pytest.mark.parametrize("words", [("--markdown",), ("--format", "markdown")])
def test_the_short_option_is_the_form(words: tuple[str, ...], tmp_path: Path) -> None:
    assert run(tmp_path, *words).stdout == run(tmp_path, "--format", "markdown", "--out", "-").stdout
