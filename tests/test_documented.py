"""What the documentation shows is what the commands print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from servanda.model.act import ACTS
from servanda.present.exchange import KINDS
from tests import exchange_page
from tests.documented import PAGES, ROOT, Names, Session, examples, matches


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    session = Session(tmp_path, started=page.name == "README.md")
    shown = 0
    for block in session.steps(page.read_text(encoding="utf-8")):
        for example in examples(block):
            shown += 1
            found = session.run(example.command)
            assert session.matches(example.output, found), (
                f"$ {example.command}\nshown:\n{example.output}\nprinted:\n{found}"
            )
    assert shown, f"{page.name} shows no command"


@pytest.mark.parametrize(
    "page", [ROOT / "docs" / "model.md", ROOT / "docs" / "guide.md"], ids=lambda page: page.name
)
def test_what_a_page_says_in_python_holds(page: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    assert all("assert" in block for block in blocks)
    for block in blocks:
        exec(compile(block, page.name, "exec"), {})


def test_an_ellipsis_stands_for_any_lines_and_nothing_else_does() -> None:
    assert matches("a\n…\nd", "a\nb\nc\nd")
    assert matches("a\n…", "a\nb")
    assert matches("a\n…\nd", "a\nd")
    assert not matches("a\nd", "a\nb\nd")
    assert not matches("a\n…\nd", "a\nb\nc")
    assert matches("a …\nb", "a and more\nb")
    assert not matches("a …", "a and\nmore")


def test_columns_may_be_wider_than_a_page_shows_them_but_not_run_together() -> None:
    assert matches("State  running", "State        running")
    assert not matches("State  running", "State running")
    assert not matches("State running", "State  running")


def test_an_id_on_a_page_stands_for_the_one_that_is_printed_in_its_place(tmp_path: Path) -> None:
    names: Names = {}
    assert matches("x_0a1b2c  lifted\nwhy: x_0a1b2c", "x_999999  lifted\nwhy: x_999999", names)
    assert Session(tmp_path, names).run("echo why x_0a1b2c") == "why x_999999"
    assert not matches("x_0a1b2c\nx_0a1b2c", "x_111111\nx_222222")
    assert not matches("x_0a1b2c  lifted", "x_999999  eased")


def test_the_files_that_a_page_shows_are_there_for_its_commands(tmp_path: Path) -> None:
    session = Session(tmp_path)
    page = "```yaml file=mine/one.yaml\nname: One\n```\n\n```console\n$ cat mine/one.yaml\nname: One\n```\n"
    (block,) = session.steps(page)
    (example,) = examples(block)
    assert session.run(example.command) == example.output


def test_a_file_is_written_or_lengthened_where_the_page_shows_it(tmp_path: Path) -> None:
    session = Session(tmp_path)
    page = (
        "```yaml file=a.yaml\nname: One\n```\n```console\n$ cat a.yaml\nname: One\n```\n"
        "```yaml add=a.yaml\ntracks: []\n```\n```console\n$ cat a.yaml\nname: One\ntracks: []\n```\n"
    )
    for block in session.steps(page):
        for example in examples(block):
            assert session.run(example.command) == example.output


def test_what_a_command_exports_holds_for_the_commands_after_it(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.run("export GREETING=hello")
    assert session.run("echo $GREETING") == "hello"


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the demo as the Makefile does, with the path of the programs relative to the checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    programs = os.path.relpath(Path(sys.executable).parent, ROOT)
    return subprocess.run(
        ["bash", "docs/demo.sh"],
        cwd=ROOT,
        env={**environment, "BIN": programs, "RECORD": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_demo_runs_twice_fits_eighty_columns_and_leaves_what_it_names(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    for _ in range(2):
        done = demo(folder)
        assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if str(folder) not in line]
    assert [line for line in lines if len(line) > 80 and "PATH=" not in line] == []
    assert "What to look at" in lines
    assert "BRIEF FOR THE NEXT ROUND" in lines
    assert (folder / "brief.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (folder / "record" / "record.sqlite").exists()


def test_the_demo_leaves_a_folder_alone_that_it_did_not_make(tmp_path: Path) -> None:
    kept = tmp_path / "thesis.txt"
    kept.write_text("mine", encoding="utf-8")
    assert demo(tmp_path).returncode == 1
    assert kept.read_text(encoding="utf-8") == "mine"


def test_the_page_of_acts_explains_every_act_once_and_marks_the_adverse_and_lasting_ones() -> None:
    page = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z.-]+)` \| (?:\*(adverse|state)\*: )?.+ \| .+\. \|$", page, re.MULTILINE)
    marks = {(True, False): "adverse", (False, True): "state", (False, False): ""}
    assert rows == [(act.name, marks[act.adverse, act.state]) for act in ACTS]


def test_the_page_of_the_exchange_format_shows_a_real_object_of_every_kind() -> None:
    shown = exchange_page.PAGE.read_text(encoding="utf-8")
    assert shown == exchange_page.page(), "python -m tests.exchange_page"
    assert re.findall(r"^### (\S+)$", shown, re.MULTILINE) == list(KINDS)
