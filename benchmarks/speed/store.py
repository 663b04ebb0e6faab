"""Time of the record against bare sqlite3 that writes and reads the same rows, in one run.

    python -m benchmarks.speed.store [SIZE …]

The peer gets its rows ready made, keeps no full-text index and no triggers, and checks nothing; it has the
same columns, keys, durability and transactions. So a ratio is the price of everything that the record adds:
JSON, evidence checked word by word, append-only, search. Where PostgreSQL's server is installed, one is
started that forces every transaction to disk as SQLite does, and does the same work: what a team pays for it.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import SETTINGS, Server, programs, running
from tests.store.nouns import make_document

from servanda.model.act import ACTS, Attribution
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Reading, Role
from servanda.model.source import Document
from servanda.model.when import Expression, Temporal
from servanda.store import tables
from servanda.store.postgres.opening import open_store as open_on_server
from servanda.store.protocol import Store
from servanda.store.sqlite import open_store

SIZES = (1_000, 10_000, 100_000)
PER_READING = 50
LOOKUPS = 2_000
AT = "2031-04-01T12:00:00Z"
DURABLE = {**SETTINGS, "fsync": "on", "full_page_writes": "on"}
WORDS = [
    "norland",
    "sudria",
    "oria",
    "envoy",
    "quota",
    "sluice",
    "gauge",
    "protocol",
    "herring",
    "patrol",
    "met",
    "said",
    "asked",
    "agreed",
]


@dataclass(frozen=True)
class Times:
    """Seconds that record and peer took for the same work, and how many assertions or lookups it was.

    `server` are those of the record on PostgreSQL, 0 where there is none.
    """

    work: str
    size: int
    count: int
    record: float
    peer: float
    server: float = 0.0

    def line(self) -> str:
        each = [1e6 * seconds / self.count for seconds in (self.record, self.peer, self.server)]
        told = (
            f"{self.size:>8,} assertions  {self.work:<12} record {each[0]:7.1f} µs  "
            f"sqlite3 {each[1]:7.1f} µs  ratio {self.record / self.peer:5.1f}"
        )
        if not self.server:
            return told
        return f"{told}  on PostgreSQL {each[2]:7.1f} µs  ratio to record {self.server / self.record:5.1f}"


def make(size: int) -> list[tuple[Document, Reading]]:
    """Documents of invented sentences, each with a reading of fifty assertions."""
    chance = random.Random(size)
    made = []
    for number in range(size // PER_READING):
        lines = [" ".join(chance.choices(WORDS, k=12)) + f" {number}." for _ in range(PER_READING)]
        document = make_document("\n".join(lines), file=f"{number}.txt", published="2031-03-14")
        reading = content_id("r", document.id)
        found, at = [], 0
        for line in lines:
            end = at + len(line)
            word = line.split()[0]
            found.append(
                Assertion(
                    id=content_id("a", document.id, at),
                    document=document.id,
                    reading=reading,
                    type=chance.choice(ACTS).name,
                    roles=(Role("agent", word, "state:XN", word, at, at + len(word)),),
                    when=Temporal("", Expression.absolute("2031-03")),
                    said_by=(Attribution("an envoy"),),
                    evidence=(document.quote(at, end),),
                )
            )
            at = end + 1
        made.append(
            (
                document,
                Reading(
                    id=reading,
                    document=document.id,
                    reader="bench 1",
                    words="w",
                    anchor="2031-03-14",
                    assertions=tuple(found),
                ),
            )
        )
    return made


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rows_of(path: Path) -> dict[str, list[list[tuple[object, ...]]]]:
    """The rows that the record wrote, by table and by document, for the peer to write as they are."""
    found: dict[str, list[list[tuple[object, ...]]]] = {}
    with closing(sqlite3.connect(path)) as connection:
        order = [row[0] for row in connection.execute("SELECT id FROM document ORDER BY seq")]
        place = {name: number for number, name in enumerate(order)}
        for table in tables.metadata.sorted_tables:
            key = "id" if table.name == "document" else "document"
            if key not in table.c:
                continue
            column = list(table.c.keys()).index(key)
            found[table.name] = [[] for _ in order]
            for row in connection.execute(f"SELECT * FROM {table.name} ORDER BY 1"):
                found[table.name][place[row[column]]].append(row)
    return found


def peer(path: Path) -> sqlite3.Connection:
    """Bare tables of the same columns and indexes, with the same durability."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    for table in tables.metadata.sorted_tables:
        columns = ", ".join(
            f'"{column.name}"' + (" INTEGER PRIMARY KEY" if column.name == "seq" else "")
            for column in table.columns
        )
        connection.execute(f"CREATE TABLE {table.name} ({columns})")
        keys = [index.columns.keys() for index in table.indexes]
        keys += [[column.name] for column in table.columns if column.unique]
        for number, key in enumerate(keys):
            names = ", ".join(f'"{name}"' for name in key)
            connection.execute(f"CREATE INDEX {table.name}_{number} ON {table.name} ({names})")
    connection.execute('CREATE UNIQUE INDEX assertion_key ON assertion (reading, "id")')
    return connection


def append_bare(connection: sqlite3.Connection, rows: dict[str, list[list[tuple[object, ...]]]]) -> None:
    """Write everything of a document in one transaction, of its reading in another, as the record does."""
    reading_tables = ("reading", "assertion", "statement")
    document_tables = [name for name in rows if name not in reading_tables]
    for number in range(len(rows["document"])):
        for names in (document_tables, reading_tables):
            connection.execute("BEGIN IMMEDIATE")
            for name in names:
                if part := rows[name][number]:
                    marks = ", ".join("?" * len(part[0]))
                    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", part)
            connection.execute("COMMIT")


def append(store: Store, made: Sequence[tuple[Document, Reading]]) -> None:
    for document, reading in made:
        store.add_document(document, document.text.encode(), AT)
        store.add_reading(reading, AT)


def measure(size: int, folder: Path, server: Server | None = None) -> list[Times]:
    """Append, then look up, with the record, with the peer, and with the record on a server."""
    made = make(size)
    path, bare = folder / f"record-{size}.sqlite", folder / f"bare-{size}.sqlite"
    asked = [one.id for _, reading in made for one in reading.assertions]
    asked = random.Random(0).choices(asked, k=LOOKUPS)

    def work(store: Store) -> tuple[float, float]:
        appended = timed(lambda: append(store, made))
        return appended, timed(lambda: [store.assertion(name) for name in asked])

    with open_store(path, create=True) as store:
        record_append, record_look = work(store)
    server_append = server_look = 0.0
    if server:
        with server.database() as address, open_on_server(address, create=True) as store:
            server_append, server_look = work(store)
    rows = rows_of(path)
    with closing(peer(bare)) as connection:
        peer_append = timed(lambda: append_bare(connection, rows))
        query = "SELECT payload FROM assertion WHERE id = ? ORDER BY seq DESC LIMIT 1"
        peer_look = timed(
            lambda: [json.loads(connection.execute(query, (name,)).fetchone()[0]) for name in asked]
        )
    return [
        Times("append", size, size, record_append, peer_append, server_append),
        Times("point lookup", size, LOOKUPS, record_look, peer_look, server_look),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size and print a line for each kind of work."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="assertions; 1000 10000 100000")
    sizes = parser.parse_args(arguments).sizes
    with running(DURABLE) if programs() else nullcontext() as server:
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                for times in measure(size, Path(folder), server):
                    print(times.line(), flush=True)


if __name__ == "__main__":
    main()
