"""Who may open what: the table of routes is what is served, and each route holds to its role."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.present.web.app import roles
from servanda.present.web.security.who import Role
from servanda.present.web.settings import WebSettings
from tests.present.web.conftest import CHEAP, PEOPLE, Browser, Now, Served
from tests.present.web.routes import ROUTES


@pytest.fixture(scope="module")
def house(read_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Browser]]:
    folder = tmp_path_factory.mktemp("roles") / "record"
    shutil.copytree(read_record, folder)
    served = Served(
        folder, WebSettings(argon2=CHEAP, writes_a_minute=10_000, reads_a_minute=10**6), Now()
    ).with_people()
    yield {"": served.browser(), **{name: served.signed_in(name) for name in PEOPLE}}
    served.close()


def test_the_table_is_what_is_served() -> None:
    assert sorted((method, path, role) for path, method, role in roles()) == sorted(
        ROUTES, key=lambda one: (one[0], one[1])
    )


@pytest.mark.parametrize(("method", "path", "role"), ROUTES, ids=str)
def test_a_route_holds_to_its_role(
    house: dict[str, Browser], method: str, path: str, role: Role | None
) -> None:
    filled = re.sub(r"\{[^}]*\}", "0", path)
    for name, browser in house.items():
        if path == "/sign-out":
            continue
        has = PEOPLE.get(name)
        headers = {"X-CSRF-Token": browser.token()} if method != "GET" else {}
        answer = browser.client.request(method, filled, headers=headers)
        if role is None:
            assert answer.status_code not in (401, 403), (name, answer.status_code)
        elif has is None and path.startswith("/api"):
            assert answer.status_code == 401
            assert answer.headers["content-type"] == "application/problem+json"
        elif has is None:
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/sign-in?")
        elif has < role:
            assert answer.status_code == 403, (name, answer.status_code)
        else:
            assert answer.status_code not in (401, 403), (name, answer.status_code)
