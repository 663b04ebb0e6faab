"""What holds for all tests."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import settings

from tests.once import example_read, once
from tests.postgres import ABSENT, Server, programs, running

# How long an example takes tells of the machine, not of the code.
settings.register_profile("servanda", deadline=None)
settings.load_profile("servanda")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    if programs() is None:
        if os.environ.get("NEED_POSTGRESQL"):
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def read_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example, added and read, for this process; copy it to change it."""
    # To open a record makes files beside it, which another process that copies it would miss.
    return copytree(
        once(tmp_path_factory, "read_record", example_read), tmp_path_factory.mktemp("read") / "record"
    )
