"""The console examples of the documentation, run as they stand.

A block fenced as ``console`` holds commands (``$ servanda ...``), each followed by what it prints. All blocks
of one page run in order in one empty folder, 100 columns wide; a block fenced as ``yaml file=NAME`` (or another
language) is a file there, written in its turn: in place of one of that name, or at its end with ``yaml add=NAME``. ``python -m tests.documented --write`` runs them and puts the real output in; the
test runs them and compares.

A line `…` alone stands for any lines, ` …` at the end of a line for the rest of it, and a run of spaces for any
run, at the start for any number: the width of a column follows from all its rows. An id (`x_0f3be4`) stands
for the one that is printed in its place, here and in the commands after it: ids follow from what was read, and
a page need not be written anew when the reader improves. What a command exports holds for those after it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from servanda.present.cli import app

ROOT = Path(__file__).resolve().parents[1]
NAMED = (
    ROOT / "README.md",
    ROOT / "docs" / "guide.md",
    ROOT / "docs" / "new-accord.md",
    ROOT / "docs" / "record.md",
    ROOT / "docs" / "dossier.md",
    ROOT / "docs" / "exchange.md",
)
PAGES = tuple(page for page in NAMED if page.exists())
_STEP = re.compile(r"^```(?:console|\w+ (file|add)=(\S+))\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PLAIN = re.compile(r"servanda [^|&;<>()$`*?\[\]{}~#!]*")  # asks nothing of a shell but to cut it into words
_ID = re.compile(r"\b[a-z]_[0-9a-f]{6,16}\b")
Names = dict[str, str]  # ids as a page shows them, to those that were printed in their place


@dataclass(frozen=True)
class Example:
    """One command with what the page says it prints."""

    command: str
    output: str


def examples(block: str) -> Iterator[Example]:
    """Cut a block into its commands; a command goes on where its line ends in a backslash."""
    command, open_ = "", False
    output: list[str] = []
    for line in block.splitlines():
        if open_:
            command += "\n" + line.removeprefix("> ")
        elif line.startswith("$ "):
            if command:
                yield Example(command, "\n".join(output))
            command, output = line[2:], []
        else:
            output.append(line)
            continue
        open_ = command.endswith("\\")
    if command:
        yield Example(command, "\n".join(output))


@dataclass
class Session:
    """The folder in which a page's commands run, one after the other, and what they leave for the next.

    A plain call of servanda runs in this process, as starting one for each takes longer than most of them; with
    `started` each command is started as a reader starts it.
    """

    folder: Path
    names: Names = field(default_factory=dict)
    exports: list[str] = field(default_factory=list)
    started: bool = False

    def steps(self, page: str) -> Iterator[str]:
        """Go through a page: write each file that it shows in its turn, give each block of commands to run."""
        for step in _STEP.finditer(page):
            if not self.wrote(step):
                yield step[3]

    def wrote(self, step: re.Match[str]) -> bool:
        """Write or lengthen the file that a step shows; false for a block of commands."""
        if step[2] is None:
            return False
        place = self.folder / step[2]
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a" if step[1] == "add" else "w", encoding="utf-8") as file:
            file.write(step[3])
        return True

    def run(self, shown: str) -> str:
        """Run a command as a reader would, with the ids that were printed to him, and give what it shows."""
        command = _ID.sub(lambda found: self.names.get(found[0], found[0]), shown)
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SERVANDA_")},
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "TERM": "dumb",
        }
        if command.startswith("export "):
            self.exports.append(command)
        if _PLAIN.fullmatch(command) and not self.started:
            printed = self._called(command, environment)
        else:
            printed = self._ran(command, environment)
        return "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")

    def _ran(self, command: str, environment: Mapping[str, str]) -> str:
        done = subprocess.run(
            ["bash", "-c", "\n".join((*self.exports, command))],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return done.stdout + done.stderr

    def _called(self, command: str, environment: Mapping[str, str]) -> str:
        words = shlex.split(command.replace("\\\n", " "))[1:]
        exported = dict(word.partition("=")[::2] for one in self.exports for word in shlex.split(one)[1:])
        with chdir(self.folder), patch.dict(os.environ, {**environment, **exported}, clear=True):
            done = CliRunner().invoke(app, words, prog_name="servanda")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.stdout + done.stderr

    def matches(self, expected: str, found: str) -> bool:
        """Compare output, and remember the ids that stand where the page shows others."""
        return matches(expected, found, self.names)


def matches(expected: str, found: str, names: Names | None = None) -> bool:
    """Compare output as the head of this module tells; `names` then holds what ids were printed for those shown."""
    shown: list[str] = []

    def any_id(found: re.Match[str]) -> str:
        if found[0] in shown:
            return f"(?P=i{shown.index(found[0])})"
        shown.append(found[0])
        return f"(?P<i{len(shown) - 1}>[a-z]_[0-9a-f]+)"

    def any_line(line: str) -> str:
        words, rest = (line[:-2], ".*") if line.endswith(" …") else (line, "")
        exact = re.sub(r"(?:\\ ){2,}", r" {2,}", re.escape(words.lstrip(" ")))
        return " *" + _ID.sub(any_id, exact) + rest

    pattern = "\n".join(
        r".*(?:\n.*)*?" if line.strip() == "…" else any_line(line.rstrip()) for line in expected.split("\n")
    ).replace("\n.*(?:\\n.*)*?", r"(?:\n.*)*?")
    fits = re.fullmatch(pattern, found)
    if fits is not None and names is not None:
        names.update({id_: fits[f"i{number}"] for number, id_ in enumerate(shown)})
    return fits is not None


def rewrite(page: Path) -> str:
    """The page with the output that its commands really give; what matches stays as the page shows it."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))

        def fill(found: re.Match[str]) -> str:
            if session.wrote(found):
                return found[0]
            lines: list[str] = []
            for example in examples(found[3]):
                output = session.run(example.command)
                lines.append("$ " + example.command.replace("\\\n", "\\\n> "))
                kept = example.output if session.matches(example.output, output) else output
                lines.extend(kept.splitlines())
            return "```console\n" + "\n".join(lines) + "\n```"

        return _STEP.sub(fill, text)


if __name__ == "__main__":
    for one in PAGES:
        new = rewrite(one)
        if "--write" in sys.argv:
            one.write_text(new, encoding="utf-8")
            print(f"wrote {one.name}")
        else:
            print(new)
