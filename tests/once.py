"""What a run of the tests makes once, whichever of its processes comes first.

Rule: what was made is never opened nor changed; whoever needs it works on a copy.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from servanda import examples
from servanda.register import Register


def once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give the folder of a name that all processes of a run share; the first to ask makes it."""
    base = temporary.getbasetemp()
    # A process of several has a folder of its own within the run's.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go of where the file is closed
        if not made.exists():
            make(folder)
            made.touch()
    return folder


def example_read(folder: Path) -> None:
    """Add the bundled example to a new record in a folder, and read it."""
    example = examples.example(examples.DEFAULT)
    with Register.create(folder, dossier_from=example.dossier) as register:
        register.add(example.documents)
        register.read()
