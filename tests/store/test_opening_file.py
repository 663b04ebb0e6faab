"""Opening the file of a record: what can be wrong with files alone."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from servanda.errors import BadRecord
from servanda.store.sqlite import is_record, open_store
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

DAY1 = "2031-04-01T12:00:00Z"


def refusal(path: Path, *, create: bool = False) -> str:
    with pytest.raises(BadRecord) as caught:
        open_store(path, create=create)
    return str(caught.value).replace(str(path.parent), "DIR")


def filled(path: Path) -> None:
    document = make_document(PATROL)
    with open_store(path, create=True) as store:
        store.add_document(document, data_of(document), DAY1)
        store.add_reading(patrol_reading(document), DAY1)


def test_a_missing_record_is_refused_and_not_made(path: Path) -> None:
    assert refusal(path) == "DIR/record.sqlite: there is no record here\nMake one with: servanda init DIR"
    assert not path.exists()


def test_a_record_in_a_missing_folder_cannot_be_made(path: Path) -> None:
    assert "cannot be opened" in refusal(path.parent / "gone" / "record.sqlite", create=True)


def test_an_unfinished_record_is_refused_and_can_be_finished(path: Path) -> None:
    path.touch()
    assert not is_record(path)
    assert "never finished" in refusal(path)
    open_store(path, create=True).close()
    assert is_record(path)


def test_what_is_refused_is_left_as_it_was_to_the_byte(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9001'")
    before = path.read_bytes()
    assert "newer servanda" in refusal(path)
    assert path.read_bytes() == before
    recipes = path.with_name("recipes.sqlite")
    with sqlite3.connect(recipes) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = recipes.read_bytes()
    assert "some other program's database" in refusal(recipes, create=True)
    assert recipes.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_bytes(b"Minutes of the third round. " * 100)
    assert refusal(path).startswith("DIR/record.sqlite: the record is damaged\nfile is not a database\n")
    assert "backup" in refusal(path)


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    assert "there is no record here" in refusal(path)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_record_that_was_cut_off_is_refused_or_its_damage_found(path: Path, keep: float) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    try:
        with open_store(path) as store:
            assert store.check()
    except BadRecord as error:
        assert error.what == "the record is damaged"


def test_a_locked_record_says_who_waits_for_whom(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    monkeypatch.setattr("servanda.store.engine.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    document = make_document("Other words.")
    with open_store(path) as store:
        assert len(store.documents()) == 1  # who only reads waits for nobody
        with pytest.raises(BadRecord, match="another program is writing"):
            store.add_document(document, data_of(document), DAY1)
        other.execute("ROLLBACK")
        assert store.add_document(document, data_of(document), DAY1)


def test_a_copy_of_the_files_is_a_copy_of_the_record(path: Path, tmp_path: Path) -> None:
    filled(path)
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(path, copy)
    with open_store(copy) as store, open_store(path) as original:
        assert store.visible() == original.visible()
