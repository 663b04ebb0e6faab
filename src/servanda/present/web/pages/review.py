"""The queue of what a person should look at, one reading at a time; what was decided; where people disagree.

Rule: the order is that of screens.queue. What somebody decided on leaves the queue at once; it stays under
*decided*, where another person can open it and decide otherwise.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from servanda.errors import BadCall
from servanda.model.record import Decision, Judgement
from servanda.model.when import parse
from servanda.present.screens import decisions, item, queue
from servanda.present.web import deciding_forms
from servanda.present.web.answers import Answer
from servanda.present.web.deciding import decided
from servanda.present.web.paging import turned
from servanda.present.web.rendering import page
from servanda.present.web.security.who import Role
from servanda.present.web.visit import Reading, Reviewing, Visit

router = APIRouter()
NEXT = 8  # of those that follow, shown beneath
LINES = 100  # of what was decided, on a page

Words = Annotated[str, Form(max_length=2000)]
Short = Annotated[str, Form(max_length=400)]

# key, what it does, whether it decides
KEYS: tuple[tuple[str, str, bool], ...] = (
    ("a", "accept", True),
    ("r", "reject", True),
    ("c", "correct: opens the form", True),
    ("s", "same as another: opens the list", True),
    ("d", "different from another: opens the list", True),
    ("u", "undo the last decision", True),
    ("n", "next, without deciding", False),
    ("p", "the one before", False),
    ("w", "go to the words in their document", False),
)


@router.get("/review")
def review(visit: Reading, kind: str = "", id: str = "", did: str = "") -> Response:
    """Show the first of the queue, or the one that is named."""
    answer = visit.answer()
    judgements = _judgements(visit, answer)
    done = decisions.judged_ids(judgements)
    entries = answer.screen(queue.compose)
    waiting = tuple(one for one in entries if one.id not in done)
    chosen = tuple(one for one in waiting if not kind or one.group == kind)
    # One that is named keeps its place, so that next and before go on from there.
    order = chosen if not id or any(one.id == id for one in chosen) else _with(entries, chosen, id)
    ids = [one.id for one in order]
    at = ids.index(id) if id in ids else 0
    now = id or (ids[0] if ids else "")
    shown = answer.screen(item.compose, now) if now else None
    fragment = visit.request.headers.get("hx-request") == "true"
    return page(
        visit,
        "review.part.html.j2" if fragment else "review.html.j2",
        answer=answer,
        title="Review",
        item=shown,
        entry=next((one for one in entries if one.id == now), None),
        place=(at + 1, len(ids)),
        following=order[at + 1 : at + 1 + NEXT],
        before=ids[at - 1] if at and ids else "",
        after=ids[at + 1] if at + 1 < len(ids) else "",
        kinds=queue.groups(waiting),
        kind=kind,
        left=len(waiting),
        read=bool(entries),
        keys=KEYS,
        may_judge=visit.who.may(Role.REVIEWER),
        asks_name=not deciding_forms.name_of(visit),
        did=_did(answer, judgements, did),
        disputes=len(answer.screen(decisions.disputes, judgements)),
    )


@router.post("/review/decide")
def decide(
    visit: Reviewing,
    id: Short,
    do: Short,
    why: Words = "",
    by: Short = "",
    kind: Short = "",
    other: Short = "",
    next_id: Short = "",
    type: Short = "",
    polarity: Short = "",
    modality: Short = "",
    aspect: Short = "",
    when: Short = "",
    role: Short = "",
    name: Short = "",
) -> Response:
    """Keep one decision on a reading: accept, reject, correct, same, different."""
    if do not in (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.SAME, Decision.DIFFERENT):
        raise BadCall(f"no such decision here: {do!r}", remedy="Choose one of the buttons.")
    decision = Decision(do)
    wanted: list[tuple[Decision, str, str]]
    if decision is Decision.CORRECT:
        if when.strip():
            parse(when.strip())  # a day that is none is told before anything is kept
        form = visit.answer().screen(item.compose, id).form
        told = {
            "type": type,
            "polarity": polarity,
            "modality": modality,
            "aspect": aspect,
            "when": when.strip(),
        }
        wanted = [
            (decision, id, f"{key}={value}")
            for key, value in told.items()
            if value and value != getattr(form, key)
        ]
        if role and name:
            wanted.append((decision, id, f"{role}={name}"))
    elif decision in (Decision.SAME, Decision.DIFFERENT):
        if not other:
            raise BadCall("no other event was chosen", remedy="Choose it in the list first.")
        subject = visit.answer().screen(item.compose, id).event or id
        wanted = [(decision, subject, other)]
    else:
        wanted = [(decision, id, "")]
    made = deciding_forms.decide(visit, wanted, why=why, by=by)
    kept = "" if decision in (Decision.ACCEPT, Decision.REJECT) else id
    target = visit.link("/review", kind=kind, id=kept or next_id, did=",".join(one.id for one in made))
    response = RedirectResponse(target, 303)
    deciding_forms.remember(visit, response, by)
    return decided(visit, response)


@router.get("/review/decided")
def show_decided(visit: Reading, by: str = "", p: int = 1) -> Response:
    """List what was decided, the latest first."""
    answer = visit.answer()
    judgements = _judgements(visit, answer)
    found = answer.screen(decisions.decided, judgements)
    people = tuple(sorted({one.by for one in found}))
    some = tuple(one for one in found if not by or one.by == by)
    shown, pager = turned(some, p, LINES)
    return page(
        visit,
        "decided.html.j2",
        answer=answer,
        title="What was decided",
        found=shown,
        people=people,
        by=by,
        pager=pager,
        may_judge=visit.who.may(Role.REVIEWER),
        asks_name=not deciding_forms.name_of(visit),
        disputes=len(answer.screen(decisions.disputes, judgements)),
    )


@router.get("/review/disagreements")
def disagreements(visit: Reading) -> Response:
    """List where two people decided differently."""
    answer = visit.answer()
    found = answer.screen(decisions.disputes, _judgements(visit, answer))
    return page(
        visit,
        "disagreements.html.j2",
        answer=answer,
        title="Where reviewers disagree",
        found=found,
        may_judge=visit.who.may(Role.REVIEWER),
        asks_name=not deciding_forms.name_of(visit),
        disputes=len(found),
    )


def _judgements(visit: Visit, answer: Answer) -> tuple[Judgement, ...]:
    """All decisions by now, also those that the answer does not hold yet; in an old record those of then."""
    if visit.clocks.recorded_by is not None:
        return answer.view.judgements
    withheld = answer.view.withheld
    held = {one.document.id for one in answer.view.visible}
    found = visit.site.registers.shared().store.judgements()
    if withheld is not None:
        found = withheld.judgements(found)
    if answer.view.scope is None:
        return found
    return tuple(one for one in found if not one.anchorage or any(a.document in held for a in one.anchorage))


def _with(
    entries: tuple[queue.Entry, ...], chosen: tuple[queue.Entry, ...], id_: str
) -> tuple[queue.Entry, ...]:
    named = [one for one in entries if one.id == id_]
    kept = {one.id for one in chosen}
    return tuple(one for one in entries if one.id in kept or one in named)


def _did(answer: Answer, judgements: tuple[Judgement, ...], ids: str) -> tuple[decisions.Decided, ...]:
    wanted = {one for one in ids.split(",") if one}
    if not wanted:
        return ()
    return tuple(one for one in answer.screen(decisions.decided, judgements) if one.judgement in wanted)
