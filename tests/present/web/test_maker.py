"""Answers made in a process of their own: the same ones, with everybody's decisions, whatever happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from servanda.errors import BadRecord, UnknownId
from servanda.model.record import Decision
from servanda.present.web import leaning
from servanda.present.web.answers import Answers, Busy
from servanda.present.web.clocks import Clocks
from servanda.present.web.made import Asked
from servanda.present.web.maker import Maker
from servanda.present.web.registers import Registers
from servanda.present.web.settings import WebSettings
from servanda.present.web.turns import Turns
from servanda.register import Register
from servanda.register.copying import copy_record
from tests.postgres import Server
from tests.present.web.conftest import CHEAP, Now, Served

APART = WebSettings(apart=0, patience=0.0, rest=0.0, first=60.0, argon2=CHEAP)
TRACK = Clocks(track="track:orra-fishing-talks")


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, record: Path, tmp_path: Path) -> Iterator[Path]:
    """The record, on either database."""
    if request.param == "sqlite":
        yield record
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database() as address:
        copy_record(record, tmp_path / "shared", address)
        yield tmp_path / "shared"


def making(folder: Path, settings: WebSettings = APART) -> tuple[Registers, Answers]:
    registers = Registers(folder)
    return registers, Answers(registers, settings)


def decide(folder: Path, subject: str, by: str = "A. Analyst", why: str = "looked up") -> None:
    with Register.open(folder) as register:
        register.judge(Decision.ACCEPT, subject, by=by, why=why, view=register.view(cases=False))


def test_it_gives_the_answer_that_is_made_here_and_one_after_a_decision(kept: Path) -> None:
    registers, answers = making(kept)
    with Register.open(kept) as register:
        before = answers.ask(Clocks())
        assert before.view == register.view(cases=False)
        chosen = min(before.view.reconciled.assertions)
        decide(kept, chosen)
        after = answers.ask(Clocks(), answers.revision())
        assert after.view == register.view(cases=False)
        assert [one.subject for one in after.view.judgements] == [chosen]
    assert len(answers.processes()) == 1
    answers.close()
    registers.close()


def test_two_answers_share_what_is_the_same_in_both(record: Path) -> None:
    registers, answers = making(record)
    before = answers.ask(Clocks())
    decide(record, min(before.view.reconciled.assertions))
    after = answers.ask(Clocks(), answers.revision())
    assert all(one is other for one, other in zip(before.view.visible, after.view.visible, strict=True))
    shared = set(map(id, before.view.reconciled.events)) & set(map(id, after.view.reconciled.events))
    assert len(shared) >= len(after.view.reconciled.events) - 1
    answers.close()
    registers.close()


def test_a_killed_process_is_started_again_and_the_question_answered(kept: Path) -> None:
    registers, answers = making(kept)
    chosen = min(answers.ask(Clocks()).view.reconciled.assertions)
    (first,) = answers.processes()
    os.kill(first, signal.SIGKILL)
    decide(kept, chosen)
    after = answers.ask(Clocks(), answers.revision())
    assert after.view.judgements
    (second,) = answers.processes()
    assert second != first
    answers.close()
    registers.close()


def test_a_page_answers_while_its_process_is_killed_again_and_again(record: Path) -> None:
    served = Served(record, APART, Now())
    browser = served.browser()
    assert browser.get("/rounds").status_code == 200
    chosen = sorted(served.site.answers.ask(Clocks()).view.reconciled.assertions)[:3]
    for one in chosen:
        for process in served.site.answers.processes():
            os.kill(process, signal.SIGKILL)
        decide(record, one)
        browser.client.cookies.set("seen", str(served.site.answers.revision()))
        page = browser.get("/rounds")
        assert page.status_code == 200
        assert "being worked in" not in page.text
    served.close()


def test_what_kills_it_twice_is_told_as_an_answer_that_waits(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = Maker(record)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Busy, match="could not be made"):
        maker.make(Asked(Clocks()))
    monkeypatch.undo()
    assert maker.make(Asked(Clocks())).view.reconciled.events
    maker.close()


def test_what_is_wrong_with_a_question_is_told_as_if_it_were_asked_here(record: Path) -> None:
    registers, answers = making(record)
    with pytest.raises(UnknownId, match="no track track:none"):
        answers.ask(Clocks(track="track:none"))
    assert answers.ask(TRACK).view.scope is not None
    answers.close()
    registers.close()


def test_no_decision_of_reviewers_at_once_is_lost_and_each_sees_their_own(kept: Path) -> None:
    served = Served(kept, replace(APART, writes_a_minute=10_000), Now())
    subjects = sorted(served.site.answers.ask(Clocks()).view.reconciled.assertions)
    wrong: list[str] = []

    def review(number: int) -> None:
        browser = served.browser()
        for mine, one in enumerate(subjects[number:12:3], start=1):
            why = f"looked up by {number}"
            told = {"do": f"accept {one}", "why": why, "by": f"R{number}", "back": "/review/decided"}
            made = browser.send("/judge", **told)
            page = browser.get(f"/review/decided?by=R{number}")
            seen = page.text.count(why)  # one's own; another's of the same moment may still be worked in
            if made.status_code != 303 or seen < mine:
                wrong.append(f"{number} {one} {made.status_code}: {seen} of {mine}")

    people = [threading.Thread(target=review, args=(number,)) for number in range(3)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert wrong == []
    with Register.open(kept) as register:
        assert sorted(one.subject for one in register.store.judgements()) == sorted(subjects[:12])
    served.close()


def test_closing_ends_the_process_also_in_the_middle_of_an_answer(record: Path) -> None:
    registers, answers = making(record)
    answers.ask(Clocks())
    (process,) = answers.processes()
    answers._make(Asked(TRACK))
    answers.close()
    registers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_it_ends_when_whoever_started_it_is_killed(record: Path) -> None:
    code = (
        "import os, sys, signal; from pathlib import Path;"
        "from servanda.present.web.maker import Maker; from servanda.present.web.clocks import Clocks;"
        "from servanda.present.web.made import Asked;"
        f"maker = Maker(Path({str(record)!r})); maker.make(Asked(Clocks()));"
        "print(maker.process, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    process, until = int(done.stdout), time.monotonic() + 20
    while time.monotonic() < until:
        status = Path(f"/proc/{process}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("it goes on alone")


def test_readers_keep_an_answer_in_proportion_to_what_it_took(record: Path) -> None:
    registers, answers = making(record, replace(APART, rest=1000.0))
    before = answers.ask(Clocks())
    decide(record, min(before.view.reconciled.assertions))
    assert answers.ask(Clocks()).later == 1  # it says so, and nothing is made anew yet
    own = answers.ask(Clocks(), answers.revision())
    assert (own.later, own.view is before.view) == (0, False)
    others = answers.ask(Clocks())
    assert (others.later, others.view is before.view) == (1, True)
    answers.close()
    registers.close()


def test_bytes_that_lean_on_another_view_are_refused(record: Path) -> None:
    with Register.open(record) as register:
        before = register.view(cases=False)
        after = replace(before, known_by=before.on)
    data = leaning.written(after, before)
    assert leaning.read(data, before) == after
    assert len(data) < len(leaning.written(after, None)) / 50
    with pytest.raises(BadRecord, match="leans on another"):
        leaning.read(data, None)


def test_the_urgent_comes_first_and_the_same_is_done_once() -> None:
    done: list[str] = []
    begin = threading.Event()

    def work(key: str) -> str:
        begin.wait(20)
        done.append(key)
        return key.upper()

    turns: Turns[str, str] = Turns("test", work)
    asked: list[Future[str]] = [turns.ask("a")]
    while turns._now is None:
        time.sleep(0.01)
    asked += [turns.ask("b"), turns.ask("c"), turns.ask("b"), turns.ask("c", urgent=True), turns.ask("a")]
    begin.set()
    assert [one.result(20) for one in asked] == ["A", "B", "C", "B", "C", "A"]
    assert done == ["a", "c", "b"]
    turns.close()
