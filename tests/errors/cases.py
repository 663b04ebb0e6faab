"""Cases of what a user can meet on the command line: the input, the command, the exact output.

A case is a file ``NAME.case``: a sentence, then files and commands in any order.

    == file report.txt          the text of a file, up to the next ==; == bytes NAME takes Python bytes
    == env SERVANDA_WORKERS=x   a variable
    == ready servanda init .    a command that must succeed and is not shown
    == run servanda status      the command; what follows is its output, errors included
    == exit 1                   and how it ends

``python -m tests.errors.cases NAME…`` runs cases anew and writes down what came out: read the difference.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from servanda.present.cli import app

HERE = Path(__file__).parent
_STEP = re.compile(r"^== (file|bytes|env|ready|run|exit) ?(.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a case: what it does, with what, and the text below it."""

    word: str
    argument: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it stands in its file."""

    path: Path
    about: str
    steps: tuple[Step, ...] = field(default=())


def cases() -> list[Path]:
    """List the files of all cases."""
    return sorted(HERE.glob("*.case"))


def load(path: Path) -> Case:
    """Read a case."""
    text = path.read_text(encoding="utf-8")
    marks = list(_STEP.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    steps = tuple(
        Step(mark[1], mark[2], text[mark.end() + 1 : end]) for mark, end in zip(marks, ends, strict=True)
    )
    return Case(path, text[: marks[0].start()], steps)


def run(case: Case) -> Case:
    """Run a case in an empty folder, and give it back as it came out."""
    done: list[Step] = []
    with tempfile.TemporaryDirectory() as folder, chdir(folder), _environment():
        for step in case.steps:
            done += _step(step)
    return Case(case.path, case.about, tuple(done))


def _step(step: Step) -> Iterator[Step]:
    if step.word in ("file", "bytes"):
        path = Path(step.argument)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ast.literal_eval(step.text) if step.word == "bytes" else step.text.encode())
    elif step.word == "env":
        name, _, value = step.argument.partition("=")
        os.environ[name] = value
    elif step.word in ("ready", "run"):
        outcome = CliRunner().invoke(app, shlex.split(step.argument)[1:], prog_name="servanda")
        if step.word == "ready":
            assert outcome.exit_code == 0, outcome.output
            yield step
        else:
            yield Step("run", step.argument, outcome.output)
            yield Step("exit", str(outcome.exit_code))
        return
    elif step.word == "exit":
        return
    yield step


@contextmanager
def _environment() -> Iterator[None]:
    kept = dict(os.environ)
    for name in [name for name in kept if name.startswith("SERVANDA_")]:
        del os.environ[name]
    os.environ |= {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= kept


def written(case: Case) -> str:
    """Write a case as it stands in a file."""
    return case.about + "".join(f"== {step.word} {step.argument}\n{step.text}" for step in case.steps)


def main(names: list[str]) -> None:
    """Run cases anew and write down what came out."""
    for path in [HERE / f"{name}.case" for name in names] or cases():
        path.write_text(written(run(load(path))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
