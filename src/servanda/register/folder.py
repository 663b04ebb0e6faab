"""A record's folder: where its parts lie, and how one is begun.

    record.sqlite    what was recorded, unless the settings name a database on a server
    accounts.db      who may open it in a browser, and what they did there; none where it was never served
    servanda.toml    settings
    dossier/         definitions, if any

Rule: a folder that a kill left half made is finished by making it again; nothing in it is overwritten.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from servanda import config
from servanda.dossier.load import load
from servanda.errors import BadCall, BadRecord
from servanda.model.dossier import Dossier
from servanda.register import server
from servanda.store.record import RecordStore
from servanda.store.sqlite import is_record, open_store

RECORD = "record.sqlite"
ACCOUNTS = "accounts.db"


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
        databases = [f"{name}{part}" for name in (RECORD, ACCOUNTS) for part in ("", "-wal", "-shm")]
        names = (*databases, config.FILE, "dossier")
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

    def follows(self) -> bool:
        """Tell whether the definitions are those in force in the record, on a server, and no files."""
        return self.address() is not None and not self.has_definitions()

    def open(self) -> RecordStore:
        """Open the record.

        Raises:
            BadCall: it is on a server, and what speaks with servers is not installed.
            BadRecord: there is none, or it cannot be used.
            BadSetting: the settings are wrong.
        """
        address = self.address()
        return server.open_store(address) if address else open_store(self.record)

    def address(self) -> str | None:
        """Where on a server the record is; None where it is a file of the folder."""
        return config.load(self.path).database

    def create(self, dossier_from: Path | None, database: str | None = None) -> RecordStore:
        """Begin a record, with a copy of the definitions in `dossier_from`.

        A record that is in the `database` already is joined: it is then another folder's too.

        Raises:
            BadCall: there is a record in the folder.
            BadDossier: the definitions are wrong; nothing was made.
            BadRecord: the folder cannot be made or written to, or the database cannot be used.
        """
        if dossier_from:
            load(dossier_from)
        if self.is_finished():
            raise BadCall(
                "there is a record here already",
                where=str(self.path),
                remedy=f"To put it on a server: servanda copy {self.path} TO --database ADDRESS"
                if database and not self.address()
                else "Add to it with: servanda add FILE…, or begin another in another folder.",
            )
        address = database or self.address()
        if address:
            server.is_record(address)  # whether it can be had at all, before anything is made
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            settings = self.path / config.FILE
            if not settings.exists():
                settings.write_text(config.TEMPLATE, encoding="utf-8")
            if database:
                self._name_database(settings, database)
            if dossier_from:
                self._copy(dossier_from)
        except OSError as error:
            raise BadRecord(
                f"no record can be made here ({error.strerror})",
                where=str(self.path),
                remedy="Name a folder that you may write to.",
            ) from error
        # Last, so that a record is there only when all is.
        return server.open_store(address, create=True) if address else open_store(self.record, create=True)

    def is_finished(self) -> bool:
        """Tell whether a record was made here to the end."""
        if self.record.exists() and is_record(self.record):
            return True
        address = self.address()
        return address is not None and server.is_record(address)

    def _name_database(self, settings: Path, database: str) -> None:
        kept = server.without_password(database)
        there = self.address()
        if there is None:
            with settings.open("a", encoding="utf-8") as file:
                file.write(f"database = {json.dumps(kept, ensure_ascii=False)}\n")
        elif server.without_password(there) != kept:
            raise BadCall(
                f"the settings name another database: {server.without_password(there)}",
                where=str(settings),
                remedy="Name that one, or begin in another folder.",
            )

    def _copy(self, source: Path) -> None:
        self.definitions.mkdir(exist_ok=True)
        for file in sorted((*source.glob("*.yaml"), *source.glob("*.yml"))):
            target = self.definitions / file.name
            if not target.exists():
                part = self.definitions / f".{file.name}.part"
                shutil.copyfile(file, part)
                part.replace(target)  # whole or not at all
