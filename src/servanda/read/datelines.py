"""Where a paragraph's dateline ends: "LIMA (Agency) -", "Oslo, Feb 3 --", "Lima, Feb 24 (Agency)".

Rule: a dateline is told by its shape: a place at the head in capitals, or with an agency in brackets or a
day beside it, and then a dash, or the agency itself. It is read apart from the sentence that it stands
before, since a place in front of a subject is easily taken for one.
"""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’/-]*"
_PLACE = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}(?:,[ ]{_WORD}(?:[ ]{_WORD}){{0,2}}){{0,2}}"
_DAY = r"[,.]?\s+(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,?\s+\d{4})?"
_AGENCY = r"\s*\([^()\n]{2,60}\)"
_END = r"(?P<dash>\s*[-–—]{1,3}\s+)|(?<=\))\s+"
_DATELINE = re.compile(rf"\s*(?P<place>{_PLACE}?)(?P<day>{_DAY})?(?P<agency>{_AGENCY})?(?:{_END})")
_REACH = 120  # code points; no dateline is longer


def dateline_end(paragraph: str) -> int:
    """Give the offset of the first word after a dateline; 0 where there is none."""
    found = _DATELINE.match(paragraph[:_REACH])
    if found is None or not found["place"]:
        return 0
    city = found["place"].split(",")[0]
    told = bool(found["agency"]) + bool(found["day"]) + (city.upper() == city and len(city) > 2)
    needed = 1 if found["dash"] else 2  # "Lima, Feb 3 (Agency) The two sides ..."
    end = found.end() if told >= needed else 0
    rest = paragraph[end:].lstrip()
    opens = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in "\"'“‘«("
    return len(paragraph) - len(rest) if end and opens and " " in rest else 0
