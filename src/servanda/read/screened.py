"""From a document to a reading of what the screen leaves of it; the rest is told of, and can be read later.

Rule: the day of publication is that of a full reading. Where the year of a dateline is to be had from dates
in the text, all of them count, and nothing is left out. A document that is left out gets a reading with its
day and a remark: it is kept, it can be searched, and a reading without the screen reads it in full.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from servanda.model.ids import content_id
from servanda.model.record import Problem, Reading
from servanda.model.source import Basis, Document, Published
from servanda.read import language as languages
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.published import find_published
from servanda.read.reader import READER, day_of, read_document, reading_id
from servanda.read.screen import SCREEN, Screen, Sifted
from servanda.read.timex import find_timexes

REMEDY = "It stays in the record and can be searched. To read it in full: servanda read --no-screen"


def screened(lexicon: Lexicon) -> Lexicon:
    """The words of a reading by the screen: their name says so, since such a reading may hold less."""
    return replace(lexicon, fingerprint=f"{lexicon.fingerprint}+{SCREEN}")


def read_screened(
    document: Document, *, language: Any, lexicon: Lexicon, screen: Screen, anchor: str | None = None
) -> Reading:
    """Read what of a document is of interest; as `read_document` otherwise.

    Args:
        document, language, lexicon, anchor: as for `read_document`; the lexicon is `screened`.
        screen: of the lexicon's dossier (`read.screen.screen_of`).
    """
    try:
        sifted = screen.sift(document)
        if sifted.out:
            return _left_out(document, lexicon, sifted, anchor)
    except Exception:
        # Any fault of the screen must cost the document nothing: `read_document` tells its own.
        sifted = Sifted((), 0)
    if not sifted.unread:
        return read_document(document, language=language, lexicon=lexicon, anchor=anchor)
    reading = read_document(
        document, language=language, lexicon=lexicon, anchor=anchor, regions=sifted.regions
    )
    if _lacks_year(reading.published):
        return read_document(document, language=language, lexicon=lexicon, anchor=anchor)
    count = "1 paragraph" if sifted.unread == 1 else f"{sifted.unread} paragraphs"
    note = _note(document, f"the screen left out {count} without a word of interest")
    return replace(reading, problems=(*reading.problems, note))


def _left_out(document: Document, lexicon: Lexicon, sifted: Sifted, anchor: str | None) -> Reading:
    """Find the day alone. Words and sentences by rules do for that: the network is not begun."""
    said = anchor or document.published.value
    language = languages.by_rules()
    published = _published(make_page(document, language, sifted.regions), said)
    if _lacks_year(published):
        published = _published(make_page(document, language), said)
    return Reading(
        id=reading_id(document, lexicon.fingerprint, said),
        document=document.id,
        reader=READER,
        words=lexicon.fingerprint,
        anchor=said,
        published=published,
        problems=(_note(document, "the screen left it out: it names nothing that the dossier is about"),),
    )


def _published(page: Page, said: str | None) -> Published:
    return find_published(page, find_timexes(page, day_of(said)))


def _lacks_year(published: Published) -> bool:
    """Tell whether the year was to be had from elsewhere in the text, or could not be had."""
    words = "".join(one.quote for one in published.evidence[:1])
    return (
        published.basis is Basis.DATELINE and published.value is not None and published.value[:4] not in words
    )


def _note(document: Document, what: str) -> Problem:
    return Problem(
        id=content_id("p", document.id, SCREEN, what),
        where=document.file,
        what=what,
        remedy=REMEDY,
        document=document.id,
    )
