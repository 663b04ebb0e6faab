"""A program for test_kill to kill: begins a record, adds reports, reads them over two processes.

    python -m tests.end_to_end.register_writer FOLDER REPORTS

It writes a line for each thing that was kept.
"""

import sys
from dataclasses import replace
from pathlib import Path

from servanda.register import Progress, Register
from servanda.store.sqlite import is_record


def told(what: str) -> None:
    print(what, flush=True)


def main(folder: Path, reports: Path) -> None:
    def say(kind: str, progress: Progress) -> None:
        told(f"{kind} {Path(progress.item).name}")

    begun = (folder / "record.sqlite").exists() and is_record(folder / "record.sqlite")
    with Register.open(folder) if begun else Register.create(folder) as register:
        register.settings = replace(register.settings, workers=2, batch=2)
        register.add([reports], progress=lambda progress: say("added", progress))
        register.read(progress=lambda progress: say("read", progress))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
