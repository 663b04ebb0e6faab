"""The keeper's pages: the accounts of a record, and the audit log.

Rule: what is changed here stands in the log, with who did it; nobody changes the account that they came with.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response

from servanda.errors import BadCall
from servanda.present.web.refusals import Refused
from servanda.present.web.rendering import page, sentence
from servanda.present.web.security.who import Role
from servanda.present.web.visit import Keeping, Visit

router = APIRouter()
LINES = 100

Name = Annotated[str, Form(max_length=400)]
RoleName = Annotated[str, Form(max_length=20)]


@router.get("/accounts")
def accounts(visit: Keeping) -> Response:
    """List the accounts."""
    return _shown(visit)


@router.post("/accounts")
def add(
    visit: Keeping,
    name: Name,
    role: RoleName,
    password: Annotated[str, Form(max_length=4000)],
    cases: Annotated[bool, Form()] = False,
) -> Response:
    """Make an account."""
    try:
        made = visit.site.gate.accounts.add(name, password, _role(role), cases)
    except BadCall as error:
        return _shown(visit, wrong=f"{sentence(error.what)} {error.remedy}")
    visit.note("add account", f"{made.name}: {made.role.word}{', cases' if cases else ''}")
    return _shown(visit, done=f"{made.name} may come in as a {made.role.word}.")


@router.post("/accounts/role")
def set_role(visit: Keeping, name: Name, role: RoleName, cases: Annotated[bool, Form()] = False) -> Response:
    """Give an account another role."""
    _must_be_another(visit, name)
    try:
        made = visit.site.gate.accounts.set_role(name, _role(role), cases)
    except BadCall as error:
        return _shown(visit, wrong=f"{sentence(error.what)} {error.remedy}")
    visit.note("set role", f"{made.name}: {made.role.word}{', cases' if cases else ''}")
    return _shown(visit, done=f"{made.name} is a {made.role.word}.")


@router.post("/accounts/password")
def set_password(visit: Keeping, name: Name, password: Annotated[str, Form(max_length=4000)]) -> Response:
    """Give an account another password; its sessions and tokens end."""
    _must_be_another(visit, name)
    try:
        made = visit.site.gate.accounts.set_password(name, password)
    except BadCall as error:
        return _shown(visit, wrong=f"{sentence(error.what)} {error.remedy}")
    visit.note("set password", made.name)
    return _shown(visit, done=f"{made.name} has a new password; their sessions and tokens have ended.")


@router.post("/accounts/remove")
def remove(visit: Keeping, name: Name) -> Response:
    """Take an account away."""
    _must_be_another(visit, name)
    try:
        made = visit.site.gate.accounts.remove(name)
    except BadCall as error:
        return _shown(visit, wrong=f"{sentence(error.what)} {error.remedy}")
    visit.note("remove account", made.name)
    return _shown(visit, done=f"{made.name} may no longer come in.")


@router.get("/audit")
def audit(visit: Keeping, before: int | None = None, by: str = "") -> Response:
    """Show the audit log, the latest first."""
    lines = visit.audited(visit.site.gate.audit.lines(before=before, by=by, limit=LINES))
    older = lines[-1].id if len(lines) == LINES else None
    return page(visit, "audit.html.j2", title="Audit log", lines=lines, older=older, by=by)


def _role(word: str) -> Role:
    found = next((one for one in Role if one.word == word), None)
    if found is None:
        raise BadCall(f"there is no such role: {word}", remedy="Choose one of the list.")
    return found


def _must_be_another(visit: Visit, name: str) -> None:
    accounts = visit.site.gate.accounts
    if accounts.named(name).id == visit.who.account:
        raise Refused(
            400,
            "this is your own account",
            remedy="Another keeper can change it; your password is on your page.",
        )


def _shown(visit: Visit, *, wrong: str = "", done: str = "") -> Response:
    gate = visit.site.gate
    return page(
        visit,
        "accounts.html.j2",
        status=400 if wrong else 200,
        title="Accounts",
        accounts=gate.accounts.all(),
        roles=tuple(Role),
        wrong=wrong,
        done=done,
        least=visit.site.settings.password_least,
    )
