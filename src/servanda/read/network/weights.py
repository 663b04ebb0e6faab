"""The network's files: where they lie in the package, and whether they are those that were put there.

Rule: nothing is used that the manifest does not describe byte for byte; altered weights would read on, and
tell wrong things quietly.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from servanda.errors import BadWeights

FOLDER = Path(__file__).parent / "weights"
FORMAT = 1
MANIFEST = "manifest.json"
READER, RELATIONS, PROBE = "reader.onnx", "relations.onnx", "probe.onnx"
PIECES, LABELS = "tokenizer.json", "labels.json"
_REMEDY = "Install the program again: pip install --force-reinstall servanda"


def mark(folder: Path = FOLDER) -> str:
    """Name the weights in 8 hex digits: others may read otherwise. Without weights, nothing."""
    try:
        return str(Weights(folder).manifest["files"][READER]["sha256"])[:8]
    except (BadWeights, KeyError):
        return ""


class Weights:
    """The files of one folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._manifest: dict[str, Any] | None = None

    @property
    def manifest(self) -> dict[str, Any]:
        """What the folder says of its files.

        Raises:
            BadWeights: there is none, it cannot be read, or it is of another format.
        """
        if self._manifest is None:
            try:
                told = json.loads(self._bytes(MANIFEST))
            except ValueError:
                raise self._bad(MANIFEST, "is damaged") from None
            if not isinstance(told, dict) or not isinstance(told.get("files"), dict):
                raise self._bad(MANIFEST, "is damaged")
            if told.get("format") != FORMAT:
                raise self._bad(MANIFEST, f"is of format {told.get('format')}; this program reads {FORMAT}")
            self._manifest = told
        return self._manifest

    def check(self) -> None:
        """See that each file is there and of its size; `read` looks closer.

        Raises:
            BadWeights: one is missing, or cut short.
        """
        for name, wanted in self.manifest["files"].items():
            try:
                size = (self.folder / name).stat().st_size
            except OSError:
                raise self._bad(name, "is missing") from None
            if size != wanted["bytes"]:
                raise self._bad(name, "is not the file that belongs to this program")

    def read(self, name: str) -> bytes:
        """The bytes of a file, once they are found to be the right ones.

        Raises:
            BadWeights: the file is missing, or altered.
        """
        wanted = self.manifest["files"].get(name)
        if wanted is None:
            raise self._bad(MANIFEST, f"does not name {name}")
        held = self._bytes(name)
        # The digest of 25 MB takes 20 ms to 60 ms; the size tells a broken download at once.
        if len(held) != wanted["bytes"] or hashlib.sha256(held).hexdigest() != wanted["sha256"]:
            raise self._bad(name, "is not the file that belongs to this program")
        return held

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            raise self._bad(name, "is missing") from None

    def _bad(self, name: str, what: str) -> BadWeights:
        return BadWeights(f"the network's {name} {what}", where=str(self.folder), remedy=_REMEDY)
