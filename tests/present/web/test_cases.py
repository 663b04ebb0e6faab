"""Single cases are for those named: every page and every route, as reader, reviewer and keeper, and as one named.

The record tells of one case of one person. Nobody but those named may find the name, or the words, anywhere.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest
from httpx2 import Response

from servanda.model.record import Decision
from servanda.present.exchange import objects
from servanda.present.web.security.who import Role
from servanda.present.web.settings import WebSettings
from servanda.register import Register
from tests.present.web.conftest import CHEAP, PASSWORD, PEOPLE, Browser, Now, Served
from tests.present.web.routes import ROUTES

CASE = """Exit permit refused to Jonas Abelard

TARN, 2 March 2015 - Merrin denied an exit permit to Jonas Abelard, a glazier, on 27 February 2015.

"They gave no reason," Jonas Abelard told reporters in Tarn. Merrin refused 300 visas in 2014, the ministry said.

The talks with Caldora were suspended on 1 March.
"""
LATER = """Caldora protests

HIGHMERE, 9 March 2015 - Caldora protested on Friday. Sylvie Rourke, the foreign minister, met Jonas Abelard in
Port Sable on Thursday. "The river is closed," Abelard said.
"""
HIDDEN = ("abelard", "glazier", "denied an exit permit", "27 february 2015", "gave no reason")
NAMED = ("Nan", "Max")  # a reader and a keeper who are named for single cases
ROLES = {**PEOPLE, "Nan": Role.READER, "Max": Role.KEEPER}
QUERIES = {
    "/search": ("q=abelard", "q=%22gave+no+reason%22", "q=refused"),
    "/api/search": ("q=abelard", "q=%22gave+no+reason%22", "q=refused"),
    "/api/brief": tuple(f"format={one}&full=true" for one in ("json", "md", "html", "docx", "pdf")),
    "/brief": ("full=true", "since=2015-01-01"),
    "/": ("since=2015-01-01",),
    "/changes": ("since=2015-01-01", "recorded_since=2015-01-01"),
    "/api/changes": ("since=2015-01-01", "recorded=2015-01-01"),
    "/commitments": ("as=words", "as=steps"),
    "/conflicts": ("precision=true",),
}


@pytest.fixture(scope="module")
def house(read_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("cases") / "record"
    shutil.copytree(read_record, folder)
    with Register.open(folder) as register:
        register.take([("case.txt", CASE.encode()), ("later.txt", LATER.encode())])
        register.read()
        case = next(
            one
            for one in register.view().reconciled.assertions.values()
            if one.type == "case.permit-refuse" and one.document == document(register, "case.txt")
        )
        why, what = "Abelard it is", "target=Jonas Abelard"
        register.judge(Decision.CORRECT, case.id, what, by="Max", why=why)
    served = Served(folder, WebSettings(argon2=CHEAP, writes_a_minute=10_000, reads_a_minute=10**6), Now())
    for name, role in sorted(ROLES.items(), key=lambda pair: -pair[1]):
        served.site.gate.accounts.add(name, PASSWORD, role, name in NAMED)
    yield served
    served.close()


@pytest.fixture(scope="module")
def browsers(house: Served) -> dict[str, Browser]:
    return {name: house.signed_in(name) for name in ROLES}


def document(register: Register, file: str) -> str:
    return next(one.id for one, _ in register.store.documents() if one.file == file)


def addresses(house: Served) -> list[str]:
    """Every address that can be read: each route with each thing of the whole record that it can be asked of."""
    with Register.open(house.folder) as register:
        view = register.view()
        things = list(objects(view))
        own = document(register, "case.txt"), document(register, "later.txt")
    ids = [str(one["id"]) for one in things]
    names = [one for one in ids if "abelard" in one] or ["person:jonas-abelard"]
    case = {one["id"] for one in things if one.get("document") in own}
    case |= {one["id"] for one in things if set(one.get("assertions", ())) & case}
    some = [*own, *names, *sorted(case)]
    found = []
    for method, path, role in ROUTES:
        if method != "GET" or role is None or path in ("/api/openapi.json",):
            continue
        fields = re.findall(r"\{(\w+)(?::path)?\}", path)
        filled = [re.sub(r"\{[^}]*\}", one, path) for one in some] if fields else [path]
        found += filled
        found += [f"{one}?{query}" for one in filled for query in QUERIES.get(path, ())]
    found += [f"/review?id={one}" for one in case]
    found += [f"{one}?recorded_by=9999-01-01" for one in ("/", "/timeline", "/api/export", "/documents")]
    return found


def told(answer: Response) -> str:
    """All words of an answer, in whatever form it comes; its own address is the asker's."""
    data = answer.content
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            return " ".join(whole.read(name).decode("utf-8", "replace") for name in whole.namelist()).lower()
    if data.startswith(b"%PDF"):
        import pypdfium2

        with pypdfium2.PdfDocument(data) as pdf:
            return " ".join(page.get_textpage().get_text_bounded() for page in pdf).lower()
    return re.sub(r"\s+", " ", data.decode("utf-8", "replace")).lower()


@pytest.fixture(scope="module")
def asked(house: Served, browsers: dict[str, Browser]) -> dict[str, dict[str, Any]]:
    # Those named ask first, so that whatever is kept of their answers is there to be told to others.
    return {
        name: {path: browsers[name].get(path) for path in addresses(house)}
        for name in (*NAMED, *(one for one in ROLES if one not in NAMED))
    }


