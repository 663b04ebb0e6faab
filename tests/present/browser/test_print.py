"""On paper a page is what it found: as wide as the sheet, with nothing to press, and nothing folded away."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.present.browser.addresses import pages
from tests.present.browser.chromium import opened
from tests.present.browser.serving import Site
from tests.present.browser.test_access import SCREENS, named

SHEET = {"width": 680, "height": 960}  # A4 between its margins, in CSS pixels
PRESSED = """() => [...document.querySelectorAll("button, input, select, textarea, summary + *")].filter(one =>
    one.matches("summary + *") ? !one.checkVisibility() && one.closest("main") && !one.closest(".noprint, form")
    : one.type !== "hidden" && one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_page_fits_a_sheet_and_has_nothing_to_press(chromium: Browser, reading: Site) -> None:
    wrong: dict[str, list[str]] = {}
    SCREENS.mkdir(parents=True, exist_ok=True)
    with opened(chromium, reading.address, viewport=SHEET, color_scheme="dark") as (page, _):
        page.emulate_media(media="print")
        for route, path in pages(reading.address).items():
            page.goto(path)
            found = [str(one) for one in page.evaluate(PRESSED)]
            if (wide := page.evaluate(WIDE)) > 0:
                found.append(f"{wide} px wider than the sheet")
            if page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
                found.append("the sheet is not white")
            page.screenshot(path=SCREENS / f"{named(route)}-print.png", full_page=True)
            if found:
                wrong[route] = found
    assert wrong == {}
