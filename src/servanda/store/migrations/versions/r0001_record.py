"""The first shape of the record: entries, documents, readings, judgements, search, and no way to change them.

The tables are spelled out here and not taken from `store.tables`, which moves on with later steps.
"""

import sqlalchemy as sa
from alembic import op

from servanda.store.migrations import databases

revision = "0001"
down_revision = None

TEXT, NUMBER = databases.TEXT, sa.Integer

# Each table with the columns by which a row is known; adding such a row again would replace it.
KEYS = (
    ("entry", ()),
    ("document", ("id",)),
    ("original", ("document",)),
    ("publication", ("id",)),
    ("reading", ("id",)),
    ("assertion", ("reading", "id")),
    ("statement", ("reading", "id", "start", "end")),
    ("judgement", ("id",)),
    ("problem", ("id",)),
    ("dossier", ("id",)),
)


def upgrade() -> None:
    """Make the tables, the triggers that keep them append-only, and the full-text indexes."""
    _tables()
    _readings()
    _people()
    for table, key in KEYS:
        databases.append_only(table, key)
    databases.entries_in_time()
    for table in ("document", "statement"):
        databases.full_text(table)


def _seq() -> "sa.Column[int]":
    return sa.Column("seq", NUMBER, primary_key=True)


def _recorded() -> "sa.Column[str]":
    return sa.Column("recorded_at", TEXT, nullable=False)


def _published() -> "list[sa.Column[str]]":
    return [sa.Column(name, TEXT) for name in ("published", "published_first", "published_last")]


def _required(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _tables() -> None:
    op.create_table(
        "entry",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=True),
        *_required("kind", "subject"),
        sa.Column("document", TEXT),
        _recorded(),
        sqlite_autoincrement=True,
    )
    op.create_index("entry_kind", "entry", ["kind", "document", "seq"])
    op.create_table(
        "document",
        _seq(),
        sa.Column("id", TEXT, nullable=False, unique=True),
        *_required("sha256", "text", "title", "media_type", "converter", "converter_version", "regions"),
        *_published(),
        _recorded(),
    )
    op.create_table(
        "original",
        sa.Column("document", TEXT, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _recorded(),
    )
    op.create_table(
        "publication",
        _seq(),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("document", TEXT, sa.ForeignKey("document.id"), nullable=False),
        *_required("file", "address", "publisher"),
        *_published(),
        *_required("published_basis", "payload"),
        _recorded(),
    )
    op.create_index("ix_publication_document", "publication", ["document"])


def _readings() -> None:
    op.create_table(
        "reading",
        _seq(),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("document", TEXT, sa.ForeignKey("document.id"), nullable=False),
        *_required("reader", "words"),
        sa.Column("anchor", TEXT),
        *_published(),
        *_required("payload"),
        _recorded(),
    )
    op.create_index("ix_reading_document", "reading", ["document"])
    op.create_table(
        "assertion",
        _seq(),
        *_required("id"),
        sa.Column("reading", TEXT, sa.ForeignKey("reading.id"), nullable=False),
        sa.Column("document", TEXT, sa.ForeignKey("document.id"), nullable=False),
        *_required("type", "status"),
        sa.Column("start", NUMBER, nullable=False),
        sa.Column("end", NUMBER, nullable=False),
        *[sa.Column(name, TEXT) for name in ("valid", "valid_first", "valid_last", "known_on")],
        sa.Column("confidence", sa.Float, nullable=False),
        *_required("payload"),
        _recorded(),
        sa.UniqueConstraint("reading", "id"),
    )
    op.create_index("assertion_id", "assertion", ["id"])
    op.create_index("assertion_type", "assertion", ["type", "valid_first"])
    op.create_table(
        "statement",
        _seq(),
        *_required("id"),
        sa.Column("reading", TEXT, sa.ForeignKey("reading.id"), nullable=False),
        sa.Column("document", TEXT, sa.ForeignKey("document.id"), nullable=False),
        sa.Column("start", NUMBER, nullable=False),
        sa.Column("end", NUMBER, nullable=False),
        *_required("text"),
        _recorded(),
        sa.UniqueConstraint("reading", "id", "start", "end"),
    )


def _people() -> None:
    op.create_table(
        "judgement",
        _seq(),
        sa.Column("id", TEXT, nullable=False, unique=True),
        *_required("decision", "subject", "by", "payload"),
        _recorded(),
    )
    op.create_index("ix_judgement_subject", "judgement", ["subject"])
    op.create_table(
        "problem",
        _seq(),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("document", TEXT),
        *_required("payload"),
        _recorded(),
    )
    op.create_table(
        "dossier",
        _seq(),
        sa.Column("id", TEXT, nullable=False, unique=True),
        *_required("payload"),
        _recorded(),
    )
