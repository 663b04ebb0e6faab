"""Nothing that was kept is lost on a kill at any point, and what was left undone can be done."""

import random
from pathlib import Path

from servanda.store.sqlite import is_record, open_store
from tests.end_to_end import store_writer
from tests.end_to_end.killing import content, run_and_kill

KILLS = 12


def test_a_record_killed_at_random_moments_ends_as_one_that_was_left_in_peace(tmp_path: Path) -> None:
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    peaceful = tmp_path / "peaceful.sqlite"
    store_writer.main(peaceful)
    paths = [tmp_path / "0.sqlite"]
    kept: set[str] = set()
    kills = 0
    while kills < KILLS:
        path = paths[-1]
        # The first few are killed by time alone, most while the record is still being made.
        early = kills < 5
        run = run_and_kill(
            "tests.end_to_end.store_writer",
            str(path),
            chance=chance,
            lines=0 if early else 12,
            seconds=1.5 if early else 30.0,
        )
        kept.update(run.lines)
        if "open" in kept:
            assert is_record(path), f"seed {seed}: the record that was there is gone"
        if path.exists() and is_record(path):
            with open_store(path) as store:
                assert store.check() == (), f"seed {seed}"
                there = {f"document {document.id}" for document, _ in store.documents()}
                there |= {f"reading {seen.document.id}" for seen in store.visible()} | {"open"}
                assert kept <= there, f"seed {seed}: lost {sorted(kept - there)}"
                assert all(len(seen.reading.assertions) == 3 for seen in store.visible()), f"seed {seed}"
        if run.finished:  # faster than the kill: begin another record
            paths.append(tmp_path / f"{len(paths)}.sqlite")
            kept.clear()
        else:
            kills += 1
    store_writer.main(paths[-1])
    assert all(content(path) == content(peaceful) for path in paths), f"seed {seed}"
