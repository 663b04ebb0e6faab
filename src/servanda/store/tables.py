"""The tables of the record, as the latest migration leaves them.

Rule: rows are only ever added; triggers refuse the rest. Columns carry what a query asks for, `payload`
the whole noun as JSON (`model.codec`). Three clocks: `valid_*` is the time spoken of, `published_*` and
`known_on` when it became known, `recorded_at` when it was written here.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# One row for each thing added, in order: the record's own time. The latest entry of a reading stands.
entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),  # document publication reading judgement problem dossier
    Column("subject", Text, nullable=False),  # id of what was added
    Column("document", Text),  # that it belongs to, if any
    Column("recorded_at", Text, nullable=False),
    Index("entry_kind", "kind", "document", "seq"),
    sqlite_autoincrement=True,
)

document = Table(
    "document",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),  # the canonical text, kept for ever
    Column("title", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("converter", Text, nullable=False),
    Column("converter_version", Text, nullable=False),
    Column("regions", Text, nullable=False),  # JSON
    Column("published", Text),  # EDTF, as first known; publications may tell more
    Column("published_first", Text),  # first and last day that it can mean
    Column("published_last", Text),
    Column("recorded_at", Text, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

publication = Table(
    "publication",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("published_first", Text),
    Column("published_last", Text),
    Column("payload", Text, nullable=False),  # Published as JSON
    Column("recorded_at", Text, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("anchor", Text),
    Column("published", Text),  # what the words themselves tell
    Column("published_first", Text),
    Column("published_last", Text),
    Column("payload", Text, nullable=False),  # all but the assertions
    Column("recorded_at", Text, nullable=False),
)

assertion = Table(
    "assertion",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("reading", Text, ForeignKey("reading.id"), nullable=False),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("start", Integer, nullable=False),  # of the first evidence, in code points
    Column("end", Integer, nullable=False),
    Column("valid", Text),  # EDTF, where the reading could resolve it
    Column("valid_first", Text),
    Column("valid_last", Text),
    Column("known_on", Text),  # last day that the publication can mean; else recorded_at counts
    Column("confidence", Float, nullable=False),
    Column("payload", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("reading", "id"),
    Index("assertion_id", "id"),
    Index("assertion_type", "type", "valid_first"),
)

statement = Table(  # one row for each stretch of content, for search
    "statement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("reading", Text, ForeignKey("reading.id"), nullable=False),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("reading", "id", "start", "end"),
)

naming = Table(  # one row for each id that a reading names: which accords its document bears on
    "naming",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Text, ForeignKey("reading.id"), nullable=False),
    Column("entity", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("reading", "entity"),
    Index("naming_entity", "entity", "reading"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("decision", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

problem = Table(
    "problem",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text),
    Column("payload", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # of its content
    Column("payload", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)
