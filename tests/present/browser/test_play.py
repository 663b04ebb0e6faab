"""Play moves the day by which things were known by itself, until the end or a key; never where motion is unwanted."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.present.browser.chromium import opened
from tests.present.browser.serving import Site
from tests.present.browser.test_slider import on_the_lanes

STEP = 900  # milliseconds of a day, as in timeline.js


def at(page: Page) -> int:
    """Where the slider stands."""
    return int(page.get_by_role("slider").input_value())


def days(page: Page) -> int:
    """How many days the slider has, before *any day*."""
    return int(page.get_by_role("slider").get_attribute("max") or 0)


def ready(page: Page) -> None:
    """Open the timeline and wait for its lanes."""
    page.goto("/timeline")
    expect(page.locator("[data-count]")).to_contain_text("on the lanes")


def test_play_goes_through_the_days_and_ends_with_all_that_is_known(chromium: Browser, reading: Site) -> None:
    with opened(chromium, reading.address) as (page, _):
        ready(page)
        whole = on_the_lanes(page)
        page.get_by_role("button", name="Play", exact=True).focus()
        page.keyboard.press("Enter")
        button = page.get_by_role("button", name="Pause", exact=True)
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
        expect(page.locator("[data-count]")).not_to_have_text(f"{whole} on the lanes")
        few = on_the_lanes(page)
        assert at(page) < days(page)
        button = page.get_by_role("button", name="Play", exact=True)
        expect(button).to_have_attribute("aria-pressed", "false", timeout=(days(page) + 6) * STEP)
        expect(page.locator("[data-day]")).to_have_text("any day")
        assert at(page) == days(page)
        assert few < on_the_lanes(page) == whole
        page.wait_for_timeout(2 * STEP)  # it has ended, and does not begin anew
        assert at(page) == days(page)


def test_a_key_stops_it_where_it_is_and_lets_it_go_on_from_there(chromium: Browser, reading: Site) -> None:
    with opened(chromium, reading.address) as (page, _):
        ready(page)
        page.get_by_role("button", name="Play", exact=True).focus()
        page.keyboard.press("Space")
        expect(page.get_by_role("slider")).to_have_value("1")
        page.keyboard.press("Space")
        stopped = at(page)
        page.wait_for_url(re.compile("known_by="))  # at rest the page is of that day
        page.wait_for_timeout(2 * STEP)
        assert 1 <= at(page) == stopped < days(page)
        page.keyboard.press("Space")
        expect(page.get_by_role("slider")).to_have_value(str(stopped + 1))


def test_where_motion_is_unwanted_a_press_is_one_day(chromium: Browser, reading: Site) -> None:
    with opened(chromium, reading.address, reduced_motion="reduce") as (page, _):
        ready(page)
        expect(page.get_by_role("button", name="Play")).to_have_count(0)
        page.get_by_role("button", name="Next day").focus()
        for expected in (0, 1):
            page.keyboard.press("Enter")
            expect(page.get_by_role("slider")).to_have_value(str(expected))
            page.wait_for_timeout(2 * STEP)
            assert at(page) == expected
