"""Chromium, and records that are served to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from servanda.present.web.security.gate import Gate
from servanda.present.web.security.who import Role
from servanda.present.web.settings import WebSettings
from tests.present.browser.chromium import ABSENT, NEEDED, program, started
from tests.present.browser.serving import Site, serving

PASSWORD = "four words make one"
PEOPLE = (("Kim", Role.KEEPER), ("Vic", Role.REVIEWER), ("Rea", Role.READER), ("Bea", Role.READER))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of this folder; its loop of events must not outlive them."""
    if program() is None:
        if os.environ.get(NEEDED):
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    with started() as browser:
        yield browser


@pytest.fixture
def record(read_record: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    shutil.copytree(read_record, tmp_path / "record")
    return tmp_path / "record"


@pytest.fixture
def site(record: Path) -> Iterator[Site]:
    """A copy that is served to the one at the machine."""
    with serving(record) as found:
        yield found


@pytest.fixture(scope="package")
def reading(read_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy for tests that change nothing."""
    folder = tmp_path_factory.mktemp("reading") / "record"
    shutil.copytree(read_record, folder)
    with serving(folder) as found:
        yield found


def with_people(folder: Path) -> None:
    """Give a record an account of each role."""
    with Gate(folder, WebSettings()) as gate:
        for name, role in PEOPLE:
            gate.accounts.add(name, PASSWORD, role, cases=name == "Vic")


@pytest.fixture(scope="module")
def house(read_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy with an account of each role; Vic may see single cases."""
    folder = tmp_path_factory.mktemp("house") / "record"
    shutil.copytree(read_record, folder)
    with_people(folder)
    with serving(folder) as found:
        yield found
