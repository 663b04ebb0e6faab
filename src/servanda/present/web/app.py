"""A record's folder to an application that serves it: composition only.

Rule: PAGES and API list every router; a route that does not say for whom it is stops the start.
"""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles

from servanda import config
from servanda.present.web import errors
from servanda.present.web.answers import Answers
from servanda.present.web.api import API
from servanda.present.web.pages import PAGES
from servanda.present.web.registers import Registers
from servanda.present.web.security.gate import Gate
from servanda.present.web.security.headers import Headers
from servanda.present.web.security.who import Role
from servanda.present.web.settings import WebSettings
from servanda.present.web.site import Site

STATIC = Path(__file__).parent / "static"
THREADS = 100  # that may wait for an answer at once; those who wait cost nothing
TURN = 0.0005  # seconds; who makes an answer for long lets those who draw pages take turns sooner than usual


def create_app(
    folder: Path | str, settings: WebSettings | None = None, *, now: Callable[[], float] = time.time
) -> FastAPI:
    """Make the application of one record; sessions and limits go by the clock `now`.

    Raises:
        BadRecord: there is no record in the folder, or it cannot be used.
        BadDossier, BadSetting: a file beside it is wrong.
    """
    told = settings or WebSettings()
    place = Path(folder)
    registers = Registers(place)
    site = Site(
        folder=place,
        settings=told,
        registers=registers,
        answers=Answers(registers, told),
        gate=Gate(place, told, by=config.load(place).by, now=now),
    )

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        sys.setswitchinterval(TURN)
        try:
            yield
        finally:
            site.close()

    app = FastAPI(
        title="servanda",
        description="The record of an accord: the same answers as its pages, as objects.",
        lifespan=living,
        openapi_url=None,  # the API serves it itself, to those who may read
        docs_url=None,
        redoc_url=None,
    )
    app.state.site = site
    errors.handle(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in (*PAGES, *API):
        app.include_router(router)
    # Outermost, so that what nobody foresaw carries the headers too.
    app.middleware_stack = Headers(app.build_middleware_stack(), told)
    site.served = frozenset(path for path, _, _ in roles())
    return app


def roles() -> list[tuple[str, str, Role | None]]:
    """Every path and method that is served, with the role that it asks for; None is everybody.

    Raises:
        TypeError: a route does not say for whom it is.
    """
    found = []
    for router in (*PAGES, *API):
        for route in router.routes:
            if not isinstance(route, APIRoute):
                raise TypeError(f"{route} is no plain route: list its router in PAGES or API itself")
            told = [one.call for one in _dependants(route.dependant) if hasattr(one.call, "tells_role")]
            if not told:
                raise TypeError(
                    f"{route.path} does not say for whom it is: take a Reading, Reviewing, Keeping or Anyone"
                )
            role: Role | None = getattr(told[0], "role")  # noqa: B009 - set by `needs`, which mypy cannot see
            found += [(route.path, method, role) for method in sorted(route.methods or ())]
    return found


def _dependants(dependant: Dependant) -> Iterator[Dependant]:
    for one in dependant.dependencies:
        yield one
        yield from _dependants(one)
