"""Two programs at one record: they queue, and nothing is kept twice or lost."""

import subprocess
import sys
from pathlib import Path

from servanda.store.sqlite import open_store
from tests.end_to_end import store_writer


def test_two_programs_that_begin_and_fill_one_record_at_once_end_with_one(path: Path) -> None:
    command = [sys.executable, "-m", store_writer.__name__, str(path)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ends = [(writer.communicate(timeout=120)[1].decode(), writer.returncode) for writer in writers]
    assert ends == [("", 0)] * 3
    with open_store(path) as store:
        assert store.check() == ()
        found = store.documents()
        assert {document.id for document, _ in found} == {one.id for one in store_writer.reports()}
        assert len(found) == len(store.visible()) == store_writer.COUNT
        stamps = [at for _, at in found]
        assert stamps == sorted(set(stamps))
        # Each document with its publication, and one reading.
        assert store.revision() == 3 * store_writer.COUNT
