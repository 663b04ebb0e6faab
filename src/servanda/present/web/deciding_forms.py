"""What a form of a reviewer says to decisions on the record.

Rule: who signed in decides in their own name; the one at the machine gives a name, once, where the settings
have none. A decision needs a reason: where none is written, it is said that the words were looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from fastapi import Response

from servanda.errors import BadCall, UnknownId
from servanda.model.record import Decision, Judgement
from servanda.present.web.clocks import Clocks
from servanda.present.web.rendering import set_cookie
from servanda.present.web.visit import Visit

NAME = "by"  # cookie: the name in which the one at the machine decides
LONG = 365 * 86400
WHY: Mapping[Decision, str] = {
    Decision.ACCEPT: "looked up in its words",
    Decision.REJECT: "the words do not say so",
    Decision.CORRECT: "corrected by its words",
    Decision.SAME: "the words tell of one thing",
    Decision.DIFFERENT: "the words tell of two things",
    Decision.PREFER: "",  # which account to believe is never plain
}
TAKEN_BACK = "taken back"


def name_of(visit: Visit, given: str = "") -> str:
    """The name in which somebody decides; empty where it has to be asked."""
    if visit.who.account is not None or visit.who.name:
        return visit.who.name
    return given.strip() or unquote(visit.request.cookies.get(NAME, ""))


def decide(
    visit: Visit, wanted: Iterable[tuple[Decision, str, str]], *, why: str, by: str = ""
) -> tuple[Judgement, ...]:
    """Keep decisions (each a decision, its subject, its value), all by one person for one reason.

    Raises:
        BadCall: there is nothing to decide, no name, no reason, or a value that cannot be.
        UnknownId: the record has no such thing.
    """
    name = _named(visit, by)
    made = []
    # The answer that pages of this track are made of: it shows what was decided on, and is at hand.
    view = visit.answer(Clocks(track=visit.clocks.track)).view
    with visit.site.registers.lend() as register:
        for decision, subject, value in wanted:
            reason = why.strip() or WHY.get(decision, "")
            made.append(register.judge(decision, subject, value, by=name, why=reason, view=view))
            # What was corrected is told by the judgement, to those who may see it.
            told = value.partition("=")[0] if decision is Decision.CORRECT else value
            visit.note(f"judge {decision}", f"{subject} {told}".strip())
    if not made:
        raise BadCall("nothing was decided", remedy="Change something in the form first.")
    return tuple(made)


def undo(visit: Visit, judgements: Iterable[str], *, why: str = "", by: str = "") -> tuple[Judgement, ...]:
    """Take decisions back.

    Raises:
        UnknownId: there is no such decision.
        BadCall: no name.
    """
    ids = [one for one in judgements if one]
    if not ids:
        raise UnknownId("no decision was named", remedy="Choose one of the list.")
    name = _named(visit, by)
    made = []
    for one in ids:
        must_be_seen(visit, one)
    with visit.site.registers.lend() as register:
        for one in ids:
            made.append(register.take_back(one, by=name, why=why.strip() or TAKEN_BACK))
            visit.note("take back", one)
    return tuple(made)


def must_be_seen(visit: Visit, judgement: str) -> None:
    """Refuse a judgement on a single case to those who may not see it.

    Raises:
        UnknownId: as if there were none.
    """
    if visit.who.cases:
        return
    if visit.clocks.track or not visit.site.narrow():
        withheld = visit.answer(Clocks(track=visit.clocks.track)).view.withheld
    else:
        with visit.site.registers.lend() as register:
            withheld = register.view(cases=False).withheld
    found = visit.site.registers.shared().store.judgements()
    one = next((one for one in found if one.id == judgement), None)
    if one is not None and withheld is not None and withheld.judgement(one) is None:
        raise UnknownId(f"no judgement {judgement}", remedy="Choose one of the list.")


def _named(visit: Visit, by: str) -> str:
    name = name_of(visit, by)
    if not name:
        raise BadCall("who decides?", remedy="Write your name in the form; it is asked for once.")
    return name


def remember(visit: Visit, response: Response, by: str) -> None:
    """Keep the name that the one at the machine gave, for the next decision."""
    if by.strip() and visit.who.account is None and not visit.who.name:
        set_cookie(visit, response, NAME, quote(by.strip()[:200], safe=""), LONG)
