"""Documents in a browser: every cited place is there, hostile words stay text, and keepers add more."""

from __future__ import annotations

import re
import time
from html import unescape
from pathlib import Path

import pytest

from servanda.present import views
from servanda.present.web import adding
from servanda.present.web.clocks import Clocks
from servanda.register import Register
from tests.present.web.conftest import PASSWORD, Browser, Served

HOSTILE = """Talks <script>alert(1)</script> on cod
\r
HAVEN, 4 May 2021 - Norway and Iceland held talks on cod in Haven on Tuesday. The \u202eterces\u202c "deal"\x1b[31m </span></div>
"""


def flat(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


def test_a_click_on_any_citation_leads_to_its_words(open_record: Served, client: Browser) -> None:
    view = open_record.site.answers.ask(Clocks()).view
    pages = {one.id: client.get(f"/documents/{one.id}").text for one in view.reconciled.documents}
    places = 0
    for name in views.BY_NAME:
        for line in views.compose(view, name).lines():
            for cite in line.cites:
                if cite.document:
                    assert f'id="s-{cite.start}-{cite.end}"' in pages[cite.document]
                    places += 1
    assert places > 50


def test_a_document_shows_what_was_read_from_each_span(open_record: Served, client: Browser) -> None:
    view = open_record.site.answers.ask(Clocks()).view
    visible = view.visible[1]
    text = client.get(f"/documents/{visible.document.id}").text
    for one in visible.reading.assertions:
        assert f'value="accept {one.id} ' in text
    notes = set(re.findall(r'id="n-(\d+)"', text))
    for numbers in re.findall(r'data-n="([\d ]+)" ?(?:tabindex|aria)', text):
        assert set(numbers.split()) <= notes


def test_the_list_names_publisher_day_basis_and_what_was_read(client: Browser, open_record: Served) -> None:
    text = flat(client.get("/documents").text)
    assert "6 documents, the latest first." in text
    assert "Lakeland Press" in text
    assert "stated as “9 June 2015”" in text
    view = open_record.site.answers.ask(Clocks()).view
    agency = next(one for one in view.visible if one.document.file.endswith("agency.txt")).reading
    counts = rf"{len(agency.assertions)} acts\s+{len(agency.statements)} statements"
    assert len(agency.statements) > 1
    assert re.search(counts, text)


def test_a_document_that_was_not_known_yet_is_not_shown(client: Browser, open_record: Served) -> None:
    view = open_record.site.answers.ask(Clocks()).view
    late = next(one for one, day in view.reconciled.known_on.items() if day > "2016-01-01")
    assert client.get(f"/documents/{late}").status_code == 200
    assert client.get(f"/documents/{late}?known_by=2015-06-09").status_code == 404
    assert client.get("/documents/d_nothing").status_code == 404


def test_words_of_a_hostile_document_show_as_text(record: Path, served: Served) -> None:
    (record.parent / "hostile.txt").write_bytes(HOSTILE.encode())
    with Register.open(record) as register:
        (document,) = register.add([record.parent / "hostile.txt"], address="javascript:alert(1)").added
        register.read()
    text = served.browser().get(f"/documents/{document}").text
    assert "⟨U+202E⟩" in text
    assert "⟨U+001B⟩" in text
    assert 'href="javascript:' not in text
    paper = text.partition('class="paper"')[2].partition('class="notes"')[0]
    assert "<script" not in paper
    assert "&lt;script&gt;" in paper
    assert paper.count("<span") == paper.count("</span")


def test_a_keeper_adds_documents_and_sees_them_read(served: Served) -> None:
    browser = served.browser()
    files = [
        (
            "files",
            ("letter.txt", b"Caldora and Merrin held talks on fishing in Tarn on Monday.", "text/plain"),
        ),
        ("files", ("../../empty.txt", b"", "text/plain")),
    ]
    fields = {
        "csrf": browser.token(),
        "published": "2016-03-01",
        "publisher": "The Gazette",
        "text": "",
        "name": "",
    }
    answer = browser.client.post("/documents", data=fields, files=files)
    assert answer.status_code == 303
    place = answer.headers["location"]
    for _ in range(300):
        text = browser.get(place).text
        if "To the record" in text:
            break
        time.sleep(0.2)
    told = flat(text)
    assert "1 added, 1 read, 1 problem." in told
    assert "empty.txt: the file is empty" in told
    assert "Fetch the document again." in told
    job = adding.look_up(served.site, place.rpartition("/")[2])
    assert job.over
    shown = flat(browser.get(f"/documents/{job.added[0]}").text)
    assert "The Gazette" in shown
    assert "1 March 2016" in shown
    assert "letter.txt" in shown


def test_a_text_is_pasted(served: Served) -> None:
    browser = served.browser()
    answer = browser.send("/documents", text="Caldora and Merrin met.\r\nIn Tarn.", name="note.txt")
    assert answer.status_code == 303
    name = answer.headers["location"].rpartition("/")[2]
    for _ in range(300):
        if (job := adding.look_up(served.site, name)).over:
            break
        time.sleep(0.2)
    documents = {one.id: one for one, _ in served.site.registers.shared().store.documents()}
    assert documents[job.added[0]].text == "Caldora and Merrin met.\nIn Tarn."
    assert documents[job.added[0]].file == "note.txt"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "No document was sent"),
        ({"text": "Words.", "published": "some day"}, "some day"),
        ({"text": "Words.", "encoding": "klingon"}, "No such encoding: klingon"),
    ],
)
def test_what_is_wrong_with_a_form_is_told_on_it(served: Served, fields: dict[str, str], told: str) -> None:
    answer = served.browser().send("/documents", **fields)
    assert answer.status_code == 400
    assert told in flat(answer.text)
    assert fields.get("text", "") in answer.text


def test_a_reviewer_adds_nothing_and_a_reader_judges_nothing(people: Served) -> None:
    vic, rea = people.signed_in("Vic"), people.signed_in("Rea")
    assert vic.send("/documents", text="Words.").status_code == 403
    assert "Add documents" not in flat(vic.get("/documents").text)
    view = people.site.answers.ask(Clocks()).view
    page = rea.get(f"/documents/{view.reconciled.documents[0].id}").text
    assert 'id="judge"' not in page
    assert 'class="may-judge"' not in page
    assert PASSWORD not in page


def test_a_job_that_nobody_began_is_not_found(client: Browser) -> None:
    for name in ("0", "../accounts", "0" * 32):
        assert client.get(f"/documents/adding/{name}").status_code == 404
