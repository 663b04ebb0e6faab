"""Answers after one decision more, made with what the answer before was made of, equal those made anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda import examples
from servanda.model.record import Decision
from servanda.model.view import View
from servanda.reconcile.remembered import NOTHING, Memory
from servanda.register import Register


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("remembered") / "record"
    example = examples.example(examples.DEFAULT)
    with Register.create(folder, dossier_from=example.dossier) as register:
        register.add(example.documents)
        register.read()
    return folder


def deciding(view: View) -> Iterator[tuple[Decision, str, str]]:
    """Decisions of every kind on what stands in a view, one after another."""
    assertions = sorted(view.reconciled.assertions)
    yield Decision.ACCEPT, assertions[0], ""
    yield Decision.REJECT, assertions[3], ""
    yield Decision.CORRECT, assertions[5], "modality=planned"
    yield Decision.CORRECT, view.reconciled.documents[0].id, "published=2009-01-02"
    events = [one.id for one in view.reconciled.events]
    yield Decision.SAME, events[0], events[1]
    yield Decision.DIFFERENT, events[2], events[3]
    for one in view.reconciled.conflicts:
        if one.answers and all(held in view.reconciled.assertions for held in one.answers[0].assertions):
            yield Decision.PREFER, one.id, one.answers[0].assertions[0]
            break
    actors = [one.id for one in view.reconciled.actors if one.id.startswith("person:")]
    yield Decision.SAME, actors[0], actors[1]
    yield Decision.ACCEPT, assertions[7], ""


@pytest.mark.parametrize("day", [False, True], ids=["latest", "as known by a day"])
def test_an_answer_after_any_decision_equals_the_one_made_anew(
    read_once: Path, tmp_path: Path, day: bool
) -> None:
    folder = tmp_path / "record"
    shutil.copytree(read_once, folder)
    with Register.open(folder) as remembering:
        remembering.remembers = True
        first = remembering.view()
        known_by = sorted(first.reconciled.known_on.values())[-2] if day else None
        limit = None if known_by is None else type(first.on).fromisoformat(known_by)
        remembering.view(known_by=limit)
        decisions = tuple(deciding(first))
        assert {one for one, _, _ in decisions} == set(Decision) - {Decision.ASSESS}
        for decision, subject, value in decisions:
            with Register.open(folder) as other:
                kept = other.judge(decision, subject, value, by="A. Analyst", why="looked up", view=first)
                anew = other.view(known_by=limit)
            after = remembering.view(known_by=limit)
            assert after.reconciled == anew.reconciled, decision
            assert after.assessment == anew.assessment, decision
            assert after == anew, decision
        with Register.open(folder) as other:
            other.take_back(kept.id, by="A. Analyst", why="no")
            assert remembering.view(known_by=limit) == other.view(known_by=limit)


def test_what_no_decision_touches_is_the_same_object_again(read_once: Path, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    shutil.copytree(read_once, folder)
    with Register.open(folder) as register:
        register.remembers = True
        before = register.view()
        chosen = min(before.reconciled.assertions)
        register.judge(Decision.ACCEPT, chosen, by="A. Analyst", why="looked up", view=before)
        after = register.view()
        assert after.visible is before.visible
        were = {id(one) for one in before.reconciled.events}
        anew = [one for one in after.reconciled.events if id(one) not in were]
        assert all(chosen in one.assertions for one in anew)


def test_a_thing_is_worked_out_again_where_it_rests_on_another() -> None:
    worked: list[object] = []

    def work(thing: list[int], word: str) -> int:
        worked.append((tuple(thing), word))
        return sum(thing)

    memory, one, equal = Memory(), [1, 2], [1, 2]
    assert memory.of(work, one, "a") == memory.of(work, one, "a") == 3
    assert len(worked) == 1
    memory.of(work, equal, "a")  # equal, and yet another
    memory.of(work, one, "b")
    assert len(worked) == 3
    assert NOTHING.of(work, one, "a") == 3
    assert len(worked) == 4


def test_what_no_answer_took_up_is_forgotten() -> None:
    memory, thing = Memory(), object()
    memory.of(id, thing)
    for _ in range(9):
        memory.begin()
    assert not memory._found
