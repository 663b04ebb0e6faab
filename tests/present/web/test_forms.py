"""A form that changes something is taken from a page of this site only."""

from __future__ import annotations

from tests.present.web.conftest import HOME, Served


def test_a_form_without_the_token_is_refused(served: Served) -> None:
    answer = served.browser().client.post("/theme", data={"theme": "dark"})
    assert answer.status_code == 403
    assert "not sent by this site" in answer.text
    assert "theme" not in answer.cookies


def test_the_token_of_another_browser_is_refused(served: Served) -> None:
    token = served.browser().token("/own")
    mine = served.browser()
    mine.get("/own")
    assert mine.client.post("/theme", data={"csrf": token, "theme": "dark"}).status_code == 403


def test_a_form_of_another_site_is_refused_though_it_has_the_token(served: Served) -> None:
    browser = served.browser()
    fields = {"csrf": browser.token("/own"), "theme": "dark"}
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": HOME, "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:8001"},
    ):
        assert browser.client.post("/theme", data=fields, headers=headers).status_code == 403, headers
    headers = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
    assert browser.client.post("/theme", data=fields, headers=headers).status_code == 303


def test_the_header_stands_for_the_field(served: Served) -> None:
    browser = served.browser()
    headers = {"X-CSRF-Token": browser.token("/own")}
    assert browser.client.post("/theme", data={"theme": "light"}, headers=headers).cookies["theme"] == "light"


def test_what_was_refused_stands_in_the_audit_log(served: Served) -> None:
    served.browser().client.post("/theme", data={"theme": "dark"})
    (line,) = served.site.gate.audit.lines(limit=1)
    assert line.action == "POST /theme"
    assert line.outcome.startswith("refused")


def test_a_form_leads_back_into_this_site_only(served: Served) -> None:
    browser = served.browser()
    for wanted in (
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example",
        "javascript:x",
        "",
    ):
        assert browser.send("/theme", theme="dark", back=wanted).headers["location"] == "/", wanted
    assert browser.send("/theme", theme="dark", back="/rounds?p=2").headers["location"] == "/rounds?p=2"


def test_a_request_larger_than_it_may_be_is_refused(served: Served) -> None:
    browser = served.browser()
    answer = browser.client.post("/theme", content=b"x" * 2_000_000)
    assert answer.status_code == 413


def test_too_many_writes_are_told_when_to_come_back(served: Served) -> None:
    browser = served.browser()
    token = browser.token("/own")
    most = served.settings.writes_a_minute
    answers = [browser.client.post("/theme", data={"csrf": token, "theme": "dark"}) for _ in range(most + 1)]
    assert [one.status_code for one in answers] == [303] * most + [429]
    assert int(answers[-1].headers["retry-after"]) <= 60
    served.now.at += 61
    assert browser.send("/theme", theme="dark").status_code == 303
