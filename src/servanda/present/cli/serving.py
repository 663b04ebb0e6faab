"""The command that serves: the record as pages in a browser, and as an API.

Rule: what only this machine can reach needs no account; anything else is refused until there is one. What
cannot be served is told before anything is.
"""

from __future__ import annotations

import errno
import socket
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from servanda.errors import BadCall
from servanda.present.cli.console import Terms, terms
from servanda.present.cli.options import Record

if TYPE_CHECKING:
    from servanda.present.web.settings import WebSettings

HERE = Path()
NEEDED = ("fastapi", "uvicorn", "python_multipart", "argon2")  # what the extra `web` brings
GRACE = 10  # seconds that answers under way have to end


def serve(
    context: typer.Context,
    record: Record = HERE,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="HOST", help="Of this machine; any that others can reach needs accounts."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1, max=65535, help="Where to listen.")
    ] = 8000,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes that answer.")
    ] = 1,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            metavar="URL",
            help="Under which people reach it, behind a proxy: https://….",
            show_default=False,
        ),
    ] = "",
    reads: Annotated[
        int,
        typer.Option(
            "--reads",
            metavar="N",
            min=1,
            help="Pages and answers a minute for one account, from each of the workers.",
        ),
    ] = 1200,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="To speak https itself, with --key.")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Of the certificate.")] = None,
) -> None:
    """Open the record in a browser, and to programs.

    Without accounts it is served to this machine alone. With accounts (`servanda account add`)
    people sign in, and it may be served to others.

    \b
      servanda serve
      servanda serve --host 0.0.0.0 --workers 2 --certificate site.pem --key site.key
    """
    must_have_extra()
    from servanda.present.web.settings import WebSettings  # cheap, but of the extra's part of the house

    if (certificate is None) != (key is None):
        raise typer.BadParameter("--certificate and --key go together.")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/")):
        raise typer.BadParameter(
            f"{address!r} is no address of a site. Write it as https://record.example.org."
        )
    settings = WebSettings(
        host=host,
        port=port,
        address=address.rstrip("/"),
        https=certificate is not None,
        reads_a_minute=reads,
    )
    must_be_safe(record, settings)
    must_be_free(host, port)
    _run(terms(context), record, settings, workers, certificate, key)


def must_have_extra() -> None:
    """Fail where the libraries for pages are not installed.

    Raises:
        BadCall: one of them is not.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise BadCall(
            f"pages and the API need the extra `web` ({', '.join(missing)} is not installed)",
            remedy='Install it with: pip install "servanda[web]"',
        )


def must_be_safe(record: Path, settings: WebSettings) -> None:
    """Fail where others could come in without an account.

    Raises:
        BadCall: it would be served beyond this machine, and there are no accounts.
        BadRecord: there is no record.
    """
    from servanda.present.web.security.accounts import there_are  # argon2: only for those who serve
    from servanda.register.folder import Folder

    Folder(record).open().close()
    if not settings.loopback and not there_are(record):
        raise BadCall(
            f"{settings.address or settings.host} can be reached by others, and there are no accounts",
            remedy="Add a keeper: servanda account add NAME --role keeper. Or serve this machine alone.",
        )


def must_be_free(host: str, port: int) -> None:
    """Fail where this machine cannot listen at a place.

    Raises:
        BadCall: another program does, or this user may not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host.strip("[]"), port))
        except OSError as error:
            what, remedy = _unbound(host, port, error)
            raise BadCall(what, remedy=remedy) from None


def _unbound(host: str, port: int, error: OSError) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program", f"Name another: --port {port % 65535 + 1}"
    if error.errno == errno.EACCES:
        return f"you may not listen on port {port}", "Name one above 1023, such as --port 8000"
    told = error.strerror or str(error)
    return f"this machine cannot listen on {host} ({told})", "Name an address of it: --host 127.0.0.1"


def _run(
    speak: Terms,
    record: Path,
    settings: WebSettings,
    workers: int,
    certificate: Path | None,
    key: Path | None,
) -> None:
    import uvicorn

    from servanda.present.web.app import create_app
    from servanda.present.web.handed import hand_over

    create_app(record, settings).state.site.close()  # what is wrong with it is told now, in words
    scheme = "https" if settings.https else "http"
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    place = settings.address or f"{scheme}://{shown}:{settings.port}"
    speak.say(f"The record is open at {place} (Ctrl-C ends it).")
    if not settings.loopback and not settings.secure:
        speak.say("Passwords travel in clear. For https: --certificate and --key, or a proxy and --address.")
    hand_over(record, settings)
    uvicorn.run(
        "servanda.present.web.handed:create",
        factory=True,
        host=settings.host.strip("[]"),
        port=settings.port,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.address),  # whose word on addresses is taken only where there is a proxy
        timeout_graceful_shutdown=GRACE,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
