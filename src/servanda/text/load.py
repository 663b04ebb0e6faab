"""Bytes to a `Document`: the format is told from the bytes, never from the name alone.

Rule: FORMATS lists the formats in the order in which they are tried; what none of them takes is
an `UnreadableDocument` that says what the bytes are and what to do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from servanda.errors import UnreadableDocument
from servanda.model.ids import content_id
from servanda.model.source import Basis, Canonical, Document, Part, Published, Region
from servanda.model.when import parse
from servanda.text import html, mail, office, plain
from servanda.text.regions import find_regions

LIMIT = 20 * 1024 * 1024  # bytes; a report of talks is thousands of times smaller

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DATELINE = re.compile(r"\s*(?P<place>[^\W\d_][^()\n]{1,60}?)\s*\((?P<agency>[^\W_][\w.&/ -]{1,40})\)")


@dataclass(frozen=True, slots=True)
class Converted:
    """What a format makes of bytes: canonical text, and what its markup says of itself."""

    text: str
    canonical: Canonical
    media_type: str
    title: str = ""
    publisher: str = ""
    address: str = ""
    published: str = ""
    regions: tuple[Region, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Format:
    """A format: whether bytes are of it, and how they are converted."""

    name: str
    takes: Callable[[bytes], bool]
    convert: Callable[[bytes, str | None], Converted]


def _html(data: bytes, encoding: str | None) -> Converted:
    page = html.convert(plain.decode(data, encoding or html.declared_encoding(data)))
    return Converted(
        page.text,
        Canonical("html", html.VERSION),
        "text/html",
        page.title,
        page.publisher,
        page.address,
        page.published,
        page.regions,
    )


def _mail(data: bytes, _encoding: str | None) -> Converted:  # a mail says its own encoding
    message = mail.convert(data)
    return Converted(
        message.text,
        Canonical("mail", mail.VERSION),
        "message/rfc822",
        message.title,
        message.publisher,
        "",
        message.published,
        message.regions,
    )


def _plain(data: bytes, encoding: str | None) -> Converted:
    return Converted(plain.decode(data, encoding), Canonical("plain", plain.VERSION), "text/plain")


def _pdf(data: bytes, _encoding: str | None) -> Converted:
    return Converted(office.convert_pdf(data), Canonical("pdf", office.VERSION), "application/pdf")


def _docx(data: bytes, _encoding: str | None) -> Converted:
    return Converted(office.convert_docx(data), Canonical("docx", office.VERSION), DOCX)


FORMATS: tuple[Format, ...] = (
    Format("PDF", office.takes_pdf, _pdf),
    Format("Word document", office.takes_docx, _docx),
    Format("mail", mail.takes, _mail),
    Format("html", html.takes, _html),
    Format("plain", plain.takes, _plain),
)


def load(
    data: bytes,
    file: str,
    *,
    published: str | None = None,
    address: str = "",
    publisher: str = "",
    encoding: str | None = None,
    limit: int = LIMIT,
) -> Document:
    """Turn bytes into a document with canonical text, regions, title and what is stated of its origin.

    Args:
        data: the bytes as found.
        file: the name as given, for messages and citations.
        published: the day of publication (EDTF), where the caller knows it; then its basis is `stated`.
        address: where it was found, if known.
        publisher: who published it, if known.
        encoding: for plain text and HTML that is not UTF-8.
        limit: most bytes that are read.

    Raises:
        UnreadableDocument: empty, too large, binary, or not in the encoding; the remedy says what to do.
        BadDate: `published` is no EDTF date.
    """
    if len(data) > limit:
        raise UnreadableDocument(
            f"{len(data) / 1e6:.0f} MB is more than the limit of {limit / 1e6:.0f} MB",
            where=file,
            remedy="Add the report alone, or raise max_bytes in servanda.toml.",
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableDocument("the file is empty", where=file, remedy="Fetch the document again.")
    try:
        form = next((form for form in FORMATS if form.takes(data)), None)
        if form is None:
            raise UnreadableDocument(plain.describe(data), remedy=plain.remedy_for(data))
        made = form.convert(data, encoding)
    except UnreadableDocument as error:
        raise UnreadableDocument(error.what, where=file, words=error.words, remedy=error.remedy) from None
    if not made.text.strip():
        raise UnreadableDocument(
            f"no text was found in the {form.name}",
            where=file,
            remedy="Fetch the page as its readers see it.",
        )
    digest = hashlib.sha256(data).hexdigest()
    regions = made.regions or find_regions(made.text)
    told = published or made.published or None
    if told:
        parse(told)
    return Document(
        id=content_id("d", digest),
        sha256=digest,
        file=file,
        text=made.text,
        title=made.title or title_of(made.text, regions),
        publisher=publisher or made.publisher or dateline_agency(made.text, regions),
        address=address or made.address,
        published=Published(told, Basis.STATED) if told else Published(),
        regions=regions,
        canonical=made.canonical,
        media_type=made.media_type,
    )


def of_text(text: str, file: str = "text") -> Document:
    """Make a document of words that are in hand: they are all body, and stand as they are.

    Its id is that of a plain text file in UTF-8 with the same words. Whoever wants menus and credits told
    apart from the body gives the file's bytes to `load`.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=content_id("d", digest), sha256=digest, file=file, text=text)


def title_of(text: str, regions: tuple[Region, ...]) -> str:
    """The words of the title region, white space folded; empty where there is none."""
    found = next((region for region in regions if region.part is Part.TITLE), None)
    return " ".join(text[found.start : found.end].split()) if found else ""


def dateline_agency(text: str, regions: tuple[Region, ...]) -> str:
    """The agency in the brackets of a dateline that opens the body: ``PLACE, DAY (AGENCY)``."""
    body = next((region for region in regions if region.part is Part.BODY), None)
    found = _DATELINE.match(text, body.start, body.end) if body else None
    if found is None or len(found["place"].split()) > 5 or not found["place"][0].isupper():
        return ""
    return found["agency"].strip() if found["agency"][0].isupper() else ""
