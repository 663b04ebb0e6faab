"""On the lanes of time a slider moves the day by which things were known: the record grows as one watches."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.present.browser.chromium import opened
from tests.present.browser.serving import Site


def on_the_lanes(page: Page) -> int:
    """How many things the lanes say that they show."""
    found = re.match(r"\d+", page.locator("[data-count]").inner_text())
    assert found
    return int(found[0])


def test_the_record_grows_with_the_day_by_which_it_was_known(chromium: Browser, reading: Site) -> None:
    with opened(chromium, reading.address) as (page, _):
        page.goto("/timeline")
        slider = page.get_by_role("slider")
        expect(page.locator("[data-count]")).to_contain_text("on the lanes")
        whole = on_the_lanes(page)
        slider.focus()
        page.keyboard.press("Home")
        expect(page.locator("[data-count]")).not_to_have_text(f"{whole} on the lanes")
        counts, days = [on_the_lanes(page)], [slider.get_attribute("aria-valuetext")]
        for _ in range(int(slider.get_attribute("max") or 0)):
            page.keyboard.press("ArrowRight")
            expect(slider).not_to_have_attribute("aria-valuetext", days[-1] or "")
            days.append(slider.get_attribute("aria-valuetext"))
            counts.append(on_the_lanes(page))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] == whole
    assert days[-1] == "any day"


def test_where_the_slider_rests_the_list_and_the_address_are_of_that_day(
    chromium: Browser, reading: Site
) -> None:
    with opened(chromium, reading.address) as (page, _):
        page.goto("/timeline")
        expect(page.locator("[data-count]")).to_contain_text("on the lanes")
        before = page.locator("#list .line").count()
        page.get_by_role("slider").focus()
        page.keyboard.press("Home")
        page.wait_for_url(re.compile("known_by="))
        expect(page.locator(".clocks strong").nth(1)).not_to_have_text("any day")
        expect(page.locator("#list .line")).not_to_have_count(before)
        fewer = page.locator("#list .line").count()
    assert fewer < before
