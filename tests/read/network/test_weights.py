"""The network's files are used only as they were put there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from servanda.errors import BadWeights
from servanda.read.network.weights import FORMAT, LABELS, MANIFEST, Weights


def folder_of(folder: Path, *, number: int = FORMAT) -> Path:
    held = b'{"tags": ["NOUN"]}'
    (folder / LABELS).write_bytes(held)
    files = {LABELS: {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}}
    (folder / MANIFEST).write_text(json.dumps({"format": number, "files": files}))
    return folder


def test_a_file_is_read_as_it_was_put_there(tmp_path: Path) -> None:
    assert Weights(folder_of(tmp_path)).read(LABELS) == b'{"tags": ["NOUN"]}'


def test_an_altered_file_of_the_same_size_is_refused_with_the_remedy(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / LABELS).write_bytes(b'{"tags": ["VERB"]}')
    with pytest.raises(BadWeights) as told:
        Weights(folder).read(LABELS)
    assert str(told.value) == (
        f"{folder}: the network's labels.json is not the file that belongs to this program\n"
        "Install the program again: pip install --force-reinstall servanda"
    )


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / LABELS).write_bytes(b'{"tags"')
    with pytest.raises(BadWeights, match="is not the file"):
        Weights(folder).read(LABELS)


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / LABELS).unlink()
    with pytest.raises(BadWeights, match=r"labels\.json is missing"):
        Weights(folder).read(LABELS)


def test_a_missing_folder_is_told_by_its_manifest(tmp_path: Path) -> None:
    with pytest.raises(BadWeights, match=r"manifest\.json is missing"):
        Weights(tmp_path / "nowhere").read(LABELS)


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 1}', "\udcff"])
def test_a_manifest_that_says_nothing_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadWeights, match=r"manifest\.json is damaged"):
        Weights(tmp_path).read(LABELS)


def test_weights_of_another_format_are_not_guessed_at(tmp_path: Path) -> None:
    with pytest.raises(BadWeights, match=f"is of format {FORMAT + 1}; this program reads {FORMAT}"):
        Weights(folder_of(tmp_path, number=FORMAT + 1)).read(LABELS)


def test_a_file_that_the_manifest_does_not_name_is_not_used(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "reader.onnx").write_bytes(b"anything")
    with pytest.raises(BadWeights, match=r"does not name reader\.onnx"):
        Weights(folder).read("reader.onnx")
