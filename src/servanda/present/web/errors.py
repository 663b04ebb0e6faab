"""What went wrong to an answer: a page for people, problem details (RFC 9457) under /api.

Rule: it says what happened and what to do, and nothing of the machine; what nobody foresaw is written to
the server's own log with its traceback, and told as that alone.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from servanda.errors import BadCall, BadDossier, BadRecord, BadSetting, ServandaError, UnknownId
from servanda.present.naming import plain
from servanda.present.templating import environment
from servanda.present.web import clocks
from servanda.present.web.answers import Busy
from servanda.present.web.refusals import NotSignedIn, Refused
from servanda.present.web.remedies import SERVER, on_page
from servanda.present.web.rendering import page
from servanda.present.web.security.csrf import SAFE
from servanda.present.web.security.gate import Entry
from servanda.present.web.visit import Visit

LOG = logging.getLogger("servanda.web")
PROBLEM = "application/problem+json"
NOTED = 60  # refusals a minute of one address that stand in the audit log
STATUS: tuple[tuple[type[ServandaError], int], ...] = (  # the first that fits
    (UnknownId, 404),
    (BadCall, 400),
    (Busy, 503),
    (BadDossier, 503),
    (BadSetting, 503),
    (BadRecord, 503),
)


def handle(app: FastAPI) -> None:
    """Let an app tell its errors."""

    @app.exception_handler(ServandaError)
    async def refused(request: Request, error: ServandaError) -> Response:
        if isinstance(error, NotSignedIn) and not _is_api(request):
            return _to_sign_in(request)
        if isinstance(error, Refused):
            await run_in_threadpool(_note, request, error)
            if error.status == 409 and "Location" in error.headers and not _is_api(request):
                return RedirectResponse(error.headers["Location"], 303)
            return await run_in_threadpool(
                answer, request, error.status, error.what, error.remedy, error.headers
            )
        status = next((number for kind, number in STATUS if isinstance(error, kind)), 500)
        if status >= 500 and not isinstance(error, Busy):
            LOG.error("%s", error)
        headers = {"Retry-After": "30"} if isinstance(error, Busy) else {}
        what = f"{error.where}: {error.what}" if error.where and status < 500 else error.what
        known = status < 500 or isinstance(error, Busy)
        remedy = on_page(error.remedy) if known else SERVER
        return await run_in_threadpool(answer, request, status, what, remedy, headers)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        what, remedy = _told(error.status_code)
        return await run_in_threadpool(
            answer, request, error.status_code, what, remedy, dict(error.headers or {})
        )

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = [
            {"where": plain("/".join(str(part) for part in one["loc"])), "what": plain(str(one["msg"]))}
            for one in error.errors()
        ]
        first = f"{wrong[0]['where']}: {wrong[0]['what']}" if wrong else ""
        return await run_in_threadpool(
            answer, request, 422, "the request is not of the form that it must have", first, {}, wrong
        )

    @app.exception_handler(ClientDisconnect)
    async def gone(_: Request, __: ClientDisconnect) -> Response:
        return Response(status_code=400)  # nobody is there to read it

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> Response:
        LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        return await run_in_threadpool(
            answer, request, 500, "something went wrong here", "What it was stands in the server's log.", {}
        )


def answer(
    request: Request,
    status: int,
    what: str,
    remedy: str,
    headers: dict[str, str],
    errors: list[dict[str, str]] | None = None,
) -> Response:
    """Write an error as a page, or as problem details under /api."""
    what, remedy = plain(what), plain(remedy)
    kept = {name: value for name, value in headers.items() if name != "Location"}
    if _is_api(request):
        problem: dict[str, object] = {
            "type": f"/api/docs#problem-{status}",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": ". ".join(one[:1].upper() + one[1:].rstrip(".") for one in (what, remedy) if one) + ".",
            "instance": quote(request.url.path),
            "remedy": remedy,
        }
        if errors:
            problem["errors"] = errors
        return JSONResponse(problem, status, kept, media_type=PROBLEM)
    try:
        response: Response = page(
            _visit(request), "error.html.j2", status=status, title=_heading(status), what=what, remedy=remedy
        )
    except Exception as error:  # not even the gate can be asked, or the page itself is what failed
        LOG.error("%s: no page for an error", request.url.path, exc_info=error)
        response = _bare(status, what, remedy)
    response.headers.update(kept)
    return response


def _visit(request: Request) -> Visit:
    """Let in whoever met an error, so that the page has its masthead; by no clock that may be the error."""
    site = request.app.state.site
    try:
        entry: Entry = site.gate.enter(request)
    except Refused:
        entry = Entry(None, "", "", "", False, True)
    return Visit(request, site, entry, clocks.Clocks())


def _bare(status: int, what: str, remedy: str) -> Response:
    text = "<!doctype html><html lang=en><title>{{ what }}</title><h1>{{ what }}</h1><p>{{ remedy }}</p>"
    made = environment("servanda.present.web").from_string(text).render(what=what, remedy=remedy)
    return Response(made, status, media_type="text/html; charset=utf-8")


def _to_sign_in(request: Request) -> Response:
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    target = clocks.address("/sign-in", clocks.Clocks(), {"next": back if request.method == "GET" else "/"})
    if request.headers.get("hx-request") == "true":  # htmx would put the page into a part of this one
        return Response(status_code=401, headers={"HX-Redirect": target})
    return RedirectResponse(target, 303)


def _note(request: Request, error: Refused) -> None:
    """Keep who was refused what; a flood of it is counted, and not written line by line."""
    visit = _visit(request)
    someone = visit.entry.who is not None or request.method not in SAFE
    if error.status not in (403, 429) or not someone:
        return
    try:
        visit.site.gate.limits.count(f"refused:{visit.entry.address}", NOTED, 60.0)
    except Refused:
        return
    visit.note(f"{request.method} {request.url.path}", outcome=f"refused: {error.what}")


def _is_api(request: Request) -> bool:
    return request.url.path == "/api" or request.url.path.startswith("/api/")


def _told(status: int) -> tuple[str, str]:
    if status == 404:
        return "there is no such page", "The list of pages stands at the top."
    if status == 405:
        return "this page does not take that", "Open it from a link or a form of this site."
    if status == 400:
        return "what was sent cannot be read", "Send it again whole, in UTF-8, and smaller if it was large."
    return HTTPStatus(status).phrase.lower(), ""


def _heading(status: int) -> str:
    names = {
        400: "That cannot be asked",
        403: "Not for this account",
        404: "Not found",
        413: "Too large",
        429: "Too often",
        503: "Not ready",
    }
    return names.get(status, "Something went wrong" if status >= 500 else "That cannot be done")
