"""Dates, actors and figures of any text: three readers that are of use without a record.

Rule: they are steps of the reader (`read.reader`), run for one part only, so that what they find is what a
record would hold. The functions of the same names in `read.timex`, `read.actors` and `read.figures` are those
steps, for a page that is cut already and with the words that a step needs from others.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from servanda.errors import BadCall
from servanda.model.actor import Actor
from servanda.model.dossier import Dossier
from servanda.model.figure import Figure
from servanda.model.record import Reading, Timex
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.read import language
from servanda.read.bench import Bench
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, make_page
from servanda.read.reader import read_page
from servanda.text import of_text

Text = str | Document | Page
Day = str | date | None


def find_timexes(text: Text, published: Day = None) -> tuple[Timex, ...]:
    """Find the temporal expressions of a text, and resolve them against the day of its publication.

    Spans are half-open code-point offsets into the text, in text order, and do not overlap:
    ``text[one.start:one.end] == one.text``. `type` is DATE, TIME, DURATION or SET, `value` a TIMEX3 value.
    What the words leave open stays open ("this spring" is a season); where the day of publication is needed
    and not known, the value is masked (``XXXX-WXX-5``). A plain string is all body; of a document, menus and
    credits are read too.

    Args:
        text: a plain string, a document (`servanda.text.load`), or a page (`read.page.make_page`).
        published: its day of publication, or the month or year (EDTF) where no more is known; if left out,
            that of the document, else what the text's own stamp or dateline tells.

    Raises:
        BadDate: `published` is no date.
        BadCall: `text` or `published` is of another kind.

    Source: ISO 24617-1 (TIMEX3) for types, extents and values; EDTF (ISO 8601-2).
    """
    return _read("timexes", text, published, None).timexes


def find_actors(text: Text, dossier: Dossier | None = None) -> tuple[Actor, ...]:
    """Find the states, governments, organs, organisations, persons, places and instruments of a text.

    An actor has one entry with all its `mentions`, names, nominals and pronouns alike, in text order:
    half-open code-point offsets into the text, ``text[one.start:one.end] == one.text``. Actors come in the
    order of their first mentions. Mentions nest ("the Orran government" holds "Orran"), and "both sides" is
    mentioned under either. `Actor.id` is the entity in the dossier, else in the general gazetteer
    (``state:AT``), else a new one of this text. Offices carry the tenure that the text gives.

    Args:
        text: as for `find_timexes`.
        dossier: names that are to be known besides (`servanda.dossier.load.load`).

    Raises:
        BadCall: `text` or `dossier` is of another kind.
        BadSetting: the dossier names a pipeline that is not installed.

    Source: CLDR and ISO 3166 for states, GeoNames for cities; the heads of the word lists name the rest.
    """
    return _read("actors", text, None, dossier).actors


def find_figures(text: Text, published: Day = None, dossier: Dossier | None = None) -> tuple[Figure, ...]:
    """Find the numbers of a text that count or measure: how many, of what, of whom, when, who counts.

    Spans are half-open code-point offsets into the text, in text order, and do not overlap:
    ``text[one.start:one.end] == one.text``. `amount` has a low and a high bound: the same where one number
    was given, None where a side is open ("at least 20,000"). `unit` is a unit, a currency code or "%", else
    empty. Dates, ages, durations and ordinals are no figures, and furniture is not read.

    Args:
        text: as for `find_timexes`.
        published: as for `find_timexes`: periods are resolved against it.
        dossier: names and subjects that are to be known besides (`servanda.dossier.load.load`).

    Raises:
        BadDate: `published` is no date.
        BadCall: `text`, `published` or `dossier` is of another kind.
        BadSetting: the dossier names a pipeline that is not installed.
    """
    return _read("figures", text, published, dossier).figures


def _read(part: str, text: Text, published: Day, dossier: Dossier | None) -> Reading:
    day = _day(published)
    if dossier is not None and not isinstance(dossier, Dossier):
        raise BadCall(
            f"a dossier was expected, not {_kind(dossier)}",
            remedy="Load it from its folder: servanda.dossier.load.load(folder)",
        )
    page = _page(text, dossier)
    bench = Bench(page.document, (part,), strict=True)
    return read_page(page, lexicon=Lexicon.of(dossier), bench=bench, anchor=day, only=(part,))


def _page(text: Text, dossier: Dossier | None) -> Page:
    if isinstance(text, Page):
        return text
    if isinstance(text, str):
        text = of_text(text)
    if not isinstance(text, Document):
        raise BadCall(
            f"a text was expected, not {_kind(text)}",
            remedy="Give a string, a document (servanda.text.load(data, name)) or a page.",
        )
    return make_page(text, language.load((dossier.pipeline or None) if dossier else None))


def _day(published: Day) -> str | None:
    """Bring a day to EDTF; a moment counts as its day."""
    if published is None:
        return None
    if isinstance(published, datetime):
        published = published.date()
    if isinstance(published, date):
        return published.isoformat()
    if not isinstance(published, str):
        raise BadCall(
            f"a day of publication was expected, not {_kind(published)}",
            remedy="Write it as 2009-05-22, or give a datetime.date.",
        )
    return parse(published).value


def _kind(thing: Any) -> str:
    return f"{type(thing).__name__} {thing!r:.40}"
