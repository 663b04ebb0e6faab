"""Nothing that was kept is lost on a kill at any point, and what was left undone can be done."""

import random
from pathlib import Path

from servanda.store.sqlite import is_record, open_store
from tests.end_to_end import register_writer, store_writer
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


def test_adding_and_reading_over_several_processes_go_on_after_kills(tmp_path: Path) -> None:
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    reports, killed, peaceful = tmp_path / "reports", tmp_path / "killed", tmp_path / "peaceful"
    reports.mkdir()
    for number in range(12):
        text = f"Norway and Iceland held talks in Bergen on {number + 1} March 2031 on the herring quota.\n"
        (reports / f"{number:02}.txt").write_text(text)
    (reports / "empty.txt").touch()
    register_writer.main(peaceful, reports)
    kept: set[str] = set()
    for _ in range(3):
        run = run_and_kill(
            "tests.end_to_end.register_writer",
            str(killed),
            str(reports),
            chance=chance,
            lines=13 if not kept else 4,  # the first may come into the reading, the others go on with it
            seconds=60.0,
        )
        kept.update(run.lines)
        if not (killed / "record.sqlite").exists():
            continue
        with open_store(killed / "record.sqlite") as store:
            assert store.check() == (), f"seed {seed}"
            there = {f"added {Path(document.file).name}" for document, _ in store.documents()}
            there |= {f"added {Path(problem.where).name}" for problem in store.problems()}
            there |= {f"read {Path(seen.document.file).name}" for seen in store.visible()}
            assert kept <= there, f"seed {seed}: lost {sorted(kept - there)}"
    register_writer.main(killed, reports)
    assert content(killed / "record.sqlite") == content(peaceful / "record.sqlite"), f"seed {seed}"
