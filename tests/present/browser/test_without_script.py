"""Reading needs no script: every page shows what it has to say, and every decision is a plain form."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.present.browser.addresses import pages
from tests.present.browser.chromium import opened
from tests.present.browser.serving import Site


def test_every_page_can_be_read(chromium: Browser, reading: Site) -> None:
    with opened(chromium, reading.address, java_script_enabled=False) as (page, _):
        for path in pages(reading.address).values():
            page.goto(path)
            main = page.locator("main")
            assert page.locator("h1").count() == 1, path
            assert len(main.inner_text()) > 40, path
            # A button that needs a script would be a door painted on a wall.
            dead = main.locator("button:visible[type=button], [hx-get]:visible:not(a, form, #job)")
            assert dead.count() == 0, (path, dead.all_inner_texts())


def test_clocks_are_a_plain_form_and_every_link_keeps_them(chromium: Browser, reading: Site) -> None:
    with opened(chromium, reading.address, java_script_enabled=False) as (page, _):
        page.goto("/rounds")
        page.locator(".clocks summary").click()
        page.get_by_label("As known by").fill("2015-04-01")
        page.locator(".clocks button").click()
        expect(page.locator(".clocks summary")).to_contain_text("1 April 2015")
        page.locator("nav.side").get_by_role("link", name="Statements").click()
        expect(page.locator(".clocks summary")).to_contain_text("1 April 2015")
        links = page.locator("main a[href^='/']").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
    assert [one for one in links if "known_by=2015-04-01" not in one] == [
        "/statements"
    ]  # the one without limits


def test_a_reading_is_accepted_and_taken_back_by_plain_forms(chromium: Browser, site: Site) -> None:
    with opened(chromium, site.address, java_script_enabled=False) as (page, _):
        page.goto("/review")
        page.get_by_label("Your name").fill("A. Analyst")
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.locator(".notice.undo")).to_contain_text("Accepted")
        page.get_by_role("button", name="Undo", exact=True).first.click()
        page.goto("/review/decided")
        assert page.get_by_text("Accepted", exact=True).count() == 0
