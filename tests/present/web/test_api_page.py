"""docs/api.md: every command on it runs as it stands, against a served record, and prints what is shown."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from servanda.present.web.app import create_app
from servanda.present.web.settings import WebSettings
from tests.documented import ROOT, Session, examples
from tests.present.web.conftest import CHEAP

PAGE = ROOT / "docs" / "api.md"
SHOWN = "127.0.0.1:8000"


@pytest.fixture
def place(record: Path) -> Iterator[str]:
    """Where the record is served, by a server of its own."""
    (record / "servanda.toml").write_text('by = "A. Analyst"\n', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(record, WebSettings(port=port, argon2=CHEAP))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started
    yield f"127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.mark.skipif(
    not (shutil.which("curl") and shutil.which("jq")), reason="the examples need curl and jq on the machine"
)
def test_the_page_of_the_api_holds_what_runs(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "page"
    folder.mkdir()
    session = Session(folder)
    wrong = []
    for block in session.steps(PAGE.read_text(encoding="utf-8")):
        for example in examples(block):
            found = session.run(example.command.replace(SHOWN, place))
            if not session.matches(example.output.strip("\n"), found):
                wrong.append(f"$ {example.command}\n{found}\n--- the page shows ---\n{example.output}")
    assert not wrong, "\n\n".join(wrong)
