"""Words that documents of ill will or of other scripts bring, as one sheet with everything that a sheet can hold."""

from __future__ import annotations

from servanda.present.naming import plain
from servanda.present.page import Cite, Columns, Group, Line, Row, Section, Sheet, Source, Table

WORDS = {
    "markup": '#panic("x") *b* _i_ $x$ `c` @ref <lab> \\ // # = head [x] {y} & <w:t>&amp;</w:t> <script>alert(1)</script>',
    "control": "\x1b[2J\x00\x07bell\x9b31m end",
    "unwritable": "before \ufffe\uffff\ufdd0 \ud800 \U0001fffe after",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 zero\u200bwidth",
    "long": "A" * 10_000,
    "address": f"https://example.org/{'path-segment/' * 60}?q=1&page=2#end",
    "emoji": "yes 😀 no",
    "marks": "e\u0301 n\u0303 ﬁ ½",
    "arabic": "قالت وزارة الخارجية إن المحادثات 2009 ستستأنف",
    "hebrew": "שלום 12",
    "chinese": "外交部发言人说，会谈将于十二月举行。",
    "blank": "\u200b",
}


def _line(at: int, key: str) -> Line:
    words = WORDS[key]
    cites = (
        Cite(f"d_{at}", 0, len(words), words, plain(words)[:48]),
        Cite(f"d_{at}", 3, len(words), words[3:], ""),
        Cite(f"d_{at}", 1, len(words), words[1:], plain(words)[:30], "dossier, unverified"),
        Cite("", 0, 0, "", "dossier: outside knowledge"),
    )
    return Line(f"says {plain(words)}", cites, label=plain(words) if at % 2 else key, level=at % 5, more=at)


def _source(at: int, key: str) -> Source:
    words = plain(WORDS[key])
    return Source(
        at + 1, f"d_{at}", words[:300], words[:40], f"{words[:200]}.txt", "day not known", words[:50]
    )


LINES = tuple(_line(at, key) for at, key in enumerate(WORDS))
TABLE = Table(
    tuple(str(year) for year in range(1990, 2031)),
    tuple(
        Row(
            f"{key} {plain(WORDS[key])[:80]} {again}",
            tuple("●" if (year + again) % 3 else "…" for year in range(41)),
        )
        for again in range(4)
        for key in WORDS
    ),
    f"Provisions {plain(WORDS['arabic'])}",
    "● met, … not told",
)
SIDES = Columns((Group(LINES[:5], "One side"), Group(LINES[5:], "Another", "a note"), Group((), "A third")))
SHEET = Sheet(
    plain(WORDS["markup"]),
    (plain(WORDS["arabic"]), "On 1 May 2010 · as known by: no limit", ""),
    (
        Section(
            "a",
            "Lines",
            (Group(LINES, "Group", plain(WORDS["chinese"])), SIDES),
            more=3,
            command="servanda `x`",
        ),
        Section(
            "b", plain(WORDS["emoji"]), (Group(tuple(line for line in LINES[1:] if not line.label)), TABLE)
        ),
        Section("c", plain(WORDS["long"])[:200], (), "Nothing is on record."),
    ),
    tuple(_source(at, key) for at, key in enumerate(WORDS)),
    (f"note {plain(WORDS['hebrew'])}",),
)
