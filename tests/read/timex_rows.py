"""Read a marked sentence anew: ``They met on [[Friday|2013-03-08]]``, with the type where it is not DATE."""

from __future__ import annotations

from servanda.model.record import Timex
from servanda.model.when import parse
from servanda.read.timex import find_timexes
from tests.read.marked import mark, page_of, plain


def label(timex: Timex) -> str:
    """The value, with the type before it where it is no date."""
    return timex.value if timex.type == "DATE" else f"{timex.type} {timex.value}"


def reading_of(marked: str, published: str) -> str:
    """The text of a marked sentence, marked with what the reader finds in it."""
    text = plain(marked)
    found = find_timexes(page_of(text), parse(published))
    return mark(text, [(one.start, one.end, label(one)) for one in found])
