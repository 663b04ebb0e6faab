"""A served record to try pages on: the bundled example, read once, copied for each test that changes it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from servanda.present.web.app import create_app
from servanda.present.web.security.who import Role
from servanda.present.web.settings import WebSettings
from servanda.present.web.site import Site

HOME = "http://127.0.0.1:8000"
CHEAP = (1, 8, 1)  # argon2: what it costs is not tested here
PASSWORD = "four words make one"
PEOPLE = {"Rea": Role.READER, "Vic": Role.REVIEWER, "Kim": Role.KEEPER}


@dataclass
class Now:
    """A clock that a test sets."""

    at: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Served:
    """A record that is served, with browsers to open it in."""

    folder: Path
    settings: WebSettings
    now: Now
    _open: list[TestClient] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app = create_app(self.folder, self.settings, now=self.now)
        self.site: Site = self.app.state.site

    def browser(self, base: str = HOME) -> Browser:
        """A browser that nobody has used yet."""
        client = TestClient(self.app, base_url=base, follow_redirects=False, raise_server_exceptions=False)
        self._open.append(client)
        return Browser(client)

    def signed_in(self, name: str) -> Browser:
        """A browser in which somebody has signed in."""
        browser = self.browser()
        answer = browser.send("/sign-in", name=name, password=PASSWORD)
        assert answer.status_code == 303, answer.text
        return browser

    def with_people(self) -> Served:
        """Give it an account of each role."""
        for name, role in sorted(PEOPLE.items(), key=lambda pair: -pair[1]):
            self.site.gate.accounts.add(name, PASSWORD, role)
        return self

    def close(self) -> None:
        for one in self._open:
            one.close()
        self.site.close()


@dataclass
class Browser:
    """A client that takes the token of a page along, as a form does."""

    client: TestClient

    def get(self, path: str, **more: Any) -> Response:
        return self.client.get(path, **more)

    def token(self, page: str = "/sign-in") -> str:
        """The token that forms of this browser bring along."""
        for path in (page, "/own"):
            found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.client.get(path).text)
            if found:
                return found[1]
        raise AssertionError(f"no form on {page}")

    def send(self, path: str, **fields: str) -> Response:
        """Send a form of this site."""
        return self.client.post(path, data={"csrf": self.token(), **fields})


@pytest.fixture
def record(read_record: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copytree(read_record, tmp_path / "record")
    return tmp_path / "record"


@pytest.fixture(scope="session")
def open_record(read_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy served without accounts, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("open") / "record"
    shutil.copytree(read_record, folder)
    served = Served(folder, WebSettings(argon2=CHEAP), Now())
    yield served
    served.close()


@pytest.fixture
def client(open_record: Served) -> Browser:
    """The browser of the one at the machine, for reading alone."""
    return open_record.browser()


@pytest.fixture
def served(record: Path) -> Iterator[Served]:
    """A copy, served without accounts."""
    made = Served(record, WebSettings(argon2=CHEAP), Now())
    yield made
    made.close()


@pytest.fixture
def people(served: Served) -> Served:
    """A copy, served to accounts of each role."""
    return served.with_people()
