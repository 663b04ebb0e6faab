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

# Texts sort by code point, as SQLite's do, whatever the language of a server.
WORDS = Text().with_variant(Text(collation="C"), "postgresql")

# One row for each thing added, in order: the record's own time. The latest entry of a reading stands.
entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", WORDS, nullable=False),  # document publication reading judgement problem dossier
    Column("subject", WORDS, nullable=False),  # id of what was added
    Column("document", WORDS),  # that it belongs to, if any
    Column("recorded_at", WORDS, nullable=False),
    Index("entry_kind", "kind", "document", "seq"),
    sqlite_autoincrement=True,
)

document = Table(
    "document",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("sha256", WORDS, nullable=False),
    Column("text", WORDS, nullable=False),  # the canonical text, kept for ever
    Column("title", WORDS, nullable=False),
    Column("media_type", WORDS, nullable=False),
    Column("converter", WORDS, nullable=False),
    Column("converter_version", WORDS, nullable=False),
    Column("regions", WORDS, nullable=False),  # JSON
    Column("published", WORDS),  # EDTF, as first known; publications may tell more
    Column("published_first", WORDS),  # first and last day that it can mean
    Column("published_last", WORDS),
    Column("recorded_at", WORDS, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("document", WORDS, ForeignKey("document.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
)

publication = Table(
    "publication",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("document", WORDS, ForeignKey("document.id"), nullable=False, index=True),
    Column("file", WORDS, nullable=False),
    Column("address", WORDS, nullable=False),
    Column("publisher", WORDS, nullable=False),
    Column("published", WORDS),
    Column("published_basis", WORDS, nullable=False),
    Column("published_first", WORDS),
    Column("published_last", WORDS),
    Column("payload", WORDS, nullable=False),  # Published as JSON
    Column("recorded_at", WORDS, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("document", WORDS, ForeignKey("document.id"), nullable=False, index=True),
    Column("reader", WORDS, nullable=False),
    Column("words", WORDS, nullable=False),
    Column("anchor", WORDS),
    Column("published", WORDS),  # what the words themselves tell
    Column("published_first", WORDS),
    Column("published_last", WORDS),
    Column("payload", WORDS, nullable=False),  # all but the assertions
    Column("recorded_at", WORDS, nullable=False),
)

assertion = Table(
    "assertion",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False),
    Column("reading", WORDS, ForeignKey("reading.id"), nullable=False),
    Column("document", WORDS, ForeignKey("document.id"), nullable=False),
    Column("type", WORDS, nullable=False),
    Column("status", WORDS, nullable=False),
    Column("start", Integer, nullable=False),  # of the first evidence, in code points
    Column("end", Integer, nullable=False),
    Column("valid", WORDS),  # EDTF, where the reading could resolve it
    Column("valid_first", WORDS),
    Column("valid_last", WORDS),
    Column("known_on", WORDS),  # last day that the publication can mean; else recorded_at counts
    Column("confidence", Float, nullable=False),
    Column("payload", WORDS, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
    UniqueConstraint("reading", "id"),
    Index("assertion_id", "id"),
    Index("assertion_type", "type", "valid_first"),
)

statement = Table(  # one row for each stretch of content, for search
    "statement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False),
    Column("reading", WORDS, ForeignKey("reading.id"), nullable=False),
    Column("document", WORDS, ForeignKey("document.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", WORDS, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
    UniqueConstraint("reading", "id", "start", "end"),
)

naming = Table(  # one row for each id that a reading names: which accords its document bears on
    "naming",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", WORDS, ForeignKey("reading.id"), nullable=False),
    Column("entity", WORDS, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
    UniqueConstraint("reading", "entity"),
    Index("naming_entity", "entity", "reading"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("decision", WORDS, nullable=False),
    Column("subject", WORDS, nullable=False, index=True),
    Column("by", WORDS, nullable=False),
    Column("payload", WORDS, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
)

problem = Table(
    "problem",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("document", WORDS),
    Column("payload", WORDS, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),  # of its content
    Column("payload", WORDS, nullable=False),
    Column("recorded_at", WORDS, nullable=False),
)
