"""How much may be asked, and how large a request may be: what is refused, in which words, and how it ends."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from servanda.present.web.refusals import Refused
from servanda.present.web.security.pace import Pace
from servanda.present.web.security.who import Who
from servanda.present.web.settings import WebSettings
from tests.present.web.conftest import CHEAP, Now, Served


def test_a_minutes_worth_may_be_asked_at_once_and_then_as_fast_as_it_comes_back() -> None:
    now = Now()
    pace = Pace(now)
    for _ in range(60):
        pace.count("Rea", 60)
    with pytest.raises(Refused) as refused:
        pace.count("Rea", 60)
    assert (refused.value.status, refused.value.headers) == (429, {"Retry-After": "1"})
    pace.count("Vic", 60)  # another is not held back
    now.at += 1
    pace.count("Rea", 60)
    with pytest.raises(Refused):
        pace.count("Rea", 60)
    now.at += 3600
    for _ in range(60):
        pace.count("Rea", 60)


def test_keys_that_are_quiet_are_let_go_of() -> None:
    now = Now()
    pace = Pace(now)
    for number in range(10_000):
        pace.count(str(number), 60)
    now.at += 120
    pace.count("new", 60)
    assert set(pace._full_at) == {"new"}


@pytest.fixture
def slow(record: Path) -> Iterator[Served]:
    served = Served(record, WebSettings(argon2=CHEAP, reads_a_minute=6), Now())
    served.site.gate.accounts.add("Kim", "four words make one", 3)  # type: ignore[arg-type]
    served.site.gate.accounts.add("Rea", "four words make one", 1)  # type: ignore[arg-type]
    yield served
    served.close()


def bearer(served: Served, name: str) -> dict[str, str]:
    gate = served.site.gate
    account = gate.accounts.named(name)
    who = Who(account.name, account.role, account.cases, account.id)
    return {"Authorization": f"Bearer {gate.sessions.make_token(who, 'a test', account.role, 1)}"}


def test_who_reads_too_fast_is_told_when_to_come_back(slow: Served) -> None:
    browser, rea = slow.browser(), bearer(slow, "Rea")
    assert [browser.get("/api/me", headers=rea).status_code for _ in range(6)] == [200] * 6
    refused = browser.get("/api/me", headers=rea)
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "10"
    assert refused.json()["remedy"] == "Go on in 10 seconds, and more slowly."
    assert browser.get("/api/me", headers=bearer(slow, "Kim")).status_code == 200
    assert browser.get("/static/app.css").status_code == 200
    slow.now.at += 10
    assert browser.get("/api/me", headers=rea).status_code == 200


def test_a_page_that_is_read_too_fast_says_so_as_a_page(slow: Served) -> None:
    rea = slow.signed_in("Rea")
    while (answer := rea.get("/own")).status_code == 200:
        pass
    assert answer.status_code == 429
    assert answer.headers["content-type"].startswith("text/html")
    assert int(answer.headers["retry-after"]) >= 1


def test_where_nobody_is_signed_in_it_is_the_address_that_is_counted(slow: Served) -> None:
    browser = slow.browser()
    guesses = [browser.get("/api/me", headers={"Authorization": f"Bearer svd_{n}"}) for n in range(8)]
    assert [one.status_code for one in guesses] == [401] * 6 + [429] * 2
    assert browser.get("/sign-in").status_code == 429


def test_the_one_at_the_machine_is_not_counted(record: Path) -> None:
    served = Served(record, WebSettings(argon2=CHEAP, reads_a_minute=2), Now())
    browser = served.browser()
    assert {browser.get("/own").status_code for _ in range(6)} == {200}
    served.close()


@pytest.fixture
def listening(record: Path) -> Iterator[tuple[Served, int]]:
    """The application behind the real server, on a port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = Served(record, WebSettings(port=port, argon2=CHEAP, body=50_000, upload=100_000), Now())
    server = uvicorn.Server(uvicorn.Config(served.app, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield served, port
    server.should_exit = True
    thread.join(20)
    served.close()


@pytest.mark.parametrize("told", [False, True], ids=["in pieces", "with its length"])
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api/judgements", "application/json"),
        ("/api/documents", "application/json"),
        ("/api/documents", "multipart/form-data; boundary=x"),
        ("/documents", "multipart/form-data; boundary=x"),
        ("/sign-in", "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_that_is_too_large_is_refused_and_the_connection_ends_in_peace(
    listening: tuple[Served, int], path: str, kind: str, told: bool
) -> None:
    served, port = listening
    browser = served.browser(f"http://127.0.0.1:{port}")
    token = browser.get("/api/me").json()["csrf"]
    cookies = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())
    piece, pieces = b"x" * 10_000, 200
    start = (
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        if "multipart" in kind
        else b'{"text": "'
    )
    length = f"Content-Length: {len(start) + len(piece) * pieces}" if told else "Transfer-Encoding: chunked"
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\nX-CSRF-Token: {token}\r\n"
        f"Content-Type: {kind}\r\n{length}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(head.encode())
        for data in (start, *[piece] * pieces):
            connection.sendall(data if told else f"{len(data):x}\r\n".encode() + data + b"\r\n")
        connection.sendall(b"" if told else b"0\r\n\r\n")
        got = b""
        while more := connection.recv(65536):  # until the other side has ended it, and nothing is reset
            got += more
    first, _, body = got.partition(b"\r\n\r\n")
    assert first.startswith(b"HTTP/1.1 413 "), got[:200]
    assert b"connection: close" in first.lower()
    if path.startswith("/api/"):
        assert b"application/problem+json" in first
        problem = json.loads(body)
        assert (problem["status"], problem["instance"]) == (413, path)
    else:
        assert body == b"The request is larger than this server takes.\n"
    assert browser.get("/api/me").status_code == 200  # and it serves on
