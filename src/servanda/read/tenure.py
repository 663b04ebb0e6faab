"""From the words after an office to the years in which it was held: "since 2019", "from 1998 to 2003".

Rule: only years that stand right after the office; what is no year, or ends before it begins, tells nothing.
An office with both ends is past; "until 2010" alone does not say whether 2010 has been.
"""

from __future__ import annotations

import re
from dataclasses import replace

from servanda.model.actor import Office
from servanda.read.spans import Line

_TENURE = re.compile(
    r"(?:from|between)? ?(?P<start>\d{4}) (?:to|until|and|through|-|–) (?P<end>\d{4})\b"
    r"|since (?P<since>\d{4})\b|(?:until|till) (?P<until>\d{4})\b"
)
_WORDS = 5  # of the longest tenure, with its brackets
_FIRST, _LAST = 1500, 2199


def with_tenure(office: Office, line: Line, at: int) -> Office:
    """Add the years that stand from a word on."""
    if line.low(at) in (",", "("):
        at += 1
    told = _TENURE.match(" ".join(line.lows[at : at + _WORDS]))
    if told is None:
        return office
    start, end = told["start"] or told["since"], told["end"] or told["until"]
    years = [int(one) for one in (start, end) if one]
    if any(not _FIRST <= one <= _LAST for one in years) or years != sorted(years):
        return office
    return replace(office, start=start or None, end=end or None, past=office.past or bool(start and end))
