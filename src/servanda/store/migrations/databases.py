"""What a step does otherwise in each database: texts, triggers, the index for search.

Rule: what a function did when its step was released, it does for ever; a later way is another function.
"""

import sqlalchemy as sa
from alembic import op

from servanda.store.migrations import in_postgresql, in_sqlite

# Texts sort by code point everywhere.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def append_only(table: str, key: tuple[str, ...]) -> None:
    """Refuse every change of a row; `key` are the columns by which it is known."""
    if _is_postgresql():
        in_postgresql.append_only(table)
    else:
        in_sqlite.append_only(table, key)


def entries_in_time() -> None:
    """Refuse an entry that is earlier than the last."""
    if _is_postgresql():
        in_postgresql.entries_in_time()
    else:
        in_sqlite.entries_in_time()


def full_text(table: str) -> None:
    """Make the index in which the words of a table's texts are found."""
    if _is_postgresql():
        in_postgresql.full_text(table)
    else:
        in_sqlite.full_text(table)


def _is_postgresql() -> bool:
    return bool(op.get_context().dialect.name == "postgresql")
