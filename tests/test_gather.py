"""From paths to files: every bad one is a problem with a remedy, and the rest goes on."""

import io
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from servanda.errors import UnreadableDocument
from servanda.model.record import Problem
from servanda.register import Register
from servanda.register.gather import fetch, gather, shown

REPORT = "Norland and Sudria held talks in Port Anse on 12 March 2031 on the herring quota.\n"
LIMIT = 1_000_000


def add(*paths: Path | str) -> tuple[int, dict[str, Problem]]:
    """How many documents were added to a new record, and the problems by file name."""
    with Register.in_memory() as register:
        report = register.add(paths)
        names = [Path(problem.where).name for problem in report.problems]
        assert len(set(names)) == len(names)
        assert register.store.problems() == report.problems
        assert len(register.store.documents()) == len(report.added)
        return len(report.added), dict(zip(names, report.problems, strict=True))


@contextmanager
def without_privileges() -> Iterator[None]:
    """Act as a user who may not read everything; the tests may run as root, who may."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_of_all_sorts_gives_its_reports_and_a_problem_for_each_other(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "deep" / "er" / "also good.txt").write_text(REPORT + "Talks go on.")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n\t ")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20)
    (tmp_path / "garbled.txt").write_bytes(REPORT.encode() + b"caf\xe9 \x81\x8d\x8f\x90\x9d fleet " * 20)
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "nowhere.txt").symlink_to("gone.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(100 * 1024 * 1024)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / ".hidden.txt").write_text("left out")
    added, problems = add(tmp_path)
    assert added == 2
    assert set(problems) == {
        *("empty.txt", "blank.txt", "photo.jpg", "garbled.txt", "noise.txt", "nowhere.txt", "self.txt"),
        *("up", "huge.txt", "pipe.txt"),
    }
    assert all(problem.what and problem.remedy for problem in problems.values())
    assert "empty" in problems["empty.txt"].what
    assert problems["huge.txt"].what == "105 MB is more than the limit of 21 MB"
    assert problems["nowhere.txt"].what == "no such file or folder"
    assert problems["self.txt"].what == "a link that leads back to itself"
    assert problems["up"].what == "a link that leads back to a folder it lies in"
    assert problems["pipe.txt"].what == "no ordinary file"


def test_a_missing_path_is_a_problem_and_the_next_is_added(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    added, problems = add(tmp_path / "gone.txt", tmp_path / "good.txt", "\0", tmp_path / ("x" * 300))
    assert added == 1
    assert problems["gone.txt"].remedy == "Check the name."
    assert len(problems) == 3


def test_a_file_and_a_folder_that_may_not_be_read_are_problems(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    secret, closed = tmp_path / "secret.txt", tmp_path / "closed"
    secret.write_text(REPORT + "Not for all.")
    secret.chmod(0)
    closed.mkdir()
    closed.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:3]):  # pytest keeps its folders to one user
        if folder.stat().st_uid == os.getuid():
            folder.chmod(0o755)
    try:
        with without_privileges():
            added, problems = add(tmp_path)
    finally:
        closed.chmod(0o755)
    assert added == 1
    assert {name: problem.what for name, problem in problems.items()} == {
        "secret.txt": "you may not read it",
        "closed": "you may not read it",
    }
    assert "chmod" in problems["secret.txt"].remedy


def test_a_socket_is_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may only be short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("door")
        _, problems = add("door")
    assert problems["door"].what == "no ordinary file"


def test_a_name_that_is_no_utf_8_is_shown_with_the_odd_bytes_replaced(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(odd).write_text(REPORT)
    with Register.in_memory() as register:
        assert len(register.add([tmp_path]).added) == 1
        assert register.store.documents()[0][0].file.endswith("caf\ufffd.txt")


def test_a_folder_reached_by_two_links_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "good.txt").write_text(REPORT)
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(tmp_path / "real")
    with Register.in_memory() as register:
        report = register.add([tmp_path])
    assert (len(report.added), report.known, report.problems) == (1, (), ())


def test_folders_may_lie_deeper_than_python_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = 1200
    try:
        for _ in range(deep):
            Path("d").mkdir()
            os.chdir("d")
        Path("good.txt").write_text(REPORT)
        os.chdir(tmp_path)
        with Register.in_memory() as register:
            assert len(register.add(["d"]).added) == 1
    finally:  # by hand, since what tidies up after tests walks folders by calls
        os.chdir(tmp_path)
        for _ in range(deep):
            os.chdir("d")
        Path("good.txt").unlink(missing_ok=True)
        for _ in range(deep):
            os.chdir("..")
            Path("d").rmdir()


def test_the_size_limit_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVANDA_MAX_BYTES", "50")
    (tmp_path / "good.txt").write_text(REPORT)
    added, problems = add(tmp_path)
    assert added == 0
    assert "more than the limit" in problems["good.txt"].what
    assert "max_bytes" in problems["good.txt"].remedy


def test_problems_are_also_errors_for_one_file() -> None:
    from servanda.register.gather import fetch

    with pytest.raises(UnreadableDocument, match="no such file"):
        fetch(Path("gone.txt"), LIMIT)


def test_a_dash_is_standard_input_and_a_file_of_that_name_in_a_folder_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "-").write_text("a file", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"piped in")))
    piped, held = (one.path for one in gather(["-", "."]))
    assert (shown(piped), fetch(piped, 100)) == ("standard input", b"piped in")
    assert fetch(held, 100) == b"a file"


def test_standard_input_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11)))
    with pytest.raises(UnreadableDocument, match="standard input: it is more than the limit"):
        fetch(next(gather(["-"])).path, 10)
