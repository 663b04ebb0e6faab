"""The queue of review by keyboard alone: accept, reject, correct, undo; and keys that can be switched off."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from servanda.model.record import Decision
from servanda.register import Register
from servanda.register.standing import standing
from tests.present.browser.chromium import opened
from tests.present.browser.conftest import PASSWORD
from tests.present.browser.serving import Site


def looked_at(page: Page) -> str:
    """The id of the reading that is shown."""
    return page.locator("form input[name=id]").first.get_attribute("value") or ""


def decided(site: Site) -> list[tuple[Decision, str, str]]:
    """What stands on the record."""
    with Register.open(site.record) as register:
        return [(one.decision, one.subject, one.by) for one in standing(register.store.judgements())]


def press_and_wait(page: Page, key: str) -> str:
    """Press a key that decides; gives the reading that it was about, once the next is shown."""
    subject = looked_at(page)
    page.keyboard.press(key)
    expect(page.locator("#item .notice.undo")).to_be_visible()
    expect(page.locator(f"form input[name=id][value='{subject}']")).to_have_count(0)
    return subject


def sign_in(page: Page, name: str) -> None:
    """Sign in by keyboard."""
    page.goto("/sign-in")
    page.get_by_label("Name").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_the_queue_is_worked_off_without_a_mouse(chromium: Browser, house: Site) -> None:
    with opened(chromium, house.address) as (page, _):
        sign_in(page, "Vic")
        page.goto("/review")
        accepted = press_and_wait(page, "a")
        rejected = press_and_wait(page, "r")
        assert decided(house) == [(Decision.ACCEPT, accepted, "Vic"), (Decision.REJECT, rejected, "Vic")]

        page.keyboard.press("u")
        expect(page.locator(f"form input[name=id][value='{rejected}']")).not_to_have_count(0)
        assert decided(house) == [(Decision.ACCEPT, accepted, "Vic")]

        corrected = looked_at(page)
        page.keyboard.press("c")
        expect(page.get_by_label("What it was")).to_be_focused()
        page.get_by_label("When", exact=True).focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("2015-02-03")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Keep the correction").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#item .notice.undo")).to_contain_text("orrected")
        assert decided(house)[-1] == (Decision.CORRECT, corrected, "Vic")


def test_keys_can_be_switched_off_and_do_nothing_in_a_field(chromium: Browser, house: Site) -> None:
    before = decided(house)
    with opened(chromium, house.address) as (page, _):
        sign_in(page, "Vic")
        page.goto("/review")
        first = looked_at(page)
        page.get_by_label("Why", exact=True).focus()
        page.keyboard.type("rare")
        assert page.get_by_label("Why", exact=True).input_value() == "rare"
        page.locator("details.keys summary").click()
        page.get_by_label("Keys decide on this page").uncheck()
        page.locator("h1").click()
        page.keyboard.press("a")
        page.reload()
        page.keyboard.press("r")
        page.wait_for_timeout(300)
        assert looked_at(page) == first
    assert decided(house) == before


def test_a_second_reviewer_who_disagrees_is_seen(chromium: Browser, house: Site) -> None:
    with opened(chromium, house.address) as (page, _):
        sign_in(page, "Vic")
        page.goto("/review")
        subject = press_and_wait(page, "a")
    with opened(chromium, house.address) as (page, _):
        sign_in(page, "Kim")
        page.goto(f"/review?id={subject}")
        page.keyboard.press("r")
        expect(page.locator("#item .notice.undo")).to_be_visible()
        page.goto("/review/disagreements")
        told = page.locator("main").inner_text()
    assert "Vic" in told
    assert "Kim" in told
