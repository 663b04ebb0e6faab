"""What holds for all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

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
