"""What to do is said in the words of the place where it is read: a command on a terminal, a page on a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import servanda
from servanda.present.web.remedies import REMEDIES, on_page
from tests.present.web.conftest import Browser

HOME = Path(servanda.__file__).parent
COMMAND = re.compile(r"servanda [a-z]|--[a-z]|servanda\.toml|ATTRIBUTE=VALUE")
APART = {  # what no page shows: of the library, of a folder, a database or a program that is begun
    "present/cli", "read/alone.py", "register/folder.py", "register/server.py", "store/migrate.py",
    "store/packing.py", "store/postgres/opening.py", "store/sqlite.py", "present/web/security/accounts.py",
}  # fmt: skip


def remedies() -> Iterator[tuple[str, str]]:
    """Every remedy in the code, its holes filled with EVENT; and where it stands."""
    for file in sorted(HOME.rglob("*.py")):
        where = str(file.relative_to(HOME))
        if any(where.startswith(one) for one in APART):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "remedy":
                yield where, "".join(_words(node.value))


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _words(part) if isinstance(part, ast.Constant) else ("EVENT",)
    elif isinstance(node, ast.IfExp):
        yield from _words(node.body)


def test_no_remedy_on_a_page_names_a_command() -> None:
    told = {(where, on_page(remedy)) for where, remedy in remedies()}
    assert {(where, words) for where, words in told if COMMAND.search(words)} == set()


def test_every_row_stands_for_a_remedy_of_the_code() -> None:
    found = [remedy for _, remedy in remedies()]
    assert [one.pattern for one, _ in REMEDIES if not any(one.search(remedy) for remedy in found)] == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/why/e_nothing", "Follow a link of a list: each line leads on."),
        ("/rounds?track=track:none", "Choose one of the list of tracks."),
    ],
)
def test_an_unknown_id_leads_on_by_the_pages(client: Browser, path: str, told: str) -> None:
    assert told in client.get(path).text
