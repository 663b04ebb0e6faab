"""The ten questions, in order, and all of them put to one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from benchmarks.accuracy.questions import claims, persons, talks
from benchmarks.accuracy.questions.answer import Answer, As, Check
from benchmarks.accuracy.questions.parameters import Parameters

Question = Callable[[As, Parameters], Iterable[Check]]

QUESTIONS: tuple[tuple[int, str, Question], ...] = (
    (1, "Talks offered and accepted, as known then", talks.offer),
    (2, "Who suspended the talks, when, and why", talks.suspension),
    (3, "A round proposed that did not take place", talks.unheld),
    (4, "A round announced; what was overdue", talks.announced),
    (5, "A long-standing measure, and on what its lifting hangs", claims.long_measure),
    (6, "Refusals: who alleges what", claims.refusals),
    (7, "What happened in a round", talks.held),
    (8, "Who is who", persons.who_is_who),
    (9, "Limits before and after an easing", claims.eased),
    (10, "A suspended service", claims.service),
)


def ask(view: As, given: Parameters) -> tuple[Answer, ...]:
    """Put every question to a record."""
    return tuple(Answer(number, name, tuple(one(view, given))) for number, name, one in QUESTIONS)
