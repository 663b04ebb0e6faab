"""Many at one record on a server: nothing is lost, all see one order, and who is killed leaves all or nothing."""

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from servanda.store.record import RecordStore
from tests.end_to_end import store_writer
from tests.end_to_end.killing import run_and_kill
from tests.store import team
from tests.store.homes import Homes
from tests.store.nouns import data_of, patrol_reading

WRITERS, COUNT, ENTRIES = 3, 8, 4  # programs, reports of each, entries a report


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", team.__name__, *(str(one) for one in arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_writers_and_readers_at_once_lose_nothing_and_see_one_order(databases: Homes) -> None:
    with databases.home(made=True) as home:
        total = WRITERS * COUNT * ENTRIES
        readers = [start("look", home.place, total) for _ in range(2)]
        writers = [start("write", home.place, f"w{number}", COUNT) for number in range(WRITERS)]
        ends = [(*one.communicate(timeout=120), one.returncode) for one in (*writers, *readers)]
        assert [end[1:] for end in ends] == [("", 0)] * len(ends)
        assert all(int(end[0].split()[1]) > 1 for end in ends[WRITERS:])
        with home.open() as store:
            assert store.check() == ()
            assert store.revision() == total
            assert {one.id for one, _ in store.documents()} == {
                team.report(f"w{number}", report).id for number in range(WRITERS) for report in range(COUNT)
            }
            assert len(store.visible()) == len(store.judgements()) == WRITERS * COUNT
            said = [hit.document for hit in store.search("twice its share", limit=500) if hit.statement]
            assert len(said) == WRITERS * COUNT


def test_a_writer_that_is_killed_leaves_all_or_nothing_and_nobody_waits_for_it(databases: Homes) -> None:
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    with databases.home(made=True) as home:
        kept: set[str] = set()
        for number in range(4):
            writer = start("write", home.place, f"k{number}", 400)
            assert writer.stdout
            wanted = chance.randint(1, 30)
            while wanted and (line := writer.stdout.readline()):
                kept.add(line.strip())
                wanted -= 1
            time.sleep(chance.random() * 0.02)
            writer.kill()
            kept |= {line.strip() for line in writer.stdout.readlines() if line.endswith("\n")}
            writer.wait()
        began = time.monotonic()
        with home.open() as store:
            document = team.report("after", 0)
            assert store.add_document(document, data_of(document), "2031-04-01")
            assert time.monotonic() - began < 20, f"seed {seed}: it had to wait"
            assert store.check() == (), f"seed {seed}"
            there = {f"document {one.id}" for one, _ in store.documents()}
            there |= {f"reading {seen.document.id}" for seen in store.visible()}
            there |= {f"judgement {one.id}" for one in store.judgements()}
            assert kept <= there, f"seed {seed}: lost {sorted(kept - there)}"
            assert all(len(seen.reading.assertions) == 3 for seen in store.visible()), f"seed {seed}"
            numbers = [one.number for one in store.entries(0, 100_000)]
            assert numbers == list(range(1, len(numbers) + 1)), f"seed {seed}: entries have gaps"


def test_a_record_on_a_server_that_is_killed_while_it_is_made_is_made_or_not(databases: Homes) -> None:
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    with databases.home() as home:
        for _ in range(3):
            run_and_kill(store_writer.__name__, home.place, chance=chance, lines=0, seconds=2.0)
            if home.is_record():
                with home.open() as store:
                    assert store.check() == (), f"seed {seed}"
        store_writer.main(home.place)
        with home.open() as store:
            assert len(store.visible()) == store_writer.COUNT, f"seed {seed}"
            assert store.check() == (), f"seed {seed}"


def test_threads_of_one_program_share_its_connections(databases: Homes) -> None:
    with databases.home(made=True) as home, home.open() as first:
        document = team.report("one", 0)
        first.add_document(document, data_of(document), "2031-04-01")
        first.add_reading(patrol_reading(document), "2031-04-01")

        def ask(number: int) -> int:
            with home.open() as store:
                return sum(_looks(store) for _ in range(5))

        with ThreadPoolExecutor(30) as pool:
            assert list(pool.map(ask, range(30))) == [5] * 30
        assert (
            first.assertion("a_held").id == "a_held"
        )  # the others left; the first has its connections still
        (count,) = home.rows("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'servanda'")[0]
        assert count <= 40


def _looks(store: RecordStore) -> int:
    assert store.assertion("a_held").id == "a_held"
    return len(store.visible())
