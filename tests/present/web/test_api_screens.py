"""The API is as wide as the pages: every page that shows the record has a route of the same screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from servanda.present.naming import plain
from servanda.present.web.api import API
from servanda.present.web.api.contract import described
from tests.present.web.conftest import Browser
from tests.present.web.routes import ROUTES

PAGES = {  # a page, and the routes that tell what it shows
    "/": ("/api/pages/glance",),
    "/brief": ("/api/brief",),
    "/changes": ("/api/changes",),
    "/commitments": ("/api/pages/commitments", "/api/lists/{name}"),
    "/commitments/{commitment_id}": ("/api/pages/commitments/{id}",),
    "/conditions": ("/api/pages/conditions",),
    "/conflicts": ("/api/pages/conflicts",),
    "/conflicts/{conflict}": ("/api/pages/conflicts/{id}",),
    "/documents": ("/api/pages/documents",),
    "/documents/{document}": ("/api/pages/documents/{id}",),
    "/figures": ("/api/pages/figures", "/api/lists/{name}"),
    "/measures": ("/api/pages/measures",),
    "/measures/{measure_id}": ("/api/pages/measures/{id}",),
    "/problems": ("/api/pages/problems",),
    "/review": ("/api/review", "/api/pages/review/{id}"),
    "/review/decided": ("/api/pages/decided",),
    "/review/disagreements": ("/api/pages/disagreements",),
    "/rounds": ("/api/pages/rounds",),
    "/rounds/{round_id}": ("/api/pages/rounds/{id}",),
    "/search": ("/api/pages/search",),
    "/speakers/{speaker:path}": ("/api/pages/statements",),
    "/statements": ("/api/pages/statements",),
    "/status": ("/api/lists/{name}",),
    "/timeline": ("/api/lanes", "/api/timeline"),
    "/tracks": ("/api/tracks",),
    "/who": ("/api/pages/people",),
    "/who/network": ("/api/pages/network",),
    "/who/{actor:path}": ("/api/pages/people/{id}",),
    "/why/{subject}": ("/api/why/{id}",),
}
OF_PEOPLE = (
    "/own",
    "/accounts",
    "/audit",
    "/sign-in",
    "/documents/new",
    "/documents/adding/{job}",
)  # no views
LISTS = sorted(
    path for path, operations in described(API)["paths"].items()
    if path.startswith("/api/pages/") and "{" not in path
    and any(one["name"] == "cursor" for one in operations["get"].get("parameters", ()))
)  # fmt: skip


def test_every_page_that_shows_the_record_has_its_route() -> None:
    pages = {path for method, path, _ in ROUTES if method == "GET" and not path.startswith("/api")}
    assert pages - set(OF_PEOPLE) == set(PAGES)
    assert {one for some in PAGES.values() for one in some} <= {path for _, path, _ in ROUTES}


def whole(browser: Browser, path: str) -> list[dict[str, Any]]:
    told = browser.get(path, params={"limit": 1000}).json()
    assert told["next"] is None, path
    found: list[dict[str, Any]] = told["items"]
    return found


@pytest.mark.parametrize("path", LISTS)
def test_a_list_comes_page_by_page_and_nothing_is_skipped(client: Browser, path: str) -> None:
    every, found, cursor = whole(client, path), list[dict[str, Any]](), ""
    while cursor is not None:
        told = client.get(path, params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        assert told["total"] == len(every)
        found, cursor = found + told["items"], told["next"]
    assert found == every


@pytest.mark.parametrize(
    "path", ["/api/pages/glance", "/api/pages/network", "/api/pages/search?q=talks", *LISTS]
)
def test_who_has_a_screen_already_is_told_so(client: Browser, path: str) -> None:
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    other = client.get(path, params={"on": "2015-07-01", **({"q": "talks"} if "?" in path else {})})
    assert other.headers["etag"] != tag


@pytest.mark.parametrize("name", ["rounds", "commitments", "conflicts", "documents", "people"])
def test_each_of_a_list_is_there_by_itself(client: Browser, name: str) -> None:
    ids = [one.get("id") or one["source"]["document"] for one in whole(client, f"/api/pages/{name}")]
    assert ids
    schema = described(API)
    told = schema["paths"][f"/api/pages/{name}/{{id}}"]["get"]["responses"]["200"]["content"]
    validator = Draft202012Validator(
        {**told["application/json"]["schema"], "components": schema["components"]}
    )
    for id_ in ids[:4]:
        answer = client.get(f"/api/pages/{name}/{id_}")
        assert answer.status_code == 200, id_
        validator.validate(answer.json())
    assert client.get(f"/api/pages/{name}/nothing").status_code == 404


def test_each_link_of_a_list_leads_to_one_of_its_things(client: Browser) -> None:
    paths = described(API)["paths"]
    by_name = {one["operationId"]: path for path, some in paths.items() for one in some.values()}
    followed = 0
    for path, some in paths.items():
        for link in some.get("get", {}).get("responses", {}).get("200", {}).get("links", {}).values():
            found: Any = client.get(path, params={"limit": 1}).json()
            for key in link["parameters"]["id"].removeprefix("$response.body#/").split("/"):
                if found == [] and key == "0":
                    break
                found = found[int(key)] if key.isdigit() else found[key]
            else:
                assert client.get(by_name[link["operationId"]].format(id=found)).status_code == 200, (
                    path,
                    found,
                )
                followed += 1
    assert followed > 20


def words_of(thing: Any) -> set[str]:
    """The lines of a screen."""
    if isinstance(thing, dict):
        own = {thing["text"]} if "cites" in thing and thing.get("text") else set()
        return own.union(*(words_of(one) for one in thing.values()))
    return set[str]().union(*(words_of(one) for one in thing)) if isinstance(thing, list) else set()


@pytest.mark.parametrize(
    ("page", "route"),
    [
        ("/", "/api/pages/glance"),
        ("/rounds", "/api/pages/rounds"),
        ("/commitments", "/api/pages/commitments"),
        ("/rounds/{}", "/api/pages/rounds/{}"),
    ],
)
def test_a_screen_has_the_lines_of_its_page(client: Browser, page: str, route: str) -> None:
    ids = [one["id"] for one in whole(client, route.removesuffix("/{}"))] if "{}" in route else [""]
    for id_ in ids[:3]:
        shown = re.sub(r"<[^>]*>|\s+", "", plain(client.get(page.format(id_)).text))
        lines = words_of(client.get(route.format(id_)).json())
        assert lines
        for line in list(lines)[:20]:
            first = re.split(r"[“”'\"&<>:(]", line)[0]  # up to what a page sets or escapes
            assert re.sub(r"\s+", "", first) in shown, (route, line)


def test_a_conflict_comes_with_the_words_of_each_side(client: Browser) -> None:
    for row in whole(client, "/api/pages/conflicts"):
        told = client.get(f"/api/pages/conflicts/{row['id']}").json()
        assert len(told["answers"]) > 1
        for answer in told["answers"]:
            for account in answer["accounts"]:
                place = account["words"]
                text = client.get(f"/api/documents/{place['document']}/text").content.decode()
                assert plain(text[place["start"] : place["end"]]) == place["quote"]


def test_a_measure_is_asked_by_facts(client: Browser) -> None:
    ids = [one["id"] for one in whole(client, "/api/pages/measures")]
    answer = client.get(f"/api/pages/measures/{ids[0]}?given=length=14&given=frequency=1").json()
    assert answer["card"]["id"] == ids[0]
    assert answer["asked"] is not None or answer["wrong"]
    assert client.get(f"/api/pages/measures/{ids[0]}?given=length").status_code == 422


def test_the_runs_of_a_document_tile_its_text(client: Browser) -> None:
    for row in whole(client, "/api/pages/documents"):
        id_ = row["source"]["document"]
        told = client.get(f"/api/pages/documents/{id_}").json()
        runs = [run for stretch in told["stretches"] for run in stretch["runs"]]
        joined = "".join(run["text"] for run in runs)
        assert [run["start"] for run in runs] == sorted(run["start"] for run in runs)
        if not row["outside"]:
            text = client.get(f"/api/documents/{id_}/text").content.decode()
            assert joined == text
