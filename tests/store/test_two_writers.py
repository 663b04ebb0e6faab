"""Two programs at one record: they queue, and nothing is kept twice or lost."""

import subprocess
import sys

from tests.end_to_end import store_writer
from tests.store.homes import Home


def test_two_programs_that_begin_and_fill_one_record_at_once_end_with_one(home: Home) -> None:
    command = [sys.executable, "-m", store_writer.__name__, home.place]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ends = [(writer.communicate(timeout=120)[1].decode(), writer.returncode) for writer in writers]
    assert ends == [("", 0)] * 3
    with home.open() as store:
        assert store.check() == ()
        found = store.documents()
        assert {document.id for document, _ in found} == {one.id for one in store_writer.reports()}
        assert len(found) == len(store.visible()) == store_writer.COUNT
        stamps = [at for _, at in found]
        assert stamps == sorted(set(stamps))
        # Each document with its publication, and one reading.
        assert store.revision() == 3 * store_writer.COUNT
