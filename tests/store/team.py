"""Programs for test_team: one adds to a record on a server, one looks at it meanwhile.

    python -m tests.store.team write ADDRESS NAME COUNT
    python -m tests.store.team look ADDRESS ENTRIES

The first writes a line for each thing that was kept. The second looks until there are so many entries, and
fails where an earlier look is not the beginning of a later one.
"""

import sys
import time

from servanda.model.record import Decision, Judgement
from servanda.model.source import Document
from servanda.store.clock import Clock
from servanda.store.postgres.opening import open_store
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

SECONDS = 60.0  # after which a program gives up


def report(name: str, number: int) -> Document:
    return make_document(f"{PATROL}\nReport {name} {number}.", file=f"{name}-{number}.txt")


def write(address: str, name: str, count: int) -> None:
    """Add reports, each with its reading and a judgement: four entries a report."""
    with open_store(address) as store:
        clock = Clock()
        for number in range(count):
            document = report(name, number)
            store.add_document(document, data_of(document), clock())
            print("document", document.id, flush=True)
            store.add_reading(patrol_reading(document), clock())
            print("reading", document.id, flush=True)
            id_ = f"j_{name}_{number}"
            store.add_judgement(
                Judgement(
                    id=id_,
                    decision=Decision.ACCEPT,
                    subject=document.id,
                    by=name,
                    why="as read",
                    recorded_at=clock(),
                )
            )
            print("judgement", id_, flush=True)


def look(address: str, entries: int) -> None:
    """Look again and again; every look is whole and a continuation of the one before."""
    until = time.monotonic() + SECONDS
    with open_store(address) as store:
        seen: tuple[tuple[Document, str], ...] = ()
        listed: list[tuple[int, str, str]] = []
        looks = 0
        while len(listed) < entries:
            assert time.monotonic() < until, f"only {len(listed)} entries came"
            found = store.documents()
            assert found[: len(seen)] == seen, "what was seen is there no more, or in another order"
            seen = found
            later = [(one.number, one.recorded_at, one.kind) for one in store.entries(len(listed))]
            assert [number for number, _, _ in later] == list(
                range(len(listed) + 1, len(listed) + len(later) + 1)
            )
            listed += later
            # One transaction shares a stamp: a document and its publication.
            stamps = [at for _, at, kind in listed if kind != "publication"]
            assert stamps == sorted(set(stamps)), "stamps do not rise"
            assert all(len(one.reading.assertions) == 3 for one in store.visible()), "half a reading"
            looks += 1
            time.sleep(0.02)
        print("looks", looks, flush=True)


if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    if what == "write":
        write(where, rest[0], int(rest[1]))
    else:
        look(where, int(rest[0]))
