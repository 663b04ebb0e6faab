"""What a sheet is on paper, where nothing can be clicked: citations that name one quote each.

Rule: PDF and Word are made of this, so that both number alike: mark 2.3 is the third quote of source 2.
Nothing is left out unsaid: what cannot be shown stands by its number, what is hidden is counted by its quote.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from servanda.present.citing import excerpt
from servanda.present.html import Quoted, anchor, quoted
from servanda.present.naming import plain
from servanda.present.page import Cite, Line, Section, Sheet, Source, Table, particulars

LANGUAGE = "en"  # of the sheet's own words
MARKS = "A mark such as 2.3 is the third quote of source 2, as it stands there."
HEAD = 72  # letters of a running head, on either side
CODES = 6  # of hidden characters that are named beside a quote
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation of a line: the number and the target of its quote, and the words that are shown."""

    number: str
    target: str
    words: str


class Paper:
    """A sheet with its quotes numbered."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.sources: tuple[Quoted, ...] = quoted(sheet)
        self._numbers = {
            anchor(cite): f"{one.source.number}.{at}"
            for one in self.sources
            for at, cite in enumerate(one.quotes, start=1)
        }

    def number(self, cite: Cite) -> str:
        """Give the number of a quote; a question mark where its document is in no list of sources."""
        return self._numbers.get(anchor(cite), "?") if cite.document else ""

    def target(self, cite: Cite) -> str:
        """Name the place of a quote, in letters that any format takes; empty if it has none."""
        number = self._numbers.get(anchor(cite), "") if cite.document else ""
        return f"q{number.replace('.', '_')}" if number else ""

    def marks(self, line: Line, above: Line | None = None) -> tuple[Mark, ...]:
        """Give a line's citations; where the line above cites the very same words, only their numbers."""
        same = bool(above and line.cites and line.cites == above.cites and line.more == above.more)
        found: list[Mark] = []
        for cite in line.cites:
            words = "" if same and cite.document else _shown(cite)
            found.append(Mark(self.number(cite), self.target(cite), words))
        if same and any(cite.document and cite.words for cite in line.cites):
            found.append(Mark("", "", "same words"))
        if line.more:
            found.append(Mark("", "", f"and {line.more} more"))
        return tuple(dict.fromkeys(found))


def clocks(sheet: Sheet) -> str:
    """Give the line of the heading that says on which day and as known by which."""
    return legible(excerpt(next((line for line in sheet.heading if line.startswith("On ")), ""), HEAD))


def running(sheet: Sheet) -> str:
    """Give what stands over each page."""
    first = sheet.heading[0] if sheet.heading else ""
    named = "" if first.startswith("On ") else first
    return legible(excerpt(" · ".join(part for part in (sheet.title, named) if part), HEAD))


def about(source: Source) -> str:
    """Say who published a source, when, in which file, and whether it is a dossier's note."""
    return legible("; ".join(particulars(source)))


def rest(section: Section) -> str:
    """Say how many lines of a section are left out, before the command that shows them."""
    return f"and {section.more} more: " if section.more else ""


def fitting(table: Table, room: int) -> int:
    """Tell how many columns of a table stand beside its labels in so much room, counted in letters."""
    cells = (cell for row in table.rows for cell in row.cells)
    widest = max((len(text) for text in (*table.columns, *cells)), default=1)
    return max(1, room // (widest + 2))


def legible(text: str) -> str:
    """Make one line that any file may hold; a right-to-left run ends before what follows it.

    Code points that no text may use are shown by their number: XML has no way to write them.
    """
    line = "".join(code(c) if _forbidden(c) else c for c in plain(text))
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        # Else the number of a citation would be drawn before the Arabic words that it follows.
        line += _LEFT_TO_RIGHT_MARK
    return line


def code(character: str) -> str:
    """Name a character that cannot be shown: a picture by what it shows, any other by its number."""
    name = unicodedata.name(character, "") if unicodedata.category(character) == "So" else ""
    return f"⟨{name.lower() or f'U+{ord(character):04X}'}⟩"


def hidden(quote: str) -> str:
    """Say which characters of a quote are not shown, since they would hide or turn its words."""
    gone = [c for c in quote if not c.isprintable() and plain(f"x{c}x") == "xx"]
    if not gone:
        return ""
    named = list(dict.fromkeys(f"U+{ord(c):04X}" for c in gone))
    more = ", …" if len(named) > CODES else ""
    noun = "character" if len(gone) == 1 else "characters"
    return f"{len(gone)} hidden {noun} not shown: {', '.join(named[:CODES])}{more}"


def _shown(cite: Cite) -> str:
    """The words of a citation; in quotation marks, which a right-to-left run ends before, if a document's."""
    if not cite.document or not cite.words:
        return legible(cite.words)
    return legible(f"{cite.note}: {cite.words}") if cite.note else f"‘{legible(cite.words)}’"


def _forbidden(character: str) -> bool:
    number = ord(character)
    return 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE
