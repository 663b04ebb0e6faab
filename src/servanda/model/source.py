"""Documents and the exact words in them.

Offsets are half-open Python code points into a document's canonical text, which is kept for ever.
Rule: ``text[start:end] == quote`` for every evidence span; the store refuses what fails it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"
    BODY = "body"
    FURNITURE = "furniture"  # menus, links, credits, related stories


class Basis(StrEnum):
    """How the day of publication is known."""

    STATED = "stated"  # a stamp or metadata, or told by whoever added the document
    DATELINE = "dateline"
    INFERRED = "inferred"  # from weekdays and from other documents
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of a canonical text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words in a document: ``document.text[start:end] == quote``."""

    document: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Region:
    """One part of a document; a document's regions tile its text, in order, without gap or overlap."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Canonical:
    """Which converter, in which version, made the canonical text."""

    converter: str
    version: str


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication: an EDTF value or None, how it is known, and from what.

    `because` lists evidence as ids (assertions, documents) once known; `evidence` the words in the
    document itself (a stamp, a dateline); `note` says it in one sentence for people.
    """

    value: str | None = None
    basis: Basis = Basis.UNKNOWN
    because: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was published, with what `text` could tell about it.

    `id` is ``d_`` and 16 hex digits of the bytes' SHA-256. `published` holds only what the document
    tells of itself; what others tell of it is found by `reconcile.dating` and never written back.
    """

    id: str
    sha256: str
    file: str
    text: str
    title: str = ""
    publisher: str = ""
    address: str = ""
    published: Published = field(default_factory=Published)
    regions: tuple[Region, ...] = ()
    canonical: Canonical = Canonical("plain", "1")
    media_type: str = "text/plain"

    def quote(self, start: int, end: int) -> Evidence:
        """Cite the words between two offsets."""
        return Evidence(self.id, start, end, self.text[start:end])

    def part_at(self, offset: int) -> Part:
        """Tell which part of the document an offset lies in; body where regions are silent."""
        for region in self.regions:
            if region.start <= offset < region.end:
                return region.part
        return Part.BODY
