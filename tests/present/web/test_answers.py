"""Answers that are kept at hand: current, or saying what they lack; made once for all who ask."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from servanda.model.record import Decision
from servanda.present import views
from servanda.present.page import Sheet
from servanda.present.web.answers import Answers, Busy
from servanda.present.web.clocks import Clocks
from servanda.present.web.made import Asked
from servanda.present.web.registers import Registers
from servanda.present.web.settings import WebSettings
from servanda.register import Register
from servanda.register.staleness import bearing_on
from tests.present.web.conftest import Served

SETTINGS = WebSettings(patience=0.3, first=30.0)
TRACK = "track:orra-fishing-talks"


@pytest.fixture
def registers(record: Path) -> Iterator[Registers]:
    made = Registers(record)
    yield made
    made.close()


@pytest.fixture
def answers(registers: Registers) -> Iterator[Answers]:
    made = Answers(registers, SETTINGS)
    yield made
    made.close()


def decide(record: Path) -> None:
    """Reject an assertion of the record."""
    with Register.open(record) as register:
        chosen = next(iter(register.view().reconciled.assertions))
        register.judge(Decision.REJECT, chosen, by="A. Analyst", why="misread")


def test_an_answer_is_made_once_as_long_as_nothing_is_entered(answers: Answers) -> None:
    first = answers.ask(Clocks())
    assert answers.ask(Clocks()) is first
    assert answers.ask(Clocks(track=TRACK)) is not first


def test_a_screen_is_made_once_of_an_answer(answers: Answers) -> None:
    made: list[str] = []

    def compose(view: object, name: str) -> Sheet:
        made.append(name)
        return views.compose(view, name)  # type: ignore[arg-type]

    answer = answers.ask(Clocks())
    assert answer.screen(compose, "rounds") is answer.screen(compose, "rounds")
    assert answer.screen(compose, "figures") is not answer.screen(compose, "rounds")
    assert made == ["rounds", "figures"]


def test_what_was_decided_is_in_the_next_answer(answers: Answers, record: Path) -> None:
    before = answers.ask(Clocks())
    decide(record)
    after = answers.ask(Clocks(), at_least=before.revision + 1)
    assert after.later == 0
    assert after.revision > before.revision
    assert after.view.judgements


def test_nobody_waits_for_an_entry_that_is_not_there(answers: Answers, record: Path) -> None:
    answers.ask(Clocks())
    decide(record)
    since = time.monotonic()
    assert answers.ask(Clocks(), at_least=10**9).later == 0
    assert time.monotonic() - since < 20


def test_an_older_answer_says_what_it_lacks(
    answers: Answers, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers.ask(Clocks())
    decide(record)
    slow, going = threading.Event(), answers._made

    def made(asked: Asked) -> object:
        slow.wait(20)
        return going(asked)

    monkeypatch.setattr(answers, "_made", made)
    since = time.monotonic()
    while_making = answers.ask(Clocks())
    assert time.monotonic() - since < 5
    assert while_making.view is before.view
    assert while_making.later >= 1
    slow.set()
    after = answers.ask(Clocks(), at_least=before.revision + 1)
    assert after.later == 0
    assert answers.ask(Clocks()) is after


def test_one_maker_serves_all_who_ask_at_once(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Clocks] = []
    real = answers._made

    def making(asked: Asked) -> object:
        made.append(asked.clocks)
        time.sleep(0.2)
        return real(asked)

    monkeypatch.setattr(answers, "_made", making)
    found: list[object] = []
    asking = [threading.Thread(target=lambda: found.append(answers.ask(Clocks()))) for _ in range(12)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert made == [Clocks()]
    assert len({id(one) for one in found}) == 1


def test_where_there_is_no_older_answer_it_is_told_that_it_takes_longer(
    registers: Registers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(registers, replace(SETTINGS, first=0.05))
    release = threading.Event()
    real = answers._made

    def made(asked: Asked) -> object:
        release.wait(20)
        return real(asked)

    monkeypatch.setattr(answers, "_made", made)
    with pytest.raises(Busy):
        answers.ask(Clocks())
    release.set()
    answers.close()


def test_a_past_state_of_the_record_is_never_made_anew(answers: Answers, record: Path) -> None:
    last = answers.ask(Clocks()).recorded_at
    then = answers.ask(Clocks(recorded_by=last))
    decide(record)
    assert answers.ask(Clocks(recorded_by=last)) is then


def test_an_edited_dossier_is_heeded_without_a_restart(answers: Answers, record: Path) -> None:
    before = answers.ask(Clocks())
    for path in (record / "dossier").glob("*.yaml"):
        words = re.sub("(?m)^name: .*$", "name: Quite another accord", path.read_text())
        path.write_text(words)
    while (after := answers.ask(Clocks())).later:  # it may take longer than anybody waits for
        assert after.view is before.view
    assert after.view.dossier.name == "Quite another accord"


def test_an_answer_on_which_no_later_entry_bears_equals_the_one_made_anew(record: Path) -> None:
    (record.parent / "letter.txt").write_text(
        "Ferries run again\n\n4 May 2021 - Ostmark said that its ferries would run again on Monday.\n"
    )
    with Register.open(record) as register:
        scope = register.scope(TRACK)
        before, revision = register.view(scope=scope), register.store.revision()
        register.add([record.parent / "letter.txt"])
        register.read()
        assert register.store.revision() > revision
        assert bearing_on(before, register.store, revision) == ()
        after = register.view(scope=scope)
        assert after.reconciled == before.reconciled
        assert after.assessment == before.assessment
        whole = register.view()
        some = next(iter(before.reconciled.assertions))
        register.judge(Decision.REJECT, some, by="A. Analyst", why="misread")
        assert bearing_on(before, register.store, revision)
        assert bearing_on(whole, register.store, revision)


def test_a_page_says_that_later_entries_are_being_worked_in(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = served.site.answers.ask(Clocks())
    monkeypatch.setattr(served.site.answers, "ask", lambda *_, **__: answer.behind(3))
    text = served.browser().get("/rounds").text
    assert f"As recorded by {answer.recorded_at[11:19]} UTC; 3 later entries are being worked in." in text


def test_a_browser_that_decided_something_gets_pages_that_hold_it(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = served.browser()
    browser.get("/rounds")
    decide(served.folder)
    answers, asked = served.site.answers, list[int]()
    real = answers.ask

    def ask(clocks: Clocks, at_least: int = 0, *, cases: bool = False) -> object:
        asked.append(at_least)
        return real(clocks, at_least, cases=cases)

    monkeypatch.setattr(answers, "ask", ask)
    browser.client.cookies.set("seen", str(answers.revision()))
    assert "being worked in" not in browser.get("/rounds").text
    assert asked == [answers.revision()]


def test_a_large_record_is_asked_about_one_track_at_a_time(record: Path) -> None:
    served = Served(record, WebSettings(many=1, argon2=(1, 8, 1)), now=lambda: 0.0)  # type: ignore[arg-type]
    browser = served.browser()
    leads = browser.get("/rounds")
    assert leads.status_code == 303
    assert leads.headers["location"] == "/tracks"
    assert f"/?track={TRACK.replace(':', '%3A')}" in browser.get("/tracks").text
    assert browser.get(f"/rounds?track={TRACK}").status_code == 200
    served.close()
