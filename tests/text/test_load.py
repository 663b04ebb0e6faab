"""Bytes become a document, or an error that says what they are and what to do."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import BadDate, UnreadableDocument
from servanda.model.source import Basis, Part
from servanda.text import load

WIRE = "PORT SEN, May 4 (Coast Wire) -- The two shore states will meet again next week, officials said.\n"


def test_text_is_decoded_with_no_newline_translation() -> None:
    document = load(b"One line.\r\nAnother line.\rA third.\n", "a.txt")
    assert document.text == "One line.\r\nAnother line.\rA third.\n"


def test_the_agency_of_a_dateline_is_the_publisher_and_no_date_is_guessed() -> None:
    document = load(WIRE.encode(), "wire.txt")
    assert document.publisher == "Coast Wire"
    assert document.published.basis is Basis.UNKNOWN


def test_brackets_in_running_text_are_no_agency() -> None:
    text = (
        "The commission for the river met on Friday for the first time (Thursday had been planned) in Sen.\n"
    )
    assert load(text.encode(), "a.txt").publisher == ""


def test_a_day_told_by_the_caller_is_stated() -> None:
    published = load(WIRE.encode(), "wire.txt", published="2011-05-04").published
    assert (published.value, published.basis) == ("2011-05-04", Basis.STATED)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(BadDate, match="not a date"):
        load(WIRE.encode(), "wire.txt", published="4th of May")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "the PDF cannot be opened"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"PK\x03\x04..word/document.xml..", "the Word document cannot be opened"),
        (bytes(range(256)) * 40, "binary"),
        ("Résumé of the talks in Sète, held in février.".encode("cp1252"), "not UTF-8"),
        (b"<html><body><script>x()</script></body></html>", "no text was found"),
    ],
)
def test_unreadable_bytes_say_what_they_are_and_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableDocument, match=what) as caught:
        load(data, "report.bin")
    assert caught.value.where == "report.bin"
    assert caught.value.remedy


def test_another_encoding_is_read_when_the_caller_names_it() -> None:
    text = "Résumé of the talks in Sète, held in février."
    assert load(text.encode("cp1252"), "a.txt", encoding="cp1252").text == text


def test_too_much_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(UnreadableDocument, match="more than the limit"):
        load(b"x" * 2000, "big.txt", limit=1000)


HTML = """<!doctype html><html><head><title>Fishing pact talks to reopen</title>
<meta property="article:published_time" content="2011-05-04T09:00:00Z">
<meta property="og:site_name" content="Coast Courier"><style>p {}</style></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Fishing pact talks to reopen</h1>
<p>The two shore states will return to the table in Port&nbsp;Sen <b>next week</b>, officials said on Wednesday.</p>
<p>The talks on shared stocks had been on hold since the spring of 2009, after a row over trawlers at night.</p>
<p>Neither side expects a settlement in the first session, but both called the meeting long overdue.</p>
</article><footer><p>Terms of use</p></footer></body></html>"""


def test_a_page_keeps_its_furniture_as_text_and_its_metadata_as_stated() -> None:
    document = load(HTML.encode(), "page.html")
    body = "".join(document.text[r.start : r.end] for r in document.regions if r.part is Part.BODY)
    assert "Port Sen next week, officials" in body
    assert "Terms of use" in document.text
    assert "Terms of use" not in body
    assert document.title == "Fishing pact talks to reopen"
    assert document.publisher == "Coast Courier"
    assert (document.published.value, document.published.basis) == ("2011-05-04", Basis.STATED)


def test_a_mail_is_titled_by_its_subject_and_dated_by_its_header() -> None:
    mail = (
        b"From: Press Office <press@ministry.example>\r\nDate: Wed, 04 May 2011 09:30:00 +0200\r\n"
        b"Subject: Talks\r\n reopen\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        b"The ministry confirms that the talks on shared stocks will reopen on 11 May.\r\n"
    )
    document = load(mail, "note.eml")
    assert (document.title, document.publisher, document.published.value) == (
        "Talks reopen",
        "Press Office",
        "2011-05-04",
    )
    assert document.part_at(document.text.index("The ministry")) is Part.BODY


def test_a_word_document_keeps_paragraphs_and_tables_in_order() -> None:
    made = docx.Document()
    made.add_paragraph("Minutes of the second session")
    made.add_paragraph("The Parties met in Port Sen on 11 May 2011 and adopted the catch report.")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Hake", "412 tonnes"
    made.add_paragraph("The next session will be held in Lower Tarn in the autumn of the same year.")
    held = io.BytesIO()
    made.save(held)
    document = load(held.getvalue(), "minutes.docx")
    assert document.text.splitlines()[2] == "Hake | 412 tonnes"
    assert document.title == "Minutes of the second session"


def test_the_text_layer_of_a_pdf_is_read() -> None:
    document = load(pdf_of("The Parties met in Port Sen on 11 May 2011."), "minutes.pdf")
    assert document.text.strip() == "The Parties met in Port Sen on 11 May 2011."
    assert document.canonical.converter == "pdf"


def test_a_pdf_of_pictures_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="no text layer"):
        load(pdf_of(""), "scan.pdf")


def pdf_of(line: str) -> bytes:
    """A one-page PDF, written out by hand: five objects and their table of offsets."""
    content = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(made),
        )
    )


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_an_unreadable_document(data: bytes) -> None:
    try:
        document = load(data, "x")
    except UnreadableDocument as error:
        assert error.what
        assert error.remedy
    else:
        assert "".join(document.text[r.start : r.end] for r in document.regions) == document.text
