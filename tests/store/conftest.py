"""A record in each kind of database, fresh for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.store.record import RecordStore
from tests.postgres import Server
from tests.store.homes import KINDS, Home, Homes


@pytest.fixture(scope="session", params=KINDS)
def homes(request: pytest.FixtureRequest) -> Homes:
    """Where records of one kind can be kept: as many as a test wants."""
    server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    return Homes(request.param, server)


@pytest.fixture(scope="session")
def files() -> Homes:
    return Homes("sqlite", None)


@pytest.fixture(scope="session")
def databases(postgres: Server) -> Homes:
    return Homes("postgresql", postgres)


@pytest.fixture
def home(homes: Homes) -> Iterator[Home]:
    """A place with no record in it."""
    with homes.home() as empty:
        yield empty


@pytest.fixture
def kept(homes: Homes) -> Iterator[Home]:
    """A place with an empty record."""
    with homes.home(made=True) as made:
        yield made


@pytest.fixture
def store(kept: Home) -> Iterator[RecordStore]:
    with kept.open() as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"
