"""Opening a record on a server: what can be wrong with servers, and where the password comes from."""

import os
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from servanda.errors import BadCall, BadRecord, UnknownId
from servanda.store.migrate import MARK
from servanda.store.postgres.address import without_password
from servanda.store.postgres.opening import is_record, open_store
from tests.postgres import PASSWORD, Server
from tests.store.homes import Database, Homes
from tests.store.nouns import data_of, make_document

DAY1 = "2031-04-01T12:00:00Z"
ESCAPED = "k%40%20rl%2Fs"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ada:k%40rl@host:5433/orra?sslmode=require", "postgresql://ada@host:5433/orra?sslmode=require"),
        ("postgresql://ada@host/orra?password=karl&sslmode=require", "postgresql://ada@host/orra?sslmode=require"),
        ("postgresql:///orra?host=/run/one:two", "postgresql:///orra?host=/run/one:two"),
        ("postgres://ada:k@one:1,two:2/orra", "postgres://ada@one:1,two:2/orra"),
        ("postgresql://?service=orra", "postgresql://?service=orra"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    assert without_password(address) == shown


def refusal(address: str) -> BadRecord:
    with pytest.raises(BadRecord) as caught:
        open_store(address)
    assert PASSWORD not in str(caught.value)
    assert ESCAPED not in str(caught.value)
    return caught.value


def test_the_password_comes_from_the_address_a_variable_or_a_file(
    postgres: Server, databases: Homes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with databases.home(made=True) as home:
        name = home.rows("SELECT current_database()")[0][0]
        address = postgres.address(name, "guest")
        assert not is_record(postgres.address("postgres"))
        for said in (address, address.replace("guest", "guest:wrong")):
            assert refusal(said).what == "the server does not let this user in"
            assert "~/.pgpass" in refusal(said).remedy
        open_store(address.replace("guest", f"guest:{ESCAPED}")).close()
        with monkeypatch.context() as patch:
            patch.setenv("PGPASSWORD", PASSWORD)
            open_store(address).close()
        with monkeypatch.context() as patch:
            file = tmp_path / "pgpass"
            file.write_text(f"*:*:{name}:guest:{PASSWORD}\n")
            file.chmod(0o600)
            patch.setenv("PGPASSFILE", str(file))
            open_store(address).close()
        with monkeypatch.context() as patch:
            file = tmp_path / "services"
            file.write_text(
                f"[orra]\nhost={postgres.folder}\nuser=guest\npassword={PASSWORD}\ndbname={name}\n"
            )
            patch.setenv("PGSERVICEFILE", str(file))
            open_store("postgresql://?service=orra").close()


def test_a_server_or_a_database_that_is_not_there_is_told_with_a_remedy(postgres: Server) -> None:
    assert refusal(postgres.address("gone")).what == "there is no such database or user"
    nowhere = refusal(f"postgresql://guest:{ESCAPED}@/x?host={postgres.folder}/gone")
    assert nowhere.what == "the server of the record cannot be reached"
    assert nowhere.where == f"postgresql://guest@/x?host={postgres.folder}/gone"
    assert "servanda.toml" in nowhere.remedy


def test_a_database_of_another_encoding_is_refused(postgres: Server) -> None:
    postgres.admin(
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
    )
    refused = refusal(postgres.address("latin"))
    assert refused.what == "the database keeps texts in LATIN1"
    assert "createdb --encoding UTF8" in refused.remedy


def test_tables_of_an_extension_are_nobodys_database(postgres: Server, databases: Homes) -> None:
    with databases.home() as home:
        home.change("CREATE EXTENSION pg_stat_statements") if _has(postgres, "pg_stat_statements") else None
        open_store(home.place, create=True).close()
        assert is_record(home.place)


def _has(server: Server, extension: str) -> bool:
    with psycopg.connect(server.address("postgres")) as connection:
        query = "SELECT 1 FROM pg_available_extensions WHERE name = %s"
        return connection.execute(query, (extension,)).fetchone() is not None


def test_a_writer_that_holds_the_record_is_told_and_readers_go_on(
    databases: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servanda.store.postgres.engine.BUSY_SECONDS", 0.1)
    document = make_document("Other words.")
    with databases.home(made=True) as home, home.open() as store, psycopg.connect(home.place) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({MARK})".encode())
        assert store.documents() == ()
        with pytest.raises(BadRecord, match="another program is writing"):
            store.add_document(document, data_of(document), DAY1)
        other.rollback()
        assert store.add_document(document, data_of(document), DAY1)


def test_a_connection_that_was_lost_is_made_anew(postgres: Server, databases: Homes) -> None:

    with databases.home(made=True) as home, home.open() as store:
        with pytest.raises(UnknownId):
            store.assertion("a_none")
        postgres.admin(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'servanda'"
        )
        assert store.documents() == ()
        with pytest.raises(BadRecord):
            store.assertion("a_none")
        with pytest.raises(UnknownId):
            store.assertion("a_none")


def test_a_user_who_may_not_write_is_told(postgres: Server, databases: Homes) -> None:
    with databases.home(made=True) as home:
        user = f"reader_{os.getpid()}"
        home.change(f"CREATE ROLE {user} LOGIN", f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {user}")
        name = home.rows("SELECT current_database()")[0][0]
        document = make_document("Other words.")
        with open_store(postgres.address(name, user)) as store:
            assert store.documents() == ()
            with pytest.raises(BadRecord, match="may not be written to"):
                store.add_document(document, data_of(document), DAY1)


def test_words_by_which_a_text_is_not_found_are_found_by_the_check(databases: Homes) -> None:
    with databases.home(made=True) as home:
        document = make_document("Sluices of Mirel.")
        with home.open() as store:
            store.add_document(document, data_of(document), DAY1)
            assert store.check() == ()
        assert isinstance(home, Database)
        home.tamper("document_words", "UPDATE document_words SET tokens = ' mirel '")
        with home.open() as store:
            (problem,) = store.check()
        assert problem.what == "the words by which document 1 is found are not those of its text"


def test_a_text_that_a_server_cannot_hold_is_a_bad_call(databases: Homes) -> None:
    with databases.home(made=True) as home, home.open() as store:
        with pytest.raises(BadCall, match="no record holds such a text"):
            store.assertion("a_\0")
        document = replace(make_document("Other words."), title="Minutes\0")
        with pytest.raises(BadCall, match="NUL"):
            store.add_document(document, data_of(document), DAY1)
