"""Dark, light, or as the machine is set: a choice that is kept in a cookie."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from servanda.present.web.refusals import Refused
from servanda.present.web.rendering import THEME, THEMES, set_cookie
from servanda.present.web.returning import safe
from servanda.present.web.visit import Anyone

router = APIRouter()
YEAR = 366 * 24 * 3600


@router.post("/theme")
def choose(visit: Anyone, theme: Annotated[str, Form()], back: Annotated[str, Form()] = "/") -> Response:
    """Keep the choice, and go back to the page."""
    if theme not in THEMES:
        raise Refused(400, "there is no such look", remedy=f"There are: {', '.join(THEMES)}.")
    response = RedirectResponse(safe(back), 303)
    set_cookie(visit, response, THEME, theme, YEAR)
    return response
