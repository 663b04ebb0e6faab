"""Triggers and full-text indexes in PostgreSQL.

Rule: plain SQL that the owner of a database may run; no extension is needed.
"""

from alembic import op

_REFUSED = "USING ERRCODE = 'integrity_constraint_violation'"


def append_only(table: str) -> None:
    """Refuse update, delete and truncation; an upsert counts as an update."""
    op.execute(
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME {_REFUSED}; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
    )


def entries_in_time() -> None:
    """Number the entries without gaps, and refuse one that is earlier than the last.

    A sequence would leave a gap where a transaction is taken back, and would number by who began first.
    """
    op.execute("ALTER TABLE entry ALTER COLUMN seq DROP DEFAULT")
    op.execute("DROP SEQUENCE entry_seq_seq")
    op.execute(
        "CREATE FUNCTION next_entry() RETURNS trigger LANGUAGE plpgsql AS $$"
        " DECLARE last entry%ROWTYPE; BEGIN"
        " SELECT * INTO last FROM entry ORDER BY seq DESC LIMIT 1;"
        ' IF NEW.recorded_at COLLATE "C" < last.recorded_at THEN'
        f" RAISE EXCEPTION 'append-only: an entry earlier than the last' {_REFUSED}; END IF;"
        " NEW.seq = coalesce(last.seq, 0) + 1; RETURN NEW; END $$"
    )
    op.execute("CREATE TRIGGER entry_time BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION next_entry()")


def full_text(table: str) -> None:
    """Make the table in which the words of a table's texts are kept; the program fills it.

    `words` finds, `tokens` counts and tells what stands together; `words` is null where they are too many
    for one tsvector. `length` is the number of tokens; `rows_so_far` and `length_so_far` sum up all rows.
    """
    op.execute(
        f"CREATE TABLE {table}_words (seq integer PRIMARY KEY REFERENCES {table} (seq), words tsvector,"
        ' tokens text COLLATE "C" NOT NULL, length integer NOT NULL, rows_so_far bigint NOT NULL,'
        " length_so_far bigint NOT NULL)"
    )
    op.execute(f"CREATE INDEX {table}_words_found ON {table}_words USING gin (words)")
    op.execute(f"CREATE INDEX {table}_words_many ON {table}_words (seq) WHERE words IS NULL")
    append_only(f"{table}_words")
