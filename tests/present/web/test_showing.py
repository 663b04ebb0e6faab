"""What is decided by the API is looked for in one track of a large record, and never in all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda.present.web.clocks import Clocks
from servanda.present.web.settings import WebSettings
from tests.present.web.conftest import CHEAP, Now, Served

TRACK = "track:orra-fishing-talks"


@pytest.fixture
def large(record: Path) -> Iterator[Served]:
    """A record that counts as large, with somebody to decide."""
    (record / "servanda.toml").write_text('by = "A. Analyst"\n')
    made = Served(record, WebSettings(many=1, argon2=CHEAP), Now())
    yield made
    made.close()


def post(served: Served, query: str = "", **told: str) -> Any:
    browser = served.browser()
    token = browser.get("/api/me").json()["csrf"]
    return browser.client.post(f"/api/judgements{query}", json=told, headers={"X-CSRF-Token": token})


def test_a_decision_on_an_assertion_asks_for_no_answer_on_everything(
    large: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = large.site.answers
    view = answers.ask(Clocks(track=TRACK)).view
    one, other = sorted(view.reconciled.assertions)[:2]
    event = view.reconciled.events[-1].id
    asked: list[Clocks] = []
    real = answers.ask

    def ask(clocks: Clocks, at_least: int = 0, *, cases: bool = False) -> object:
        asked.append(clocks)
        return real(clocks, at_least, cases=cases)

    monkeypatch.setattr(answers, "ask", ask)
    assert post(large, decision="accept", subject=one, why="as read").status_code == 201
    assert post(large, f"?track={TRACK}", decision="reject", subject=other, why="misread").status_code == 201
    assert post(large, decision="accept", subject=event, why="as read").status_code == 201
    assert {clocks.track for clocks in asked} == {TRACK}


def test_an_assertion_leads_to_its_track_where_no_answer_is_at_hand(large: Served) -> None:
    with large.site.registers.lend() as register:
        one = min(register.view(scope=register.scope(TRACK)).reconciled.assertions)
    assert large.site.answers.tracks() == ()
    assert post(large, decision="accept", subject=one, why="as read").status_code == 201


def test_what_no_track_at_hand_shows_is_told_with_what_to_name(large: Served) -> None:
    refused = post(large, decision="accept", subject="e_0", why="as read")
    assert refused.status_code == 404
    assert "?track=" in refused.json()["remedy"]
    assert post(large, "?track=track:none", decision="accept", subject="e_0", why="x").status_code == 404
    assert post(large, "?track=none", decision="accept", subject="e_0", why="x").status_code == 422
