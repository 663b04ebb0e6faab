"""A program for test_kill to kill: fills a record and says what was kept, a line for each.

python -m tests.end_to_end.store_writer FILE|ADDRESS
"""

import sys
from pathlib import Path

from servanda.model.source import Document
from servanda.store.clock import Clock
from servanda.store.postgres import opening as postgres
from servanda.store.sqlite import open_store
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

COUNT = 60


def reports() -> list[Document]:
    return [make_document(f"{PATROL}\nReport {number}.", file=f"{number}.txt") for number in range(COUNT)]


def main(place: Path | str) -> None:
    made = postgres.open_store if str(place).startswith("postgresql:") else open_store
    with made(str(place), create=True) as store:
        clock = Clock(after=store.last_recorded())
        print("open", flush=True)
        kept = {document.id for document, _ in store.documents()}
        for document in reports():
            if document.id not in kept:
                store.add_document(document, data_of(document), clock())
                print("document", document.id, flush=True)
        for document in store.unread("machine 1", "w1"):
            store.add_reading(patrol_reading(document), clock())
            print("reading", document.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
