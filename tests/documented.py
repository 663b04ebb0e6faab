"""The console examples of the documentation, run as they stand.

A block fenced as ``console`` holds commands (``$ servanda ...``), each followed by what it prints. All blocks
of one page run in order in one empty folder, 100 columns wide. ``python -m tests.documented --write`` runs
them and puts the real output in; the test runs them and compares. A line `…` alone stands for any lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = tuple(page for page in (ROOT / "README.md", ROOT / "docs" / "guide.md") if page.exists())
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


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


def run(command: str, folder: Path) -> str:
    """Run a command as a reader would and give what it shows."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()).strip("\n")


def matches(expected: str, found: str) -> bool:
    """Compare output; a line `…` stands for any number of lines."""
    pattern = "\n".join(
        r"(?:.*\n?)*?" if line.strip() == "…" else re.escape(line.rstrip()) for line in expected.split("\n")
    ).replace("\n(?:.*\\n?)*?", r"(?:\n.*)*?")
    return re.fullmatch(pattern, found) is not None


def rewrite(page: Path) -> str:
    """The page with the output that its commands really give; blocks with `…` keep what they show."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:

        def fill(found: re.Match[str]) -> str:
            lines: list[str] = []
            for example in examples(found[1]):
                output = run(example.command, Path(folder))
                lines.append("$ " + example.command.replace("\\\n", "\\\n> "))
                kept = example.output if matches(example.output, output) else output
                lines.extend(kept.splitlines())
            return "```console\n" + "\n".join(lines) + "\n```"

        return _BLOCK.sub(fill, text)


if __name__ == "__main__":
    for one in PAGES:
        new = rewrite(one)
        if "--write" in sys.argv:
            one.write_text(new, encoding="utf-8")
            print(f"wrote {one.name}")
        else:
            print(new)
