"""Briefs as PDFs: none that would keep the machine for minutes, and one at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from servanda.present import files
from servanda.present.page import Group, Line, Section, Sheet
from servanda.present.web import printing
from servanda.present.web.made import Busy
from servanda.present.web.refusals import Refused
from servanda.present.web.settings import WebSettings
from tests.present.web.conftest import CHEAP, Now, Served

PDF = files.form("pdf")


def sheet(lines: int) -> Sheet:
    line = Line("They met.", ())
    return Sheet("Brief", (), (Section("talks", "Talks", (Group((line,) * lines),)),), ())


def test_a_pdf_that_is_too_long_is_refused_with_what_to_ask_instead(record: Path) -> None:
    served = Served(record, WebSettings(argon2=CHEAP, paper=3), Now())
    refused = served.browser().get("/api/brief?format=pdf&full=true")
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    told = refused.json()
    assert "is longer than this server sets (3)" in told["detail"]
    assert "format=html" in told["remedy"]
    assert served.browser().get("/api/brief?format=html&full=true").status_code == 200
    served.close()


def test_the_limit_is_the_last_length_that_is_set() -> None:
    assert PDF is not None
    written: list[Sheet] = []
    form = files.Form("pdf", ".pdf", "application/pdf", lambda one: written.append(one) or b"%PDF")  # type: ignore[func-returns-value]
    assert printing.written(sheet(5), form, WebSettings(paper=5)) == b"%PDF"
    with pytest.raises(Refused):
        printing.written(sheet(6), form, WebSettings(paper=5))
    assert len(written) == 1


def test_pdfs_are_set_one_at_a_time_and_whoever_waits_too_long_is_told() -> None:
    inside, leave = threading.Event(), threading.Event()

    def slow(_: Sheet) -> bytes:
        inside.set()
        leave.wait(20)
        return b"%PDF"

    form = files.Form("pdf", ".pdf", "application/pdf", slow)
    first = threading.Thread(target=printing.written, args=(sheet(1), form, WebSettings()))
    first.start()
    inside.wait(20)
    with pytest.raises(Busy, match="other PDFs"):
        printing.written(sheet(1), form, WebSettings(queue=0.05))
    other = files.Form("html", ".html", "text/html", lambda _: b"<p>")
    assert printing.written(sheet(1), other, WebSettings(queue=0.05)) == b"<p>"
    leave.set()
    first.join()
    assert printing.written(sheet(1), form, WebSettings(queue=0.05)) == b"%PDF"
