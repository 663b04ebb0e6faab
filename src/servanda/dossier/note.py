"""A note: the compiler's words on one source, line by line, as a document that can be cited.

Rule: the words are the dossier's own and say so by their converter; day, publisher and address are the
source's. A note on nothing that was published is known from a stated day, or from its entry in the record.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from servanda.model.act import Attribution
from servanda.model.dossier import CONVERTER, Account, SourceDef
from servanda.model.figure import Figure
from servanda.model.ids import content_id
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    MeasureClaim,
    Reading,
    Statement,
    Withdrawal,
)
from servanda.model.source import Basis, Canonical, Document, Evidence, Published

READER = "dossier"
# A party's own publication is that party speaking, whatever it tells.
_SPEAKING = frozenset({"official", "party-statement"})


@dataclass(slots=True)
class Note:
    """One note while its lines are being written."""

    source: SourceDef
    entered: bool = False  # nothing dates it
    text: str = ""
    lines: dict[str, Evidence] = field(default_factory=dict)
    assertions: list[Assertion] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    commitments: list[CommitmentClaim] = field(default_factory=list)
    measures: list[MeasureClaim] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)

    @property
    def document(self) -> str:
        """The id of its document; it stays the same when the words change."""
        return content_id("d", READER, self.source.id)

    @property
    def reading(self) -> str:
        """The id of its reading."""
        return content_id("r", READER, self.source.id)

    @property
    def voice(self) -> tuple[Attribution, ...]:
        """The party that speaks through the source, if it is a party's own publication."""
        if self.source.party is None or self.source.kind not in _SPEAKING:
            return ()
        return (Attribution(self.source.publisher or self.source.party, self.source.party),)

    def name(self, prefix: str, *parts: str) -> str:
        """The id of something that an entry tells in this note."""
        return content_id(prefix, READER, self.source.id, *parts)

    def cite(self, words: str) -> Evidence:
        """Write a line, or find it where it stands already, and cite it."""
        line = " ".join(words.split())
        if line not in self.lines:
            start = len(self.text)
            self.text += f"{line}\n"
            self.lines[line] = Evidence(self.document, start, start + len(line), line)
        return self.lines[line]

    def account(self) -> Account:
        """Give the note as a document and its reading."""
        source = self.source
        data = self.text.encode("utf-8")
        published = Published(source.published, Basis.STATED) if source.published else Published()
        document = Document(
            id=self.document,
            sha256=hashlib.sha256(data).hexdigest(),
            file=source.id,
            text=self.text,
            title=source.title,
            publisher=source.publisher,
            address=source.address,
            published=published,
            canonical=Canonical(CONVERTER, "1"),
            media_type="text/plain",
        )
        reading = Reading(
            id=self.reading,
            document=self.document,
            reader=READER,
            words="",
            anchor=source.published,
            assertions=tuple(self.assertions),
            statements=tuple(self.statements),
            figures=tuple(self.figures),
            conditions=tuple(self.conditions),
            commitments=tuple(self.commitments),
            measures=tuple(self.measures),
            withdrawals=tuple(self.withdrawals),
        )
        return Account(document, reading, None if self.entered else source.id, self.entered)


def unpublished(entry: str, known_on: str | None) -> tuple[SourceDef, bool]:
    """A stand-in for what names no source: dated by `known_on`, else counted from its entry.

    Each entry has its own, so that one that is changed later leaves the others as old as they are.
    """
    return SourceDef(id=f"source:none-{entry}", published=known_on), known_on is None