@pytest.mark.parametrize("name", [one for one in ROLES if one not in NAMED])
def test_nothing_of_a_single_case_is_told_to_those_who_are_not_named(
    asked: dict[str, dict[str, Any]], name: str
) -> None:
    assert len(asked[name]) > 500
    for path, answer in asked[name].items():
        assert answer.status_code < 500, path
        words = told(answer)
        for hidden in HIDDEN:
            if hidden not in unquote_plus(path):  # what was asked for may stand in its answer
                assert hidden not in words, (name, path, words[max(0, words.find(hidden) - 300) :][:600])


@pytest.mark.parametrize("query", ["abelard", "abelar*", '"gave no reason"', "glazier", "jonas"])
def test_no_search_finds_words_of_a_single_case(browsers: dict[str, Browser], query: str) -> None:
    for name, browser in browsers.items():
        found = browser.get("/api/search", params={"q": query}).json()
        assert bool(found["hits"]) == bool(found["items"]) == (name in NAMED), (name, query)
        page = browser.get("/search", params={"q": query}).text
        assert ('href="/documents/d_' in page) == (name in NAMED), (name, query)


def test_the_words_around_a_single_case_are_found_by_all(browsers: dict[str, Browser]) -> None:
    for name, browser in browsers.items():
        assert browser.get("/api/search", params={"q": '"suspended on 1 March"'}).json()["hits"], name


def test_single_cases_are_summed_by_type_and_year(browsers: dict[str, Browser]) -> None:
    for name in ("Rea", "Kim"):
        cases = browsers[name].get("/api/cases").json()["items"]
        (summed,) = (one for one in cases if (one["type"], one["period"]) == ("case.permit-refuse", "2015"))
        assert summed["id"] == "case:permit-refuse:2015"
        events = browsers[name].get("/api/events?limit=1000").json()["items"]
        (event,) = (one for one in events if set(summed["because"]) & set(one["assertions"]))
        assert [role["entity"] for role in event["roles"]] == ["state:XM"]
        assert event["when"] == "2015"
        assert not any(
            one["id"].startswith("case:") for one in browsers["Nan"].get("/api/cases").json()["items"]
        )


def test_a_document_is_the_same_but_for_what_is_blacked_out(
    house: Served, browsers: dict[str, Browser]
) -> None:
    with Register.open(house.folder) as register:
        id_ = document(register, "case.txt")
    assert browsers["Nan"].get(f"/api/documents/{id_}/text").text == CASE
    text = browsers["Rea"].get(f"/api/documents/{id_}/text").text
    assert len(text) == len(CASE)
    assert "The talks with Caldora were suspended on 1 March." in text
    assert "██" in browsers["Rea"].get(f"/documents/{id_}").text
    assert browsers["Nan"].get(f"/api/documents/{id_}/original").content == CASE.encode()
    refused = browsers["Kim"].get(f"/api/documents/{id_}/original")
    assert (refused.status_code, refused.json()["detail"][:43]) == (
        403,
        "This document tells of single cases. Its te",
    )


def test_who_is_not_named_decides_on_no_single_case(house: Served, browsers: dict[str, Browser]) -> None:
    vic = browsers["Vic"]
    with Register.open(house.folder) as register:
        here = document(register, "case.txt")
        case = next(a for a in register.view().reconciled.assertions.values() if a.document == here)
        made = next(one for one in register.store.judgements() if one.takes_back is None and one.by == "Max")
    sums = browsers["Rea"].get("/api/cases/case:permit-refuse:2015").json()["because"]
    headers = {"X-CSRF-Token": vic.get("/api/me").json()["csrf"]}
    for subject, status in ((case.id, 404), (sums[0], 400)):
        told = {"decision": "reject", "subject": subject, "why": "no"}
        assert vic.client.post("/api/judgements", json=told, headers=headers).status_code == status
        assert vic.send("/judge", do=f"reject {subject} 1", why="no").status_code == status
    assert vic.client.delete(f"/api/judgements/{made.id}?why=no", headers=headers).status_code == 404
    assert vic.send("/judgements/undo", judgement=made.id, why="no").status_code == 404


def test_an_answer_that_one_has_is_no_answer_to_another(browsers: dict[str, Browser]) -> None:
    """A tag of one right is not known to the other, and what was drawn for one is not shown to the other."""
    for path in (
        "/api/events",
        "/api/export",
        "/api/brief",
        "/api/lanes",
        "/api/review",
        "/api/search?q=talks",
    ):
        tags = {name: browsers[name].get(path).headers["etag"] for name in ("Rea", "Kim", "Nan", "Max")}
        assert tags["Rea"] == tags["Kim"] != tags["Nan"] == tags["Max"], path
        for name, other in (("Rea", "Nan"), ("Nan", "Rea")):
            again = browsers[name].get(path, headers={"If-None-Match": tags[other]})
            assert again.status_code == 200, path
    cursor = browsers["Nan"].get("/api/events?limit=2").json()["next"]
    assert browsers["Rea"].get(f"/api/events?limit=2&cursor={cursor}").status_code == 404


def test_those_named_are_told_all_of_it(asked: dict[str, dict[str, Any]]) -> None:
    for name in NAMED:
        for path in (
            "/timeline",
            "/api/export",
            "/api/events",
            "/who",
            "/search?q=abelard",
            "/review/decided",
        ):
            assert "abelard" in told(asked[name][path]), (name, path)
        for path in ("/api/export", "/api/assertions"):
            assert "denied an exit permit" in told(asked[name][path])
