"""What a run of the tests shares is made by the first who asks, and found by the others."""

from pathlib import Path

import pytest

from tests.once import once


def test_it_is_made_once_and_by_nobody_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        folder.mkdir()

    first = once(tmp_path_factory, "made-once", make)
    assert once(tmp_path_factory, "made-once", make) == first
    assert made == [first]


def test_what_was_left_half_made_is_no_answer(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        once(tmp_path_factory, "made-twice", fail)
    assert once(tmp_path_factory, "made-twice", Path.mkdir).is_dir()
