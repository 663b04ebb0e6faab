"""`servanda read --only` prints what the readers find, keeps nothing, and needs no record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from servanda.present.cli import app
from servanda.present.exchange import schema
from servanda.read import find_actors, find_figures, find_timexes
from servanda.text import load

REPORT = """Orra opens its doors

VIENNA, April 9 - Austria will issue at least 20,000 visas to Kenyans by June, Minister Paul Dreyer said on Thursday.

"We lost two officers in February," he said.
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*arguments: str, width: int = 80, piped: str | None = None) -> Result:
    done = CliRunner().invoke(
        app, arguments, prog_name="servanda", env={"COLUMNS": str(width), "NO_COLOR": "1"}, input=piped
    )
    assert done.exit_code == 0, done.output
    return done


def rows(output: str, title: str) -> list[list[str]]:
    lines = output[output.index(f"{title} (") :].split("\n\n")[0].splitlines()[2:]
    return [line.split() for line in lines]


def test_dates_come_with_their_place_their_words_and_their_value(report: Path) -> None:
    done = run("read", "--only", "dates", "report.txt", "--published", "2032-04-09")
    assert done.output.startswith("report.txt (published 9 April 2032, stated)\n\nDATES (4)\nplace  words")
    found = rows(done.output, "DATES")
    assert ["30", "April", "9", "DATE", "2032-04-09"] in [row[:-1] for row in found]
    assert ["Thursday", "DATE", "2032-04-08"] in [row[1:-1] for row in found]
    for place, *words in found:
        assert REPORT[int(place) :].startswith(words[0])


def test_each_table_is_shown_once_in_one_order_however_they_are_asked_for(report: Path) -> None:
    asked = ["--only", "figures", "--only", "dates", "--only", "figures"]
    titles = [
        line
        for line in run("read", *asked, "report.txt").output.splitlines()
        if line.isupper() or "(" in line
    ]
    assert [title.split(" (")[0] for title in titles[1:]] == ["DATES", "FIGURES"]


@pytest.mark.parametrize("width", [80, 120])
def test_the_tables_fit_the_terminal_and_lose_no_word(report: Path, width: int) -> None:
    asked = ["--only", "dates", "--only", "actors", "--only", "figures"]
    output = run("read", *asked, "report.txt", width=width).output
    assert max(len(line) for line in output.splitlines()) <= width
    assert "…" not in output
    folded = "".join(output.split())
    for word in ("20,000", "Dreyer", "state:AT", "person:paul-dreyer"):
        assert word in folded


def test_json_is_an_object_a_line_and_the_objects_are_those_of_extract(report: Path) -> None:
    asked = ["--only", "dates", "--only", "actors", "--only", "figures", "--published", "2032-04-09"]
    output = run("read", *asked, "report.txt", "--json").output
    found: list[dict[str, Any]] = json.loads(output)
    assert len(output.splitlines()) == len(found) + 2
    kinds = {"document", "timex", "actor", "figure"}
    assert {one["kind"] for one in found} == kinds
    whole = run("extract", "report.txt", "--published", "2032-04-09").output.splitlines()
    assert found == [one for one in map(json.loads, whole) if one["kind"] in kinds]
    for one in found:
        assert set(schema(one["kind"])["required"]) <= set(one)


def test_only_what_is_asked_for_is_written(report: Path) -> None:
    found = json.loads(run("read", "--only", "figures", "report.txt", "--json").output)
    assert {one["kind"] for one in found} == {"document", "figure"}


def test_the_command_finds_what_the_library_finds(report: Path) -> None:
    asked = ["--only", "dates", "--only", "actors", "--only", "figures"]
    found = json.loads(run("read", *asked, "report.txt", "--json", "--published", "2032-04-09").output)
    document = load(report.read_bytes(), "report.txt")
    places = [(one.start, one.end, one.value) for one in find_timexes(document, "2032-04-09")]
    assert [(one["start"], one["end"], one["value"]) for one in found if one["kind"] == "timex"] == places
    assert [one["id"] for one in found if one["kind"] == "actor"] == [one.id for one in find_actors(document)]
    figures = [one.id for one in find_figures(document, "2032-04-09")]
    assert [one["id"] for one in found if one["kind"] == "figure"] == figures


def test_standard_input_is_read_like_a_file(report: Path) -> None:
    piped = run("read", "--only", "dates", "-", piped=REPORT).output
    assert piped.startswith("standard input (")
    assert piped.splitlines()[1:] == run("read", "--only", "dates", "report.txt").output.splitlines()[1:]


def test_nothing_is_kept_and_no_record_is_needed(report: Path, tmp_path: Path) -> None:
    run("read", "--only", "actors", "report.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_several_files_are_set_apart_and_one_that_is_none_is_told(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "more.txt").write_text("They met in May.", encoding="utf-8")
    done = run("read", "--only", "dates", "report.txt", "empty.txt", "more.txt")
    assert "\n\nmore.txt (day not stated)\n" in done.stdout
    assert "empty.txt: the file is empty" in done.stderr


def test_words_that_would_steer_a_terminal_are_shown_plain(report: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(
        "They met on May\u202e 3, 2009 with 20 \x1b[31mred visas.", encoding="utf-8"
    )
    output = run("read", "--only", "dates", "--only", "figures", "odd.txt").stdout
    assert "\x1b" not in output
    assert "\u202e" not in output
