"""Every page holds to WCAG 2.2 AA as far as a program can tell: axe finds nothing, light, dark, on a telephone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.present.browser.addresses import missing, pages
from tests.present.browser.chromium import opened
from tests.present.browser.conftest import PASSWORD
from tests.present.browser.serving import Site

AXE = Path(__file__).parent / "vendor" / "axe.min.js"  # MPL-2.0; of tests alone, no part of the package
SCREENS = Path(__file__).parents[3] / "build" / "screens"  # pictures of every page, to be looked at
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# The marks on the lanes are small as what they show is dense; the list beneath holds each as a link of its
# own, which is the exception of WCAG 2.5.8 for equivalent controls.
DENSE = ".drawing"
RUN = """async options => {
    const found = (await axe.run(document, options)).violations;
    for (const one of found) if (one.id === "target-size")
        one.nodes = one.nodes.filter(node => !document.querySelector(node.target[0])?.closest(options.dense));
    return found;
}"""
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page: the rule, and where."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only: dict[str, Any] = (
        {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": RULES}
    )
    found = page.evaluate(RUN, {"runOnly": only, "resultTypes": ["violations"], "dense": DENSE})
    return [
        f"{one['id']} at {node['target']}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"][:3]
    ]


def in_all_looks(page: Page, name: str) -> list[str]:
    """What axe finds on a page that is open: light, dark, and narrow; each look is kept as a picture."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    _keep(page, f"{name}-light")
    found = [f"light: {one}" for one in violations(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    _keep(page, f"{name}-dark")
    found += [f"dark: {one}" for one in violations(page, "color-contrast", "link-in-text-block")]
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    _keep(page, f"{name}-narrow")
    found += [f"narrow: {one}" for one in violations(page)]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        found.append(f"narrow: the page is {wide} px wider than the screen")
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    return found


def _keep(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def named(path: str) -> str:
    """The name of a page's pictures."""
    return re.sub(r"[^a-z]+", "-", path).strip("-") or "glance"


def test_every_page_is_led_to(reading: Site) -> None:
    assert missing(reading.address) == set()


def test_axe_finds_nothing_on_any_page(chromium: Browser, reading: Site) -> None:
    found: dict[str, list[str]] = {}
    with opened(chromium, reading.address, viewport=DESK) as (page, _):
        for route, path in pages(reading.address).items():
            page.goto(path)
            found[route] = in_all_looks(page, named(route))
    assert {route: wrong for route, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_where_people_sign_in(chromium: Browser, house: Site) -> None:
    with opened(chromium, house.address, viewport=DESK) as (page, watch):
        watch.expected |= {401, 404}
        page.goto("/")
        found = in_all_looks(page, "sign-in")
        page.get_by_label("Name").fill("Kim")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        for path in ("/own", "/accounts", "/audit", "/nothing-here"):
            page.goto(path)
            found += in_all_looks(page, f"keeper-{named(path)}")
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_look_is_kept(chromium: Browser, reading: Site, theme: str) -> None:
    other = "dark" if theme == "light" else "light"
    with opened(chromium, reading.address, color_scheme=other) as (page, _):
        page.goto("/brief")
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name=theme, exact=True).click()
        page.goto("/rounds")
        after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
