"""Who may do what, as people meet it: a reader, a reviewer, a keeper; signing in and out; guessing passwords."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.present.browser.chromium import opened
from tests.present.browser.conftest import PASSWORD
from tests.present.browser.serving import Site


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill the form, and send it."""
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_nobody_sees_anything_before_signing_in(chromium: Browser, house: Site) -> None:
    with opened(chromium, house.address) as (page, _):
        page.goto("/brief?on=2015-07-01")
        expect(page).to_have_url(re.compile(re.escape(house.at("/sign-in"))))
        assert "Orra" not in page.content()
        page.get_by_label("Name").fill("Rea")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("rief")
        assert page.url == house.at("/brief?on=2015-07-01")


@pytest.mark.parametrize(
    ("name", "decides", "keeps"), [("Rea", False, False), ("Vic", True, False), ("Kim", True, True)]
)
def test_each_role_is_offered_what_it_may(
    chromium: Browser, house: Site, name: str, decides: bool, keeps: bool
) -> None:
    with opened(chromium, house.address) as (page, watch):
        sign_in(page, name)
        page.goto("/review")
        assert page.get_by_role("button", name="Accept", exact=True).count() == int(decides)
        assert page.locator("nav.side").get_by_role("link", name="Accounts").count() == int(keeps)
        page.goto("/documents")
        assert (page.locator("main a[href^='/documents/new']").count() > 0) is keeps
        watch.expected.add(403)
        for path in ("/accounts", "/audit", "/documents/new"):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == (200 if keeps else 403), path


def test_what_was_decided_is_in_the_audit_log_under_its_name(chromium: Browser, house: Site) -> None:
    with opened(chromium, house.address) as (page, _):
        sign_in(page, "Vic")
        page.goto("/review")
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.locator("#item .notice.undo")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        sign_in(page, "Kim")
        page.goto("/audit")
        row = page.get_by_role("row").filter(has_text="judge accept")
        expect(row).to_contain_text("Vic")


def test_after_signing_out_nothing_is_shown_any_more(chromium: Browser, house: Site) -> None:
    with opened(chromium, house.address) as (page, _):
        sign_in(page, "Rea")
        page.goto("/rounds")
        page.get_by_role("button", name="Sign out").click()
        page.goto("/rounds")
        expect(page.get_by_label("Password")).to_be_visible()
        page.go_back()
        assert page.get_by_role("heading", name="Rounds").count() == 0


def test_a_wrong_password_says_no_more_than_that_and_too_many_are_refused(
    chromium: Browser, house: Site
) -> None:
    with opened(chromium, house.address) as (page, watch):
        watch.expected |= {401, 429}
        sign_in(page, "Bea", "not the password")
        told = page.get_by_role("alert").inner_text()
        sign_in(page, "Nobody", "not the password")
        assert page.get_by_role("alert").inner_text() == told
        for _ in range(10):
            sign_in(page, "Bea", "not the password")
        expect(page.get_by_role("alert")).to_contain_text("too often")
        sign_in(page, "Bea")
        expect(page.get_by_role("alert")).to_contain_text("too often")


def test_single_cases_are_for_those_named(chromium: Browser, house: Site) -> None:
    answers = {}
    for name in ("Rea", "Vic"):
        with opened(chromium, house.address) as (page, _):
            sign_in(page, name)
            expect(page.get_by_role("button", name="Sign out")).to_be_visible()
            found = page.request.get("/api/export?kind=case").text().splitlines()
            answers[name] = [json.loads(line) for line in found]
    assert answers["Vic"] != answers["Rea"]
    assert len(answers["Vic"]) > len(answers["Rea"])
