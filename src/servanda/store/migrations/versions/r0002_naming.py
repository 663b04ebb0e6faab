"""Whom and what each reading names, so that an answer can be narrowed to an accord without reading all.

Filled for the readings that are there from their payloads. What `store.naming` does is spelled out here on
plain JSON, because that moves on with later steps.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from servanda.store.migrations import databases

revision = "0002"
down_revision = "0001"

BATCH = 1000  # readings at a time, so that a large record is filled in bounded memory
# Kind of noun in a reading's payload -> its fields that hold an id, or several.
FIELDS = {
    "statements": ("addressee", "towards"),
    "conditions": ("holder", "outcome_topic", "requires_topics"),
    "commitments": ("instrument", "obligor", "beneficiary", "topic"),
    "measures": ("by", "on", "topic"),
    "figures": ("of", "counts"),
}


def upgrade() -> None:
    """Make the table and its triggers, and fill it."""
    op.create_table(
        "naming",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", databases.TEXT, sa.ForeignKey("reading.id"), nullable=False),
        sa.Column("entity", databases.TEXT, nullable=False),
        sa.Column("recorded_at", databases.TEXT, nullable=False),
        sa.UniqueConstraint("reading", "entity"),
    )
    op.create_index("naming_entity", "naming", ["entity", "reading"])
    _fill(op.get_bind())
    databases.append_only("naming", ("reading", "entity"))


def _fill(connection: sa.Connection) -> None:
    after = 0
    held = sa.text("SELECT payload FROM assertion WHERE reading = :reading ORDER BY seq")
    batch = sa.text("SELECT seq, id, payload, recorded_at FROM reading WHERE seq > :after LIMIT :batch")
    insert = sa.text("INSERT INTO naming (reading, entity, recorded_at) VALUES (:reading, :entity, :at)")
    while readings := connection.execute(batch, {"after": after, "batch": BATCH}).all():
        after = readings[-1].seq
        for one in readings:
            payloads = connection.execute(held, {"reading": one.id}).scalars()
            named = _named(json.loads(one.payload), [json.loads(payload) for payload in payloads])
            rows = [{"reading": one.id, "entity": each, "at": one.recorded_at} for each in sorted(named)]
            if rows:
                connection.execute(insert, rows)


def _named(reading: dict[str, Any], assertions: list[dict[str, Any]]) -> set[str]:
    found = {one for one in _ids(reading, assertions) if one and ":" in one and not one.startswith("place:")}
    actors = [one for one in reading.get("actors", ()) if one.get("party") and one["id"] in found]
    return found | {one["party"] for one in actors}


def _ids(reading: dict[str, Any], assertions: list[dict[str, Any]]) -> Iterator[str | None]:
    for assertion in assertions:
        for role in (*assertion.get("roles", ()), *assertion.get("said_by", ())):
            yield role.get("entity")
    for statement in reading.get("statements", ()):
        for speaker in statement["speakers"]:
            yield speaker.get("entity")
    for kind, names in FIELDS.items():
        for noun in reading.get(kind, ()):
            for name in names:
                value = noun.get(name)
                yield from value if isinstance(value, list) else (value,)
