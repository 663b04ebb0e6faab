"""A first-time user's way: reports are added, the record is read, a conflict is settled, the brief is printed."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, expect

from servanda import examples
from servanda.register import Register
from tests.present.browser.chromium import opened
from tests.present.browser.serving import serving

REPORTS = 5


def test_from_five_reports_to_a_settled_conflict_and_a_printed_brief(
    chromium: Browser, tmp_path: Path
) -> None:
    example = examples.example(examples.DEFAULT)
    Register.create(tmp_path / "record", dossier_from=example.dossier).close()
    with serving(tmp_path / "record") as site, opened(chromium, site.address) as (page, _):
        page.goto("/")
        expect(page.get_by_text("Nothing is on record yet")).to_be_visible()
        _add(page, example.documents[:REPORTS])

        page.get_by_role("link", name="To the record").click()
        expect(page.get_by_role("heading", name="Orra fishing talks")).to_be_visible()
        _follow_to_words(page)

        _nav(page, "Conflicts")
        page.locator("main a[href*='/conflicts/x_']").first.click()
        _settle(page)

        _nav(page, "Brief")
        page.goto("/brief?full=true")  # what is settled may stand below what the short one has room for
        printed = _printed(page)
        assert "Orra" in printed
        assert "two reports agree" in _told(printed)
        assert "Sign out" not in printed


def _add(page: Page, files: tuple[Path, ...]) -> None:
    page.get_by_role("link", name="The documents").click()
    page.get_by_role("link", name=re.compile("Add")).first.click()
    page.get_by_label("Files").set_input_files([str(one) for one in files])
    page.get_by_role("button", name="Add and read").click()
    # A report is read by the network: minutes on a busy machine.
    expect(page.get_by_text(re.compile(rf"{len(files)} added, {len(files)} read"))).to_be_visible(
        timeout=120_000
    )


def _follow_to_words(page: Page) -> None:
    """One click from a line to its words, marked in their document."""
    cite = page.locator("main a[href*='/documents/'][href*='#s-']").first
    target = cite.get_attribute("href") or ""
    cite.locator(".num").click()
    page.wait_for_url(re.compile("/documents/.*#s-"))
    start = target.rpartition("#s-")[2].split("-")[0]
    run = page.locator(f".paper [data-s='{start}']").first
    expect(run).to_be_visible()
    expect(run).to_be_in_viewport()


def _settle(page: Page) -> None:
    page.get_by_label("Settle by this account").first.check()
    page.get_by_label("Your name").fill("A. Analyst")
    page.get_by_label("Why", exact=True).fill("two reports agree")
    page.get_by_role("button", name="Settle").click()
    expect(page.locator(".notice")).to_contain_text("Settled")
    expect(page.get_by_text("A. Analyst").first).to_be_visible()


def _nav(page: Page, name: str) -> None:
    page.locator("nav.side").get_by_role("link", name=name, exact=True).click()


def _printed(page: Page) -> str:
    document = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4")))
    return "\n".join(one.get_textpage().get_text_range() for one in document)


def _told(text: str) -> str:
    return " ".join(text.split())
