"""Signing in and out.

Rule: what was wrong, the name or the password, is not told; tries are counted before they are made.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from servanda.present.web.refusals import Refused
from servanda.present.web.rendering import page, set_cookie
from servanda.present.web.returning import safe
from servanda.present.web.visit import Anyone

router = APIRouter()


@router.get("/sign-in")
def ask(visit: Anyone, next: str = "/") -> Response:
    """Show the form."""
    if visit.entry.who is not None:
        return RedirectResponse(safe(next), 303)
    return page(visit, "sign-in.html.j2", title="Sign in", next=safe(next), wrong="", name="")


@router.post("/sign-in")
def sign_in(
    visit: Anyone,
    name: Annotated[str, Form(max_length=400)],
    password: Annotated[str, Form(max_length=4000)],
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session."""
    gate, settings = visit.site.gate, visit.site.settings
    if not visit.entry.accounts:
        return RedirectResponse("/", 303)
    by_name, by_address = f"name:{name.strip().casefold()[:200]}", f"address:{visit.entry.address}"
    gate.limits.count(by_address, settings.tries_by_address, settings.window)
    gate.limits.count(by_name, settings.tries_by_name, settings.window)
    found = gate.accounts.verify(name, password)
    if found is None:
        gate.audit.note("", "sign in", name, visit.entry.address, "refused")
        return page(
            visit,
            "sign-in.html.j2",
            status=401,
            title="Sign in",
            next=safe(next),
            wrong="The name or the password is wrong.",
            name=name,
        )
    gate.limits.clear(by_name)
    word = gate.sessions.begin(found.id, visit.entry.cookie)
    gate.audit.note(found.name, "sign in", found.name, visit.entry.address, "done")
    response = RedirectResponse(safe(next), 303)
    set_cookie(visit, response, gate.cookie, word)
    return response


@router.post("/sign-out")
def sign_out(visit: Anyone) -> Response:
    """End the session, and take its cookie away."""
    if visit.entry.who is None or visit.who.session is None:
        raise Refused(400, "nobody is signed in here", remedy="There is nothing to do.")
    visit.site.gate.sessions.end(visit.entry.cookie)
    visit.note("sign out", visit.who.name)
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(
        visit.site.gate.cookie, path="/", secure=visit.site.settings.secure, httponly=True, samesite="lax"
    )
    return response
