"""A report full of script, control characters and signs that reorder words shows as text, wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, expect

from servanda import examples
from servanda.register import Register
from tests.present.browser.addresses import pages
from tests.present.browser.chromium import opened
from tests.present.browser.serving import Site, serving

REPORT = """\
Talks </title><script>alert(1)</script> in Highmere
The Daily <img src=x onerror=alert(2)>
4 March 2016

Caldora and Merrin held talks on fishing in Highmere on 3 March 2016. President Nils Dunmore of Merrin said: \
"We <b>will</b> reopen <script>document.title='taken'</script> the port \u202egnihton\u202c if Caldora \
lifts the limits on boats." Merrin accused Caldora of \x07 <svg onload=alert(3)> sturgeon poaching \
<a href="javascript:alert(4)">here</a>.\x1b[31m
</div></main></body></html><style>body{display:none}</style>
<iframe src="https://example.org/"></iframe><img src="https://example.org/pixel.png">
{{ 7 * 7 }} {% include "/etc/passwd" %} &lt;script&gt;alert(5)&lt;/script&gt; \u2066left\u2069 \u200bzero
"""
HIDDEN = "[\\u0000-\\u0008\\u000e-\\u001f\\u007f\\u202a-\\u202e\\u2066-\\u2069\\u200b]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("hostile")
    report = folder / "re<port>&.txt"
    report.write_text(REPORT, encoding="utf-8")
    with Register.create(folder / "record", dossier_from=examples.example().dossier) as register:
        register.add([report], publisher="<script>alert(6)</script>", address="javascript:alert(7)")
        register.read()
    with serving(folder / "record") as site:
        yield site


def test_no_page_runs_or_fetches_what_a_report_holds(chromium: Browser, hostile: Site) -> None:
    ran: list[str] = []

    def opened_by_script(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    with opened(chromium, hostile.address) as (page, _):
        page.on("dialog", opened_by_script)
        for path in pages(hostile.address).values():
            page.goto(path)
            assert page.title() != "taken", path
            assert page.locator("main script, main iframe, main svg[onload], main img").count() == 0, path
            assert page.locator("[onerror], [onload], a[href^='javascript:']").count() == 0, path
            assert page.locator("main").is_visible(), path
            hidden = page.evaluate(f"document.documentElement.textContent.match(/{HIDDEN}/gu)")
            assert hidden is None, (path, hidden)
    assert ran == []


def test_its_words_stand_on_its_page_as_they_were_written(chromium: Browser, hostile: Site) -> None:
    with opened(chromium, hostile.address) as (page, _):
        page.goto("/documents")
        page.locator("main a[href*='/documents/d_']").first.click()
        expect(page.locator(".paper")).to_be_visible()
        for one in page.locator("details.furniture:not([open]) summary").all():
            one.click()
        text = page.locator(".paper").inner_text()
    assert "<script>document.title='taken'</script>" in text
    assert "⟨U+202E⟩gnihton" in text
    assert "⟨U+0007⟩" in text
    assert "{{ 7 * 7 }}" in text
    assert "&lt;script&gt;alert(5)&lt;/script&gt;" in text
