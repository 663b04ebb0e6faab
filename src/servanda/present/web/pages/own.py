"""One's own page: password, tokens for programs, what one may."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response

from servanda.errors import BadCall
from servanda.present.web.refusals import Refused
from servanda.present.web.rendering import page, sentence
from servanda.present.web.security.who import Role, Who
from servanda.present.web.visit import Reading, Visit

router = APIRouter()


@router.get("/own")
def own(visit: Reading) -> Response:
    """Show the page."""
    return _shown(visit)


@router.post("/own/password")
def password(
    visit: Reading,
    old: Annotated[str, Form(max_length=4000)],
    new: Annotated[str, Form(max_length=4000)],
    again: Annotated[str, Form(max_length=4000)],
) -> Response:
    """Change the password; every other session ends."""
    who, gate, settings = _account(visit), visit.site.gate, visit.site.settings
    gate.limits.count(f"password:{who.account}", settings.tries_by_name, settings.window)
    if gate.accounts.verify(who.name, old) is None:
        visit.note("change password", who.name, "refused")
        return _shown(visit, wrong="The old password is wrong.", status=400)
    if new != again:
        return _shown(visit, wrong="The new password was typed in two ways.", status=400)
    try:
        gate.accounts.set_password(who.name, new, but=who.session)
    except BadCall as error:
        return _shown(visit, wrong=f"{sentence(error.what)} {error.remedy}", status=400)
    visit.note("change password", who.name)
    return _shown(visit, done="The password is changed, and your other sessions have ended.")


@router.post("/own/tokens")
def make(
    visit: Reading,
    name: Annotated[str, Form(max_length=200)],
    role: Annotated[str, Form()],
    days: Annotated[int, Form()],
    cases: Annotated[bool, Form()] = False,
) -> Response:
    """Make a token, and show it this once."""
    who = _account(visit)
    chosen = next((one for one in Role if one.word == role), None)
    if chosen is None:
        raise Refused(400, "there is no such role", remedy="Choose one of the list.")
    try:
        word = visit.site.gate.sessions.make_token(who, name, chosen, days, cases)
    except BadCall as error:
        return _shown(visit, wrong=f"{sentence(error.what)} {error.remedy}", status=400)
    visit.note("make token", name)
    return _shown(visit, word=word)


@router.post("/own/tokens/{token}/end")
def end(visit: Reading, token: int) -> Response:
    """End a token."""
    who = _account(visit)
    assert who.account is not None
    visit.site.gate.sessions.remove_token(who.account, token)
    visit.note("end token", str(token))
    return _shown(visit, done="The token has ended.")


def _account(visit: Visit) -> Who:
    if visit.who.account is None:
        raise Refused(
            400, "there are no accounts", remedy="Make one under Accounts; the first is a keeper’s."
        )
    return visit.who


def _shown(visit: Visit, *, status: int = 200, wrong: str = "", done: str = "", word: str = "") -> Response:
    who = visit.who
    tokens = visit.site.gate.sessions.tokens(who.account) if who.account is not None else ()
    return page(
        visit,
        "own.html.j2",
        status=status,
        title="Your account",
        tokens=tokens,
        roles=[one for one in Role if who.may(one)],
        most=visit.site.settings.token_most,
        least=visit.site.settings.password_least,
        wrong=wrong,
        done=done,
        word=word,
    )
