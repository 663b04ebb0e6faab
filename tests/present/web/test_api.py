"""The API: the same answers as the command line, pages that hold still, tags, roles, and what is refused."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from servanda.present.cli import app as command
from servanda.present.exchange import KINDS, schema
from servanda.present.web.api import API
from servanda.present.web.api.contract import described
from servanda.present.web.api.things import VIEWS
from servanda.present.web.security.who import Who
from tests.present.web.conftest import HOME, PEOPLE, Browser, Served

LISTS = (  # views of the API, and the command that prints the same
    (("tracks",), "status"),
    (("rounds",), "rounds"),
    (("instruments", "commitments", "performances"), "commitments"),
    (("statements",), "statements"),
    (("conditions",), "conditions"),
    (("conflicts",), "conflicts"),
    (("measures",), "measures"),
    (("figures",), "figures"),
    (("events",), "timeline"),
    (("changes",), "changes"),
)
CLOCKS = {"on": "2015-07-01", "known_by": "2015-07-01"}


def printed(folder: Path, *words: str) -> list[dict[str, Any]]:
    outcome = CliRunner().invoke(command, [*words, "--json", "--record", str(folder)])
    assert outcome.exit_code == 0, outcome.output
    found: list[dict[str, Any]] = json.loads(outcome.stdout)
    return found


def items(browser: Browser, path: str, **query: Any) -> list[dict[str, Any]]:
    answer = browser.get(path, params={"limit": 1000, **query})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["next"] is None
    found: list[dict[str, Any]] = told["items"]
    return found


def bearer(served: Served, name: str, *, cases: bool = False) -> dict[str, str]:
    gate = served.site.gate
    account = gate.accounts.named(name)
    if cases:
        account = gate.accounts.set_role(name, PEOPLE[name], True)
    who = Who(account.name, account.role, account.cases, account.id)
    return {"Authorization": f"Bearer {gate.sessions.make_token(who, 'a test', PEOPLE[name], 1, cases)}"}


@pytest.mark.parametrize(("views", "name"), LISTS, ids=str)
@pytest.mark.parametrize("clocks", [{}, CLOCKS], ids=["now", "then"])
def test_a_view_is_what_the_command_line_prints(
    client: Browser, open_record: Served, views: tuple[str, ...], name: str, clocks: dict[str, str]
) -> None:
    options = [word for key, value in clocks.items() for word in (f"--{key.replace('_', '-')}", value)]
    found = [thing for view in views for thing in items(client, f"/api/{view}", **clocks)]
    assert found or (name == "changes" and clocks)  # nothing had become known since the round of June
    assert found == printed(open_record.folder, name, *options)


def test_why_and_search_are_what_the_command_line_prints(client: Browser, open_record: Served) -> None:
    conflict = items(client, "/api/conflicts")[0]["id"]
    assert items(client, f"/api/why/{conflict}") == printed(open_record.folder, "why", conflict)
    answer = client.get("/api/search", params={"q": '"no such meeting"'}).json()
    assert answer["items"] == printed(open_record.folder, "search", '"no such meeting"')
    (hit,) = answer["hits"]
    text = client.get(f"/api/documents/{hit['document']}/text").content.decode()
    assert text[hit["start"] : hit["end"]] == hit["quote"]
    assert text[hit["matches"][0]["start"] : hit["matches"][0]["end"]].lower() == "no such meeting"


def test_the_timeline_holds_every_event_in_the_order_of_its_day(client: Browser) -> None:
    timeline, events = items(client, "/api/timeline"), items(client, "/api/events")
    assert sorted(one["id"] for one in timeline) == sorted(one["id"] for one in events)
    days = [one["when"] for one in timeline if one["when"]]
    assert days[0] == "1958"
    assert [one["when"] for one in timeline][-1] is None


@pytest.mark.parametrize(("path", "kind", "_"), VIEWS)
def test_each_object_of_a_view_is_there_by_its_id_and_of_its_schema(
    client: Browser, path: str, kind: str, _: str
) -> None:
    validator = Draft202012Validator(schema(kind))
    for thing in items(client, f"/api/{path}"):
        validator.validate(thing)
    for thing in items(client, f"/api/{path}")[:2]:
        assert client.get(f"/api/{path}/{thing['id']}").json() == thing
    assert client.get(f"/api/{path}/nothing").status_code == 404


def test_the_export_is_a_stream_of_every_object_and_each_is_of_its_schema(
    client: Browser, open_record: Served
) -> None:
    answer = client.get("/api/export")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert "content-length" not in answer.headers  # it is sent as it is made
    found = [json.loads(line) for line in answer.content.decode().splitlines()]
    assert found == printed(open_record.folder, "export")
    validators = {kind: Draft202012Validator(schema(kind)) for kind in KINDS}
    for thing in found:
        validators[thing["kind"]].validate(thing)
    some = client.get("/api/export", params={"kind": ["round", "track"]}).content.decode().splitlines()
    assert {json.loads(line)["kind"] for line in some} == {"round", "track"}


def test_the_schemas_of_the_document_are_those_of_the_exchange_format() -> None:
    spec = described(API)
    for kind in KINDS:
        published = {name: told for name, told in schema(kind).items() if name not in ("$schema", "$id")}
        assert spec["components"]["schemas"][kind] == published
    for operations in spec["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert "application/problem+json" in operation["responses"]["422"]["content"]


def test_the_brief_comes_in_each_form_that_is_asked_for(client: Browser) -> None:
    sheet = client.get("/api/brief").json()
    assert sheet["title"] == "Brief for the next round"
    cites = [
        cite for part in sheet["sections"] for block in part["blocks"] for line in block.get("lines", ())
        for cite in line["cites"]
    ]  # fmt: skip
    assert all(set(cite) >= {"document", "start", "end", "quote"} for cite in cites)
    for accept, start in (
        ("text/markdown", b"# Brief"),
        ("text/html", b"<!doctype html>"),
        ("application/pdf", b"%PDF"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    ):
        answer = client.get("/api/brief", headers={"Accept": accept})
        assert answer.headers["content-type"].startswith(accept)
        assert answer.content.lower().startswith(start.lower())
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["content-security-policy"]
    assert client.get("/api/brief?format=pdf").content.startswith(b"%PDF")
    assert client.get("/api/brief", headers={"Accept": "image/png"}).status_code == 406
    chosen = client.get("/api/brief", headers={"Accept": "text/html;q=0.5, application/json;q=0.9"})
    assert chosen.headers["content-type"] == "application/json"


def test_who_has_an_answer_already_is_told_so(served: Served) -> None:
    browser = served.browser()
    first = browser.get("/api/events")
    tag = first.headers["etag"]
    again = browser.get("/api/events", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert browser.get("/api/events?on=2015-07-01").headers["etag"] != tag
    assert browser.get("/api/events?limit=2").headers["etag"] != tag
    assertion = browser.get("/api/assertions?limit=1").json()["items"][0]["id"]
    assert judged(browser, assertion).status_code == 201
    changed = browser.get("/api/events", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def judged(browser: Browser, subject: str) -> Any:
    told = browser.get("/api/me").json()
    return browser.client.post(
        "/api/judgements",
        json={"decision": "reject", "subject": subject, "why": "read wrongly"},
        headers={"X-CSRF-Token": told["csrf"]},
    )


@pytest.fixture(autouse=True)
def named(request: pytest.FixtureRequest) -> None:
    """Give records that are changed somebody to change them."""
    if "served" in request.fixturenames:
        folder: Path = request.getfixturevalue("record")
        file = folder / "servanda.toml"
        file.write_text(
            file.read_text(encoding="utf-8") + '\nby = "Ana"\n' if file.exists() else 'by = "Ana"\n'
        )


def test_pages_hold_still_while_the_record_grows(served: Served) -> None:
    browser = served.browser()
    whole = [one["id"] for one in items(browser, "/api/assertions")]
    first = browser.get("/api/assertions", params={"limit": 20}).json()
    assert first["total"] == len(whole)
    assert judged(browser, whole[0]).status_code == 201
    assert judged(browser, whole[30]).status_code == 201
    assert len(items(browser, "/api/assertions")) == len(whole) - 2
    found, cursor = [one["id"] for one in first["items"]], first["next"]
    while cursor:
        page = browser.get("/api/assertions", params={"limit": 7, "cursor": cursor}).json()
        found += [one["id"] for one in page["items"]]
        cursor = page["next"]
    assert found == whole


def test_a_cursor_is_good_for_its_own_question(client: Browser) -> None:
    cursor = client.get("/api/events?limit=2").json()["next"]
    assert client.get(f"/api/events?cursor={cursor}").status_code == 200
    for wrong in (f"/api/statements?cursor={cursor}", f"/api/events?on=2015-07-01&cursor={cursor}"):
        assert client.get(wrong).json()["detail"].startswith("This cursor is of another question")
    assert client.get("/api/events?cursor=WzEsMiwzLDRd").status_code == 404


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("knwon_by=2015-01-01", "knwon_by"),
        ("on=", "on"),
        ("on=2015-02-30", "on"),
        ("on=2015-01-01&on=2016-01-01", "on"),
        ("recorded_by=yesterday", "recorded_by"),
        ("track=talks", "track"),
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("cursor=%00", "cursor"),
    ],
)
def test_a_field_that_is_wrong_is_refused_by_its_name(client: Browser, query: str, field: str) -> None:
    answer = client.get(f"/api/events?{query}")
    assert answer.status_code == 422
    told = answer.json()
    assert told["errors"][0]["where"] == f"query/{field}"
    assert told["remedy"]
    assert told["type"] == "/api/docs#problem-422"


def test_a_judgement_is_kept_under_the_name_of_whoever_came_and_taken_back(people: Served) -> None:
    browser = people.browser()
    vic, kim = bearer(people, "Vic"), bearer(people, "Kim")
    event = browser.get("/api/assertions?limit=1", headers=vic).json()["items"][0]["id"]
    told = {"decision": "reject", "subject": event, "why": "read wrongly"}
    made = browser.client.post("/api/judgements", json=told, headers=vic)
    assert made.status_code == 201, made.text
    Draft202012Validator(schema("judgement")).validate(made.json())
    assert made.json()["by"] == "Vic"
    place = made.headers["location"]
    assert browser.get(place, headers=vic).json() == made.json()
    undone = browser.client.delete(place, params={"why": "it was right"}, headers=kim)
    assert (undone.status_code, undone.json()["takes_back"]) == (200, made.json()["id"])
    log = browser.get("/api/audit", headers=kim).json()["items"]
    assert [(one["by"], one["action"]) for one in log[:2]] == [
        ("Kim", "judge take-back"),
        ("Vic", "judge reject"),
    ]
    assert browser.client.post("/api/judgements", json=told, headers=bearer(people, "Rea")).status_code == 403


def test_a_program_needs_no_form_token_and_a_browser_does(people: Served) -> None:
    told = {"decision": "accept", "subject": "a_0", "why": "so it is"}
    signed = people.signed_in("Vic")
    assert signed.client.post("/api/judgements", json=told).status_code == 403
    token = signed.get("/api/me").json()["csrf"]
    assert (
        signed.client.post("/api/judgements", json=told, headers={"X-CSRF-Token": token}).status_code == 404
    )
    assert (
        people.browser().client.post("/api/judgements", json=told, headers=bearer(people, "Vic")).status_code
        == 404
    )


def test_a_document_that_is_sent_is_kept_and_read(people: Served) -> None:
    browser, kim = people.browser(), bearer(people, "Kim")
    text = "TARN, 1 March 2016 - Caldora and Merrin held talks on fishing in Tarn on Monday.\n"
    made = browser.client.post(
        "/api/documents",
        json={"text": text, "file": "note.txt", "published": "2016-03-01", "publisher": "The Tarn Post"},
        headers=kim,
    )
    assert made.status_code == 202, made.text
    job = finished(browser, made.headers["location"], kim)
    assert (job["state"], len(job["added"]), job["added"], job["problems"]) == ("done", 1, job["read"], [])
    (name,) = job["added"]
    assert browser.get(f"/api/documents/{name}/text", headers=kim).text == text
    original = browser.get(f"/api/documents/{name}/original", headers=kim)
    assert original.content == text.encode()
    assert original.headers["content-disposition"] == "attachment; filename*=UTF-8''note.txt"
    assert "sandbox" in original.headers["content-security-policy"]
    assert browser.get(f"/api/documents/{name}", headers=kim).json()["publisher"] == "The Tarn Post"
    files = [("files", ("same.txt", text.encode())), ("files", ("empty.txt", b""))]
    again = browser.client.post("/api/documents", files=files, headers=kim)
    job = finished(browser, again.headers["location"], kim)
    assert (job["known"], [one["what"] for one in job["problems"]]) == ([name], ["the file is empty"])
    assert (
        browser.client.post("/api/documents", json={"text": text}, headers=bearer(people, "Vic")).status_code
        == 403
    )


def finished(browser: Browser, place: str, headers: dict[str, str]) -> dict[str, Any]:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        job: dict[str, Any] = browser.get(place, headers=headers).json()
        if job["state"] in ("done", "broken off"):
            return job
        time.sleep(0.1)
    raise AssertionError(f"not finished: {job}")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/judgements", b'{"decision": "accept", "subject": "a\\u0000", "why": "x"}', 422),
        ("/api/judgements", b'{"decision": "accept", "subject": "a", "why": "\\ud800"}', 422),
        ("/api/judgements", b'{"decision": "accept", "subject": "a", "why": " \\u200b "}', 422),
        ("/api/judgements", b"[" * 100_000, 400),
        ("/api/judgements", b'{"a":' * 50_000, 400),
        ("/api/judgements", b"\xff\xfe{}", 422),
        ("/api/judgements", b"NaN", 422),
        ("/api/judgements", b'"' + b"x" * 10_000_000 + b'"', 413),
        ("/api/documents", b"[" * 100_000, 400),
        ("/api/documents", b'{"text": "\xff"}', 400),
        ("/api/documents", b'{"text": "", "file": "a"}', 422),
        ("/api/documents", b'{"text": "x", "file": "../a"}', 422),
        ("/api/documents", b'{"text": "x", "published": "2009-02-30"}', 422),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_is_hostile_is_refused_in_words(people: Served, path: str, body: bytes, status: int) -> None:
    headers = {**bearer(people, "Kim"), "Content-Type": "application/json"}
    answer = people.browser().client.post(path, content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) - {"errors"} == {"type", "title", "status", "detail", "instance", "remedy"}
    assert "Traceback" not in answer.text
    assert told["remedy"]


def test_a_nul_in_a_path_or_a_search_is_no_error_of_the_server(client: Browser) -> None:
    assert client.get("/api/events/%00").status_code == 404
    assert client.get("/api/documents/%00%ff/text").status_code == 404
    assert client.get("/api/why/%00").status_code == 404
    assert client.get("/api/search?q=a%00b").status_code == 422
    assert client.get("/api/search?q=%22").status_code == 422


def test_single_cases_are_for_those_named(people: Served) -> None:
    browser = people.browser()
    named = bearer(people, "Vic", cases=True)
    reader = bearer(people, "Rea")
    single = browser.get("/api/cases", headers=named).json()
    summed = browser.get("/api/cases", headers=reader).json()
    assert single["items"]
    assert all(one["id"].startswith("case:") for one in summed["items"])
    assert {one["id"] for one in single["items"]}.isdisjoint(one["id"] for one in summed["items"])
    assert len({(one["type"], one["period"]) for one in summed["items"]}) == len(summed["items"])
    for thing in summed["items"]:
        Draft202012Validator(schema("case")).validate(thing)
    streamed = browser.get("/api/export?kind=case", headers=reader).content.decode().splitlines()
    assert [json.loads(line) for line in streamed] == summed["items"]


def test_an_address_of_the_api_without_signing_in_is_refused(people: Served) -> None:
    for path in ("/api/tracks", "/api/openapi.json", "/api/docs", "/api/documents/x/original"):
        answer = people.browser().get(path)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert people.browser().get("/api/tracks", headers={"Authorization": "Bearer svd_x"}).status_code == 401
    assert HOME.startswith("http://127.0.0.1")
