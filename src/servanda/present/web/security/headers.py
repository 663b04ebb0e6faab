"""What every answer tells the browser that it may do with it, and how large a request may be.

Rule: nothing is fetched from elsewhere, nothing is run that is not a file of this program, nobody frames it.
A body that is too large is refused in the same words whether it says its length or comes in pieces, and what
is still on its way is taken and thrown away for a while, so that the sender can read the refusal.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from urllib.parse import quote

from anyio import move_on_after
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servanda.present.web.settings import WebSettings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    # Not no-referrer: with it browsers send a form as from origin "null", and nobody could tell whose it is.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
LINGER = 5.0  # seconds for which the rest of a body that was refused is taken
MOST_TAKEN = 256 * 1024 * 1024  # bytes of it
LARGE = ("/documents", "/api/documents")  # where a request may bring documents


class Headers:
    """ASGI: add the headers to every answer, and refuse a body that is too large."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._settings.upload if scope["path"] in LARGE else self._settings.body

        async def answering(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    headers.setdefault(name, value)
                if self._settings.secure:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if _told(scope) > most:
            await _too_large(answering, receive, scope["path"])
            return
        got, over, begun = 0, False, False

        async def receiving() -> Message:
            nonlocal got, over
            message = await receive()
            got += len(message.get("body", b""))
            if got > most:  # it said less than it brought, or nothing
                over = True
                return {"type": "http.disconnect"}
            return message

        async def unless_over(message: Message) -> None:
            nonlocal begun
            if not over or begun:  # what is told of a body that broke off is not what was wrong with it
                begun = True
                await answering(message)

        try:
            await self._app(scope, receiving, unless_over)
        except Exception:
            if not over or begun:
                raise
        if over and not begun:
            await _too_large(answering, receive, scope["path"])


def _told(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _too_large(send: Send, receive: Receive, path: str) -> None:
    what, remedy = "The request is larger than this server takes.", "Send less at a time."
    kind, body = "text/plain; charset=utf-8", f"{what}\n".encode()
    if path.startswith("/api/"):
        kind, told = "application/problem+json", HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        problem = {
            "type": f"/api/docs#problem-{told.value}", "title": told.phrase, "status": told.value,
            "detail": f"{what} {remedy}", "instance": quote(path), "remedy": remedy,
        }  # fmt: skip
        body = json.dumps(problem).encode()
    head = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": head})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    with move_on_after(LINGER):
        await _rest(receive)
    await send({"type": "http.response.body", "body": b""})


async def _rest(receive: Receive) -> None:
    """Take what is still sent and throw it away: a connection closed on it is reset, and the answer lost."""
    left = MOST_TAKEN
    while left > 0:
        message = await receive()
        if message["type"] != "http.request" or not message.get("more_body"):
            return
        left -= len(message.get("body", b""))
