"""Triggers and full-text indexes in SQLite."""

from alembic import op


def append_only(table: str, key: tuple[str, ...]) -> None:
    """Refuse update, delete and replacement."""
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
        )
    # INSERT OR REPLACE deletes without firing a delete trigger, hence a guard on insertion too.
    same = [" AND ".join(f'"{name}" = NEW."{name}"' for name in key)] if key else []
    same += [] if table == "original" else ["seq = NEW.seq"]
    exists = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {exists}"
        f" BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    )


def entries_in_time() -> None:
    """Refuse an entry that is earlier than the last."""
    op.execute(
        "CREATE TRIGGER entry_time BEFORE INSERT ON entry"
        " WHEN NEW.recorded_at < (SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1)"
        " BEGIN SELECT RAISE(ABORT, 'append-only: an entry earlier than the last'); END"
    )


def full_text(table: str) -> None:
    """Make an FTS5 index on a table's texts, which a trigger fills."""
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_words USING fts5(text, content='{table}', content_rowid='seq',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        f"CREATE TRIGGER {table}_index AFTER INSERT ON {table}"
        f" BEGIN INSERT INTO {table}_words(rowid, text) VALUES (NEW.seq, NEW.text); END"
    )
