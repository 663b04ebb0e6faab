"""Opening a record: made, finished, brought up to date, or refused with a remedy; in each kind of database."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from servanda.errors import BadRecord
from servanda.store import migrate, tables
from tests.store.homes import Home, Homes
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

DAY1 = "2031-04-01T12:00:00Z"


def refusal(home: Home, *, create: bool = False) -> str:
    with pytest.raises(BadRecord) as caught:
        home.open(create=create)
    return str(caught.value).replace(home.place, "PLACE")


def filled(home: Home) -> None:
    document = make_document(PATROL)
    with home.open() as store:
        store.add_document(document, data_of(document), DAY1)
        store.add_reading(patrol_reading(document), DAY1)


def test_a_record_is_found_again_with_all_that_is_in_it(kept: Home) -> None:
    filled(kept)
    with kept.open() as store:
        assert len(store.visible()) == 1
        assert store.check() == ()


def test_a_record_that_was_made_is_told_from_one_that_was_not(home: Home) -> None:
    home.change()
    assert not home.is_record()
    assert "never finished" in refusal(home)
    home.open(create=True).close()
    assert home.is_record()


def test_a_record_newer_than_the_program_is_left_alone(kept: Home) -> None:
    filled(kept)
    kept.change("UPDATE alembic_version SET version_num = '9001'")
    before = kept.rows("SELECT * FROM entry")
    assert refusal(kept) == (
        "PLACE: the record is of a newer servanda"
        f" (shape 9001; this program knows up to {migrate.STEPS[-1]})\n"
        "Install the newer servanda; nothing was changed."
    )
    assert kept.rows("SELECT * FROM entry") == before


def test_another_programs_database_is_refused_and_left_alone(home: Home) -> None:
    home.change("CREATE TABLE recipes (name text)", "INSERT INTO recipes VALUES ('soup')")
    for create in (False, True):
        assert "some other program's database" in refusal(home, create=create)
    assert home.rows("SELECT * FROM recipes") == [("soup",)]


def test_so_is_one_that_another_program_brought_up_by_the_same_means(home: Home) -> None:
    home.change(
        "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('0002')"
    )
    assert "some other program's database" in refusal(home, create=True)


def test_a_changed_payload_is_a_damaged_entry(kept: Home) -> None:
    filled(kept)
    kept.tamper("assertion", 'UPDATE assertion SET payload = \'{"id": "a_held"\'')
    with kept.open() as store, pytest.raises(BadRecord, match="damaged entry: an assertion"):
        store.visible()


def test_changed_bytes_and_moved_quotes_are_found_by_the_check(kept: Home) -> None:
    filled(kept)
    empty = {"sqlite": "x'00'", "postgresql": "'\\x00'"}[kept.kind]
    kept.tamper("original", f"UPDATE original SET data = {empty}")
    kept.tamper("document", "UPDATE document SET text = ' ' || text")
    with kept.open() as store:
        found = [problem.what for problem in store.check()]
    assert found[0] == "the bytes are not those that were added"
    assert "stands" in found[1]


def test_the_steps_lead_to_the_tables_that_the_program_uses(kept: Home) -> None:
    def ours(_thing: object, name: str | None, kind: str, *_: object) -> bool:
        return kind != "table" or name in tables.metadata.tables

    with kept.open() as store, store.database.to_look() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, tables.metadata) == []


def test_the_steps_are_those_in_the_folder_in_order() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    found = [step.revision for step in ScriptDirectory(str(folder)).walk_revisions()]
    assert tuple(reversed(found)) == migrate.STEPS


def test_texts_sort_by_code_point_in_both(homes: Homes) -> None:
    documents = [make_document(PATROL, file=name) for name in ("b", "A", "é", "a", "B", "z")]
    with homes.home(made=True) as home, home.open() as store:
        for document in documents:
            store.add_document(document, data_of(document), DAY1)
        assert home.rows("SELECT file FROM publication ORDER BY file") == [
            ("A",),
            ("B",),
            ("a",),
            ("b",),
            ("z",),
            ("é",),
        ]
