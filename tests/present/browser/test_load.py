"""Ten readers and three reviewers at once: nobody meets an error, and nothing that was kept is lost."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from benchmarks.speed.crowd import Crowd, come_in, lost

from servanda.register import Register
from servanda.register.copying import copy_record
from tests.postgres import Server
from tests.present.browser.serving import serving

READERS, REVIEWERS = 10, 3
PATHS = ("/", "/status", "/rounds", "/timeline", "/statements", "/conflicts", "/commitments", "/brief")


def everybody(record: Path) -> Crowd:
    """Let them all in: 200 requests in all."""
    with Register.open(record) as register:
        subjects = [("", one) for one in sorted(register.view().reconciled.assertions)]
    with serving(record) as site:
        readers, reviewers = come_in(record, site.port, READERS, REVIEWERS)
        crowd = Crowd(site.address, 0.02)

        async def all_() -> None:
            read = [crowd.read(one, [(path, path) for path in PATHS * 2]) for one in readers]
            decide = [
                crowd.review(one, subjects[number * 5 : number * 5 + 5])
                for number, one in enumerate(reviewers)
            ]
            await asyncio.gather(*read, *decide)

        _elsewhere(all_)
    return crowd


def _elsewhere(work: object) -> None:
    """Run in a thread of its own, whatever loop of events a browser left in this one."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(work())  # type: ignore[operator]
        except BaseException as error:
            wrong.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if wrong:
        raise wrong[0]


def test_many_at_once_meet_no_error_and_lose_nothing(record: Path) -> None:
    crowd = everybody(record)
    assert crowd.wrong() == []
    assert len(crowd.kept) == 15
    assert lost(record, crowd.kept) == set()
    assert len(crowd.answers) >= 200


def test_many_at_once_lose_nothing_on_a_server(record: Path, postgres: Server, tmp_path: Path) -> None:
    with postgres.database() as address:
        shared = tmp_path / "shared"
        copy_record(record, shared, address)
        crowd = everybody(shared)
        assert crowd.wrong() == []
        assert len(crowd.kept) == 15
        assert lost(shared, crowd.kept) == set()
