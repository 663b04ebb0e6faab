"""The engine answers the ten questions from the marked example, and notices every damage to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

import pytest
from benchmarks.accuracy.questions.answer import Answer, As, Check, Outcome, Verdict
from benchmarks.accuracy.questions.asked import QUESTIONS, ask
from benchmarks.accuracy.questions.grounds import Grounds
from benchmarks.accuracy.questions.records import as_of, marked

from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.talks import TrackState
from servanda.model.view import View
from tests.end_to_end.damage import Damage, act, every
from tests.end_to_end.damages import DAMAGES, GIVEN, JOINT, NOT_ANSWERED, WRONG


@cache
def _marked() -> tuple[tuple[Visible, ...], Dossier]:
    return marked()


@cache
def _view() -> As:
    return as_of(*_marked())


def _asked(number: int, view: As) -> Answer:
    name, question = next((name, one) for n, name, one in QUESTIONS if n == number)
    return Answer(number, name, tuple(question(view, GIVEN)))


@pytest.mark.parametrize("number", [number for number, _, _ in QUESTIONS])
def test_the_engine_answers_each_question_from_the_marked_example(number: int) -> None:
    answer = _asked(number, _view())
    assert {check.point: check.got for check in answer.checks if check.outcome is not Outcome.HOLDS} == {}
    assert answer.verdict is Verdict.ANSWERED


@pytest.mark.parametrize("number", [number for number, _, _ in QUESTIONS])
def test_an_answer_leads_down_to_words_that_its_documents_say(number: int) -> None:
    answer = _asked(number, _view())
    grounds = Grounds.of(_view()())
    early = [
        Grounds.of(_view()(known_by=day)) for day in (GIVEN.offer.known_by, GIVEN.unheld.only_proposed_by)
    ]
    assert answer.because
    for one in answer.because:
        assert any(each.evidence((one,)) for each in (grounds, *early)), one


def test_the_order_in_which_documents_are_added_changes_no_answer() -> None:
    visible, dossier = _marked()
    turned = as_of(tuple(reversed(visible)), dossier)
    assert ask(turned, GIVEN) == ask(_view(), GIVEN)


def test_an_empty_record_answers_nothing_and_says_nothing_wrong() -> None:
    answers = ask(as_of((), _marked()[1]), GIVEN)
    assert {answer.verdict for answer in answers} == {NOT_ANSWERED}


@pytest.mark.parametrize(
    ("number", "name", "damage", "verdict"), DAMAGES, ids=[f"{d[0]}: {d[1]}" for d in DAMAGES]
)
def test_a_damaged_record_is_not_taken_for_a_whole_one(
    number: int, name: str, damage: Damage, verdict: Verdict
) -> None:
    visible, dossier = _marked()
    answer = _asked(number, as_of(damage(visible), dossier))
    assert answer.verdict is verdict, [(check.point, check.outcome, check.got) for check in answer.checks]


def test_an_easing_told_of_two_months_may_not_become_one_without_a_word() -> None:
    def silent(view: View) -> View:
        made = view.reconciled
        eased = [one for one in made.events if one.type == "measure.ease"]
        one = replace(eased[0], assertions=tuple(a for each in eased for a in each.assertions))
        events = (*(each for each in made.events if each not in eased), one)
        return replace(view, reconciled=replace(made, events=events, conflicts=()))

    answer = _asked(9, lambda on=None, known_by=None: silent(_view()(on, known_by)))
    assert answer.verdict is WRONG


def test_what_became_known_later_is_seen_in_an_earlier_answer() -> None:
    def heedless(on: date | None = None, known_by: date | None = None) -> View:
        return replace(_view()(on), known_by=known_by)

    answer = _asked(1, heedless)
    assert answer.verdict is WRONG
    assert [check.point for check in answer.checks if check.outcome is Outcome.CONTRADICTED]


def test_a_track_that_stands_elsewhere_is_seen() -> None:
    def running(view: View) -> View:
        tracks = tuple(replace(one, state=(TrackState.DORMANT,)) for one in view.assessment.tracks)
        return replace(view, assessment=replace(view.assessment, tracks=tracks))

    answer = _asked(1, lambda on=None, known_by=None: running(_view()(on, known_by)))
    assert answer.verdict is WRONG


def test_no_selection_of_the_documents_makes_the_engine_say_something_wrong() -> None:
    visible, dossier = _marked()
    for size in range(1, len(visible)):
        for some in combinations(visible, size):
            answers = ask(as_of(some, dossier), GIVEN)
            wrong = [answer.number for answer in answers if answer.verdict is WRONG]
            assert wrong == [], [one.document.file for one in some]


def _points(checks: Sequence[Check]) -> set[str]:
    return {check.point for check in checks if check.outcome is Outcome.HOLDS and check.because}


def test_a_check_whose_quotes_are_not_the_documents_words_does_not_hold() -> None:
    def forged(view: View) -> View:
        documents = tuple(replace(one, text=one.text.replace("e", "o")) for one in view.reconciled.documents)
        return replace(view, reconciled=replace(view.reconciled, documents=documents))

    for number, _, _ in QUESTIONS:
        answer = _asked(number, lambda on=None, known_by=None: forged(_view()(on, known_by)))
        assert _points(answer.checks) == set()
        assert answer.verdict is NOT_ANSWERED


def test_every_check_of_every_question_can_fail() -> None:
    visible, dossier = _marked()
    failed: dict[tuple[int, str], None] = {}
    for number, _, damage, _ in DAMAGES:
        for check in _asked(number, as_of(damage(visible), dossier)).checks:
            if check.outcome is not Outcome.HOLDS:
                failed[number, check.point] = None
    whole = {(answer.number, check.point) for answer in ask(_view(), GIVEN) for check in answer.checks}
    assert whole - set(failed) == set()


def test_both_damages_count() -> None:
    visible, _ = _marked()
    twice = every(act("", JOINT, None), act("", "no embassies", None))(visible)
    whole = sum(len(one.reading.assertions) for one in visible)
    assert sum(len(one.reading.assertions) for one in twice) == whole - 3
