"""A record's folder: where its parts lie, and how one is begun.

    record.sqlite    what was recorded
    servanda.toml    settings
    dossier/         definitions, if any

Rule: a folder that a kill left half made is finished by making it again; nothing in it is overwritten.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from servanda import config
from servanda.dossier.load import load
from servanda.errors import BadCall, BadRecord
from servanda.model.dossier import Dossier
from servanda.store.protocol import Store
from servanda.store.sqlite import is_record, open_store

RECORD = "record.sqlite"


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of one record."""

    path: Path

    @property
    def record(self) -> Path:
        """The file of the record."""
        return self.path / RECORD

    @property
    def definitions(self) -> Path:
        """The folder of the dossier."""
        return self.path / "dossier"

    def own(self) -> frozenset[Path]:
        """What in the folder is no report: resolved paths."""
        names = (RECORD, f"{RECORD}-wal", f"{RECORD}-shm", config.FILE, "dossier")
        return frozenset((self.path / name).resolve() for name in names)

    def dossier(self) -> Dossier:
        """The definitions as they stand in the files now; empty where there are none.

        Raises:
            BadDossier: a file is wrong.
        """
        return load(self.definitions) if self.has_definitions() else Dossier()

    def has_definitions(self) -> bool:
        """Tell whether there is a file of a dossier."""
        return any(path.suffix in (".yaml", ".yml") for path in self.definitions.glob("*"))

    def open(self) -> Store:
        """Open the record.

        Raises:
            BadRecord: there is none, or it cannot be used.
        """
        return open_store(self.record)

    def create(self, dossier_from: Path | None) -> Store:
        """Begin a record, with a copy of the definitions in `dossier_from`.

        Raises:
            BadCall: there is a record in the folder.
            BadDossier: the definitions are wrong; nothing was made.
            BadRecord: the folder cannot be made or written to.
        """
        if dossier_from:
            load(dossier_from)
        if self.is_finished():
            raise BadCall(
                "there is a record here already",
                where=str(self.path),
                remedy="Add to it with: servanda add FILE…, or begin another in another folder.",
            )
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            settings = self.path / config.FILE
            if not settings.exists():
                settings.write_text(config.TEMPLATE, encoding="utf-8")
            if dossier_from:
                self._copy(dossier_from)
        except OSError as error:
            raise BadRecord(
                f"no record can be made here ({error.strerror})",
                where=str(self.path),
                remedy="Name a folder that you may write to.",
            ) from error
        return open_store(self.record, create=True)  # last, so that a record is there only when all is

    def is_finished(self) -> bool:
        """Tell whether a record was made here to the end."""
        return self.record.exists() and is_record(self.record)

    def _copy(self, source: Path) -> None:
        self.definitions.mkdir(exist_ok=True)
        for file in sorted((*source.glob("*.yaml"), *source.glob("*.yml"))):
            target = self.definitions / file.name
            if not target.exists():
                part = self.definitions / f".{file.name}.part"
                shutil.copyfile(file, part)
                part.replace(target)  # whole or not at all
