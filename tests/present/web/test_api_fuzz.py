"""The API against its own OpenAPI document, with data made of it, right and wrong, as each role.

What is found here is mended: no check and no operation is left out. FUZZ=100 makes so many examples of each
operation instead of ten, for a deep run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.python import asgi

from servanda.present.web.api import API
from servanda.present.web.api.contract import described
from servanda.present.web.security.who import Role, Who
from servanda.present.web.settings import WebSettings
from tests.present.web.conftest import CHEAP, PEOPLE, Now, Served

EXAMPLES = int(os.environ.get("FUZZ", "10"))  # of each operation, right and wrong
ROLES = {"Kim": Role.KEEPER, "Rea": Role.READER}
SHARE = {"Kim": 1, "Rea": 5}  # a reader gets the same answers, or is refused: a fifth shows that
OPERATIONS = tuple(
    (method.upper(), path)
    for path, operations in described(API)["paths"].items()
    for method in operations
    if path != "/api/openapi.json"  # where the document itself is read from
)


def bounded(name: str) -> settings:
    """So many examples as a role gets, the same in every run."""
    return settings(
        max_examples=max(1, EXAMPLES // SHARE[name]),
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def house(read_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("fuzz") / "record"
    shutil.copytree(read_record, folder)
    served = Served(
        folder, WebSettings(argon2=CHEAP, writes_a_minute=10**6, reads_a_minute=10**6), Now()
    ).with_people()
    yield served
    served.close()


@pytest.fixture(scope="module")
def client(house: Served) -> Iterator[Any]:
    with asgi.get_client(lasting(house)) as made:
        yield made


def lasting(house: Served) -> Any:
    """The application without its end: the tool ends what it talks to after each test."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await house.app(scope, receive, send)
            return
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})

    return app


@pytest.fixture(scope="module", params=ROLES)
def signed(request: pytest.FixtureRequest, house: Served) -> tuple[Any, dict[str, str], str]:
    """The API as one role reads it, and what that role brings along."""
    name = request.param
    gate = house.site.gate
    account = gate.accounts.named(name)
    assert account.role == PEOPLE[name] == ROLES[name]
    who = Who(account.name, account.role, account.cases, account.id)
    headers = {"Authorization": f"Bearer {gate.sessions.make_token(who, 'a test', account.role, 1)}"}
    return (
        schemathesis.openapi.from_asgi("/api/openapi.json", app=lasting(house), headers=headers),
        headers,
        name,
    )


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_promised_is_met(
    signed: tuple[Any, dict[str, str], str], client: Any, method: str, path: str, mode: GenerationMode
) -> None:
    promised, headers, name = signed

    @bounded(name)
    @given(case=promised[path][method].as_strategy(generation_mode=mode))
    def met(case: Any) -> None:
        case.call_and_validate(session=client, headers=headers)

    met()


def test_the_document_is_served_as_it_is_described(
    house: Served, signed: tuple[Any, dict[str, str], str]
) -> None:
    _, headers, _ = signed
    assert house.browser().get("/api/openapi.json", headers=headers).json() == described(API)
