"""What is shown, before it is known how: sheets of sections of lines, each line with its citations.

Terminal, Markdown and HTML are made of the same sheet, so that none of them can say more than the others.
Rule: a line cites the words that it stands on. `uncited` finds those that do not; there must be none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: place and exact quote; `words` is the part that is shown.

    `words` is empty where the line itself shows the quote. What a line rests on without a document
    (a dossier, a judgement) has no document, and is named in `words`. `note` is set where the words are a
    dossier's on its source and no quotation: it says so, and how sure the dossier is.
    """

    document: str
    start: int
    end: int
    quote: str
    words: str = ""
    note: str = ""

    @property
    def shown(self) -> str:
        """The words as they are shown: in quotation marks only where they are a document's."""
        if not self.document or not self.words:
            return self.words
        return f"{self.note}: {self.words}" if self.note else f"'{self.words}'"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of the sheet. `label` is its left column (a day, a name); `id` what `why` explains."""

    text: str
    cites: tuple[Cite, ...]
    label: str = ""
    level: int = 0
    id: str = ""
    more: int = 0  # further citations that are not shown


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, under an optional heading; `note` says what is left out."""

    lines: tuple[Line, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Groups that stand side by side: the two sides of a round."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is, and a cell for each column, as short as a sign."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row and column; `note` says what the signs mean. Lines beside it cite what they rest on."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""

    def parts(self, most: int) -> tuple[Table, ...]:
        """Cut it into tables of so many columns at most: the first has the title, the last the note."""
        size = max(1, most)
        cuts = range(0, max(1, len(self.columns)), size)
        return tuple(
            Table(
                self.columns[start : start + size],
                tuple(Row(row.label, row.cells[start : start + size]) for row in self.rows),
                self.title if start == 0 else "",
                self.note if start + size >= len(self.columns) else "",
            )
            for start in cuts
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet. `empty` is its one sentence where it has no lines; `more` lines are left out."""

    key: str
    title: str
    blocks: tuple[Group | Columns | Table, ...] = ()
    empty: str = ""
    more: int = 0
    command: str = ""  # shows all of it

    def lines(self) -> Iterator[Line]:
        """Every line, column by column."""
        for block in self.blocks:
            if isinstance(block, Table):
                continue
            groups = block.groups if isinstance(block, Columns) else (block,)
            for group in groups:
                yield from group.lines


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the source list: what was published where and when, and how the day is known."""

    number: int
    document: str
    title: str
    publisher: str
    file: str
    published: str
    note: str
    outside: str = ""  # of a dossier's note: that it is one, and how much of the source was read


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is shown at once: heading, sections, sources."""

    title: str
    heading: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every line of every section."""
        for section in self.sections:
            yield from section.lines()

    def mark(self, line: Line, above: Line | None = None) -> str:
        """Write a line's citations: ``[2 'held their first talks'; 3]``; several words of one source once.

        Where the line above cites the very same words, they are not written out again.
        """
        numbers = {source.document: source.number for source in self.sources}
        marks: list[str] = []
        same = above and line.cites == above.cites and line.more == above.more
        if above and same and line.cites and line.cites[0].words:
            known = [str(numbers[cite.document]) for cite in line.cites if cite.document in numbers]
            return f"[{', '.join(dict.fromkeys(known))} same words]" if known else self.mark(line)
        for cite in line.cites:
            head = str(numbers.get(cite.document, "?")) if cite.document else ""
            mark = " ".join(part for part in (head, cite.shown) if part)
            if mark not in marks:
                marks.append(mark)
        if line.more:
            marks.append(f"and {line.more} more")
        return f"[{'; '.join(marks)}]" if marks else ""


def uncited(sheet: Sheet) -> tuple[Line, ...]:
    """Find the lines that cite nothing."""
    return tuple(line for line in sheet.lines() if not line.cites)


def describe(source: Source) -> str:
    """Write one entry of the source list."""
    publisher = source.publisher or "publisher not stated"
    if source.outside:
        title = f"{source.title} — " if source.title else ""
        parts = (f"{title}{publisher}", dated(source), source.file, source.outside)
        return "; ".join(dict.fromkeys(part for part in parts if part))
    return f"{source.title} — {publisher}; {dated(source)}; {source.file}"


def named(source: Source) -> str:
    """Name a source: its title, or who published it, or where it stands."""
    return source.title or source.publisher or source.file


def particulars(source: Source) -> tuple[str, ...]:
    """Tell the rest of a source under its name: publisher, day, file, and whether it is a dossier's."""
    parts = (source.publisher or "publisher not stated", dated(source), source.file, source.outside)
    told = dict.fromkeys(part for part in parts if part)
    told.pop(named(source), None)
    return tuple(told)


def dated(source: Source) -> str:
    """Say when a source was published and how that is known."""
    return f"{source.published}, {source.note}" if source.note else source.published
