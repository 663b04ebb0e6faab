"""What could not be used, to a list: where, the words, why, what to do.

Rule: those of the record, of readings, of reconciling and of assessing stand in one list, each once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.model.record import Judgement, Problem
from servanda.model.view import View
from servanda.present.exchange import view_problems
from servanda.present.naming import plain
from servanda.present.screens.decisions import DONE


@dataclass(frozen=True, slots=True)
class Row:
    """One problem."""

    id: str
    where: str
    what: str
    words: str
    remedy: str
    document: str
    title: str  # of the document
    start: int = -1  # where its words stand; -1 where that is not one place
    end: int = -1
    judgement: str = ""  # which a person can take back
    misread: str = ""  # the reading that may be wrong, which a person can reject


def problems(view: View) -> list[Problem]:
    """Every problem of a view, each once."""
    return view_problems(view)


def compose(view: View) -> tuple[Row, ...]:
    """List the problems of a view."""
    texts = {one.id: one for one in view.reconciled.documents}
    judged = {one.id: one for one in view.judgements}
    rows = []
    for one in problems(view):
        text = texts.get(one.document or "")
        start = text.text.find(one.words) if text and one.words else -1
        if start >= 0 and text and text.text.count(one.words) > 1:
            start = -1
        id_ = one.where.removeprefix("judgement ")
        judgement = judged.get(id_) if one.where.startswith("judgement ") else None
        misread = re.search(r"judge reject (\S+)", one.remedy)
        rows.append(
            Row(
                one.id,
                _where(one, judgement),
                _what(one, judgement),
                plain(one.words),
                plain(one.remedy),
                text.id if text else "",
                (plain(text.title) or plain(text.file)) if text else "",
                start,
                start + len(one.words) if start >= 0 else -1,
                judgement.id if judgement else "",
                misread[1] if misread and misread[1] in view.reconciled.assertions else "",
            )
        )
    return tuple(rows)


def _where(one: Problem, judgement: Judgement | None) -> str:
    if judgement:
        return f"a decision of {plain(judgement.by)}"
    return "" if one.where.startswith("assertion ") else plain(one.where)  # its document is named beside it


def _what(one: Problem, judgement: Judgement | None) -> str:
    if judgement and judgement.subject in one.what:
        return f"{DONE[judgement.decision]}: nothing in the present readings matches what was decided on"
    return plain(one.what)
