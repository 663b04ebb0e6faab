"""What every answer says to the browser, whom a record without accounts is served to, and errors."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda.present.cli import app, serving
from servanda.present.web.settings import WebSettings
from tests.present.web.conftest import CHEAP, PASSWORD, Browser, Now, Served

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


@pytest.mark.parametrize("path", ["/brief", "/nowhere", "/api/nowhere", "/static/app.css", "/sign-in"])
def test_every_answer_carries_the_policy(client: Browser, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_pages_hold_no_inline_script_or_style(client: Browser) -> None:
    for path in ("/brief", "/rounds", "/accounts", "/own", "/nowhere"):
        text = client.get(path).text
        assert "style=" not in text
        assert "<style" not in text
        assert " onclick" not in text
        assert "http://" not in text.replace("http://127.0.0.1", "")


def test_without_accounts_only_names_of_this_machine_are_answered(open_record: Served) -> None:
    for base, status in (
        ("http://localhost:8000", 200),
        ("http://127.0.0.1:8000", 200),
        ("http://[::1]:8000", 200),
        ("http://rebound.example:8000", 403),
        ("http://127.0.0.1.rebound.example", 403),
    ):
        assert open_record.browser(base).get("/own").status_code == status, base


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_without_accounts_nobody_comes_through_a_proxy(client: Browser, header: str) -> None:
    assert client.get("/own", headers={header: "203.0.113.9"}).status_code == 403


def test_accounts_that_are_added_while_it_runs_close_the_door(served: Served) -> None:
    browser = served.browser()
    assert browser.get("/own").status_code == 200
    served.with_people()
    assert browser.get("/own").status_code == 303


def test_a_record_served_to_others_is_closed_when_its_accounts_go(record: Path) -> None:
    served = Served(record, WebSettings(host="0.0.0.0", argon2=CHEAP), Now())
    assert served.browser().get("/own").status_code == 403
    served.with_people()
    assert served.browser().get("/own").status_code == 303
    served.close()


def test_by_https_cookies_are_kept_to_it(record: Path) -> None:
    served = Served(record, WebSettings(address="https://record.example", argon2=CHEAP), Now()).with_people()
    browser = served.browser("https://record.example")
    answer = browser.send("/sign-in", name="Rea", password=PASSWORD)
    assert answer.headers["set-cookie"].startswith("__Host-servanda=")
    assert "Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    served.close()


def test_an_error_is_a_page_with_its_remedy(client: Browser) -> None:
    answer = client.get("/rounds?on=yesterday")
    assert answer.status_code == 400
    assert "Write a day as 2009-05-22." in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_an_error_of_the_api_is_problem_details(client: Browser) -> None:
    answer = client.get("/api/nowhere")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 404
    assert told["title"] == "Not Found"
    assert told["instance"] == "/api/nowhere"


def test_what_nobody_foresaw_tells_nothing_of_the_machine(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret place")

    monkeypatch.setattr(served.site.answers, "ask", broken)
    answer = served.browser().get("/rounds")
    assert answer.status_code == 500
    assert "secret place" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_an_error_that_has_no_page_is_told_all_the_same(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret place")

    monkeypatch.setattr(served.site.gate, "enter", broken)
    answer = served.browser().get("/rounds")
    assert answer.status_code == 500
    assert "something went wrong here" in answer.text
    assert "secret place" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_beyond_this_machine_it_is_refused_without_accounts(record: Path) -> None:
    for more in (["--host", "0.0.0.0"], ["--address", "https://record.example"]):
        outcome = CliRunner().invoke(app, ["serve", "--record", str(record), "--port", "18431", *more])
        assert outcome.exit_code == 1
        assert "there are no accounts" in outcome.output
        assert "servanda account add NAME --role keeper" in outcome.output


def test_a_port_that_is_taken_is_told(record: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = CliRunner().invoke(app, ["serve", "--record", str(record), "--port", str(port)])
    assert outcome.exit_code == 1
    assert f"port {port} is taken" in outcome.output


def test_a_missing_extra_is_named(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "find_spec", lambda name: None if name == "argon2" else object())
    outcome = CliRunner().invoke(app, ["serve", "--record", str(record)])
    assert outcome.exit_code == 1
    assert outcome.output == (
        "pages and the API need the extra `web` (argon2 is not installed)\n"
        'Install it with: pip install "servanda[web]"\n'
    )


def test_what_is_no_record_is_not_served(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(app, ["serve", "--record", str(tmp_path)])
    assert outcome.exit_code == 1
    assert "there is no record here" in outcome.output
    assert list(tmp_path.iterdir()) == []


def test_accounts_are_kept_from_the_command_line(record: Path) -> None:
    def run(*words: str, given: str | None = None) -> tuple[int, str]:
        outcome = CliRunner().invoke(app, ["account", *words, "--record", str(record)], input=given)
        return outcome.exit_code, outcome.output

    assert run("add", "Rea", given=f"{PASSWORD}\n")[0] == 1  # the first must be a keeper
    assert run("add", "Kim", "--role", "keeper", given=f"{PASSWORD}\n") == (
        0,
        "Kim may come in as a keeper.\n",
    )
    assert run("add", "Rea", given="short\n")[0] == 1
    assert run("add", "Rea", given=f"{PASSWORD}\n") == (0, "Rea may come in as a reader.\n")
    assert run("role", "rea", "--role", "reviewer", "--cases") == (0, "Rea is a reviewer.\n")
    assert run("list") == (0, "Kim\tkeeper\nRea\treviewer, cases\n")
    assert run("remove", "Rea") == (0, "Rea may no longer come in.\n")
    assert run("remove", "Rea")[0] == 1
    served = Served(record, WebSettings(argon2=CHEAP), Now())
    noted = [(one.action, one.subject, one.address) for one in served.site.gate.audit.lines()]
    assert noted[0] == ("remove account", "Rea", "command line")
    assert len(noted) == 4
    served.close()
