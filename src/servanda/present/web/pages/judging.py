"""Decisions that are made wherever a thing is shown: accept, reject, take back; and who decided what.

Rule: after a decision one is where one was, and sees it with what was decided.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from servanda.errors import BadCall
from servanda.model.record import Decision
from servanda.present.web import deciding_forms
from servanda.present.web.deciding import decided
from servanda.present.web.returning import safe
from servanda.present.web.visit import Reviewing

router = APIRouter()

Words = Annotated[str, Form(max_length=2000)]
Short = Annotated[str, Form(max_length=400)]


@router.post("/judge")
def judge(visit: Reviewing, do: Short, why: Words = "", by: Short = "", back: Words = "/review") -> Response:
    """Accept or reject one reading: `do` is the decision, its subject, and the note to come back to."""
    word, subject, note = [*do.split(), "", "", ""][:3]
    if word not in (Decision.ACCEPT, Decision.REJECT):
        raise BadCall(f"no such decision here: {word!r}", remedy="Accept or reject.")
    deciding_forms.decide(visit, [(Decision(word), subject, "")], why=why, by=by)
    place = f"#n-{note}" if note.isascii() and note.isdigit() else ""
    response = RedirectResponse(safe(back) + place, 303)
    deciding_forms.remember(visit, response, by)
    return decided(visit, response)


@router.post("/judgements/undo")
def undo(
    visit: Reviewing, judgement: Words, why: Words = "", by: Short = "", back: Words = "/review"
) -> Response:
    """Take decisions back (ids, with commas between them)."""
    deciding_forms.undo(visit, judgement.split(","), why=why, by=by)
    response = RedirectResponse(safe(back), 303)
    deciding_forms.remember(visit, response, by)
    return decided(visit, response)
