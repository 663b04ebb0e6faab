"""A record in a file, fresh for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.store.protocol import Store
from servanda.store.sqlite import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, create=True) as made:
        yield made
