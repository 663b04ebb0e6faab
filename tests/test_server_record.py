"""A record on a server, as its users meet it: begun, joined, copied there and back with every clock."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda.errors import BadCall
from servanda.model.record import Decision
from servanda.present.cli import app
from servanda.register import Register
from servanda.register.copying import copy_record
from tests.postgres import PASSWORD, Server

GUIDE = Path(__file__).parents[1] / "docs" / "guide.md"
EXAMPLE = Path(__file__).parents[1] / "src" / "servanda" / "examples" / "orra"


@pytest.fixture
def address(postgres: Server) -> Iterator[str]:
    with postgres.database() as made:
        yield made


@pytest.fixture
def other(postgres: Server) -> Iterator[str]:
    with postgres.database() as made:
        yield made


def run(*arguments: object, code: int = 0) -> str:
    outcome = CliRunner().invoke(app, [str(one) for one in arguments], prog_name="servanda")
    assert outcome.exit_code == code, outcome.output
    return outcome.output


def filled(folder: Path, database: str | None = None) -> None:
    """The example's record, with its readings made by hand, a judgement, one taken back, a later report."""
    with Register.create(folder, EXAMPLE / "dossier", database=database) as register:
        register.add(sorted((EXAMPLE / "documents").iterdir()))
        register.mark(EXAMPLE / "marked")
        conflict = register.view().reconciled.conflicts[0]
        value = conflict.answers[0].assertions[0]
        register.judge(Decision.PREFER, conflict.id, value, by="A. Ray", why="it was there")
        kept = register.judge(Decision.ACCEPT, value, by="A. Ray", why="as read")
        register.take_back(kept.id, by="A. Ray", why="not yet")
        late = folder.parent / "late.txt"
        late.write_text("Caldora and Merrin held talks on fishing in Tarn on 3 March 2016.\n")
        register.add([late])
        register.add([late], published="2016-03-04")


def moments(folder: Path) -> list[str]:
    with Register.open(folder) as register:
        return sorted({one.recorded_at for one in register.store.entries(0)})


def test_a_record_begun_on_a_server_serves_every_command(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "accord"
    filled(folder, address)
    assert not (folder / "record.sqlite").exists()
    assert f'database = "{address}"' in (folder / "servanda.toml").read_text()
    assert "Orra fishing talks" in run("status", "--record", folder)
    assert "no such meeting" in run("search", '"no such meeting"', "--record", folder)
    assert "there is a record here already" in run("init", folder, "--database", address, code=1)
    (tmp_path / "empty").mkdir()
    assert "there is no record here" in run("status", "--record", tmp_path / "empty", code=1)


def test_a_second_folder_joins_the_record_with_the_definitions_in_force(tmp_path: Path, address: str) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    filled(one, address)
    run("init", two, "--database", address)
    assert run("status", "--record", two) == run("status", "--record", one)
    with Register.open(one) as first, Register.open(two) as second:
        assert second.dossier == first.dossier
        before = first.store.revision()
        late = tmp_path / "later.txt"
        late.write_text("Caldora and Merrin held talks on fishing in Tarn on 3 May 2016.\n")
        second.add([late])
        assert len(first.store.entries(before)) == 2  # the document and its publication; no definitions
        changed = replace(first.dossier, name="The Orra accords, revised")
        first.store.add_dossier(changed, "2031-01-01")
        assert (
            second.dossier == changed
        )  # while it is open; and what it adds does not bring the old ones back
        second.add([one / "servanda.toml"])
        assert second.view().dossier == second.store.dossier() == changed


def test_a_password_is_used_and_never_written_down(
    tmp_path: Path, postgres: Server, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = address.split("/")[3].split("?")[0]
    guest = postgres.address(name, "guest")
    escaped = "k%40%20rl%2Fs"
    folder = tmp_path / "accord"
    told = run("init", folder, "--database", guest.replace("guest", f"guest:{escaped}"))
    written = (folder / "servanda.toml").read_text()
    assert f'database = "{guest}"' in written
    assert escaped not in written + told
    assert PASSWORD not in written + told
    assert "~/.pgpass" in told
    refused = run("status", "--record", folder, code=1)
    assert "does not let this user in" in refused
    assert "~/.pgpass" in refused
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    run("status", "--record", folder)


@pytest.mark.parametrize("way", ["to a server", "to a server and back", "from one server to another"])
def test_a_copy_gives_the_same_answers_as_of_every_moment(
    tmp_path: Path, address: str, other: str, way: str
) -> None:
    one, two, three = tmp_path / "one", tmp_path / "two", tmp_path / "three"
    filled(one, other if way == "from one server to another" else None)
    told = run("copy", one, two, "--database", address)
    assert "entries copied" in told
    copy = two
    if way == "to a server and back":
        copy_record(two, three)
        copy = three
        assert "database =" not in (three / "servanda.toml").read_text().replace("# database =", "")
    assert moments(copy) == moments(one)
    for moment in (None, *moments(one)):
        until = ("--recorded-by", moment) if moment else ()
        first = run("export", "--record", one, *until)
        assert run("export", "--record", copy, *until) == first, moment
    assert any(json.loads(line)["kind"] == "judgement" for line in first.splitlines())
    with Register.open(one) as source, Register.open(copy) as target:
        assert target.store.check() == ()
        assert target.store.entries(0) == source.store.entries(0)
        for document, _ in source.store.documents():
            assert target.store.bytes_of(document.id) == source.store.bytes_of(document.id)
        words = "no such meeting"
        assert target.search(target.view(), words) == source.search(source.view(), words)
        late = tmp_path / "after.txt"
        late.write_text("Caldora and Merrin met in Tarn.\n")
        target.add([late])  # the copy goes on by itself
        assert target.store.check() == ()
        assert target.store.revision() > source.store.revision()


def test_a_copy_that_is_broken_off_is_none_and_can_be_made_again(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    filled(one)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("servanda.store.copying.index", stop)
        with pytest.raises(KeyboardInterrupt):
            copy_record(one, two, address)
    with Register.open(two) as begun:
        assert begun.store.revision() == 0
        assert begun.store.documents() == ()
    copy_record(one, two, address)
    assert moments(two) == moments(one)


def test_a_record_in_a_file_is_moved_by_a_copy_and_not_by_another_beginning(
    tmp_path: Path, address: str
) -> None:
    run("init", tmp_path / "one")
    told = run("init", tmp_path / "one", "--database", address, code=1)
    assert f"servanda copy {tmp_path / 'one'} TO --database ADDRESS" in told


def test_nothing_is_copied_over_what_is_there(tmp_path: Path, address: str) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    filled(one)
    filled(two, address)
    with pytest.raises(BadCall, match="not empty"):
        copy_record(one, two)
    with pytest.raises(BadCall, match="onto itself"):
        copy_record(one, one)
    with Register.open(two) as kept:
        assert kept.store.check() == ()


def test_the_guide_shows_what_is_printed(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = GUIDE.read_text(encoding="utf-8").split("## A record for a team\n")[1].split("\n## ")[0]
    steps = re.findall(r"^\$ servanda (.*)\n((?:[^$`].*\n)*)", section, re.MULTILINE)
    assert len(steps) == 5
    monkeypatch.chdir(tmp_path)
    run("example", "river")
    for command, printed in steps:
        told = run(*shlex.split(command.replace("postgresql://ada@db.example.org/orra", address)))
        assert printed == "…\n" or told.endswith(printed), command
