"""An answer beside the one of an earlier day: what a page of changes compares.

Rule: a part drawn of two answers is kept under the numbers of both (`drawn(…, beside=…)`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.assess import changes
from servanda.model.accord import Change
from servanda.present import brief
from servanda.present.web.answers import Answer
from servanda.present.web.visit import Visit


def day_of_news(answer: Answer, since: date | None) -> date | None:
    """The day after which things are new: the one that is asked for, else that of the last round."""
    return since or answer.screen(brief.last_day)


def earlier(visit: Visit, answer: Answer, since: date | None) -> Answer | None:
    """The answer as it was known on the day after which things are new; None where there is no such day."""
    after = day_of_news(answer, since)
    if after is None:
        return None
    known_by = min(after, visit.clocks.known_by or after)
    return visit.answer(replace(visit.clocks, on=answer.view.on, known_by=known_by))


def between(before: Answer | None, answer: Answer) -> tuple[Change, ...]:
    """What changed from one answer to another; nothing where there is no earlier one."""
    if before is None:
        return ()
    was, now = before.view, answer.view
    return changes((was.reconciled, was.assessment), (now.reconciled, now.assessment))
