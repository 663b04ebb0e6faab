"""Where a command writes: data to standard output, everything else to standard error.

Rule: an error a user can meet is one `ServandaError`, shown as where, the words, the reason, the remedy;
no traceback. Progress shows on a terminal only, and leaves nothing behind.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ParamSpec

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from servanda.errors import ServandaError
from servanda.model.record import Problem
from servanda.present.exchange import line
from servanda.present.exchange.reading import Object
from servanda.present.naming import plain, visible

P = ParamSpec("P")
PROBLEMS = 10  # shown in full; more are counted


@dataclass(frozen=True, slots=True)
class Terms:
    """How a user wants to be spoken to."""

    quiet: bool = False

    def out(self) -> Console:
        """Standard output: plain when piped, as wide as COLUMNS or the terminal."""
        return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    def say(self, words: str) -> None:
        """Remark on what was done, if there is something to say."""
        if words and not self.quiet:
            typer.echo(words, err=True)

    def problems(self, found: Iterable[Problem]) -> None:
        """List problems with their remedies; nothing of a document reaches the terminal but plain text."""
        some = list(dict.fromkeys(found))
        for problem in some[:PROBLEMS]:
            parts = (
                f"{problem.where}: {problem.what}" if problem.where else problem.what,
                problem.words,
                problem.remedy,
            )
            typer.echo("\n".join(plain(part) for part in parts if part), err=True)
        if len(some) > PROBLEMS:
            typer.echo(f"and {len(some) - PROBLEMS} more problems: servanda export --kind problem", err=True)

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[Any], None] | None]:
        """Show how far long work has come; gives a function that takes a `bulk.Progress`, or None."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=None)

            def step(at: Any) -> None:
                bar.update(
                    task, completed=at.done, total=at.total, description=f"{what} {plain(at.item)[-32:]}"
                )

            yield step


def terms(context: typer.Context) -> Terms:
    """Get how the user wants to be spoken to."""
    return context.obj if isinstance(context.obj, Terms) else Terms()


def guarded(run: Callable[P, None], stopped: str) -> Callable[P, None]:
    """Let a command end in words instead of a traceback."""

    @functools.wraps(run)
    def safe(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            run(*args, **kwargs)
        except ServandaError as error:
            typer.echo(visible(str(error)), err=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            typer.echo(f"Stopped. {stopped}", err=True)
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # Whoever read along (head, less) has had enough; there is no one left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except OSError as error:
            typer.echo(f"{error.filename or 'system'}: {error.strerror or error}", err=True)
            raise typer.Exit(1) from None

    return safe


def write_array(objects: Iterable[Object]) -> None:
    """Write objects as one JSON array in UTF-8, an object a line."""
    stream = typer.get_binary_stream("stdout")
    first = True
    for thing in objects:
        stream.write(b"[\n" if first else b",\n")
        stream.write(line(thing).encode("utf-8", "surrogatepass"))
        first = False
    stream.write(b"[]\n" if first else b"\n]\n")
    stream.flush()


def write_lines(objects: Iterable[Object]) -> None:
    """Write objects as JSON lines in UTF-8."""
    stream = typer.get_binary_stream("stdout")
    for thing in objects:
        stream.write(line(thing).encode("utf-8", "surrogatepass") + b"\n")
    stream.flush()


def write_json(thing: Object) -> None:
    """Write one object for people to read."""
    typer.echo(json.dumps(thing, ensure_ascii=False, indent=2))
